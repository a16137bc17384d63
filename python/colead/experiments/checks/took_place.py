# SPDX-License-Identifier: Apache-2.0
"""What never took place in any run: classes of decisions, meetings, and events such as somebody leaving."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np

from colead import _core
from colead.base.as_resolved import resolved_of
from colead.drafting.what_is_there import is_queue, weekly_of_listed
from colead.experiments.checks.acted import NeverActed, What
from colead.experiments.kept_runs import KeptRuns
from colead.statistics.student import Array
from colead.words.main_metrics import TIME

Key: TypeAlias = tuple[str, str]  # metric, group

# What, its name, and the figure that is 0 or without a value in a run in which it did not take place.
OCCASIONS: Final[tuple[tuple[What, str, str, str], ...]] = (
    ("meeting", "discussion", "conflict_share", "all"),
    ("event", "rework", "rework_per_decision", "all"),
    ("event", "escalation", "style_share", "escalated"),
    ("event", "leaver", "leavers", "all"),
)


def never_took_place(experiment: _core.Experiment, strategies: Sequence[str], kept: KeptRuns) -> tuple[NeverActed, ...]:
    """What came up in no run of any of these strategies, as far as the metrics of the scenario watch it.

    Where no decision came up at all, that is told alone. With `preset: queue` there are neither meetings nor events.
    """
    resolved = resolved_of(experiment.scenario)
    found: dict[Key, list[float]] = {}
    for strategy in strategies:
        for one in experiment.figures(kept.results[strategy]):
            found.setdefault((one.metric, one.group), []).extend(one.values)
    figures = {key: np.asarray(values) for key, values in found.items()}
    runs = sum(len(kept.results[strategy]) for strategy in strategies)
    rates = weekly_of_listed(resolved)
    idle = [name for name in rates if _never(figures.get((TIME, name)))]
    classes = [
        NeverActed("", "decision class", name, runs, "" if rates[name] > 0 else "its rate is 0") for name in idle
    ]
    if len(idle) == len(rates) or is_queue(resolved):
        return tuple(classes)
    return (*classes, *_occasions(figures, runs))


def _occasions(figures: Mapping[Key, Array], runs: int) -> Iterator[NeverActed]:
    for what, name, metric, group in OCCASIONS:
        if _never(figures.get((metric, group))):
            yield NeverActed("", what, name, runs)


def _never(values: Array | None) -> bool:
    """Watched, and in every run 0 or without a value."""
    return values is not None and bool(np.all(np.isnan(values) | (values == 0.0)))
