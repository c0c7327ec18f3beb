"""Every action of the reader: its id, its keys, and where it works.

This is the one table from which bindings, footer, help, command palette and ``duzhai keys`` are made. Names and
descriptions stand in the catalogue under ``key.<id>`` and ``key.<id>.long``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from tui import catalogue

if TYPE_CHECKING:
    from textual.binding import BindingType

Group = Literal["general", "move", "list", "articles", "text", "summary", "figures", "select"]


@dataclass(frozen=True, slots=True)
class Action:
    """One action.

    ``keys`` are Textual's key names, comma separated, the first one shown; ``command`` is the action string that is
    run; ``footer`` says in how wide a terminal (cells) the footer has room for it, 0 for never.
    """

    id: str
    keys: str
    command: str
    group: Group
    footer: int = 0


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row of the table that help and ``duzhai keys`` show."""

    id: str
    keys: str
    description: str


ACTIONS: tuple[Action, ...] = (
    Action("app.help", "question_mark,f1", "help", "general", 60),
    Action("app.palette", "colon,ctrl+p", "app.command_palette", "general", 60),
    Action("app.quit", "q", "app.quit", "general", 60),
    Action("script.toggle", "t", "toggle_script", "general", 60),
    Action("script.choose", "T", "choose_script", "general", 110),
    Action("summary.save", "w", "save", "general", 60),
    Action("article.next", "right_square_bracket", "next_article(1)", "general", 60),
    Action("article.previous", "left_square_bracket", "next_article(-1)", "general", 80),
    Action("article.info", "i", "info", "general"),
    Action("summary.longer", "greater_than_sign", "resize_summary(1)", "general", 120),
    Action("summary.shorter", "less_than_sign", "resize_summary(-1)", "general"),
    Action("sentence.next", "s", "next_sentence(1)", "general"),
    Action("sentence.previous", "S", "next_sentence(-1)", "general"),
    Action("figure.next", "full_stop", "next_figure(1)", "general"),
    Action("figure.previous", "comma", "next_figure(-1)", "general"),
    Action("search.start", "slash", "search", "general", 60),
    Action("search.next", "n", "next_hit(1)", "general"),
    Action("search.previous", "N", "next_hit(-1)", "general"),
    Action("library.search", "backslash", "library_search", "general"),
    Action("library.add", "I", "library_add", "general"),
    Action("library.keep", "at", "library_keep", "general"),
    Action("library.check", "exclamation_mark", "library_check", "general"),
    Action("focus.next", "tab", "focus_next", "general", 80),
    Action("focus.previous", "shift+tab", "focus_previous", "general"),
    Action("focus.left", "h,left", "focus_side(-1)", "general"),
    Action("focus.right", "l,right", "focus_side(1)", "general"),
    Action("focus.list", "1", "focus_pane('list')", "general"),
    Action("focus.text", "2", "focus_pane('text')", "general"),
    Action("focus.summary", "3", "focus_pane('summary')", "general"),
    Action("focus.figures", "4", "focus_pane('figures')", "general"),
    Action("panes.side", "p", "toggle_side", "general", 110),
    Action("panes.list", "P", "toggle_list", "general"),
    Action("panes.zen", "z", "zen", "general"),
    Action("view.raw", "r", "toggle_raw", "general"),
    Action("view.marks", "x", "toggle_marks", "general"),
    Action("mark.next", "X", "next_mark(1)", "general"),
    Action("summary.why", "W", "why", "general"),
    Action("summary.method", "M", "choose_method", "general"),
    Action("board.open", "B", "board", "general"),
    Action("chapters.open", "C", "chapters", "general"),
    Action("digest.open", "D", "digest", "general"),
    Action("panes.wider", "6,ctrl+right", "pane_wider(2)", "general"),
    Action("panes.narrower", "5,ctrl+left", "pane_wider(-2)", "general"),
    Action("panes.taller", "8,ctrl+down", "summary_taller(1)", "general"),
    Action("panes.shorter", "7,ctrl+up", "summary_taller(-1)", "general"),
    Action("panes.plain", "Z", "plain", "general"),
    Action("screen.test", "F", "screen_test", "general"),
    Action("outline.open", "O", "outline", "general"),
    Action("jump.back", "H,backspace", "jump(-1)", "general"),
    Action("jump.forward", "L", "jump(1)", "general"),
    Action("jump.percent", "percent_sign", "percent", "general"),
    Action("place.visit", "apostrophe", "visit_mark", "general"),
    Action("unread.next", "J", "next_unread(1)", "general"),
    Action("unread.previous", "R", "next_unread(-1)", "general"),
    Action("library.show", "0", "toggle_library", "general"),
    Action("notes.list", "quotation_mark", "notes", "general"),
    Action("notes.undo", "U", "undo_note", "general"),
    Action("pipe.start", "vertical_line", "pipe", "general"),
    Action("editor.open", "e", "open_editor", "general"),
    Action("theme.next", "c", "next_theme", "general"),
    Action("screen.redraw", "ctrl+l", "redraw", "general"),
    Action("go.back", "escape", "back", "general"),
    Action("move.down", "j,down", "down", "move"),
    Action("move.up", "k,up", "up", "move"),
    Action("move.page_down", "f,pagedown,ctrl+f", "page_down", "move"),
    Action("move.page_up", "b,pageup", "page_up", "move"),
    Action("move.home", "g,home", "home", "move"),
    Action("move.end", "G,end", "end", "move"),
    Action("item.open", "enter", "open", "list"),
    Action("item.page", "space", "page_down", "list"),
    Action("article.mark", "v", "mark", "articles"),
    Action("article.mark_all", "V", "mark_all", "articles"),
    Action("list.order", "equals_sign", "screen.order_list", "articles"),
    Action("article.tag", "number_sign", "screen.tag_articles", "articles"),
    Action("article.remove", "d,delete", "screen.remove_articles", "articles"),
    Action("article.restore", "u", "screen.restore_articles", "articles"),
    Action("article.export", "y", "screen.export_articles", "articles"),
    Action("article.reprints", "plus", "screen.show_reprints", "articles"),
    Action("text.read_on", "space", "read_on", "text"),
    Action("text.half_down", "d,ctrl+d", "half_page_down", "text"),
    Action("text.half_up", "u,ctrl+u", "half_page_up", "text"),
    Action("text.paragraph_next", "right_curly_bracket", "next_paragraph_by(1)", "text"),
    Action("text.paragraph_previous", "left_curly_bracket", "next_paragraph_by(-1)", "text"),
    Action("text.heading_next", "right_parenthesis", "next_heading_by(1)", "text"),
    Action("text.heading_previous", "left_parenthesis", "next_heading_by(-1)", "text"),
    Action("place.mark", "m", "screen.mark_place", "text"),
    Action("links.open", "o", "screen.links", "text"),
    Action("select.start", "v", "select", "text"),
    Action("word.explain", "K", "screen.explain_word", "text"),
    Action("text.wider", "plus,equals_sign", "measure(2)", "text"),
    Action("text.narrower", "minus", "measure(-2)", "text"),
    Action("figures.more", "m", "more", "figures"),
    Action("figures.only", "o", "only", "figures"),
    Action("figures.copy", "y", "copy(False)", "figures"),
    Action("figures.copy_all", "Y", "copy(True)", "figures"),
)

