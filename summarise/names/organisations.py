"""Organisations: known ones, and unknown ones by how their names end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from summarise.names.cues import TITLES
from summarise.names.known import Entry
from summarise.names.matching import Finder
from summarise.names.suffixes import BUSINESS, GENERIC, LEGAL, PUBLIC, STOP, STRONG, UNITS
from summarise.names.tokens import Reading, Word
from summarise.names.wordlists import word_list

_SIZES = range(7, 1, -1)
# Kinds of words that may stand inside a name, left of its last word.
_INSIDE = frozenset(
    {"n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "vn", "j", "b", "eng", "x", "g", "an", "l", "ng", "s", "a"}
)
_PROPER = frozenset({"ns", "nt", "nz", "nr", "nrt", "nrfg", "j"})
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,9}(?:省|市|区|县|州|盟|旗|自治区)|[\u4e00-\u9fff]{2,3}")
_COUNTRY = re.compile("国家|全国|中央|中国|美国|英国|法国|德国|日本|韩国|俄罗斯|欧洲|亚洲|世界|国际")
_TITLE = "|".join(map(re.escape, TITLES))
_HEADED = re.compile(f"(?:集团|公司)?(?:现任|前|原|副|的?(?:首席|高级|资深)|联合|共同)?(?:{_TITLE})")
_ACTS = re.compile(
    "(?:公司|集团|官方|官网|旗下|总部|股价|财报|市值|高管|员工|内部)|"
    "(?:也|已|则|将|曾|方面|近日|日前|今日|昨日|正式)?(?:表示|宣布|推出|发布|称|透露|回应|公告|指出|认为|披露|收购|投资|成立|上市|完成|获得|强调|正在|计划|拒绝)"
)
_BEFORE = re.compile(
    "(?:收购|投资|入股|加入|加盟|任职于?|供职于?|就职于?|旗下的?|厂商|巨头|公司|企业|品牌|毕业于|就读于|创立|创办|创建|"
    '成立|名为|叫做|叫|旗下|来自|机构|媒体|平台|竞争对手|对手|采写[:：]|来源[:：]|据) ?[“"「]?$'
)


_BARE = frozenset({"公司", "集团"})
"""What may follow a listed name without being another: 腾讯公司."""


def _department(word: Word, start: int, end: int) -> bool:
    """Whether ``word`` is the organisation at its head and a part or the head of it: 清华大学经济管理学院, 行政院长."""
    return word.start == start and (word.text[end - start :] == "长" or _ending(word.text) in UNITS)


_AND = frozenset("、和与及/")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One place where an organisation stands; places of one ``group`` are one organisation."""

    start: int
    end: int
    group: str


def organisations(reading: Reading, known: list[tuple[int, int, Entry]]) -> list[Organisation]:
    """Every place of every organisation, in order, without overlap.

    Args:
        reading: the folded text and its words.
        known: places of organisations from the gazetteer.
    """
    listed = list(_listed(reading, known))
    out: list[Organisation] = []
    for item in sorted([*_resolved(reading, listed), *_latin(reading.text)], key=lambda o: (o.start, -o.end)):
        if not out or item.start >= out[-1].end:
            out.append(item)
    full = _merged({item.group for item in out})
    return [Organisation(item.start, item.end, full[item.group]) for item in out]


def _merged(groups: set[str]) -> dict[str, str]:
    """For each group the one it belongs to: 宝鸡市检察院 is 陕西省宝鸡市检察院."""
    backwards = sorted(groups, key=lambda group: group[::-1])
    out: dict[str, str] = {}
    for index, group in enumerate(backwards):
        # Sorted from behind, a name stands right before the longer ones that end with it.
        after = backwards[index + 1] if index + 1 < len(backwards) else ""
        longer = len(group) > 4 and after.endswith(group) and _PLACE.fullmatch(after[: -len(group)])
        out[group] = after if longer else group
    for group in reversed(backwards):
        out[group] = out[out[group]]
    return out


def supported(text: str, start: int, end: int) -> bool:
    """Whether the words around a place speak of an organisation there."""
    return bool(_HEADED.match(text, end) or _ACTS.match(text, end) or _BEFORE.search(text[max(0, start - 6) : start]))


def _listed(reading: Reading, known: list[tuple[int, int, Entry]]) -> Iterator[Organisation]:
    text, words, at = reading.text, reading.words, reading.at
    sure = {entry.group for _, _, entry in known if not entry.doubtful}
    edges = {edge for start, end, entry in known if not entry.doubtful for edge in (start, end)}

    def beside(start: int, end: int) -> bool:
        """Whether the place is in a row with a name that is sure: 辉达与苹果."""
        return (start > 1 and text[start - 1] in _AND and start - 1 in edges) or (
            end < len(text) and text[end] in _AND and end + 1 in edges
        )

    sure |= {e.group for start, end, e in known if e.doubtful and (supported(text, start, end) or beside(start, end))}
    for start, end, entry in known:
        first, last = words[at[start]], words[at[end - 1]]
        if (first.start < start and first.known) or (
            last.end > end and last.known and not _department(last, start, end)
        ):
            continue
        if entry.group in sure:
            yield Organisation(start, end, entry.group)


