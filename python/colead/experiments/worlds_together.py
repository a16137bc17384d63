# SPDX-License-Identifier: Apache-2.0
"""Worlds that differ in strategies alone: one experiment holds those of many worlds, and their runs share one past.

Until observation begins no strategy acts, so that parse, founding and warm-up are the same in all of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.errors import ModelError, ScenarioError
from colead.experiments.failing import values_of
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges
from colead.runs import RunOptions, run_tasks
from colead.statistics.student import Array

TOGETHER = 32  # worlds in one experiment
Changes = Mapping[str, float]


class Together(NamedTuple):
    """The judged metric [sides, replications] of one world, and hours a year [sides] beyond the baseline."""

    figures: Array
    hours_a_year: Array


def differ_in_strategies_alone(ranges: Ranges) -> bool:
    """Whether nothing else varies."""
    return all(path.startswith("strategies.") for number in ranges.numbers for path in number.paths)


def run_together(question: Question, changes: Sequence[Changes], options: RunOptions) -> list[Together | None]:
    """What each world gives, None where there is no such world; the bits are those of its own experiment."""
    scenario = question.scenario
    worlds = [_strategies(scenario, one) for one in changes]
    own = json.loads(scenario.resolved_json())["strategies"]
    every, names = dict(own), []
    for number, world in enumerate(worlds):
        names.append([_named(every, own, side, world, number) for side in question.sides] if world else [])
    shared = {path: value for path, value in changes[0].items() if not path.startswith("strategies.")}
    experiment = _core.Experiment(scenario.with_({"strategies": every, **shared}), [question.metric.name])
    wanted = list(dict.fromkeys(name for world in names for name in world))
    count = question.replications
    tasks = [(experiment.arms.index(name), question.seed, n) for name in wanted for n in range(count)]
    results = run_tasks(experiment, tasks, options)
    of = {name: results[at * count : (at + 1) * count] for at, name in enumerate(wanted)}
    return [_told(question, experiment, [of[name] for name in world]) if world else None for world in names]


def _strategies(scenario: _core.Scenario, changes: Changes) -> JsonObject | None:
    """All strategies of a world with every value; None where the scenario's own rules refuse it."""
    try:
        return dict(json.loads(scenario.with_(changes).resolved_json())["strategies"])
    except (ScenarioError, ModelError):
        return None


def _named(every: JsonObject, own: JsonObject, side: str, world: JsonObject, number: int) -> str:
    """The name of a side as one world has it: its own where nothing of it varies."""
    if world[side] == own[side]:
        return side
    name = f"{side[:48]}-{number}"
    while name in every:
        name += "."
    every[name] = world[side]
    return name


def _told(question: Question, experiment: _core.Experiment, sides: Sequence[Sequence[_core.RunResult]]) -> Together:
    runs = [one for side in sides for one in side]
    hours = np.array([[one.programme_hours + one.joint_hours for one in side] for side in sides]).mean(axis=1)
    a_year = (hours - hours[0]) / experiment.scenario.observed_years
    return Together(values_of(experiment, runs, question.metric.name, len(sides)), a_year)
