# SPDX-License-Identifier: Apache-2.0
"""Models of one's own on common luck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from support import ROOT

import colead as cl
from colead.engine import Engine, Event, Resource

ARRIVALS, SERVICE = 0.5, 1.0  # a unit of time


def queue(luck: cl.Luck, desks: int = 1, chats: bool = False) -> dict[str, float]:
    """Mean wait of 300 customers of an M/M/c queue; `chats`: something else is drawn for each of them too."""
    engine = Engine(unit="minutes")
    desk = Resource(engine, capacity=desks)
    waits: list[float] = []

    def customer(number: int) -> Iterator[Event]:
        asked = engine.now
        with desk.request() as turn:
            yield turn
            waits.append(engine.now - asked)
            if chats:
                luck("chat", number).random()
            yield engine.timeout(luck("service", number).exponential(1 / SERVICE))

    def door() -> Iterator[Event]:
        for number in range(300):
            yield engine.timeout(luck("arrival", number).exponential(1 / ARRIVALS))
            engine.process(customer(number))  # type: ignore[arg-type]

    engine.process(door())  # type: ignore[arg-type]
    engine.run()
    return {"wait": float(np.mean(waits)), "longest": max(waits)}


@pytest.fixture(scope="module")
def found() -> cl.Replicated:
    models = {"one": queue, "two": lambda luck: queue(luck, desks=2), "chats": lambda luck: queue(luck, chats=True)}
    return cl.replicate(models, replications=12, seed=1, units={"wait": "minutes"})


def test_what_is_drawn_for_something_else_changes_nothing(found: cl.Replicated) -> None:
    """Common luck by identity: another draw a customer leaves every wait as it was, to the bit."""
    assert found.values["chats", "wait"].tolist() == found.values["one", "wait"].tolist()
    (chats,) = [one for one in found.effects if one.strategy == "chats" and one.metric == "wait"]
    assert (chats.difference, chats.low, chats.high) == (0, 0, 0)


def test_pairs_tell_more_than_runs_that_share_no_luck(found: cl.Replicated) -> None:
    (two,) = [one for one in found.effects if one.strategy == "two" and one.metric == "wait"]
    assert two.high < 0  # a second desk shortens the wait, and twelve pairs are enough to see it
    one, other = found.values["one", "longest"], found.values["two", "longest"]
    assert np.var(one - other) < np.var(one) + np.var(other)


def test_the_mean_wait_is_that_of_the_formula(found: cl.Replicated) -> None:
    """M/M/1 from an empty queue: a little below rho / (mu - lambda) = 1."""
    (one,) = [row for row in found.means if (row.strategy, row.metric) == ("one", "wait")]
    assert one.low < ARRIVALS / SERVICE / (SERVICE - ARRIVALS) < one.high
    assert found.mean("wait") == one.mean


def test_tables_have_the_columns_of_all_tables_of_runs(found: cl.Replicated, comparison: cl.Comparison) -> None:
    assert found.metrics.columns == comparison.metrics.columns
    assert found.differences.columns == comparison.differences.columns
    assert len(found.metrics) == 3 * 12 * 2
    assert {row["unit"] for row in found.metrics if row["metric"] == "wait"} == {"minutes"}


def test_the_same_seed_gives_the_same_answer(found: cl.Replicated) -> None:
    one, again, other = (cl.replicate(queue, replications=2, seed=seed) for seed in (1, 1, 2))
    assert one == again != other
    assert one.values["model", "wait"].tolist() == found.values["one", "wait"][:2].tolist()


def test_a_number_alone_is_a_figure_too() -> None:
    made = cl.replicate(lambda luck: luck("dice").random(), replications=3, seed=1)
    assert made.metric_names == ("value",)
    assert len(set(made.values["model", "value"].tolist())) == 3


def test_a_model_that_fails_says_in_which_run() -> None:
    def brittle(luck: cl.Luck) -> float:
        return 1 / (2 - luck.replication)

    with pytest.raises(ZeroDivisionError) as caught:
        cl.replicate({"brittle": brittle}, replications=5, seed=4)
    assert caught.value.__notes__ == ["model 'brittle', replication 2, seed 4"]


@pytest.mark.parametrize(
    ("models", "error", "message"),
    [
        ({}, cl.ModelError, "no model"),
        ({"a": 3}, TypeError, "'a' must be a function"),
        ({"a": lambda _: "x"}, TypeError, "which is no number"),
        ({"a": lambda _: {"x": 1.0}, "b": lambda _: {"y": 1.0}}, cl.ModelError, "never gives"),
    ],
)
def test_what_is_no_model_is_refused(models: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        cl.replicate(models, replications=2, seed=1)


def test_units_are_of_what_models_give_and_every_model_gives_something() -> None:
    with pytest.raises(cl.UnknownNameError, match=r"unknown metric in units 'wwait' \(did you mean 'wait'\?\)"):
        cl.replicate(lambda _: {"wait": 1.0}, replications=1, seed=1, units={"wwait": "h"})
    with pytest.raises(cl.ModelError, match="model 'model' gives no figure: return a number, or numbers by name"):
        cl.replicate(lambda _: {}, replications=1, seed=1)


def test_luck_is_known_by_what_it_is_for() -> None:
    luck = cl.Luck(1, 0)
    assert luck("a", 1).random() == luck("a", 1).random() == luck("a", np.int64(1)).random()
    assert len({luck(*key).random() for key in (("a", 1), ("a", "1"), ("a",), ("a", 1, 1), ("b", 1))}) == 5
    assert luck("a").random() != cl.Luck(1, 1)("a").random()
    with pytest.raises(TypeError, match=r"texts and whole numbers, not by 1\.5"):
        luck("a", 1.5)  # type: ignore[arg-type]


def test_the_example_of_the_engine_guide_runs() -> None:
    page = (ROOT / "docs" / "guides" / "engine.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- example: replicate -->\n```python\n(.*?)```", page, flags=re.DOTALL)
    assert found
    exec(compile(found[1], "engine.md", "exec"), {"Engine": Engine, "Resource": Resource})
