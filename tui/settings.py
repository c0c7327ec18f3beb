"""The user's settings: one commented TOML file, checked, with the line of every mistake.

Each setting is declared once, in `SETTINGS`, with its default, what it may be, and the catalogue key that explains
it; the file that ``duzhai config`` writes, the check and the documentation are all made from that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tui import catalogue
from tui.locations import read_own, settings_file


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its default and the values it may have (a tuple of words, or a range of whole numbers)."""

    name: str
    default: str | int | bool
    allowed: tuple[str, ...] | range | None = None


SETTINGS: tuple[Setting, ...] = (
    Setting("language", "auto", ("auto", "en", "zh-Hans", "zh-Hant")),
    Setting("theme", "auto", ("auto", "duzhai-dark", "duzhai-light", "high-contrast", "terminal")),
    Setting("script", "ask", ("ask", "hans", "hant", "tw", "hk")),
    Setting("keymap", "default", ("default", "less", "vi")),
    Setting("regional", False),
    Setting("quotes", False),
    Setting("typography", True),
    Setting("column", 72, range(10, 241)),
    Setting("indent", True),
    Setting("links", True),
    Setting("paragraph_gap", 1, range(0, 4)),
    Setting("line_gap", 0, range(0, 3)),
    Setting("ambiguous_width", "auto", ("auto", "1", "2")),
    Setting("plain", False),
    Setting("counts_as_read", "end", ("end", "opened", "never")),
    Setting("notes_folder", ""),
    Setting("file_name", "{date} {title}"),
)
WHATS = ("selection", "summary", "article", "ask")
"""What a command of the user's own may take."""
_BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class NamedCommand:
    """A command of the user's own that takes a text on its input, with its key.

    ``what`` is ``selection`` (else the article), ``summary``, ``article`` or ``ask``; ``terminal`` says that it needs
    the screen for itself.
    """

    name: str
    key: str
    command: str
    what: str = "ask"
    terminal: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in the settings file: its line (from 1), and one sentence."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Checked settings; what the file does not say, or says wrongly, has its default."""

    values: Mapping[str, Any]
    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    commands: tuple[NamedCommand, ...] = ()

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def word(self, name: str) -> str:
        """A setting that is a word."""
        return str(self.values[name])

    def number(self, name: str) -> int:
        """A setting that is a whole number."""
        return int(self.values[name])

    def flag(self, name: str) -> bool:
        """A setting that is on or off."""
        return bool(self.values[name])


def load() -> Settings:
    """The settings of this user; never fails: what is wrong is told in ``problems``."""
    try:
        content = read_own(settings_file()).decode("utf-8-sig")
    except FileNotFoundError:
        return parse("")
    except (OSError, UnicodeDecodeError) as error:
        return Settings(_defaults(), problems=(Problem(1, str(error)),))
    return parse(content)


def parse(content: str) -> Settings:
    """Check the ``content`` of a settings file."""
    if not content.strip():
        return Settings(_defaults())
    import tomllib

    try:
        found = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = re.search(r"at line (\d+)", str(error))
        return Settings(_defaults(), problems=(Problem(int(line[1]) if line else 1, str(error)),))
    from tui.keys import MAPS

    values, problems = _defaults(), []
    keys: dict[str, str] = {}
    commands: tuple[NamedCommand, ...] = ()
    for name, value in found.items():
        if name == "keys" and isinstance(value, dict):
            keys, wrong = _check_keys(value, content)
            problems += wrong
            continue
        if name == "commands" and isinstance(value, dict):
            commands, wrong = _check_commands(value, content)
            problems += wrong
            continue
        complaint = _complaint(name, value)
        if complaint:
            problems.append(Problem(_line_of(name, content), complaint))
        else:
            values[name] = value
    return Settings(values, dict(MAPS[values["keymap"]]) | keys, tuple(problems), commands)


def template() -> str:
    """A settings file in which every setting stands, commented out, with its default and its explanation."""
    lines = [f"# {line}" for line in catalogue.text("settings.head").splitlines()]
    for setting in SETTINGS:
        lines += ["", *(f"# {line}" for line in catalogue.text(f"settings.{setting.name}").splitlines())]
        if isinstance(setting.allowed, tuple):
            lines.append("# " + " | ".join(setting.allowed))
        elif isinstance(setting.allowed, range):
            lines.append(f"# {setting.allowed.start} .. {setting.allowed.stop - 1}")
        lines.append(f"# {setting.name} = {_toml(setting.default)}")
    lines += ["", *(f"# {line}" for line in catalogue.text("settings.keys").splitlines()), "# [keys]"]
    from tui.keys import ACTIONS
    from tui.select_keys import SELECTING

    lines += [f'# "{action.id}" = "{action.keys}"' for action in (*ACTIONS, *SELECTING)]
    lines += ["", *(f"# {line}" for line in catalogue.text("settings.commands").splitlines()), "# [commands.speak]"]
    lines += [f"# {line}" for line in ('key = "ctrl+g"', 'command = "espeak-ng -v cmn"', 'what = "selection"')]
    return "\n".join(lines) + "\n"


