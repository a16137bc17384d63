# SPDX-License-Identifier: Apache-2.0
"""From everyday names to interventions: `away day` to a kind with its line filled in."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib import resources

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.as_resolved import Intervention, resolved_of
from colead.drafting.asked_hours import AskedHours, asked_hours, together
from colead.drafting.in_words import strategy_words
from colead.drafting.staff import people_of
from colead.drafting.yaml_text import flow

MOST_FOUND = 3
ALIKE = 0.7  # share of letters in common of a word and the one it may be a slip for
SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "our", "the", "to", "with"})
RHYTHMS = frozenset({"daily", "weekly", "monthly", "quarterly", "yearly", "annual"})


@dataclass(frozen=True)
class Idea:
    """What people call something, and what a scenario is given for it. left_out: what of it the model does not know."""

    names: tuple[str, ...]
    interventions: tuple[Intervention, ...]
    left_out: str

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def id(self) -> str:
        """What its strategy is called in a file."""
        return re.sub(r"[^a-z0-9]+", "_", self.name.lower()).strip("_")

    @property
    def lines(self) -> tuple[str, ...]:
        """Its interventions, a line of YAML each."""
        return tuple(f"- {flow(one)}" for one in self.interventions)


@dataclass(frozen=True)
class Priced:
    """An idea in one organisation: who does what, and the hours a year that asks."""

    idea: Idea
    words: str
    hours: AskedHours
    kinds: tuple[str, ...]

    def to_json(self) -> JsonObject:
        return {
            "name": self.idea.name,
            "names": list(self.idea.names),
            "yaml": list(self.idea.lines),
            "kinds": list(self.kinds),
            "words": self.words,
            "hours_a_year": self.hours.a_year,
            "sure": self.hours.sure,
            "left_out": self.idea.left_out,
        }


@cache
def ideas() -> tuple[Idea, ...]:
    """All of them, in the order of the page."""
    text = (resources.files("colead.drafting") / "ideas.toml").read_text(encoding="utf-8")
    return tuple(
        Idea(tuple(one["names"]), tuple(one["interventions"]), one["left_out"]) for one in tomllib.loads(text)["idea"]
    )


def find_ideas(text: str) -> tuple[Idea, ...]:
    """Those that are called so, the nearest first, at most three; none when no word of the text is known."""
    wanted = _words(text)
    scored = [(max(_likeness(wanted, _words(name)) for name in idea.names), idea) for idea in ideas()]
    best = max((score for score, _ in scored), default=0.0)
    found = sorted((one for one in scored if one[0] > 0 and one[0] >= best / 2), key=lambda one: -one[0])
    return tuple(idea for _, idea in found[:MOST_FOUND])


def near_names(text: str) -> tuple[str, ...]:
    """Names with a word that is spelt nearly so."""
    words = sorted({word for idea in ideas() for name in idea.names for word in _words(name)})
    near = {near for word in _words(text) if (near := _core.nearest(word, words)) and _alike(word, near)}
    return tuple(idea.name for idea in ideas() if any(near & _words(name) for name in idea.names))[:MOST_FOUND]


def priced(found: Iterable[Idea], scenario: _core.Scenario) -> tuple[Priced, ...]:
    """What each asks of the people of a scenario. ScenarioError when one does not fit into it."""
    chosen = tuple(found)
    resolved = json.loads(scenario.resolved_json())
    tried = resolved | {
        "strategies": {"baseline": []} | {f"idea_{n}": list(idea.interventions) for n, idea in enumerate(chosen)},
        "expectations": [],
        "compare": {"baseline": "baseline"},
    }
    tried.pop("strategy_texts", None)
    read = resolved_of(_core.Scenario.from_dict(tried, scenario.name, kinds=scenario.kinds))
    people = people_of(read)
    return tuple(
        Priced(
            idea,
            strategy_words(read["strategies"][f"idea_{n}"], people),
            together([asked_hours(one, people, read) for one in read["strategies"][f"idea_{n}"]]),
            tuple(str(one["kind"]) for one in idea.interventions),
        )
        for n, idea in enumerate(chosen)
    )


def _words(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("'s", "").replace("s' ", " "))
    kept = [word for word in words if word not in SMALL_WORDS]
    return frozenset(_singular(word) for word in kept)


def _alike(word: str, other: str) -> bool:
    """Whether one may be a slip for the other: most of their letters are the same, in the same order."""
    return SequenceMatcher(None, word, other).ratio() >= ALIKE


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _likeness(wanted: frozenset[str], name: frozenset[str]) -> float:
    """1: the same words; less for words too many or too few; rhythm words decide nothing by themselves."""
    shared = wanted & name
    if not shared - RHYTHMS:
        return 0.0
    return len(shared) / len((wanted - RHYTHMS) | (name - RHYTHMS) | shared)


def known_names(found: Sequence[Idea]) -> str:
    return ", ".join(idea.name for idea in found)
