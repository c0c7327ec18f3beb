"""Script: which one a text is written in, and the same text in another one, with a map between their places."""

from __future__ import annotations

from summarise.script.conversion import changes, convert, convert_lines, convert_paragraphs, get_converter, source_form
from summarise.script.converter import Converter, build_converters, converters_ready
from summarise.script.detect import detect_paragraphs, detect_script
from summarise.script.wordlist import FaultyLine, WordList, load_word_list, parse_word_list

__all__ = [
    "Converter",
    "FaultyLine",
    "WordList",
    "build_converters",
    "changes",
    "convert",
    "convert_lines",
    "convert_paragraphs",
    "converters_ready",
    "detect_paragraphs",
    "detect_script",
    "get_converter",
    "load_word_list",
    "parse_word_list",
    "source_form",
]
