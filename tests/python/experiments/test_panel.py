# SPDX-License-Identifier: Apache-2.0
"""Panel data: people, ties and units of runs at some weeks, each row as the same run shows it when it is stepped."""

from __future__ import annotations

import sys
from itertools import repeat
from typing import Any

import numpy as np
import pytest
from support import ROOT

import colead as cl
from colead.base.errors import Interrupted
from colead.experiments.panel import PanelOf

sys.path.insert(0, str(ROOT / "tests/python/runs"))

from brittle_kind import RUNS, failing_in_one

WEEKS = [0, 6.5, 12]
STRATEGIES = ["baseline", "shadowing"]
OF = ("people", "ties", "units")
LABELS = ("strategy", "replication", "week")


def made(tiny: cl.Scenario, of: PanelOf, **options: Any) -> cl.Table:
    asked: dict[str, Any] = {"strategies": STRATEGIES, "replications": 2, "progress": False} | options
    return cl.panel(tiny, WEEKS, of=of, **asked)


def seen(sim: cl.Simulation, of: str) -> cl.Table:
    return {"people": sim.people, "ties": sim.network.ties, "units": sim.units}[of]


@pytest.mark.parametrize("of", OF)
def test_each_row_is_that_of_the_run_stepped_there(tiny: cl.Scenario, of: PanelOf) -> None:
    found = made(tiny, of)
    expected = []
    for strategy in STRATEGIES:
        for replication in range(2):
            sim = cl.Simulation(tiny, strategy, replication=replication)
            for week in WEEKS:
                sim.run_until(week)
                label = {"strategy": strategy, "replication": replication, "week": week}
                expected += [label | row for row in seen(sim, of).to_dicts()]
    assert found.to_dicts() == expected
    assert found.column_names == (*LABELS, *seen(cl.Simulation(tiny), of).column_names)


def test_rows_by_hand(tiny: cl.Scenario) -> None:
    assert len(made(tiny, "people")) == 2 * 2 * 3 * 10  # strategies, replications, weeks, posts
    assert len(made(tiny, "units")) == 2 * 2 * 3 * 2
    assert len(cl.panel(tiny, [3], strategies=["shadowing"], replication=5, progress=False)) == 10


@pytest.mark.parametrize("of", OF)
def test_threads_change_nothing(tiny: cl.Scenario, of: PanelOf) -> None:
    one, two = (made(tiny, of, threads=threads) for threads in (1, 2))
    assert repr(one.to_dicts()) == repr(two.to_dicts())


def test_a_strategy_is_seen_in_the_ties(tiny: cl.Scenario) -> None:
    """At the beginning of observation ties are the same; what shadowing teaches shows afterwards, on the same luck."""
    ties = made(tiny, "ties").to_pandas()
    key = ["replication", "week", "source", "target"]
    sides = [ties[ties.strategy == name].set_index(key).trust for name in STRATEGIES]
    first, last = ([side.xs(week, level="week") for side in sides] for week in (0, 12))
    assert first[0].equals(first[1])
    together = last[0].to_frame("baseline").join(last[1].to_frame("shadowing"), how="inner")
    assert (together.baseline != together.shadowing).any()


def test_seed_and_replication_name_the_luck(tiny: cl.Scenario) -> None:
    alone = cl.panel(tiny, [12], strategies=["shadowing"], replication=1, seed=3, progress=False)
    sim = cl.Simulation(tiny, "shadowing", seed=3, replication=1)
    sim.run_until(12)
    assert alone["competence"].tolist() == sim.people["competence"].tolist()
    assert set(alone["replication"].tolist()) == {1}


def test_by_default_the_baseline_and_what_is_compared(tiny: cl.Scenario) -> None:
    found = cl.panel(tiny.with_({"compare.strategies": ["shadowing"]}), [0], replications=1, progress=False)
    assert list(dict.fromkeys(found["strategy"].tolist())) == ["baseline", "shadowing"]


def test_columns_are_chosen_and_told(tiny: cl.Scenario) -> None:
    people = made(tiny, "people", columns=["competence", "profession"])
    assert people.columns == (*LABELS, "person", "profession", "competence")
    ties = made(tiny, "ties", columns=["trust"])
    assert ties.columns == (*LABELS, "source", "target", "trust")
    assert ties.text_of("week") == ("weeks", "time since observation began")
    assert ties.text_of("trust") == cl.Simulation(tiny).network.ties.text_of("trust")
    assert [people[name].dtype.kind for name in ("replication", "week", "competence")] == ["i", "f", "f"]
    assert list(people.to_pandas().columns) == list(people.columns)
    assert people.to_arrow().num_rows == people.to_polars().height == len(people)


def test_truths_and_whole_numbers_stay_what_they_are(tiny: cl.Scenario) -> None:
    people = made(tiny, "people", columns=["hybrid", "identity"])
    assert (people["hybrid"].dtype, people["identity"].dtype) == (np.bool_, np.uint64)
    assert people.to_arrow()["hybrid"].to_pylist() == people["hybrid"].tolist()


