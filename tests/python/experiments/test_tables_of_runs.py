# SPDX-License-Identifier: Apache-2.0
"""metrics, series and decisions: the same columns with the same values wherever runs are held."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import colead as cl
from colead._core import Table
from colead.tables.joined import joined

RATE = "decisions.beds.per_week"
FIGURES = ("strategy", "replication", "metric", "group", "unit", "value")
OVER_TIME = ("strategy", "replication", "week", "metric", "group", "unit", "value")
FIRST: dict[str, tuple[str, ...]] = {
    "result": (),
    "comparison": (),
    "sweep": ("point", RATE),
    "store": ("scenario", "arm", "seed"),
}


@pytest.fixture(scope="module")
def held(tiny: cl.Scenario, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The same runs of one strategy, held in four ways."""
    path = tmp_path_factory.mktemp("tables") / "runs.db"
    asked: dict[str, Any] = {"replications": 2, "progress": False}
    compared = cl.compare(tiny, strategies=["shadowing"], mechanisms=False, store=path, **asked)
    swept = cl.sweep(tiny, {RATE: [6.0]}, strategies=["baseline", "shadowing"], metrics=["trust_mean"], **asked)
    with cl.open_store(path) as store:
        yield {
            "result": cl.run(tiny, "shadowing", **asked),
            "comparison": compared,
            "sweep": swept,
            "store": store,
        }


def rows(table: Table, first: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Those of the strategy as it is written, without the columns that only one holder has."""
    out = []
    for row in table.to_dicts():
        if row["strategy"] == "shadowing" and row.get("arm", "shadowing") == "shadowing":
            values = (value for name, value in row.items() if name not in first)
            out.append(tuple("none" if value != value else value for value in values))
    return sorted(out, key=repr)


@pytest.mark.parametrize("holder", list(FIRST))
def test_columns_are_the_same_everywhere(held: dict[str, Any], holder: str) -> None:
    first = FIRST[holder]
    assert held[holder].metrics.column_names == (*first, *FIGURES)
    assert held[holder].series.column_names == (*first, *OVER_TIME)
    log = held[holder].decisions.column_names
    assert log[: len(first) + 2] == (*first, "strategy", "replication")
    assert log[len(first) :] == held["result"].decisions.column_names


@pytest.mark.parametrize("name", ["metrics", "series", "decisions"])
@pytest.mark.parametrize("holder", ["comparison", "store"])
def test_the_same_runs_give_the_same_rows(held: dict[str, Any], holder: str, name: str) -> None:
    mine = rows(getattr(held["result"], name), ())
    assert len(mine) > 10
    assert rows(getattr(held[holder], name), FIRST[holder]) == mine


@pytest.mark.parametrize("name", ["series", "decisions"])
def test_a_sweep_makes_its_runs_once_more(held: dict[str, Any], name: str) -> None:
    assert rows(getattr(held["sweep"], name), FIRST["sweep"]) == rows(getattr(held["result"], name), ())


def test_a_sweep_has_the_metrics_that_were_asked_for(held: dict[str, Any]) -> None:
    mine = [row for row in rows(held["result"].metrics, ()) if (row[2], row[3]) == ("trust_mean", "all")]
    assert rows(held["sweep"].metrics, FIRST["sweep"]) == mine


# A comparison in detail


def test_differences_are_what_effects_are_means_of(held: dict[str, Any]) -> None:
    compared = held["comparison"]
    frame = compared.differences.to_pandas()
    assert tuple(frame.columns) == FIGURES
    assert set(frame["strategy"]) == {"shadowing"}
    for effect in compared.effects:
        found = frame[(frame["metric"] == effect.metric) & (frame["group"] == effect.group)]
        assert len(found) == 2
        assert found["value"].mean() == pytest.approx(effect.difference, nan_ok=True)
        assert set(found["unit"]) == {effect.unit}
    assert repr(compared.values.to_dicts()) == repr(compared.metrics.to_dicts())


def test_arms_with_doses_of_their_own_survive_pickling(tiny: cl.Scenario) -> None:
    compared = cl.compare(
        tiny,
        strategies=["shadowing", "protected"],
        equal_hours=True,
        replications=2,
        mechanisms=False,
        progress=False,
    )
    again = pickle.loads(pickle.dumps(compared))
    assert again.fingerprint == compared.fingerprint
    assert repr(again.decisions.to_dicts()) == repr(compared.decisions.to_dicts())
    assert repr(again.differences.to_dicts()) == repr(compared.differences.to_dicts())


def test_values_of_every_answer_have_the_same_columns(tiny: cl.Scenario, tmp_path: Path) -> None:
    store = tmp_path / "runs.db"
    quick: dict[str, Any] = {"replications": 2, "progress": False, "store": store}
    result = cl.run(tiny, strategy="baseline", **quick)
    compared = cl.compare(tiny, strategies=["shadowing"], mechanisms=False, **quick)
    columns = ("strategy", "replication", "metric", "group", "unit", "value")
    assert result.values.columns == compared.values.columns == compared.differences.columns == columns
    assert repr(result.values.to_dicts()) == repr(result.metrics.to_dicts())
    with cl.open_store(store) as kept:
        stored = kept.values
        assert stored.columns == ("scenario", "arm", "seed", *columns)
        assert set(stored["strategy"]) == {"baseline", "shadowing"}
        of_baseline = [row["value"] for row in stored if row["strategy"] == "baseline"]
    assert sorted(map(repr, of_baseline)) == sorted(repr(row["value"]) for row in result.values)


def test_futures_of_one_past_are_found_again(tiny: cl.Scenario) -> None:
    found = cl.branch(tiny, at_week=4, luck="redrawn", strategies=["shadowing"], replications=3, progress=False)
    log = found.comparison.decisions
    assert set(log["strategy"]) == {"baseline", "shadowing"}
    assert set(log["replication"].tolist()) == {0, 1, 2}


def test_what_does_not_know_its_runs_says_so(held: dict[str, Any]) -> None:
    with pytest.raises(cl.ModelError, match="does not know its runs"):
        _ = replace(held["comparison"], runs=None).metrics
    with pytest.raises(cl.ModelError, match="does not know its question"):
        _ = replace(held["sweep"], question=None).series


def test_a_store_without_runs_has_empty_tables(tmp_path: Path) -> None:
    with cl.Store(tmp_path / "empty.db", create=True) as store:
        assert store.metrics.column_names == (*FIRST["store"], *FIGURES)
        assert (len(store.metrics), len(store.series), len(store.decisions)) == (0, 0, 0)


# Tables one below the other


def test_joined_tables_keep_their_own_values_and_the_order_of_columns() -> None:
    one = Table.from_columns({"metric": ["m"], "unit": ["h"], "group": ["all"], "value": [1.0], "replication": [0]})
    other = Table.from_columns({"metric": ["n"], "unit": ["h"], "group": ["all"], "value": [2.5], "replication": [1]})
    table = joined([({"strategy": "a"}, one), ({"strategy": "longer"}, other)])
    assert table.column_names == FIGURES
    assert table.to_dicts()[1] == {
        "strategy": "longer",
        "replication": 1,
        "metric": "n",
        "group": "all",
        "unit": "h",
        "value": 2.5,
    }
    assert np.issubdtype(table["replication"].dtype, np.integer)
