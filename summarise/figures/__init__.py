"""Figures in Chinese articles: finding, valuing, describing, ranking and comparing them.

Standard library only; nothing here loads a dictionary or a model, and the grammar's patterns are compiled when they are
first used. `find_figures` finds figures, `key_figures` and `timeline` pick what is shown, `board` lays several articles
side by side, `summarise.figures.export` writes Markdown and CSV.
"""

from summarise.figures.board import BoardGroup, BoardRow, board, board_groups
from summarise.figures.find import find_figures
from summarise.figures.key import FigureGroup, best_first, group_figures, key_figures, timeline

__all__ = [
    "BoardGroup",
    "BoardRow",
    "FigureGroup",
    "best_first",
    "board",
    "board_groups",
    "find_figures",
    "group_figures",
    "key_figures",
    "timeline",
]
