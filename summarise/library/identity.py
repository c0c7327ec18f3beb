"""What makes two texts the same article: their decoded words, not where they lie or how their lines break."""

from __future__ import annotations

from hashlib import blake2b

_BYTES = 16


def content_key(raw: str) -> bytes:
    """The identity of an article: a hash of its decoded text with every run of white space made one space.

    A file that was moved, or saved again with other line ends or another encoding, keeps its key.
    """
    normal = " ".join(raw.split())
    return blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()
