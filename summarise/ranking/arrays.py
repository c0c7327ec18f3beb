"""The array types of the ranking, without loading numpy before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[np.int64]
    Floats: TypeAlias = NDArray[np.float64]
else:
    Ints: TypeAlias = Any
    Floats: TypeAlias = Any
