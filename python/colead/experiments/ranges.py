# SPDX-License-Identifier: Apache-2.0
"""Which numbers of a scenario vary between plausible worlds, and between what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, TypedDict, Unpack

from colead import _core
from colead.base.as_resolved import resolved_of
from colead.base.checks import about, names_of, share
from colead.base.errors import ModelError, ScenarioError
from colead.base.known_names import did_you_mean
from colead.base.scenario_parts import require_scenario
from colead.base.shown import quoted
from colead.base.text import exact
from colead.sources.plausible import plausible
from colead.statistics.space import Varied
from colead.statistics.student import Array

NO_ASSUMPTION = ("compare.", "horizon_weeks", "warm_up_weeks", "sample_every_weeks", "evidence.", "evidence[")
NO_FARTHER = "No farther on one side, where the scenario itself refuses it."
STRATEGY = re.compile(r"strategies\.(.+?)\[(\d+)\]")
NAMED = ("units", "unit_types", "decisions", "professions", "organisations")  # sections of parts with ids


class NumbersOf(NamedTuple):
    """Numbers of a scenario that vary, what is compared first, and in how many places stand those that stay."""

    varied: tuple[Varied, ...]
    unvaried: int


class Which(TypedDict, total=False):
    """Which numbers vary: see `varied_numbers`."""

    strategies: Iterable[str] | None
    spread: float | None
    only: Sequence[str] | None
    stated_only: bool


@dataclass(frozen=True, slots=True)
class Ranges:
    """Numbers that vary in plausible worlds, what is compared first; in how many places of the scenario they stand, how
    many numbers stay, and how all this was asked for."""

    numbers: tuple[Varied, ...] = field(repr=False)
    unvaried: int
    horizon_weeks: float | None = None
    spread: float | None = None
    only: tuple[str, ...] | None = None
    stated_only: bool = False

    @classmethod
    def of(cls, scenario: _core.Scenario, *, horizon_weeks: float | None = None, **which: Unpack[Which]) -> Ranges:
        """See `varied_numbers`. horizon_weeks: fewer, to be quicker; ScenarioError where the scenario refuses them."""
        require_scenario(scenario)
        if horizon_weeks is not None:
            scenario.with_({"horizon_weeks": float(horizon_weeks)})
        only = names_of("only", which.get("only"))
        numbers, unvaried = varied_numbers(scenario, **which)
        return cls(
            numbers,
            unvaried,
            horizon_weeks,
            which.get("spread"),
            only,
            which.get("stated_only", False),
        )

    @property
    def paths(self) -> list[str]:
        return [number.path for number in self.numbers]

    @property
    def varied(self) -> int:
        """In how many places of the scenario the numbers stand."""
        return sum(len(number.paths) for number in self.numbers)

    def keeping(self, kept: Sequence[bool]) -> Ranges:
        """Some of the numbers; the others stay."""
        numbers = tuple(one for one, keep in zip(self.numbers, kept, strict=True) if keep)
        left = self.varied - sum(len(one.paths) for one in numbers)
        return replace(self, numbers=numbers, unvaried=self.unvaried + left)

    def words(self) -> list[str]:
        """As options of a command."""
        words = [] if self.horizon_weeks is None else ["--horizon-weeks", exact(self.horizon_weeks)]
        words += [] if self.spread is None else ["--spread", exact(self.spread)]
        words += ["--stated-only"] if self.stated_only else []
        return words + [word for prefix in self.only or () for word in ("--only", prefix)]

    def changes(self, values: Array) -> dict[str, float]:
        """What a world changes in the scenario: values by path, in the order of the numbers."""
        changes: dict[str, float] = {} if self.horizon_weeks is None else {"horizon_weeks": float(self.horizon_weeks)}
        return changes | changes_of(self.numbers, values)


def changes_of(numbers: Sequence[Varied], values: Array) -> dict[str, float]:
    """Values by path. Parts of a whole are brought back to the sum that they have in the scenario."""
    changes: dict[str, float] = {}
    sums: dict[str, list[float]] = {}
    for number, value in zip(numbers, values, strict=True):
        if number.part_of:
            was, now = sums.setdefault(number.part_of, [0.0, 0.0])
            sums[number.part_of] = [was + number.value, now + float(value)]
        for path in number.paths:
            changes[path] = int(value) if number.whole else float(value)
    for number in numbers:
        if number.part_of:
            was, now = sums[number.part_of]
            changes[number.path] *= was / now
    return changes


def tried_of(varied: int, unvaried: int) -> str:
    """How many of all values were tried, as every sentence about plausible worlds says it. A number that stands in
    several places is several values."""
    return f"tried {varied} of {varied + unvaried} values"


def varied_numbers(
    scenario: _core.Scenario,
    *,
    strategies: Iterable[str] | None = None,
    spread: float | None = None,
    only: Sequence[str] | None = None,
    stated_only: bool = False,
) -> NumbersOf:
    """Which numbers vary.

    Numbers with a written range vary over it, other ones of grade C over that of their rule (`sources.plausible`), or
    with `spread`, in (0, 1), by that share to both sides; with `stated_only` only numbers with a written range vary. A
    default that stands in many places is one number. Those of strategies other than `strategies`, by default those that
    the scenario compares, are left out. `only` keeps paths that begin with one of these; one that begins none is a
    ValueError. ModelError where nothing varies.
    """
    with about("spread"):
        wide = None if spread is None else share("spread", spread)
    named = names_of("strategies", strategies)
    acting = frozenset([scenario.baseline, *(scenario.compared if named is None else named)])
    records = [one for one in scenario.assumptions if _counts(one.path, acting)]
    found = [one for record in records if (one := _varied(scenario, record, wide, stated_only)) is not None]
    found = _together(scenario, found, {record.path for record in records if record.origin == "default"})
    found = _accepted(scenario, found)
    with about("only"):
        if only is not None and not only:
            raise ValueError("only must hold at least one beginning of a path; without it all numbers vary")
        for prefix in only or ():
            if not any(path.startswith(prefix) for one in found for path in one.paths):
                advice = did_you_mean(prefix, [one.path for one in found])
                raise ValueError(f"no number that varies begins with {quoted(prefix)}{advice}")
    kept = found if only is None else [part for one in found if (part := _within(one, tuple(only))) is not None]
    with about("scenario"):
        if not kept:
            raise ModelError("no number of the scenario has a written range: give some, or let all assumptions vary")
    kept.sort(key=lambda one: not one.path.startswith("strategies."))
    return NumbersOf(tuple(kept), len(records) - sum(len(one.paths) for one in kept))


def _counts(path: str, acting: frozenset[str]) -> bool:
    """Whether a number is one of the model, and of a strategy that acts."""
    if path.startswith(NO_ASSUMPTION):
        return False
    found = STRATEGY.match(path)
    return found is None or found[1] in acting


def _varied(
    scenario: _core.Scenario, record: _core.Assumption, spread: float | None, stated_only: bool
) -> Varied | None:
    if record.ranged:
        return _stated(scenario, record)
    if stated_only or record.grade != "C":
        return None
    found = plausible(record, record.value)
    if found is None or not found.moves:
        return None
    low, high = found.low, found.high
    if spread is not None and not found.whole:
        wide = abs(record.value) * spread
        low, high = max(record.low, record.value - wide), min(record.high, record.value + wide)
    whole_of = record.path.rpartition(".")[0] if found.part else ""
    one = Varied(record.path, record.unit, record.value, low, high, record.grade, record.source, found.whole)
    return replace(one, part_of=whole_of, why=found.why)


def _stated(scenario: _core.Scenario, record: _core.Assumption) -> Varied | None:
    low, high = record.low, record.high
    if not low < high:
        return None
    ends = (record.value, low, high)
    whole = all(float(end).is_integer() for end in ends) and not _accepts(scenario, {record.path: record.value + 0.5})
    return Varied(record.path, record.unit, record.value, low, high, record.grade, record.source, whole)


def _accepts(scenario: _core.Scenario, changes: Mapping[str, float]) -> bool:
    try:
        _core.Experiment(scenario.with_(changes))
    except (ScenarioError, ModelError):
        return False
    return True


def _together(scenario: _core.Scenario, found: Sequence[Varied], defaults: set[str]) -> list[Varied]:
    """The same numbers with those that are one default in many places made one."""
    written = resolved_of(scenario)
    first: dict[tuple[str, float, str], Varied] = {}
    for one in found:
        key = (_pattern(one.path, written) if one.path in defaults else one.path, one.value, one.source)
        same = first.get(key)
        first[key] = one if same is None else replace(same, also=(*same.also, one.path))
    return list(first.values())


def _pattern(path: str, written: Mapping[str, Any]) -> str:
    """What a default of this field is the default of: places in lists and ids do not count, kinds do."""
    found = STRATEGY.match(path)
    if found is not None:
        return f"strategies.{written['strategies'][found[1]][int(found[2])]['kind']}{path[found.end() :]}"
    section, _, rest = path.partition(".")
    if section in NAMED:  # ids may hold dots, so the longest that fits is meant
        own = max((one for one in written[section] if rest.startswith(f"{one}.")), key=len, default="")
        path = f"{section}.*{rest[len(own) :]}" if own else path
    return re.sub(r"\[\d+\]", "[]", path)


def _accepted(scenario: _core.Scenario, numbers: Sequence[Varied]) -> list[Varied]:
    """The same numbers without the ends of ranges by rule that the scenario refuses for a reason of its own: such a
    range ends at the value. Many ends are tried at once, and looked at apart where they are refused."""
    by_rule = [at for at, one in enumerate(numbers) if one.why and not one.part_of]
    kept = list(numbers)
    for end in ("low", "high"):
        for at in _refused(scenario, numbers, by_rule, end):
            kept[at] = _ending(kept[at], end)
    return [one for one in kept if one.low < one.high]


def _ending(one: Varied, end: Literal["low", "high"]) -> Varied:
    """The number with a range that ends at its value on one side."""
    why = f"{one.why} {NO_FARTHER}"
    return replace(one, low=one.value, why=why) if end == "low" else replace(one, high=one.value, why=why)


def _refused(
    scenario: _core.Scenario, numbers: Sequence[Varied], at: Sequence[int], end: Literal["low", "high"]
) -> list[int]:
    """Numbers whose end is refused where nothing else is moved."""
    if not at or _accepts(scenario, {path: _end(numbers[n], end) for n in at for path in numbers[n].paths}):
        return []
    if len(at) == 1:
        return list(at)
    half = len(at) // 2
    return [*_refused(scenario, numbers, at[:half], end), *_refused(scenario, numbers, at[half:], end)]


def _end(one: Varied, end: Literal["low", "high"]) -> float:
    value = one.low if end == "low" else one.high
    return int(value) if one.whole else value


def _within(one: Varied, only: tuple[str, ...]) -> Varied | None:
    """The number where it stands under one of these beginnings; None where it does not."""
    paths = [path for path in one.paths if path.startswith(only)]
    return replace(one, path=paths[0], also=tuple(paths[1:])) if paths else None
