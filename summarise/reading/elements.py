"""Elements of XML by their local name: books declare their name spaces wrongly, or not at all."""

from __future__ import annotations

import re
from typing import Any


def local_name(e: Any) -> str:
    """The tag of an element without its name space; empty for comments and the like."""
    return str(e.tag).rsplit("}", 1)[-1] if isinstance(e.tag, str) else ""


def all_named(root: Any, name: str) -> list[Any]:
    """All elements under ``root``, itself included, whose local name is ``name``."""
    return [e for e in root.iter() if local_name(e) == name]


def plain(e: Any) -> str:
    """The text of an element on one line."""
    return re.sub(r"\s+", " ", "".join(e.itertext())).strip()


def texts(root: Any, name: str) -> list[str]:
    """The texts of all elements of that name that hold any."""
    return [t for e in all_named(root, name) if (t := plain(e))]


def kind_of(e: Any) -> str:
    """What an element says of its purpose: ``epub:type``, however it is spelt, and ``role``."""
    names = (k for k in e.attrib if str(k).rsplit("}", 1)[-1] in ("type", "epub:type") and str(k) != "type")
    return " ".join([*(str(e.get(k)) for k in names), e.get("role") or ""])
