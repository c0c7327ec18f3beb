"""How the reading pane looks: its component classes and their defaults, from the theme's own colours.

Nothing is told by colour alone: each kind of highlight has a weight, a line or a mark of its own as well, or lies
on a ground of another brightness.
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
    & > .reader--quote { text-style: italic; }
    & > .reader--code { color: $text-secondary; }
    & > .reader--caption { text-style: italic; color: $text-muted; }
    & > .reader--note { text-style: italic; color: $text-muted; }
    & > .reader--figure-money { text-style: bold; color: $text-success; }
    & > .reader--figure-percent { text-style: bold; color: $text-warning; }
    & > .reader--figure-quantity { text-style: bold; color: $text-accent; }
    & > .reader--figure-date { text-style: underline; color: $text-primary; }
    & > .reader--figure-duration { text-style: underline; color: $text-secondary; }
    & > .reader--figure-multiple { text-style: bold; color: $text-error; }
    & > .reader--figure-rank { text-style: bold; color: $text-primary; }
    & > .reader--figure-model_size { text-style: bold underline; color: $text-accent; }
    & > .reader--name { text-style: underline; }
    & > .reader--summary { background: $accent-muted; }
    & > .reader--hit { background: $warning-muted; text-style: underline; }
    & > .reader--hit-current { background: $warning; color: $background; text-style: bold reverse; }
    & > .reader--repair-certain { text-style: underline; color: $text-success; }
    & > .reader--repair-uncertain { text-style: bold underline; color: $text-error; }
    & > .reader--removed { text-style: strike; color: $text-muted; }
    & > .reader--replaced { text-style: underline; color: $text-warning; }
    & > .reader--selection { text-style: reverse; }
}
"""

COMPONENTS = frozenset(re.findall(r"\.(reader--[\w-]+)", CSS))
"""Every component class, for themes and spans to name."""
