"""The array types of the ranking, without loading numpy before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[np.int64]
    Floats: TypeAlias = NDArray[np.float64]
    Flags: TypeAlias = NDArray[np.bool_]
else:
    Ints: TypeAlias = Any
    Floats: TypeAlias = Any
    Flags: TypeAlias = Any


def counted(rows: Ints, weights: Floats | None = None, minlength: int = 0) -> Floats:
    """How often each row number occurs, or the sum of its weights."""
    import numpy as np

    out: Floats = np.bincount(rows, weights=weights, minlength=minlength).astype(np.float64, copy=False)
    return out
