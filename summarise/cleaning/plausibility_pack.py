"""Makes the file of the character model that `summarise.cleaning.plausibility` reads."""

from __future__ import annotations

import sys
import zlib
from array import array

from summarise.cleaning.plausibility import KEY_BITS, UNIT


def pack(
    chars: str,
    singles: list[tuple[float, float]],
    bigrams: dict[tuple[int, int], tuple[float, float]],
    trigrams: dict[tuple[int, int, int], float],
) -> bytes:
    """The model as bytes, for `summarise.cleaning.plausibility.Plausibility`.

    Args:
        chars: the vocabulary; a character's place is its number, below 4,090.
        singles: cost and back-off cost in nats of each character.
        bigrams: cost and back-off cost in nats of each pair of numbers.
        trigrams: cost in nats of each triple of numbers.
    """

    def quantised(costs: list[float]) -> bytes:
        return bytes(min(255, max(0, round(cost * UNIT))) for cost in costs)

    def steps(keys: list[int]) -> bytes:
        packed = array("I", [b - a for a, b in zip([0, *keys], keys, strict=False)])
        if sys.byteorder == "big":
            packed.byteswap()
        return packed.tobytes()

    pairs = {a << KEY_BITS | b: value for (a, b), value in bigrams.items()}
    triples = {(a << KEY_BITS | b) << KEY_BITS | c: value for (a, b, c), value in trigrams.items()}
    pair_keys, triple_keys = sorted(pairs), sorted(triples)
    text = chars.encode("utf-8")
    head = array("I", [len(text), len(pairs), len(triples), len(chars)])
    if sys.byteorder == "big":
        head.byteswap()
    parts = [
        head.tobytes(),
        text,
        quantised([cost for cost, _ in singles]),
        quantised([back for _, back in singles]),
        steps(pair_keys),
        quantised([pairs[k][0] for k in pair_keys]),
        quantised([pairs[k][1] for k in pair_keys]),
        steps(triple_keys),
        quantised([triples[k] for k in triple_keys]),
    ]
    return zlib.compress(b"".join(parts), 9)
