# SPDX-License-Identifier: Apache-2.0
"""Which of the decisions that a strategy changes to tell of: the typical one, one gained and one lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead import _core
from colead.explain.recorded_run import RecordedRun

Pair = tuple[_core.DecisionBrief, _core.DecisionBrief]


@dataclass(frozen=True, slots=True)
class Telling:
    """Decisions of two runs by id, None where there is none.

    Fields:
        typical: of all that changed in choice, ending, route or time, the one nearest to the median change.
        gained, lost: of those decided otherwise and for better, or for worse, the one nearest to their median.
        decisions: how many closed in both runs.
        otherwise: how many of them were decided otherwise.
    """

    typical: str | None
    gained: str | None
    lost: str | None
    decisions: int
    otherwise: int


def telling(here: RecordedRun, there: RecordedRun) -> Telling:
    """What to tell of the run `here` against the run `there`."""
    pairs = [(brief, there.briefs[name]) for name, brief in here.briefs.items() if name in there.briefs]
    changed = [pair for pair in pairs if _of(pair[0]) != _of(pair[1])]
    otherwise = [(a, b) for a, b in pairs if (a.chosen, a.style) != (b.chosen, b.style)]
    return Telling(
        typical=nearest_to_median(changed),
        gained=nearest_to_median([(a, b) for a, b in otherwise if a.value > b.value]),
        lost=nearest_to_median([(a, b) for a, b in otherwise if a.value < b.value]),
        decisions=len(pairs),
        otherwise=len(otherwise),
    )


def _of(brief: _core.DecisionBrief) -> tuple[int, str, str, float]:
    return brief.chosen, brief.style, brief.route, brief.lead_hours


def nearest_to_median(pairs: Sequence[Pair]) -> str | None:
    """The id of the pair whose changes of time and of value, each by its spread, lie nearest to the medians of all."""
    if not pairs:
        return None
    changes = np.array([(a.lead_hours - b.lead_hours, a.value - b.value) for a, b in pairs])
    spread = changes.std(axis=0)
    apart = np.divide(changes - np.median(changes, axis=0), spread, out=np.zeros_like(changes), where=spread > 0)
    return pairs[int(np.argmin(np.round((apart**2).sum(axis=1), 12)))][0].id
