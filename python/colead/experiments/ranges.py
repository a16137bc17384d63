# SPDX-License-Identifier: Apache-2.0
"""Which numbers of a scenario vary between plausible worlds, and between what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from colead import _core
from colead.base.checks import about, share
from colead.base.errors import ModelError, ScenarioError
from colead.base.known_names import did_you_mean
from colead.base.text import exact
from colead.statistics.space import Varied

NO_ASSUMPTION = ("compare.", "horizon_weeks", "warm_up_weeks", "sample_every_weeks")


class NumbersOf(NamedTuple):
    """Numbers of a scenario that vary, and the count of those that stay."""

    varied: tuple[Varied, ...]
    unvaried: int


@dataclass(frozen=True, slots=True)
class Ranges:
    """Numbers that vary in plausible worlds, the count of those that stay, and how they were asked for."""

    numbers: tuple[Varied, ...]
    unvaried: int
    horizon_weeks: float | None = None
    spread: float | None = None
    only: tuple[str, ...] | None = None

    @classmethod
    def of(
        cls,
        scenario: _core.Scenario,
        *,
        horizon_weeks: float | None = None,
        spread: float | None = None,
        only: Sequence[str] | None = None,
    ) -> Ranges:
        """See `varied_numbers`. horizon_weeks: fewer, to be quicker; ScenarioError where the scenario refuses them."""
        if horizon_weeks is not None:
            scenario.with_({"horizon_weeks": float(horizon_weeks)})
        found = varied_numbers(scenario, spread=spread, only=only)
        return cls(*found, horizon_weeks, spread, None if only is None else tuple(only))

    @property
    def paths(self) -> list[str]:
        return [number.path for number in self.numbers]

    def words(self) -> list[str]:
        """As options of a command."""
        words = [] if self.horizon_weeks is None else ["--horizon-weeks", exact(self.horizon_weeks)]
        words += [] if self.spread is None else ["--spread", exact(self.spread)]
        return words + [word for prefix in self.only or () for word in ("--only", prefix)]


def varied_numbers(
    scenario: _core.Scenario, *, spread: float | None = None, only: Sequence[str] | None = None
) -> NumbersOf:
    """Which numbers vary.

    Numbers with a written range vary over it. With `spread`, in (0, 1), other numbers of grade C that are not 0 vary by
    that share to both sides, inside what their field allows and where the scenario stays valid. `only` keeps paths that
    begin with one of these; one that begins none is a ValueError. ModelError where nothing varies.
    """
    with about("spread"):
        wide = None if spread is None else share("spread", spread)
    records = [record for record in scenario.assumptions if not record.path.startswith(NO_ASSUMPTION)]
    found = [one for record in records if (one := _varied(scenario, record, wide)) is not None]
    with about("only"):
        for prefix in only or ():
            if not any(one.path.startswith(prefix) for one in found):
                advice = did_you_mean(prefix, [one.path for one in found])
                raise ValueError(f"no number that varies begins with '{prefix}'{advice}")
    kept = found if only is None else [one for one in found if one.path.startswith(tuple(only))]
    with about("scenario"):
        if not kept:
            raise ModelError("no number of the scenario has a written range: give some, or use `spread`")
    return NumbersOf(tuple(kept), len(records) - len(kept))


def _varied(scenario: _core.Scenario, record: _core.Assumption, spread: float | None) -> Varied | None:
    path, value, low, high = record.path, record.value, record.low, record.high
    if not record.ranged:
        if spread is None or record.grade != "C" or value == 0.0 or record.origin == "default":
            return None
        wide = abs(value) * spread
        low, high = max(low, value - wide), min(high, value + wide)
    if not low < high:
        return None
    whole = all(float(number).is_integer() for number in (value, low, high)) and not _takes(scenario, path, value + 0.5)
    one = Varied(path, record.unit, value, low, high, record.grade, record.source, whole)
    if not record.ranged and not (_takes(scenario, path, low) and _takes(scenario, path, high)):
        return None
    return one


def _takes(scenario: _core.Scenario, path: str, value: float) -> bool:
    try:
        scenario.with_({path: value})
    except ScenarioError:
        return False
    return True
