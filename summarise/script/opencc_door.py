"""The one door to OpenCC: its configurations and dictionaries.

opencc-python-reimplemented loads configurations and dictionaries. For duzhai's own configurations the newer dictionary
files of opencc_purepy, with a small overlay of our own, are put into its dictionary cache under the names that the
configurations ask for, so that its own `OpenCC.convert` stays the reference for them too.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from threading import Lock
from typing import Any

# The configurations that opencc-python-reimplemented brings.
PACKAGE_CONFIGURATIONS = ("hk2s", "s2hk", "s2t", "s2tw", "s2twp", "t2hk", "t2s", "t2tw", "tw2s", "tw2sp")

# The characters between which the package converts run by run (`OpenCC.split_chars_re`); no match spans one.
SEPARATORS = re.compile(
    r"[\s\-,.?!*　，。、；：？！…“”‘’『』「」﹁﹂—－（）《》〈〉～．／＼︒︑︔︓︿﹀︹︺︙︐［﹇］﹈"
    r"︕︖︰︳︴︽︾︵︶｛︷｝︸﹃﹄【︻】︼]"
)

# The stages of a configuration: the names of its dictionaries in the order in which they are asked, and their words.
# A value may hold several readings, separated by spaces: the first one counts.
Chain = tuple[tuple[tuple[str, ...], tuple[dict[str, str], ...]], ...]

_lock = Lock()


def package_converter(configuration: str, dict_cache: dict[str, Any] | None = None) -> Any:
    """An `opencc.OpenCC` with its dictionaries loaded.

    Args:
        configuration: one of `PACKAGE_CONFIGURATIONS`, or the absolute path of a configuration without ``.json``.
        dict_cache: dictionaries loaded before, which are then shared.
    """
    from opencc import OpenCC

    converter = OpenCC()
    if dict_cache is not None:
        converter.dict_cache = dict_cache
    converter.set_conversion(configuration)
    converter.convert("")  # loads the dictionaries
    return converter


def package_chain(configuration: str) -> Chain:
    """The dictionaries of one of the package's own configurations: stages, and the dictionaries of each in order."""
    with _lock:
        return _chain(package_converter(configuration, _package_cache()))


def own_converter(configuration: str) -> Any:
    """An `opencc.OpenCC` for one of duzhai's own configurations, with the newer dictionaries and the overlay."""
    folder = files("summarise") / "data" / "script"
    with _lock:
        names = _dictionary_names(json.loads((folder / f"{configuration}.json").read_text("utf-8")))
        own = _own_cache()
        home = _package_dictionaries()
        for name in names:
            path = os.path.join(home, name)
            if path not in own:
                mapping = _newer_dictionary(name)
                sizes = [len(key) for key in mapping]
                own[path] = (max(sizes, default=1), min(sizes, default=1), mapping)
        return package_converter(str(folder / configuration), own)


def own_chain(configuration: str) -> Chain:
    """The dictionaries of one of duzhai's own configurations (``summarise/data/script/*.json``)."""
    return _chain(own_converter(configuration))


def forget() -> None:
    """Drop the loaded dictionaries: whoever compiled them needs them no longer."""
    with _lock:
        _package_cache.cache_clear()
        _own_cache.cache_clear()


def _chain(converter: Any) -> Chain:
    # The package offers no public way to the dictionaries it has loaded.
    stages = []
    for group, paths in zip(converter._dict_chain_data, converter._dict_chain, strict=True):
        names = paths if isinstance(paths, list) else [paths]
        stages.append((tuple(map(os.path.basename, names)), tuple(mapping for _, _, mapping in group)))
    return tuple(stages)


@cache
def _package_cache() -> dict[str, Any]:
    return {}


@cache
def _own_cache() -> dict[str, Any]:
    return {}


def _package_dictionaries() -> str:
    import opencc

    folder = os.path.dirname(str(opencc.opencc.__file__))
    return os.path.join(folder, str(opencc.opencc.DICT_DIR))


def _dictionary_names(node: Any) -> set[str]:
    if isinstance(node, dict):
        names = {node["file"]} if node.get("type") == "txt" else set()
        return names.union(*map(_dictionary_names, node.values()))
    if isinstance(node, list):
        return set().union(*map(_dictionary_names, node))
    return set()


def _newer_dictionary(name: str) -> dict[str, str]:
    """opencc_purepy's dictionary ``name`` with duzhai's overlay of the same name on it; either may be missing."""
    mapping: dict[str, str] = {}
    spec = find_spec("opencc_purepy")
    if spec is not None and spec.submodule_search_locations:
        path = os.path.join(spec.submodule_search_locations[0], "dicts", name)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as lines:
                mapping.update(_entries(lines))
    overlay = files("summarise") / "data" / "script" / name
    if overlay.is_file():
        for key, value in _entries(overlay.read_text("utf-8").splitlines()):
            if value:
                mapping[key] = value
            else:
                mapping.pop(key, None)
    return mapping


def _entries(lines: Any) -> Iterator[tuple[str, str]]:
    """Key and first value of each line ``key<TAB>value value``; an overlay's line without value takes a key away."""
    for line in lines:
        key, _, values = line.rstrip("\r\n").partition("\t")
        if not key or key.startswith("#"):
            continue
        yield key, values.split(" ")[0]
