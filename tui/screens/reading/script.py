"""The script toggle: one key between the original and the reader's own script, one for all of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from tui import catalogue, memory
from tui.screens.reading.base import ReadingBase
from tui.showing import ScriptChoice, Showing

if TYPE_CHECKING:
    from summarise.results import Target

SAMPLE = 20_000
"""How much of an article (code points) is looked at to tell whether a script would change it."""
TARGETS: tuple[Target, ...] = ("original", "hans", "hant", "tw", "hk")


def script_of_locale() -> Target:
    """The script that the locale suggests."""
    import os

    # Not LC_CTYPE: Python itself sets it where the locale is not installed (PEP 538).
    value = next((os.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n)), "").lower()
    if "tw" in value:
        return "tw"
    if "hk" in value or "mo" in value.partition("_")[2][:2]:
        return "hk"
    return "hant" if "hant" in value else "hans"


class ScriptSwitch(ReadingBase):
    """Which script the article is shown in."""

    def my_script(self) -> Target | None:
        """The reader's own script; None when it was never told."""
        told = self.settings.word("script")
        if told == "ask":
            told = str(self.remembered.get("script", ""))
        return next((target for target in TARGETS[1:] if target == told), None)

    def action_toggle_script(self) -> None:
        """Switch between the original and the reader's own script; ask for it the first time."""
        mine = self.my_script()
        if mine is None:
            from tui.screens.choose import Choice, ChooseDialog

            self.app.push_screen(
                ChooseDialog(
                    catalogue.text("script.ask"),
                    [Choice(t, str(i), catalogue.text(f"script.{t}")) for i, t in enumerate(TARGETS[1:], 1)],
                    start=script_of_locale(),
                ),
                self._my_script_told,
            )
            return
        if self.choice.target != "original":
            self.switch_to(self.choice.with_target("original"))
            return
        wanted = self.choice.with_target(mine, foreign_only=True)
        if self.article is not None and wanted.target_for(self.article.script) == "original":
            if self.article.script == "other":
                self.say("script.idle")
            else:
                self.say("script.nothing", name=catalogue.text(f"script.{self.article.script}"))
            return
        self.switch_to(wanted)

    def _my_script_told(self, answer: str | None) -> None:
        if answer is None:
            return
        self.remembered["script"] = answer
        memory.remember(script=answer)
        self.action_toggle_script()

    def action_choose_script(self) -> None:
        """List the five scripts and the two switches."""
        from tui.screens.choose import Choice, ChooseDialog

        now = self.choice
        mine = self.my_script()
        rows = []
        for number, target in enumerate(TARGETS, 1):
            name = catalogue.text(f"script.{target}")
            label = catalogue.text("script.mine", name=name) if target == mine else name
            on = self._effective() == target
            idle = not on and target != "original" and not self._would_change(target)
            label = f"{label}  {catalogue.text('script.same')}" if idle else label
            rows.append(Choice(target, str(number), label, on=on, idle=idle))
        rows.append(Choice("regional", "v", catalogue.text("script.switch.regional"), on=now.regional))
        rows.append(Choice("quotes", "u", catalogue.text("script.switch.quotes"), on=now.quotes))
        self.app.push_screen(
            ChooseDialog(catalogue.text("script.choose"), rows, start=self._effective()), self._script_chosen
        )

    def _would_change(self, target: Target) -> bool:
        """Whether anything of the article would be written differently; True where that is not known yet."""
        from summarise.script import changes, converters_ready

        if self.article is None or not self.final or not converters_ready():
            return True
        if self.article.script == "other":
            return False
        choice = self.choice
        sample = self.article.text[:SAMPLE]
        return changes(sample, target, regional=choice.regional, quotes=choice.quotes, words=choice.own.words)

    def _effective(self) -> Target:
        return self.choice.target_for(self.article.script) if self.article is not None else self.choice.target

    def _script_chosen(self, answer: str | None) -> None:
        if answer is None:
            return
        if answer in ("regional", "quotes"):
            value = not getattr(self.choice, answer)
            memory.remember(**{answer: value})
            self.remembered[answer] = value
            choice = (
                replace(self.choice, regional=value) if answer == "regional" else replace(self.choice, quotes=value)
            )
            self.switch_to(choice)
            self.say("switch.on" if value else "switch.off", name=catalogue.text(f"script.switch.{answer}"))
            return
        self.switch_to(self.choice.with_target(cast("Target", answer)))

    def switch_to(self, choice: ScriptChoice) -> None:
        """Show everything by ``choice``, keeping the place."""
        if self.take_own_words():
            choice = replace(choice, own=self.choice.own)
        first_regional = choice.target in ("tw", "hk") and not choice.regional
        self.choice = choice
        if first_regional and not self.remembered.get("told_regional"):
            # Said once, on the first change to Taiwan or Hong Kong: that there is a switch for words.
            self.remembered["told_regional"] = True
            memory.remember(told_regional=True)
            self.say("script.hint.regional")
        if self.article is None or not self.final:
            self.show_state()
            return
        showing = Showing(self.article, choice)
        from summarise.script import converters_ready

        if showing.converted and not converters_ready():
            self.say("script.loading")
        if showing.converted and not converters_ready():
            self.in_worker(partial(self.convert, showing), "convert")
            return
        at = self.place()
        self.showing = showing
        self.show_article(at)
        self.show_findings()
        self.article_list.repaint()