def _resolved(reading: Reading, listed: list[Organisation]) -> Iterator[Organisation]:
    """Listed places, and built names that do not merely add a department or a neighbour to a listed one."""
    starts = {item.start: item for item in listed}
    ends = {item.end: item for item in listed}
    built = list(_built(reading))
    counts = Counter(name for _, _, name, _ in built)
    proven = {name for start, end, name, kind in built if kind != "business" or supported(reading.text, start, end)}
    yielded = set()
    for start, end, name, kind in built:
        if name not in proven and counts[name] < 3:
            continue
        inner = starts.get(start)
        if inner is not None and reading.text[inner.end : end] in _BARE:
            continue
        if inner is not None and inner.end < end and kind == "unit":
            continue
        tail = ends.get(end)
        if tail is not None and tail.start > start:
            continue
        if inner is not None and inner.end == end:
            continue
        yielded.add((start, end))
        yield Organisation(start, end, name)
    yield from listed
    yield from _short(reading, {name for start, end, name, kind in built if (start, end) in yielded})


def _short(reading: Reading, names: set[str]) -> Iterator[Organisation]:
    """Places of a name without its ending (``寒武纪`` for ``寒武纪科技``), where that is no common word."""
    text = reading.text
    stems: dict[str, str] = {}
    for name in sorted(names):
        ending = _ending(name)
        stem = name[: len(name) - len(ending)]
        if ending in BUSINESS or (ending in LEGAL and 2 <= len(stem) <= 5):
            stems.setdefault(stem, name)
    for at, stem in Finder(stems).find(text):
        word = reading.words[reading.at[at]]
        exact = word.start == at and word.end == at + len(stem)
        if exact and not text.startswith(stems[stem], at) and (not word.known or word.tag in {"nz", "nt"}):
            yield Organisation(at, at + len(stem), stems[stem])


def _built(reading: Reading) -> Iterator[tuple[int, int, str, str]]:
    """Names by their ending, as ``(start, end, name, kind)``; kind is ``strong``, ``unit``, ``business``."""
    words, text = reading.words, reading.text
    for index, word in enumerate(words):
        ending = _ending(word.text)
        if not ending or (word.text == ending and index == 0):
            continue
        if index + 1 < len(words) and words[index + 1].text in _ENDINGS and ending in BUSINESS | UNITS:
            continue
        first = _leftmost(reading, index, ending)
        if first is None:
            continue
        start = words[first].start
        if not words[first].known and text[start] in "从在与和对向由被把给据至到":
            # The segmenter glued a preposition to a name that it does not know.
            start += 1
        name = text[start : word.end]
        if not 4 <= len(name) <= 26:
            continue
        kind = "unit" if ending in UNITS else "strong" if ending in STRONG | PUBLIC | LEGAL else "business"
        if ending in LEGAL and not _firm(reading, first, index, ending):
            continue
        if kind == "business" and not _stem(reading, first, index, ending):
            continue
        yield start, word.end, name, kind


def _ending(word: str) -> str:
    if word[-1] not in _LAST:
        return ""
    for size in _SIZES:
        if size <= len(word) and word[-size:] in _ENDINGS:
            return word[-size:]
    return ""


_ENDINGS = STRONG | PUBLIC | LEGAL | BUSINESS | UNITS
_LAST = frozenset(ending[-1] for ending in _ENDINGS)


def _leftmost(reading: Reading, index: int, ending: str) -> int | None:
    """The first word of the name that ends with word ``index``; None where nothing in it is proper."""
    words = reading.words
    first = index
    head = words[index]
    proper = index if head.text != ending and _proper(head) else None
    while first > 0 and index - first < 9:
        word = words[first - 1]
        if not _may_stand_inside(reading, first - 1):
            break
        first -= 1
        if _proper(word) or (ending in PUBLIC and word.text in _SELVES):
            proper = first
    if "有限" in ending or head.text in {"有限公司", "有限责任公司"}:
        return _registered(reading, index, proper)
    if proper is None and ending in UNITS and index - first > 1 and _HEADED.match(reading.text, head.end):
        return first
    return proper


def _registered(reading: Reading, index: int, proper: int | None) -> int | None:
    """The start of a registered name, which holds any words between its town and 有限公司: 北京字跳科技有限公司."""
    words = reading.words
    first = index
    while first > 0 and index - first < 8 and "\u4e00" <= words[first - 1].text[0] <= "\u9fff":
        word = words[first - 1]
        if word.tag in {"uj", "ul", "p", "c", "r"} or word.text in STOP:
            break
        first -= 1
        if word.tag == "ns" and not _COUNTRY.fullmatch(word.text):
            return first
    return proper


