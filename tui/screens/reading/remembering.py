"""What is kept of an article when it is left: the place, whether it was read to its end, and the marks."""

from __future__ import annotations

from summarise.article import Article
from tui.entries import Entry
from tui.places import Kept, Places
from tui.reader import messages
from tui.screens.reading.base import ReadingBase


class Remembering(ReadingBase):
    """Recalls on opening, keeps on leaving."""

    def recall_place(self, entry: Entry, article: Article) -> None:
        """Take up the kept place, unless the reader has already been somewhere in the article; any thread."""
        if entry.recalled or not article.raw:
            return
        kept = self.places.recall(article.raw)
        if kept is None:
            return
        entry.recalled = True
        entry.read = entry.read or kept.read
        entry.marks = {**kept.marks, **entry.marks}
        entry.saved = entry.saved or kept.saved
        if not entry.place and entry.asked is None:
            entry.place = kept.place

    def keep_place(self) -> None:
        """Keep what is to be kept of the article on show; `Places.save` writes it."""
        entry, article = self.entry, self.article
        if entry is None or article is None or not article.raw:
            return
        entry.place = article.to_raw(self.place())
        self.note_read()
        if self.place() or entry.read or entry.marks or entry.recalled:
            entry.recalled = True
            kept = Kept(entry.place, entry.read, dict(entry.marks), article.title, entry.whole_origin, entry.saved)
            self.places.keep(article.raw, kept)

    def save_places(self) -> None:
        """Write in a thread what was kept."""
        if self.places.changed:
            self.run_worker(self.places.save, thread=True, group="places", exit_on_error=False)

    def leave(self) -> None:
        """The program ends: keep the place and write it before anything else."""
        self.keep_place()
        self.places.save()

    def note_read(self) -> None:
        """An article whose end was on the screen while its text had the keyboard counts as read, or as the user set."""
        entry = self.entry
        when = self.settings.word("counts_as_read")
        if entry is None or entry.read or not self.final or self.area != "text" or when == "never":
            return
        if when == "opened" or self.pane.at_end:
            entry.read = True
            self.article_list.repaint()

    def on_reader_pane_place_changed(self, _event: messages.PlaceChanged) -> None:
        """The end may have come into sight."""
        self.note_read()

    @property
    def places(self) -> Places:
        """The kept places."""
        if self._places is None:
            self._places = Places()
        return self._places

    _places: Places | None = None
