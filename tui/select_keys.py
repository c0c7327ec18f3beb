"""The keys of the cursor in the text: while there is one, they go before all others."""

from __future__ import annotations

from collections.abc import Mapping

from tui.keys import Action, with_full_width

SELECTING: tuple[Action, ...] = (
    Action("select.mark", "v", "select", "select"),
    Action("select.swap", "o", "swap_ends", "select"),
    Action("select.leave", "escape,q", "unselect", "select"),
    Action("select.left", "h,left", "caret_left", "select"),
    Action("select.right", "l,right", "caret_right", "select"),
    Action("select.down", "j,down", "caret_down", "select"),
    Action("select.up", "k,up", "caret_up", "select"),
    Action("select.word_next", "w", "caret_word(1)", "select"),
    Action("select.word_previous", "b", "caret_word(-1)", "select"),
    Action("select.word_end", "e", "caret_word_end", "select"),
    Action("select.sentence_next", "right_parenthesis", "caret_sentence(1)", "select"),
    Action("select.sentence_previous", "left_parenthesis", "caret_sentence(-1)", "select"),
    Action("select.paragraph_next", "right_curly_bracket", "caret_paragraph(1)", "select"),
    Action("select.paragraph_previous", "left_curly_bracket", "caret_paragraph(-1)", "select"),
    Action("select.row_start", "0,home", "caret_row_start", "select"),
    Action("select.row_end", "dollar_sign,end", "caret_row_end", "select"),
    Action("select.page_down", "space,f,pagedown,ctrl+f", "caret_page(1)", "select"),
    Action("select.page_up", "pageup", "caret_page(-1)", "select"),
    Action("select.home", "g", "caret_home", "select"),
    Action("select.end", "G", "caret_end", "select"),
    Action("select.highlight", "enter", "screen.highlight", "select"),
    Action("select.note", "a", "screen.note", "select"),
    Action("select.remove", "delete,backspace", "screen.remove_highlight", "select"),
    Action("select.copy", "y", "screen.copy_words", "select"),
    Action("select.quote", "Y", "screen.copy_quotation", "select"),
    Action("select.explain", "K", "screen.explain_word", "select"),
    Action("select.pipe", "vertical_line", "screen.pipe", "select"),
)
"""The keys of the cursor in the text; each may be another action's key elsewhere."""


def select_commands(keymap: Mapping[str, str]) -> dict[str, str]:
    """What each key does while there is a cursor in the text; ``keymap`` holds the user's own keys by action id."""
    commands = {
        key: action.command
        for action in SELECTING
        for key in with_full_width(keymap.get(action.id, action.keys)).split(",")
    }
    if "dollar_sign" in commands:
        # What a Chinese input method sends for it.
        commands["fullwidth_yen_sign"] = commands["dollar_sign"]
    return commands
