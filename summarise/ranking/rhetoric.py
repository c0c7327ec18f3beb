"""What a sentence does, seen in its shape: asks, leans, quotes, announces, measures, dates."""

from __future__ import annotations

import re

from summarise.ranking import lexicon
from summarise.ranking.arrays import Floats, Ints
from summarise.ranking.document import Document

QUOTES = "“”「」『』"
_OPENING_WORDS = 16
"""So many words of a sentence are looked at to find who speaks."""

_TAG_QUESTION = re.compile(r"(?:对吧|是吧|好吧|对不对|是不是|对吗|好吗)\?$")
# 指出了一个扎心的事实。 What it is stands in the next sentence.
_ANNOUNCES = re.compile(
    r"(?:[一几两三四五六七八九十0-9]|以下|如下|下面|下列).{0,10}(?:事实|问题|原因|现象|观点|说法|道理|看法|方面|几点|点|步骤|理由|特点|阶段|种|个|类|条)[。:]?$"
)
# 缺的不是技术，而是环境。 corrects or adds to what one might think.
_CONTRAST = re.compile(
    r"(?:不是|并非|不在于|不仅|不仅仅|不光|不只)[^。!?;]{2,40}?(?:而是|而在于|更是|更|还有|还|也)|与其[^。!?;]{2,30}不如|之所以"
)
_CONCLUSION = re.compile(
    r"[“「]?(?:所以|因此|因而|总之|可见|由此可见|综上|归根结底|最终|无论如何|总的来说|总体而言|说到底)"
)
# 但张俊认为，… The objection, the limit or the condition of what was said before.
# 然而，由于它们… needs the sentence before to be understood.
_TURN = re.compile(r"[“「]?(?:(但|然而|不过|可是)|尽管|虽)(?![^。!?;]{0,8}?(?:[他她它这那]|该|此))")
_CONCESSION = 0.35
_LACK = re.compile(r"差距|落后|缺(?!点)|不足|短板|瓶颈|限制|无法|挑战|问题|风险|困难")
_MEASURED = re.compile(
    r"(?:至少|多达|高达|达到?|超过?|逾|近|约|大概|仅|不足|基本上是?|上升|下降|增长|下跌|占|为)\s?\d|\d\s?(?:%|倍|万|亿|多|余)|"
    r"半年|翻番|一半|成以上"
)
_DATE = re.compile(r"\d{4}年|\d{1,2}月")


def is_question(text: str) -> bool:
    """Whether a folded sentence asks; one with a tag such as 对吧 tells."""
    text = text.rstrip(QUOTES + " )")
    return text.endswith("?") and not _TAG_QUESTION.search(text)


def is_unfinished(text: str) -> bool:
    """Whether a folded sentence breaks off or leads to what follows."""
    return text[-1] in ":,、;" or text.rstrip(QUOTES)[-1:] == "…"


def half_quotation(text: str) -> float:
    """1 where a quotation opens or closes without its other half, 0.5 for a whole quotation without its speaker."""
    for opening, closing in ("“”", "「」", "『』"):
        if text.count(opening) != text.count(closing):
            return 1.0
    return 0.5 if text[0] in '“「『"' and text[-1] in '”」』"' else 0.0


def announces(text: str) -> bool:
    """Whether a folded sentence only says that something follows."""
    return bool(_ANNOUNCES.search(text, max(0, len(text) - 30)))


def has_verdict(text: str) -> bool:
    """Whether a folded sentence concludes, or says that it is not this but that."""
    return bool(_CONCLUSION.match(text) or _CONTRAST.search(text))


def turns(text: str) -> float:
    """1 where a folded sentence opens by objecting or limiting, less where it opens by conceding."""
    match = _TURN.match(text)
    return 0.0 if match is None else 1.0 if match[1] else _CONCESSION


def names_a_lack(text: str) -> bool:
    """Whether a folded sentence names what is missing, behind, in the way or at risk."""
    return bool(_LACK.search(text))


def is_measured(text: str) -> bool:
    """Whether a folded sentence has an amount, not just a number."""
    return bool(_MEASURED.search(text))


def is_dated(text: str) -> bool:
    """Whether a folded sentence names a month or year."""
    return bool(_DATE.search(text))


def openings(document: Document, words: Ints, bounds: Ints) -> tuple[Floats, Floats]:
    """How heavily each sentence's first word leans on the sentence before, and whether it opens with who says what.

    Args:
        document: the text.
        words: the word numbers of the sentences' tokens, sentence by sentence.
        bounds: where each sentence begins in ``words``; one more number than there are sentences.
    """
    import numpy as np

    limits = bounds.tolist()
    n = len(limits) - 1
    leans, speaker = np.zeros(n), np.zeros(n)
    for row in range(n):
        first, limit = limits[row], limits[row + 1]
        leans[row], speaker[row] = _opening(document, words[first : min(limit, first + _OPENING_WORDS)].tolist())
    return leans, speaker


def _opening(document: Document, words: list[int]) -> tuple[float, float]:
    leans = -1.0
    subject = says = False
    for word in words:
        text = document.vocabulary[word]
        if not text[0].isalnum():
            if says or text in "。!?;" or (text == "," and not subject):
                break
            continue
        if leans < 0:
            leans = lexicon.OPENERS.get(text, 0.0)
        # Who says it must be named, and what is said must follow at once: 张三认为，…
        says = subject and text in lexicon.CLAIM
        if text in lexicon.PRONOUNS or text in lexicon.CROWDS:
            break
        subject = subject or document.content[word] > 0
    else:
        says = False
    return max(leans, 0.0), float(says)
