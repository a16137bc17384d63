# SPDX-License-Identifier: Apache-2.0
"""Records that the compiled module hands over: named, typed, documented values that behave as frozen dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import math
import pickle
from typing import Any

import pytest

import colead as cl
from colead import _core
from colead.base.as_json import json_value

RECORDS = [kind for _, kind in inspect.getmembers(_core, inspect.isclass) if dataclasses.is_dataclass(kind)]


@pytest.fixture(scope="module")
def effect(tiny: cl.Scenario) -> _core.Effect:
    compared = cl.compare(tiny, replications=3, mechanisms=False, progress=False)
    return compared.effect("shadowing", "lead_time_mean")


@pytest.fixture(scope="module")
def account(tiny: cl.Scenario) -> _core.DecisionAccount:
    experiment = _core.Experiment(tiny)
    (result,) = experiment.run_tasks([(0, 3, 1)], threads=1, keep=_core.Keep(records="full"))
    accounts = [_core.decision_account(experiment, result, n) for n in range(20)]
    return next(one for one in accounts if one.meetings)


def test_every_field_has_a_text_and_every_record_too() -> None:
    assert len(RECORDS) >= 30
    for kind in RECORDS:
        assert kind.__doc__
        for field in dataclasses.fields(kind):
            text = getattr(kind, field.name).__doc__
            assert text, f"{kind.__name__}.{field.name}"
            assert text.endswith("."), f"{kind.__name__}.{field.name}: {text}"


def test_a_record_is_its_values(effect: _core.Effect, account: _core.DecisionAccount) -> None:
    for record in (effect, account.route, account.meetings[0], account):
        values = [getattr(record, field.name) for field in dataclasses.fields(record)]
        assert type(record)(*values) == record
        assert type(record)(**{f.name: v for f, v in zip(dataclasses.fields(record), values, strict=True)}) == record
        assert copy.copy(record) == record
        assert repr(record).count("\n") <= 2
    assert hash(dataclasses.replace(effect)) == hash(effect)
    assert dataclasses.replace(effect, pairs=effect.pairs + 1) != effect
    assert effect != tuple(dataclasses.asdict(effect).values())


def test_a_record_travels_as_bytes(effect: _core.Effect, account: _core.DecisionAccount) -> None:
    assert pickle.loads(pickle.dumps(effect)) == effect
    again = pickle.loads(pickle.dumps(account))
    assert repr(again) == repr(account)
    assert json_value(again) == json_value(account)


def test_a_record_inside_another_becomes_a_dict_too(account: _core.DecisionAccount) -> None:
    record = dataclasses.asdict(account)
    assert record["route"]["terms"]["trust"] == account.route.terms.trust
    assert record["meetings"][0]["people"][0]["post"] == account.meetings[0].people[0].post


def test_nothing_changes_a_record(effect: _core.Effect) -> None:
    with pytest.raises(AttributeError):
        effect.pairs = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        effect.paris = 3  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pairs": "three"}, "'pairs' must be a int"),
        ({"pairs": True}, "'pairs' must be a int"),
        ({"mean": None}, "'mean' must be a float"),
        ({"strategy": 3}, "'strategy' must be a str"),
        ({"paris": 3}, "no field 'paris'"),
    ],
)
def test_values_of_another_type_are_refused(effect: _core.Effect, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        dataclasses.replace(effect, **changes)


def test_a_record_needs_each_field_once(effect: _core.Effect) -> None:
    values = dataclasses.asdict(effect)
    with pytest.raises(TypeError, match="'matters' must be given once"):
        _core.Effect(**{name: value for name, value in values.items() if name != "matters"})
    with pytest.raises(TypeError, match="'strategy' must be given once"):
        _core.Effect("one", **values)
    with pytest.raises(TypeError, match="15 fields"):
        _core.Effect(*values.values(), 1)  # type: ignore[call-arg]


def test_gain_and_verdict_follow_from_the_fields(effect: _core.Effect) -> None:
    def seen(**changes: Any) -> tuple[float, str]:
        plain = {"difference": 2.0, "low": 1.0, "high": 3.0, "pairs": 9, "matters": 0.0, "better": "higher"}
        one = dataclasses.replace(effect, **(plain | changes))
        return one.gain, one.verdict

    assert seen() == (2.0, "better")
    assert seen(better="lower") == (-2.0, "worse")
    assert seen(better="neither") == (0.0, "changed")
    assert seen(low=-1.0) == (2.0, "unclear")
    assert seen(matters=2.5) == (2.0, "immaterial")
    assert seen(difference=0.0, low=0.0, high=0.0) == (0.0, "immaterial")
    assert seen(pairs=1, low=math.nan, high=math.nan) == (-math.inf, "unclear")
    with pytest.raises(ValueError, match="better is higher, lower or neither"):
        seen(better="larger")


def test_what_is_told_of_a_run_and_a_comparison_is_records(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    keep = _core.Keep(records="full", trust=True, draws=True)
    plan = _core.ComparisonPlan([_core.Side(n, tiny.strategies[n]) for n in range(3)], 2, seed=3, confidence=0.9)
    results = experiment.run_tasks([(n, 3, 0) for n in range(3)], threads=1, keep=keep)
    posts = _core.posts(experiment)
    assert len(posts) == tiny.people
    assert posts[0].post == f"{posts[0].unit}.{posts[0].profession}.{posts[0].tier}.1"

    steps = _core.decision_steps(experiment, results[0])
    accounts = [
        _core.decision_account(experiment, results[0], n)
        for n in range(len(_core.decision_ids(experiment, results[0])))
    ]
    assert [(step.step, step.week, step.who, step.other) for step in steps] == [
        (step.step, step.week, step.who, step.other) for account in accounts for step in account.steps
    ]
    assert {step.decision for step in steps} == {account.id for account in accounts}

    matched = _core.matched_draws(plan, results)
    assert {row.strategy for row in matched} == set(tiny.strategies[1:3])
    assert all(row.share == row.both / row.either for row in matched)
    assert {row.share for row in matched if (row.strategy, row.purpose) == ("placebo", "arrival")} == {1.0}
    placebo, shadowing = _core.first_divergences(experiment, plan, 0, threads=2)
    assert dataclasses.astuple(placebo) == ("placebo", None, None, None)
    assert shadowing.week is not None
    assert shadowing.event
    assert shadowing.instead

    ledger = _core.trust_ledger(experiment, results[0])
    holder, target = int(ledger.entries["holder"][0]), int(ledger.entries["target"][0])
    tie = _core.tie_account(experiment, results[0], holder, target)
    assert (tie.holder, tie.target) == (posts[holder].post, posts[target].post)
    assert tie.changes[-1].trust == tie.trust
    assert tie.start + sum(change.size for change in tie.changes) == pytest.approx(tie.trust, abs=1e-6)
    for record in (posts[0], steps[0], matched[0], shadowing, tie):
        assert pickle.loads(pickle.dumps(record)) == record
        assert type(record)(**{f.name: getattr(record, f.name) for f in dataclasses.fields(record)}) == record


def test_there_is_one_result_for_each_side(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    plan = _core.ComparisonPlan([_core.Side(0, "a"), _core.Side(1, "b")], 2, seed=3, confidence=0.9)
    (one,) = experiment.run_tasks([(0, 3, 0)], threads=1, keep=_core.Keep(draws=True))
    with pytest.raises(ValueError, match="one result for each side"):
        _core.matched_draws(plan, [one])
    with pytest.raises(cl.ModelError, match="does not know"):
        _core.tie_account(experiment, one, 0, 1)
