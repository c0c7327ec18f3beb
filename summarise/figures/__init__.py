"""Figures in Chinese articles: finding, valuing, describing, ranking and comparing them.

Standard library only; nothing here loads a dictionary or a model.
"""

from summarise.figures.find import find_figures

__all__ = ["find_figures"]