def _defaults() -> dict[str, Any]:
    return {setting.name: setting.default for setting in SETTINGS}


def _toml(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _complaint(name: str, value: object) -> str | None:
    setting = _BY_NAME.get(name)
    if setting is None:
        return catalogue.text("settings.unknown", name=name)
    if type(value) is not type(setting.default):
        kind = {bool: "true/false", int: "1, 2, 3 …", str: '"…"'}[type(setting.default)]
        return catalogue.text("settings.type", name=name, kind=kind)
    if isinstance(setting.allowed, tuple) and value not in setting.allowed:
        return catalogue.text("settings.choice", name=name, allowed=", ".join(setting.allowed))
    if isinstance(setting.allowed, range) and value not in setting.allowed:
        return catalogue.text("settings.range", name=name, low=setting.allowed.start, high=setting.allowed.stop - 1)
    return _complaint_of_pattern(name, str(value)) if name == "file_name" else None


def _complaint_of_pattern(name: str, pattern: str) -> str | None:
    from summarise.markdown.filename import FIELDS, strange_field

    if strange_field(pattern) is None:
        return None
    return catalogue.text("settings.choice", name=name, allowed=" ".join(f"{{{field}}}" for field in FIELDS))


def _check_keys(table: dict[str, Any], content: str) -> tuple[dict[str, str], list[Problem]]:
    from tui.keys import ACTIONS
    from tui.select_keys import SELECTING

    every = (*ACTIONS, *SELECTING)
    groups = {action.id: action.group for action in every}
    keys: dict[str, str] = {}
    problems: list[Problem] = []
    for action_id, wanted in table.items():
        line = _line_of(action_id, content)
        if action_id not in groups:
            problems.append(Problem(line, catalogue.text("settings.unknown", name=action_id)))
        elif not isinstance(wanted, str) or not wanted.strip():
            problems.append(Problem(line, catalogue.text("settings.type", name=action_id, kind='"…"')))
        else:
            keys[action_id] = wanted
    owner: dict[tuple[str, str], str] = {}
    for action in every:
        for key in keys.get(action.id, action.keys).split(","):
            place = (action.group, key.strip())
            other = owner.setdefault(place, action.id)
            if other != action.id and (action.id in keys or other in keys):
                culprit = action.id if action.id in keys else other
                problems.append(
                    Problem(
                        _line_of(culprit, content),
                        catalogue.text("settings.conflict", key=key.strip(), one=other, two=action.id),
                    )
                )
    return keys, problems


def _check_commands(table: dict[str, Any], content: str) -> tuple[tuple[NamedCommand, ...], list[Problem]]:
    """The user's commands; one that cannot be used is told and left out."""
    from tui.keys import ACTIONS, key_label

    taken = {key.strip(): action.id for action in ACTIONS for key in action.keys.split(",")}
    commands: list[NamedCommand] = []
    problems: list[Problem] = []
    for name, row in table.items():
        line = _line_of_table(f"commands.{name}", content)
        fields = dict(row) if isinstance(row, dict) else {}
        words = {field: fields.pop(field, "" if field != "what" else "ask") for field in ("key", "command", "what")}
        terminal = fields.pop("terminal", False)
        complaint = ""
        if fields or not isinstance(row, dict):
            complaint = catalogue.text("settings.unknown", name=f"commands.{name}.{next(iter(fields), '')}".rstrip("."))
        elif not all(isinstance(word, str) and word.strip() for word in words.values()):
            complaint = catalogue.text("settings.type", name=f"commands.{name}", kind='key = "…", command = "…"')
        elif words["what"] not in WHATS or not isinstance(terminal, bool):
            complaint = catalogue.text("settings.choice", name=f"commands.{name}.what", allowed=", ".join(WHATS))
        else:
            key = words["key"].strip()
            other = taken.setdefault(key, f"commands.{name}")
            if other != f"commands.{name}":
                complaint = catalogue.text("settings.conflict", key=key_label(key), one=other, two=f"commands.{name}")
        if complaint:
            problems.append(Problem(line, complaint))
        else:
            commands.append(NamedCommand(str(name), key, words["command"], words["what"], terminal))
    return tuple(commands), problems


def _line_of_table(name: str, content: str) -> int:
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip().strip("[]").replace('"', "").strip() == name:
            return number
    return _line_of(name.rpartition(".")[2], content)


def _line_of(name: str, content: str) -> int:
    """The line on which ``name`` is set; tomllib does not tell."""
    pattern = re.compile(r"\s*[\"']?" + re.escape(name) + r"[\"']?\s*=")
    for number, line in enumerate(content.splitlines(), 1):
        if pattern.match(line):
            return number
    return 1
