# SPDX-License-Identifier: Apache-2.0
"""Plausible ranges of assumptions by rule, where nobody has written one: see ranges.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from typing import Literal, Protocol

from colead.base.as_json import JsonObject

Move = Literal["times", "odds", "add", "whole", "parts", "off", "stays"]
SWITCHED_OFF = "0 switches it off, which is a choice of the model."


class Assumed(Protocol):
    """A number with the limits of what may be written, such as `Assumption` or a field of a kind."""

    @property
    def path(self) -> str:
        """Where it stands."""
        ...

    @property
    def unit(self) -> str:
        """1: none."""
        ...

    @property
    def low(self) -> float | None:
        """Least value that may be written; None: there is none."""
        ...

    @property
    def high(self) -> float | None:
        """Greatest value that may be written; None: there is none."""
        ...

    @property
    def source(self) -> str:
        """Keys of sources."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for all assumptions of one sort; empty `fields`, `sources` or `units` ask for nothing."""

    name: str
    move: Move
    why: str
    by: float = 0.0
    up: float | None = None
    fields: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def fits(self, path: str, unit: str, source: str) -> bool:
        """Whether it is about a number at this path."""
        end = path.rpartition(".")[2].partition("[")[0]
        named = not self.fields or end in self.fields or any(_ends(path, one) for one in self.fields if "." in one)
        cites = not self.sources or any(key in source for key in self.sources)
        return named and cites and (not self.units or unit in self.units)


@dataclass(frozen=True, slots=True)
class Plausible:
    """Between what a number may lie, and why; of a number that stays low and high are the same. whole: only whole
    numbers; part: of a whole, so that it moves with its like."""

    low: float
    high: float
    why: str
    rule: str
    whole: bool = False
    part: bool = False

    @property
    def moves(self) -> bool:
        """Whether there is more than one value."""
        return self.low < self.high


def _ends(path: str, pattern: str) -> bool:
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"*.{pattern}")


@cache
def rules() -> tuple[Rule, ...]:
    """All rules; the first that fits a number holds for it."""
    text = (resources.files(__package__) / "ranges.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    return tuple(_rule(entry) for entry in content["rule"])


def _rule(entry: JsonObject) -> Rule:
    values: JsonObject = {key: tuple(one) if isinstance(one, list) else one for key, one in entry.items()}
    return Rule(**values)


@cache
def rule_for(path: str, unit: str, source: str) -> Rule | None:
    """The rule that holds for an assumption; None where none does."""
    return next((rule for rule in rules() if rule.fits(path, unit, source)), None)


def plausible(number: Assumed, value: float) -> Plausible | None:
    """The range of an assumption with this value, inside what may be written; None where no rule is about it."""
    rule = rule_for(number.path, number.unit, number.source)
    if rule is None:
        return None
    low, high, why = _moved(rule, number.unit, value)
    return Plausible(
        low=low if number.low is None else max(low, number.low),
        high=high if number.high is None else min(high, number.high),
        why=why,
        rule=rule.name,
        whole=rule.move == "whole",
        part=rule.move == "parts" and value != 0.0,
    )


def _moved(rule: Rule, unit: str, value: float) -> tuple[float, float, str]:
    move = rule.move
    if value == 0.0 and move != "add":
        return value, value, rule.why if move == "stays" else SWITCHED_OFF
    if move == "off":
        move = "odds" if unit in ("share", "probability") else "times"
    if move == "stays":
        return value, value, rule.why
    if move == "odds" and 0.0 < value <= 1.0:
        return _at_odds(value, 1.0 / rule.by), _at_odds(value, rule.by), rule.why
    up = rule.by if rule.up is None else rule.up
    if move in ("add", "whole"):
        return value - rule.by, value + up, rule.why
    ends = sorted((value / rule.by, value * up))
    return ends[0], ends[1], rule.why


def _at_odds(share: float, factor: float) -> float:
    """The share whose odds are so many times as great. That of all has none: it is taken as the share that lies one
    such step below certainty."""
    if share == 1.0:
        return 1.0 if factor >= 1.0 else 1.0 - 1.0 / (1.0 + factor**-2)
    odds = factor * share / (1.0 - share)
    return odds / (1.0 + odds)
