"""Every word that the program says, in English, Simplified and Traditional Chinese.

One file a part of the program, each with the dictionaries ``EN``, ``HANS`` and ``HANT`` under the same keys (a test
holds that). Texts are `str.format` templates.
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib import import_module
from typing import Literal

Language = Literal["en", "zh-Hans", "zh-Hant"]
PARTS = (
    "app", "cli", "errors", "keys", "library", "links", "listing", "pen", "pen_keys", "searching", "settings",
)  # fmt: skip
FIRST = ("app", "keys", "listing")
"""What the first frame says; the other parts are loaded when one of their texts is asked for."""
_ATTRIBUTE = {"en": "EN", "zh-Hans": "HANS", "zh-Hant": "HANT"}
# What is counted, in the plural; English has another form for one. Other fields are names, and a file may be called 1.
_PLURAL = re.compile(r"(?P<one>\{(?P<name>count|articles|repairs|removed|cells|days|most|size)\} [a-z]+)s\b")
_ONE = (1, "1")
_language: Language | None = None


def language_of_locale() -> Language:
    """The interface language that the environment asks for (``LC_ALL``, ``LC_MESSAGES``, ``LANG``)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            break
    value = value.replace("-", "_").lower()
    if not value.startswith("zh"):
        return "en"
    return "zh-Hant" if any(mark in value for mark in ("_tw", "_hk", "_mo", "hant")) else "zh-Hans"


def set_language(language: Language | Literal["auto"]) -> None:
    """Speak ``language`` from now on; ``auto`` follows the locale."""
    global _language
    _language = language_of_locale() if language == "auto" else language


def language() -> Language:
    """The language in which the program speaks."""
    return _language or language_of_locale()


@cache
def _texts(which: Language, parts: tuple[str, ...]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for part in parts:
        texts |= getattr(import_module(f"tui.catalogue.{part}"), _ATTRIBUTE[which])
    return texts


def _wording(which: Language, key: str) -> str:
    found = _texts(which, FIRST).get(key)
    return found if found is not None else _texts(which, PARTS)[key]


def has(key: str) -> bool:
    """Whether the catalogue knows ``key``."""
    return key in _texts("en", PARTS)


def text(key: str, /, **params: object) -> str:
    """The wording of ``key`` in the current language, with ``params`` filled in.

    Raises:
        KeyError: the catalogue does not know the key.
    """
    wording = _wording(language(), key)
    if not params:
        return wording
    if language() == "en":
        wording = _PLURAL.sub(lambda found: found["one"] if params.get(found["name"]) in _ONE else found[0], wording)
    return wording.format(**params)


def error_text(code: str, origin: str, message: str) -> str:
    """The wording of an `ArticleError`: the catalogue's for its ``code``, else its own English ``message``."""
    key = f"error.{code}"
    return text(key, origin=origin) if language() != "en" and has(key) else message
