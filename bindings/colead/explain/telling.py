# SPDX-License-Identifier: Apache-2.0
"""Two worlds told in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colead.explain import words

if TYPE_CHECKING:
    from colead.explain.account import Account
    from colead.explain.worlds import TwoWorlds

TOLD = ("What happened", "How it was taken up", "What was said", "What tipped it", "What came of it")


def told(worlds: TwoWorlds) -> str:
    here = worlds.here.record
    lines = [
        f"## {worlds.decision}: the same decision in two worlds",
        "",
        f"A decision on {words.plain(here['decision_class'])} came up in {words.plain(here['unit'])} in "
        f"{words.week(here['arrived_week'])}. People, problem and luck are the same in both worlds; only the strategy "
        f"differs: '{worlds.strategy}' here, '{worlds.against}' there. People are named by their posts.",
        "",
        "### What went otherwise",
        "",
        *(f"- {line}" for line in worlds.differences or ("Nothing that was kept.",)),
        "",
        *_world(worlds.here),
        *_world(worlds.there),
        "### How the two worlds parted",
        "",
        *_parting(worlds),
    ]
    return "\n".join(lines) + "\n"


def _world(account: Account) -> list[str]:
    lines = [f"### Under '{account.strategy}'", ""]
    for section in account.sections:
        if section.title in TOLD:
            lines += [f"**{section.title}.** " + " ".join(line.strip() for line in section.lines), ""]
    return lines


def _parting(worlds: TwoWorlds) -> list[str]:
    if worlds.divergence is None:
        return ["They did not: everything that was kept is the same."]
    down = worlds.downstream
    return [
        f"The first thing that went otherwise: {worlds.divergence.text}",
        "",
        f"By the end, of {down.decisions} decisions that closed in both worlds {down.decided_otherwise} had chosen "
        f"otherwise, {down.by_another_route} had been taken up another way and {down.at_another_time} were in force at "
        f"another time; {down.only_in_one} closed in one world only. Trust went another way in {down.ties_changed} of "
        f"{down.ties} ties between two people (on average {words.points(down.mean_change_of_trust)} on a scale of 0 to "
        "1).",
    ]
