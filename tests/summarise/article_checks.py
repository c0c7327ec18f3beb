"""What holds for every article, whatever it was made from."""

from __future__ import annotations

from summarise.article import Article


def check_article(article: Article) -> None:
    """Assert the promises of the model: nothing vanishes, spans mean what they say, offsets are monotone."""
    raw, text = article.raw, article.text
    assert "\n".join(article.paragraphs) == text
    assert not any(p.splitlines()[1:] or "\n" in p for p in article.paragraphs)
    assert [text[b.start : b.end] for b in article.blocks] == list(article.paragraphs)
    for removal in article.removed:
        assert raw[removal.start : removal.end] == removal.text
        assert removal.reason
    for repair in article.repairs:
        assert raw[repair.raw_start : repair.raw_end] == repair.raw
        assert text[repair.start : repair.end] == repair.restored
    for link in article.links:
        assert 0 <= link.start < link.end <= len(text)
    _check_nothing_vanishes(article)
    _check_offsets(article)


def _check_nothing_vanishes(article: Article) -> None:
    """Each code point but white space is in the text unchanged or in exactly one removal or repair."""
    spans = [(r.start, r.end) for r in article.removed] + [(r.raw_start, r.raw_end) for r in article.repairs]
    spans.sort()
    at = 0
    kept: list[str] = []
    for start, end in spans:
        assert start >= at, "two entries tell of the same raw text"
        kept.append(article.raw[at:start])
        at = end
    kept.append(article.raw[at:])
    at = 0
    shown: list[str] = []
    for repair in article.repairs:
        assert repair.start >= at
        shown.append(article.text[at : repair.start])
        at = repair.end
    shown.append(article.text[at:])
    assert "".join("".join(kept).split()) == "".join("".join(shown).split())


def _check_offsets(article: Article) -> None:
    raw, text = len(article.raw), len(article.text)
    assert (article.from_raw(0), article.from_raw(raw)) == (0, text)
    assert article.to_raw(text) == raw
    step = max(1, raw // 300)
    places = [article.from_raw(i) for i in range(0, raw + 1, step)]
    assert places == sorted(places)
    assert all(0 <= p <= text for p in places)
    step = max(1, text // 300)
    back = [article.to_raw(i) for i in range(0, text + 1, step)]
    assert back == sorted(back)
    for i in range(0, text, step):
        place = article.to_raw(i)
        if place < raw and article.raw[place] == article.text[i]:
            assert article.from_raw(place) <= i


def kinds(article: Article) -> list[tuple[str, int, str]]:
    """The kind, level and text of each block."""
    return [(b.kind, b.level, article.text[b.start : b.end]) for b in article.blocks]
