"""What was done to the text: the raw text at the same place, and marks for repairs, removals and replaced words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from summarise.article import Removal, Repair
from tui import catalogue
from tui.reader.spans import PaneSpan
from tui.screens.reading.base import ReadingBase

MOST_MARKED = 200_000
"""Regional words are marked in texts up to so many code points: marking needs the whole text converted."""


class Marks(ReadingBase):
    """The keys ``r``, ``x`` and ``X``."""

    marks_shown: bool = False
    _mark_at: int = -1

    # The raw text -------------------------------------------------------------------------------------------

    def action_toggle_raw(self) -> None:
        """Show the text as it came, at the same place; or the clean one again."""
        if self.article is None or not self.final:
            self.say("article.none" if self.article is None else "work.cleaning")
            return
        at = self.place()
        self.raw_shown = not self.raw_shown
        self.show_article(at)
        self.show_findings()
        self.say("raw.on" if self.raw_shown else "raw.off")

    # Marks --------------------------------------------------------------------------------------------------

    def action_toggle_marks(self) -> None:
        """Mark what was repaired, put aside or replaced; or take the marks away."""
        if self.article is None or not self.final:
            return
        self.marks_shown = not self.marks_shown
        self.paint_marks()
        if not self.marks_shown:
            self.say("marks.off")
            return
        changes = self._changes()
        repairs = [c for c in changes if isinstance(c, Repair)]
        doubtful = sum(not r.certain for r in repairs)
        self.say("marks.on", repairs=len(repairs), uncertain=doubtful, removed=len(changes) - len(repairs))

    def paint_marks(self) -> None:
        """Paint the marks of the article on show, or none."""
        article, showing, pane = self.article, self.showing, self.pane
        if article is None or showing is None or not self.marks_shown or self.raw_shown or not self.final:
            for layer in ("repairs", "removed", "highlights"):
                pane.set_spans(layer, ())
            return
        repairs, removed = [], []
        for change in self._changes():
            if isinstance(change, Repair):
                look = "reader--repair-certain" if change.certain else "reader--repair-uncertain"
                # Annotations stand by the hundred and leave no doubt: they have no mark in the margin.
                sign = "" if change.kind == "annotation" else "*" if change.certain else "?"
                repairs.append(PaneSpan(change.start, change.end, look, sign))
            else:
                at = article.from_raw(change.start)
                removed.append(PaneSpan(at, at, "reader--removed", "-"))
        pane.set_spans("repairs", repairs)
        pane.set_spans("removed", removed)
        replaced = []
        if showing.choice.regional and len(article.text) <= MOST_MARKED:
            for index in range(len(article.blocks)):
                replaced += [PaneSpan(s.start, s.end, "reader--replaced") for s in showing.replaced(index)]
        pane.set_spans("highlights", replaced)

    def _changes(self) -> list[Repair | Removal]:
        """Repairs and removals in the order of the text, without typography."""
        article = self.article
        if article is None:
            return []
        changes: list[Repair | Removal] = [r for r in article.repairs if r.kind != "typography"]
        changes += [r for r in article.removed if r.text.strip()]
        return sorted(changes, key=self._start)

    def _start(self, change: Repair | Removal) -> int:
        assert self.article is not None
        return change.start if isinstance(change, Repair) else self.article.from_raw(change.start)

    def action_next_mark(self, step: int) -> None:
        """Go to the next repair or removal and tell about it; removed annotations are passed over."""
        changes = [c for c in self._changes() if not isinstance(c, Repair) or c.kind != "annotation"]
        if not changes or self.raw_shown:
            self.say("marks.none")
            return
        if not self.marks_shown:
            self.marks_shown = True
            self.paint_marks()
        starts = [self._start(change) for change in changes]
        first, last = self.pane.visible_range()
        at = self._mark_at
        if at < 0 or at >= len(changes) or not first <= starts[at] <= last:
            at = bisect_left(starts, first) if step > 0 else bisect_right(starts, last) - 1
        else:
            at += step
        at %= len(changes)
        self._mark_at = at
        change = changes[at]
        self.go_to(starts[at])
        if isinstance(change, Repair):
            end = max(change.end, change.start + 1)
            self.pane.set_spans("current", [PaneSpan(change.start, end, "reader--hit-current")])
        self.say_text(f"{at + 1}/{len(changes)}  {self.told(change)}")

    @staticmethod
    def told(change: Repair | Removal) -> str:
        """One sentence about a repair or removal."""
        if isinstance(change, Removal):
            return catalogue.text("marks.removed", reason=change.reason, text=" ".join(change.text.split()))
        key = "marks.certain" if change.certain else "marks.uncertain"
        told = catalogue.text(key, kind=change.kind, raw=change.raw, restored=change.restored)
        if change.runner_up is not None and not change.certain:
            told += catalogue.text("marks.runner_up", text=change.runner_up)
        return told

    def tell_about(self, offset: int) -> bool:
        """Tell about the repair at a place of the article, if the marks are shown and there is one."""
        article = self.article
        if article is None or not self.marks_shown:
            return False
        for repair in article.repairs:
            if repair.kind != "typography" and repair.start <= offset < max(repair.end, repair.start + 1):
                self.say_text(self.told(repair))
                return True
        return False
