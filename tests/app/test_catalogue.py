"""The catalogue and the key table are complete and agree."""

from __future__ import annotations

import re
import string
from importlib import import_module
from pathlib import Path

import pytest

from tui import catalogue
from tui.keys import ACTIONS, MAPS, description_of, name_of, table
from tui.settings import SETTINGS, parse, template

SOURCES = sorted((Path(__file__).parents[2] / "tui").rglob("*.py"))


@pytest.mark.parametrize("part", catalogue.PARTS)
def test_same_keys_and_fields_in_every_language(part: str) -> None:
    module = import_module(f"tui.catalogue.{part}")
    for other in (module.HANS, module.HANT):
        assert other.keys() == module.EN.keys()
        for key, text in module.EN.items():
            if key == "settings.file_name":  # its braces are for the user to read
                continue
            fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            assert {name for _, name, _, _ in string.Formatter().parse(other[key]) if name} == fields, key


def test_every_text_that_the_program_asks_for_is_there() -> None:
    asked = re.compile(r"""(?:\bsay|\btext|_step)\(\s*(?:[^"()]*,\s*)*"([a-zA-Z_-]+\.[a-zA-Z_.-]+)\"""")
    found = [key for path in SOURCES for key in asked.findall(path.read_text("utf-8"))]
    assert len(found) > 100
    assert not [key for key in found if not catalogue.has(key)]


def test_no_key_stands_in_two_parts() -> None:
    seen: dict[str, str] = {}
    for part in catalogue.PARTS:
        for key in import_module(f"tui.catalogue.{part}").EN:
            assert seen.setdefault(key, part) == part


@pytest.mark.parametrize(
    ("locale", "language"),
    [("C.UTF-8", "en"), ("zh_CN.UTF-8", "zh-Hans"), ("zh_TW.UTF-8", "zh-Hant"), ("zh_HK", "zh-Hant"), ("de_DE", "en")],
)
def test_language_follows_the_locale(monkeypatch: pytest.MonkeyPatch, locale: str, language: str) -> None:
    monkeypatch.setenv("LANG", locale)
    assert catalogue.language_of_locale() == language


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 link"), ("1", "1 link"), (2, "2 links"), (0, "0 links"), ("11", "11 links")]
)
def test_one_is_no_plural(count: object, said: str) -> None:
    catalogue.set_language("en")
    assert catalogue.text("links.title", count=count) == said


def test_what_is_told_is_not_changed_where_it_counts_itself() -> None:
    catalogue.set_language("en")
    assert catalogue.text("work.failed", reason="1 articles") == "This did not work: 1 articles"
    assert catalogue.text("save.exists", path="1") == "1 exists already"


def test_every_action_is_named_and_no_key_is_taken_twice() -> None:
    taken: dict[tuple[str, str], str] = {}
    for action in ACTIONS:
        assert name_of(action.id)
        assert description_of(action.id)
        for key in action.keys.split(","):
            # General keys work everywhere; those of the groups only in their pane.
            groups = ("general",) if action.group == "general" else (action.group, "general")
            for group in groups:
                other = taken.get((group, key))
                assert other in (None, action.id), (key, other, action.id)
            taken[action.group, key] = action.id
    assert len(table()) == len(ACTIONS)


def test_no_key_that_terminals_take() -> None:
    for action in ACTIONS:
        for key in action.keys.split(","):
            assert key not in ("ctrl+j", "ctrl+s", "ctrl+o", "ctrl+b", "ctrl+q", "ctrl+m", "ctrl+i", "ctrl+z")


def test_template_with_its_marks_taken_away_is_valid_and_means_the_defaults() -> None:
    wanted = {f"{setting.name} =" for setting in SETTINGS} | {"[keys]"} | {f'"{action.id}" =' for action in ACTIONS}
    lines = [line[2:] for line in template().splitlines() if line.startswith("# ")]
    content = "\n".join(line for line in lines if any(line.startswith(start) for start in wanted))
    settings = parse(content)
    assert not settings.problems
    assert dict(settings.values) == {setting.name: setting.default for setting in SETTINGS}
    assert len(settings.keys) == len(ACTIONS)


@pytest.mark.parametrize("name", MAPS)
def test_maps_for_other_hands_take_no_key_twice(name: str) -> None:
    keymap = MAPS[name]
    assert set(keymap) <= {action.id for action in ACTIONS}
    taken: dict[tuple[str, str], str] = {}
    for action in ACTIONS:
        for key in keymap.get(action.id, action.keys).split(","):
            # A pane has its own keys and those for moving; the general ones stand behind both.
            for group in ("text", "list", "articles", "figures") if action.group == "move" else (action.group,):
                assert taken.setdefault((group, key), action.id) == action.id, (key, action.id)


def test_own_keys_go_before_those_of_a_map() -> None:
    settings = parse('keymap = "less"\n[keys]\n"move.down" = "j"\n')
    assert not settings.problems
    assert settings.keys["move.down"] == "j"
    assert settings.keys["move.up"] == MAPS["less"]["move.up"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("column = 5", 1),
        ('\n\ntheme = "pink"', 3),
        ("regional = 1", 1),
        ("\nnothing = 2", 2),
        ("x = = 1", 1),
        ('[keys]\n"app.quit" = "t"', 2),
        ('[keys]\n"no.such" = "t"', 2),
    ],
)
def test_mistakes_have_a_line(content: str, line: int) -> None:
    assert [problem.line for problem in parse(content).problems] == [line]
