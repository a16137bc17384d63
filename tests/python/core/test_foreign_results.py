# SPDX-License-Identifier: Apache-2.0
"""A result is looked at in its own experiment: one that names what another has not is refused, and ends no process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import colead as cl
from colead import _core

PLAN = _core.ComparisonPlan([_core.Side(0, "baseline"), _core.Side(1, "placebo")], 1, 7, 0.95)
TAKES_RESULTS: dict[str, Callable[[Any, Any], object]] = {
    "require_own": _core.Experiment.require_own,
    "figures": lambda experiment, result: experiment.figures([result]),
    "values": lambda experiment, result: experiment.values([result], "trust_mean"),
    "compare": lambda experiment, result: experiment.compare(PLAN, [result, result]),
    "metrics_table": lambda experiment, result: _core.metrics_table(experiment, [result], [0]),
    "series_table": lambda experiment, result: _core.series_table(experiment, [result], [0]),
    "decisions_table": lambda experiment, result: _core.decisions_table(experiment, [result], [0]),
    "delay_hours": lambda experiment, result: _core.delay_hours(experiment, [result]),
    "trust_ledger": _core.trust_ledger,
    "run_happenings": lambda experiment, result: _core.run_happenings(experiment, 0, result),
}


@pytest.fixture(scope="module")
def result(tiny: cl.Scenario) -> _core.RunResult:
    keep = _core.Keep(records="full", trust=True, people=True)
    (made,) = _core.Experiment(tiny).run_tasks([(0, 7, 0)], threads=1, keep=keep)
    return made


@pytest.mark.parametrize("name", TAKES_RESULTS)
def test_a_run_of_more_figures_is_refused(
    tiny: cl.Scenario, tiny_text: str, result: _core.RunResult, name: str
) -> None:
    few = _core.Experiment(cl.Scenario.from_yaml(tiny_text + "metrics: [trust]\n"))
    TAKES_RESULTS[name](_core.Experiment(tiny), result)
    with pytest.raises(cl.ModelError, match="this result is of another experiment, or damaged: it names output"):
        TAKES_RESULTS[name](few, result)


@pytest.mark.parametrize("name", [name for name in TAKES_RESULTS if name not in ("figures", "values", "metrics_table")])
def test_a_run_of_more_people_is_refused(tiny_text: str, result: _core.RunResult, name: str) -> None:
    north = _core.Experiment(cl.Scenario.from_yaml(tiny_text.replace("  south: {type: ward, load: 1.5}\n", "")))
    with pytest.raises(cl.ModelError, match="this result is of another experiment, or damaged"):
        TAKES_RESULTS[name](north, result)


def test_a_keep_is_made_only_of_the_numbers_of_one() -> None:
    made = _core.Keep.__new__(_core.Keep)
    with pytest.raises(ValueError, match="no Keep"):
        made.__setstate__((99, False, False, False))


def test_a_comparison_of_no_replications_is_refused(tiny: cl.Scenario) -> None:
    for replications in (0, -(2**63)):
        plan = _core.ComparisonPlan([_core.Side(0, "baseline"), _core.Side(1, "placebo")], replications, 7, 0.95)
        with pytest.raises(cl.ModelError, match="at least one replication"):
            _core.Experiment(tiny).compare(plan, [])
