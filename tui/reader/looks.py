"""How the reading pane looks: its component classes and their defaults, from the theme's own colours.

Nothing is told by colour alone: a highlight has a weight, a line or reversed colours as well; a summary's sentences
have the mark in the margin that whoever sets the span gives them. Without colours figures are bold and only links are
underlined. No Chinese is slanted: it has no italics.
"""

from __future__ import annotations

import re

CSS = """
ReaderPane {
    overflow-x: hidden;
    overflow-y: auto;
    scrollbar-gutter: stable;
    scrollbar-size-vertical: 1;
    & > .reader--title { text-style: bold; color: $text-primary; }
    & > .reader--meta { color: $text-muted; }
    & > .reader--heading { text-style: bold; color: $text-accent; }
    & > .reader--quote { color: $text-secondary; }
    & > .reader--code { color: $text-secondary; }
    & > .reader--caption { text-style: dim; }
    & > .reader--note { text-style: dim; }
    & > .reader--figure-money { text-style: bold; color: $text-success; }
    & > .reader--figure-percent { text-style: bold; color: $text-warning; }
    & > .reader--figure-quantity { text-style: bold; color: $text-accent; }
    & > .reader--figure-date { text-style: underline; color: $text-primary; }
    & > .reader--figure-duration { text-style: underline; color: $text-secondary; }
    &:nocolor > .reader--figure-date { text-style: bold; }
    &:nocolor > .reader--figure-duration { text-style: bold; }
    &:nocolor > .reader--figure-model_size { text-style: bold; }
    & > .reader--figure-multiple { text-style: bold; color: $text-error; }
    & > .reader--figure-rank { text-style: bold; color: $text-primary; }
    & > .reader--figure-model_size { text-style: bold underline; color: $text-accent; }
    & > .reader--link { text-style: underline; }
    & > .reader--summary { background: $accent-muted; }
    & > .reader--highlighted { background: $secondary-muted; text-style: bold; }
    & > .reader--hit { background: $warning-muted; text-style: underline; }
    & > .reader--hit-current { color: $warning; background: $background; text-style: bold reverse; }
    & > .reader--repair-certain { text-style: underline; color: $text-success; }
    & > .reader--repair-uncertain { text-style: bold underline; color: $text-error; }
    & > .reader--removed { text-style: strike; color: $text-muted; }
    & > .reader--replaced { text-style: underline; color: $text-warning; }
    & > .reader--selection { text-style: reverse; }
    & > .reader--caret { text-style: bold underline reverse; }
}
"""

COMPONENTS = frozenset(re.findall(r"\.(reader--[\w-]+)", CSS))
"""Every component class, for themes and spans to name."""
