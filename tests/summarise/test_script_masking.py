from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.script import convert
from summarise.script.masking import masks


def masked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in masks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见https://a.com/发展?x=1的说明", ["https://a.com/发展?x=1"]),
        ("（http://发改委.com/后台）", ["http://发改委.com/后台"]),
        ("awww.example.com", []),
        ("到www.example.com/a，再", ["www.example.com/a"]),
        ("写信给 zhang.san@example.com.cn。", ["zhang.san@example.com.cn"]),
        ("在/usr/share/发布/里面", ["/usr/share/发布/里面"]),
        ("~/发布 和 ../后台/a.txt", ["~/发布", "../后台/a.txt"]),
        ("C:\\发布\\后台.txt 里", ["C:\\发布\\后台.txt"]),
        ("运行 `发布 --后台` 吧", ["`发布 --后台`"]),
        ("```\n发布\n```\n后", ["```\n发布\n```"]),
        ("和/或，中/英/日文，苹果/Google/Meta/微软，2023/05/27", []),
        ("在/usr/bin下的文件", ["/usr/bin"]),
        ("@后来 10:30 a://b", []),
    ],
)
def test_what_is_protected(text: str, expected: list[str]) -> None:
    assert masked(text) == expected


def test_protected_stretches_stay() -> None:
    text = "发布在 https://a.com/发布 和 `发布` 的软件"
    conversion = convert(text, "tw", source="hans", regional=True)
    assert conversion.text == "發佈在 https://a.com/发布 和 `发布` 的軟體"
    assert conversion.to_source(conversion.text.index("軟")) == text.index("软")


@given(st.text("`/@:.~\\wa发 \nhttps", max_size=60))
@settings(max_examples=200, deadline=None)
def test_masks_are_in_order_and_apart(text: str) -> None:
    end = 0
    for span in masks(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@pytest.mark.parametrize("unit", ["`", "a", "@", "/", "/a", "://", "http://", "www.", ":\\", "~/", "a.", "a@", "```"])
def test_long_repetitions_are_linear(unit: str) -> None:
    assert isinstance(masks(unit * 100_000), list)