_SYMBOLS = {
    "question_mark": "?",
    "exclamation_mark": "!",
    "colon": ":",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "backslash": "\\",
    "asterisk": "*",
    "at": "@",
    "underscore": "_",
    "plus": "+",
    "equals_sign": "=",
    "number_sign": "#",
    "delete": "Delete",
    "minus": "-",
    "percent_sign": "%",
    "apostrophe": "'",
    "quotation_mark": '"',
    "vertical_line": "|",
    "dollar_sign": "$",
    "backspace": "Backspace",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "f1": "F1",
}

# Keys for other hands, laid under the user's own: what less and vi have that the table gives to something else.
MAPS: dict[str, dict[str, str]] = {
    "default": {},
    "less": {
        "move.down": "j,down,e",
        "move.up": "k,up,y",
        "move.home": "g,home,less_than_sign",
        "move.end": "G,end,greater_than_sign",
        "summary.longer": "asterisk",
        "summary.shorter": "underscore",
        "editor.open": "E",
        "figures.copy": "Q",
        "article.export": "Q",
    },
    "vi": {
        "move.down": "j,down,ctrl+e",
        "move.up": "k,up,ctrl+y",
        "move.page_down": "f,pagedown,ctrl+f",
    },
}

# A Chinese input method sends full-width marks; each counts as the key that it stands on.
FULL_WIDTH = {
    "／": "slash",
    "、": "backslash",
    "＼": "backslash",
    "＠": "at",
    "？": "question_mark",
    "：": "colon",
    "；": "semicolon",
    "，": "comma",
    "。": "full_stop",
    "【": "left_square_bracket",
    "】": "right_square_bracket",
    "「": "left_square_bracket",
    "」": "right_square_bracket",
    "《": "less_than_sign",
    "》": "greater_than_sign",
    "（": "left_parenthesis",
    "）": "right_parenthesis",
    "｛": "left_curly_bracket",
    "｝": "right_curly_bracket",
    "＋": "plus",
    "－": "minus",
    "＝": "equals_sign",
    "％": "percent_sign",
    "‘": "apostrophe",
    "’": "apostrophe",
    "“": "quotation_mark",
    "”": "quotation_mark",
    "｜": "vertical_line",
    "\u3000": "space",
} | {chr(0xFEE0 + ord(c)): c for c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}


