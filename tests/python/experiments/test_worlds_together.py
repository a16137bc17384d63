# SPDX-License-Identifier: Apache-2.0
"""Worlds that differ in strategies alone are run in one experiment, and give what each gives by itself."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

import colead as cl
from colead import _core
from colead.experiments import plausible_worlds
from colead.experiments.plausible_worlds import try_worlds
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges
from colead.experiments.varying import Worlds
from colead.experiments.worlds_together import TOGETHER, differ_in_strategies_alone
from colead.runs import RunOptions
from colead.statistics.space import latin_hypercube

COUNT = TOGETHER + 3


def asked(scenario: cl.Scenario, only: list[str]) -> tuple[Question, Ranges]:
    ranges = Ranges.of(scenario, strategies=["shadowing"], horizon_weeks=6, only=only)
    form = Worlds(COUNT, ranges)
    return Question.of(scenario, strategies=["shadowing"], replications=2, metric="trust_mean", form=form), ranges


def test_together_gives_the_bits_that_each_world_gives_by_itself(
    tiny: cl.Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    question, ranges = asked(tiny, ["strategies."])
    assert differ_in_strategies_alone(ranges)
    places = latin_hypercube(ranges.paths, COUNT, 5)
    made: list[cl.Scenario] = []
    construct = _core.Experiment
    monkeypatch.setattr(_core, "Experiment", lambda one, *outputs: made.append(one) or construct(one, *outputs))
    together = try_worlds(question, ranges, places, RunOptions(threads=2))
    assert len(made) == 2  # blocks, not worlds
    monkeypatch.setattr(plausible_worlds, "differ_in_strategies_alone", lambda _ranges: False)
    alone = try_worlds(question, ranges, places, RunOptions(threads=1))
    assert len(made) == 2 + COUNT
    assert together.possible == alone.possible == list(range(COUNT))
    assert np.array_equal(together.figures, alone.figures)
    assert np.array_equal(together.hours_a_year, alone.hours_a_year)
    assert np.ptp(together.figures[:, 1]) > 0  # the strategy differs between worlds
    assert np.ptp(together.figures[:, 0], axis=0) == pytest.approx([0.0, 0.0])  # the baseline does not


def test_where_the_organisation_varies_too_every_world_has_its_own(tiny: cl.Scenario) -> None:
    _, ranges = asked(tiny, ["strategies.", "behaviour.voice"])
    assert not differ_in_strategies_alone(ranges)


def test_what_fails_is_told_by_its_own_world(tiny: cl.Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    question, ranges = asked(tiny, ["strategies."])
    places = latin_hypercube(ranges.paths, COUNT, 5)
    expected = try_worlds(question, ranges, places, RunOptions(threads=1))

    def broken(*_: object) -> None:
        raise LookupError("nobody has the minutes")

    monkeypatch.setattr(plausible_worlds, "run_together", broken)
    found = try_worlds(question, ranges, places, RunOptions(threads=1))
    assert np.array_equal(found.figures, expected.figures)


def test_worlds_of_a_later_block_keep_their_numbers() -> None:
    numbered = plausible_worlds.each_world(lambda at, _changes, _options: at, [{}, {}], RunOptions(threads=1), 32)
    assert list(numbered) == [32, 33]


def test_who_stops_need_not_wait_for_the_worlds_that_are_being_run() -> None:
    begun, told_to_stop = threading.Event(), threading.Event()

    def within(at: int, _changes: object, options: RunOptions) -> int:
        if at > 0:
            begun.set()
            assert callable(options.progress)
            while options.progress(0, 1, 0.0) is not False:
                time.sleep(0.001)
            told_to_stop.set()
        return at

    worlds = plausible_worlds.each_world(within, [{}, {}], RunOptions(threads=2))
    assert next(worlds) == 0
    assert begun.wait(60)
    worlds.close()
    assert told_to_stop.is_set()
