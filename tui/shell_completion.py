"""Completions for shells: click's own, and for bash a script that knows words with a colon in them."""

from __future__ import annotations

import os

from click.shell_completion import BashComplete, CompletionItem, add_completion_class, split_arg_string

_BASH = r"""
%(complete_func)s() {
    local IFS=$'\n' response completion type value word=${COMP_WORDS[COMP_CWORD]}

    response=$(env COMP_BREAKS="$COMP_WORDBREAKS" COMP_BEFORE="${COMP_LINE:0:COMP_POINT}" \
%(complete_var)s=bash_complete $1)

    COMPREPLY=()
    for completion in $response; do
        IFS=',' read -r type value <<< "$completion"
        if [[ $type == dir ]]; then
            compopt -o dirnames
        elif [[ $type == file ]]; then
            compopt -o default
        elif [[ $type == plain ]]; then
            # What would be more than a word to the shell is quoted, unless a quotation mark was typed already.
            if [[ $word != [\'\"]* && $value == *[[:space:]\<\>\'\"\;\&\|\(\)\$\\\`]* ]]; then
                value=$(printf %%q "$value")
            fi
            COMPREPLY+=("$value")
        fi
    done
    # After a filter's colon comes its value.
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Bash(BashComplete):
    """bash takes ``tag:ai`` for three words: the line is taken apart here, and only the last part is answered."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the word at it."""
        line = os.environ.get("COMP_BEFORE")
        if line is None:
            return super().get_completion_args()
        words = split_arg_string(line)[1:]
        if not line[-1:].isspace() and words:
            return words[:-1], words[-1]
        return words, ""

    def complete(self) -> str:
        """What the script reads: a type and a value on each line."""
        args, incomplete = self.get_completion_args()
        breaks = set(os.environ.get("COMP_BREAKS", "")) - set(" \t\n'\"")
        cut = max((at + 1 for at, char in enumerate(incomplete) if char in breaks), default=0)
        lines = []
        for item in self.get_completions(args, incomplete):
            value = item.value[cut:] if item.type == "plain" else item.value
            lines.append(f"{item.type},{value}")
        return "\n".join(lines)


def register() -> None:
    """Let click use these."""
    add_completion_class(Bash, "bash")


def item(value: str, about: str | None = None) -> CompletionItem:
    """Something to offer; shells are told of it line by line, and of no control characters."""
    return CompletionItem(_plain(value), help=_plain(about) if about else None)


def _plain(words: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in words).split(" "))
