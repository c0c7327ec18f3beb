"""Script: which one a text is written in, and the same text in another one, with a map between their places."""

from __future__ import annotations

from summarise.script.conversion import convert, convert_paragraphs, get_converter
from summarise.script.converter import Converter, build_converters, converters_ready
from summarise.script.detect import detect_paragraphs, detect_script

__all__ = [
    "Converter",
    "build_converters",
    "convert",
    "convert_paragraphs",
    "converters_ready",
    "detect_paragraphs",
    "detect_script",
    "get_converter",
]