_SELVES = frozenset({"国家", "全国", "中央", "省", "市"})


def _may_stand_inside(reading: Reading, index: int) -> bool:
    words = reading.words
    word = words[index]
    if word.text in STOP:
        return False
    if word.tag in _INSIDE:
        return word.text[0].isalnum()
    if word.text in {"与", "和"} and 0 < index < len(words) - 1:
        return (
            words[index - 1].tag in {"n", "nz"}
            and words[index + 1].tag in {"n", "nz"}
            and len(words[index - 1].text) > 1
        )
    return word.tag == "m" and (word.text[0] == "第" or word.text in {"一", "三", "七", "九"})


def _proper(word: Word) -> bool:
    if word.text in GENERIC:
        return False
    if _COUNTRY.match(word.text) and len(word.text) <= 4:
        return True
    if word.tag == "eng":
        return word.text[0].isupper()
    return word.tag in _PROPER or (not word.known and word.text[0] > "\u3400")


def _firm(reading: Reading, first: int, index: int, ending: str) -> bool:
    """Whether what stands before 公司 or 集团 is a firm's name: 美国公司 and 上市公司 are not."""
    words = reading.words
    if words[index].text != ending:
        return not words[index].known
    last = words[index - 1]
    if "有限" in ending:
        return index - first > 1 or _proper(last)
    if index == first or last.text in GENERIC:
        return index - first > 1 and last.text in {"有限", "科技", "股份", "保险", "证券", "投资"}
    return not (index - first == 1 and (last.tag == "ns" or _COUNTRY.match(last.text))) and (
        _proper(last) or (index - first > 1 and last.tag == "n" and last.text in BUSINESS)
    )


def _stem(reading: Reading, first: int, last: int, ending: str) -> bool:
    """Whether a name with a weak ending (X科技) has a short stem that is not made of common words."""
    words = reading.words
    stem = list(words[first:last])
    if words[last].text != ending:
        return not words[last].known
    if not stem or len(stem) > 3 or sum(len(w.text) for w in stem) > 6:
        return False
    return all(w.text not in GENERIC and w.tag != "eng" for w in stem) and not _COUNTRY.match(stem[0].text)


_LATIN = re.compile(
    r"(?<![A-Za-z0-9.@/_-])[A-Z][A-Za-z0-9]*(?:[ .&-][A-Z][A-Za-z0-9]+){0,4}"
    r"(?: (?:Labs?|Inc\.?|Corp\.?|Technologies|Capital|Ventures|Institute|University|Foundation|"
    r"Partners|Semiconductor|Therapeutics|Robotics|Motors|Airlines|Bank|Securities|"
    r"Association|Dynamics|Entertainment)|\.(?:ai|AI|io))(?![A-Za-z0-9])"
)
_LATIN_WORD = re.compile(r"(?<![A-Za-z0-9.@/_-])[A-Z][A-Za-z]{2,15}(?![A-Za-z0-9._/@-])")
_LATIN_AFTER = re.compile(
    r" ?(?:公司|集团|(?:联合|共同)?创始人|的?(?:首席|董事长|总裁|CEO|CTO)|官方|旗下|股价|市值|裁员|实验室)"
)
_LATIN_BEFORE = re.compile(
    r"(?:公司|创立了?|创办了?|收购了?|加盟|供职于|就职于|入股|旗下|创业公司|厂商|巨头|机构) ?[“\"「]?$"
)


def _latin(text: str) -> Iterator[Organisation]:
    for match in _LATIN.finditer(text):
        yield Organisation(match.start(), match.end(), match.group())
    sure = set()
    places = []
    for match in _LATIN_WORD.finditer(text):
        name = match.group()
        if name in _NO_FIRM:
            continue
        places.append((match.start(), match.end(), name))
        if _LATIN_AFTER.match(text, match.end()) or _LATIN_BEFORE.search(
            text[max(0, match.start() - 6) : match.start()]
        ):
            sure.add(name)
    for start, end, name in places:
        if name in sure:
            yield Organisation(start, end, name)


_NO_FIRM = frozenset(
    word_list("""
CEO CTO CFO COO CMO CIO CPO CSO CCO VP EVP SVP GM App API GPU CPU TPU AIGC AGI LLM GPT ChatGPT NLP CV IT IP SaaS PaaS
IaaS IPO PE VC HR PR ESG Demo Beta Pro Max Mini Plus The This That Web Wi Windows Linux Android iOS Java Python
Copilot Gemini Bard Claude Llama LLaMA Sora Transformer Internet Model Team Project GitHub Kubernetes Docker
""")
)