def test_a_result_and_a_comparison_give_those_of_their_own_runs(tiny: cl.Scenario) -> None:
    result = cl.run(tiny, "shadowing", replications=2, seed=4, progress=False)
    own = result.panel(WEEKS, of="units", progress=False)
    asked = cl.panel(tiny, WEEKS, of="units", strategies=["shadowing"], replications=2, seed=4, progress=False)
    assert own.to_dicts() == asked.to_dicts()
    found = cl.compare(tiny, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
    assert found.panel(WEEKS, progress=False).to_dicts() == made(tiny, "people").to_dicts()


def test_a_branch_gives_its_futures(tiny: cl.Scenario) -> None:
    asked = cl.branch(tiny, at_week=6, luck="redrawn", strategies=["shadowing"], replications=2, progress=False)
    found = asked.comparison.panel([6, 12], of="ties", columns=["trust"], progress=False)
    rows = found.to_pandas().groupby(["week", "strategy", "replication"]).trust.agg(list)
    past = rows.loc[6.0].tolist()
    assert all(one == past[0] for one in past)  # one past
    assert len({tuple(one) for one in rows.loc[12.0]}) > 1  # many futures


@pytest.mark.parametrize(
    ("weeks", "error", "told"),
    [
        ([], ValueError, "weeks names none: give at least one, such as [0, 13, 26]"),
        ([0, 13], ValueError, "weeks must lie from 0, when observation begins, to 12, not 13"),
        ([-1, 0], ValueError, "weeks must lie from 0, when observation begins, to 12, not -1"),
        ([0, float("nan")], ValueError, "weeks must lie from 0, when observation begins, to 12, not nan"),
        ([0, 6, 3], ValueError, "weeks must be in rising order: 3 stands behind 6"),
        ([0, 3, 3.0], ValueError, "week 3 stands twice"),
        ([True], TypeError, "weeks must be a number, not True"),
        (["0"], TypeError, "weeks must be a number, not '0'"),
        ([10**400], ValueError, "weeks must lie from 0, when observation begins, to 12, not " + "1" + "0" * 39),
        (repeat(1), ValueError, "week 1 stands twice"),  # without end
        (12, TypeError, "weeks must be a list of numbers, not 12"),
        ("0,13", TypeError, "weeks must be a list of numbers, not '0,13'"),
    ],
)
def test_weeks_that_cannot_be_looked_at(tiny: cl.Scenario, weeks: Any, error: type[Exception], told: str) -> None:
    with pytest.raises(error) as refused:
        cl.panel(tiny, weeks, progress=False)
    assert str(refused.value) == told


def test_other_refusals(tiny: cl.Scenario) -> None:
    with pytest.raises(cl.UnknownNameError, match=r"unknown panel 'peple'.*did you mean 'people'"):
        cl.panel(tiny, [0], of="peple")  # type: ignore[arg-type]
    with pytest.raises(cl.UnknownNameError, match=r"unknown column 'trusts'.*did you mean 'trust'"):
        made(tiny, "ties", columns=["trusts"])
    with pytest.raises(TypeError, match="columns must be a list of names"):
        made(tiny, "ties", columns="trust")
    with pytest.raises(ValueError, match="columns names none"):
        made(tiny, "ties", columns=[])
    with pytest.raises(ValueError, match="replication contradicts replications"):
        made(tiny, "ties", replication=0)
    with pytest.raises(ValueError, match="replications must be from 1"):
        made(tiny, "ties", replications=0)
    with pytest.raises(cl.ModelError, match="shadowin"):
        made(tiny, "ties", strategies=["shadowin"])
    with pytest.raises(ValueError, match="strategies names none"):
        made(tiny, "ties", strategies=[])


def test_more_than_one_call_may_take_is_refused(tiny: cl.Scenario) -> None:
    fine = list(np.arange(0, 12, 0.001))
    with pytest.raises(cl.BudgetError, match=r"takes about .* GB, and one call may take 2: ask for fewer columns"):
        cl.panel(tiny, fine, strategies=["baseline"], replications=1000, progress=False)


@pytest.mark.parametrize("of", ["people", "ties", "units"])
def test_more_runs_than_can_be_listed_are_refused_at_once(tiny: cl.Scenario, of: PanelOf) -> None:
    with pytest.raises(cl.BudgetError, match=r"takes more than .* GB, and one call may take 2.0 GB"):
        cl.panel(tiny, [0], of=of, replications=10**8, progress=False)


def test_it_ends_when_it_is_told_to(tiny: cl.Scenario) -> None:
    with pytest.raises(Interrupted):
        cl.panel(tiny, list(np.arange(0, 12, 0.01)), replications=50, progress=lambda *_: False)


def test_a_run_that_fails_is_named() -> None:
    scenario, bad = failing_in_one()
    with pytest.raises(LookupError, match="nobody has the minutes") as caught:
        cl.panel(scenario, [12], strategies=["brittle"], replications=RUNS, progress=False)
    assert caught.value.__notes__[0].startswith(f"strategy 'brittle', replication {bad}, seed 7; to make it again: ")