def key_label(key: str) -> str:
    """How a key is written for a person: ``question_mark`` is ``?``, ``ctrl+p`` is ``Ctrl-P``."""
    if key in _SYMBOLS:
        return _SYMBOLS[key]
    modifier, plus, rest = key.rpartition("+")
    if not plus:
        return key
    return f"{modifier.title()}-{key_label(rest) if len(rest) > 1 else rest.upper()}"


def with_full_width(keys: str) -> str:
    """``keys`` and the names under which a Chinese input method would send them.

    >>> with_full_width("q,slash")
    'q,slash,ｑ,fullwidth_solidus'
    """
    plain = [key.strip() for key in keys.split(",")]
    return ",".join([*plain, *(name for key in plain for name in _full_width_names().get(key, ()))])


@cache
def _full_width_names() -> dict[str, list[str]]:
    """For each key the names under which a Chinese input method would send it."""
    names: dict[str, list[str]] = {}
    for character, key in FULL_WIDTH.items():
        names.setdefault(key, []).append(_key_name(character))
    return names


def _key_name(character: str) -> str:
    """What Textual calls the key of a character."""
    if character.isalnum():
        return character
    return unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")


def bindings(*groups: Group) -> list[BindingType]:
    """Textual bindings for the actions of ``groups``; their ids let the settings remap them."""
    from textual.binding import Binding

    return [
        Binding(
            with_full_width(action.keys),
            action.command,
            action.id,
            show=bool(action.footer),
            id=action.id,
            # Keys that a focused widget or the toolkit itself would take first.
            priority=action.id in ("focus.next", "focus.previous"),
        )
        for action in ACTIONS
        if action.group in groups
    ]


def name_of(action_id: str) -> str:
    """The action's short name in the language of the interface."""
    return catalogue.text(f"key.{action_id}")


def description_of(action_id: str) -> str:
    """What the action does, in one phrase."""
    long = f"key.{action_id}.long"
    return catalogue.text(long) if catalogue.has(long) else name_of(action_id)


def table(keymap: dict[str, str] | None = None, actions: Sequence[Action] = ACTIONS) -> tuple[KeyRow, ...]:
    """Every action with its keys as a person writes them; ``keymap`` holds the user's own keys by action id."""
    own = keymap or {}
    return tuple(
        KeyRow(
            action.id,
            "  ".join(key_label(key.strip()) for key in own.get(action.id, action.keys).split(",")),
            description_of(action.id),
        )
        for action in actions
    )
