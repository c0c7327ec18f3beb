"""How much searching a text is given, counted in steps, so that no text can keep the program busy for long.

A step is one character weighed in one hypothesis. The allowance grows with the text: a place may be searched while
fewer steps were taken than belong to the text before it, so that a hostile stretch spends its own share and what
stands behind it is searched all the same. What is not searched stays as it is. Steps do not depend on the machine:
the same text always gives the same result.
"""

from __future__ import annotations

PER_CHARACTER = 100
"""Steps that each code point of the text brings; damaged prose takes five to eighty."""
AT_ONCE = 200_000
"""Steps that every text is given beside, so that a short one may be damaged throughout."""
PER_RUN = 150_000
"""Steps after which a single run is given up."""


class Budget:
    """The steps of one text; ``spent`` counts them."""

    def __init__(self) -> None:
        """Begin with nothing spent."""
        self.spent = 0
        self._limit = 0

    def allows(self, at: int) -> bool:
        """Whether a search may begin at the code point ``at``."""
        return self.spent < AT_ONCE + PER_CHARACTER * at

    def begin(self) -> None:
        """Begin one run."""
        self._limit = self.spent + PER_RUN

    def spend(self, steps: int) -> None:
        """Count ``steps``."""
        self.spent += steps

    def exceeded(self) -> bool:
        """Whether the run that was begun took more than one run may."""
        return self.spent > self._limit
