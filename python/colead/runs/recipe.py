# SPDX-License-Identifier: Apache-2.0
"""An experiment as text and numbers: what travels to other processes and what a store keeps."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from colead import _core
from colead.python_kinds.importable import require_importable

MOST_KEPT = 4  # experiments a worker process keeps ready


def as_written(strategy: str) -> _core.Arm:
    """The arm that every strategy of a scenario has."""
    return _core.Arm(id=strategy, strategy=strategy, doses=None, begins_week=0.0, redraw=0, presence="as_written")


def recipe_from(kept: Mapping[str, Any]) -> _core.Arm:
    """An arm of its fields by name, as JSON keeps them."""
    doses = kept["doses"]
    return replace(
        as_written(kept["strategy"]),
        id=kept["id"],
        doses=None if doses is None else tuple(doses),
        begins_week=float(kept["begins_week"]),
        redraw=int(kept.get("redraw", 0)),
        presence=str(kept.get("presence", "as_written")),
    )


@dataclass(frozen=True, slots=True)
class Recipe:
    """A scenario with every value resolved, in the order in which it was written, and the arms to be run.

    The order stays because it decides the order of sums, hence their last bits, and the numbers of the arms.
    """

    text: str
    arms: tuple[_core.Arm, ...]
    kinds: tuple[type, ...] = ()  # of the scenario's own
    outputs: tuple[str, ...] = ()  # for which its metrics watch; empty: every one of the scenario

    def __reduce__(self) -> tuple[type[Recipe], tuple[Any, ...]]:
        """Kinds travel by reference; PicklingError for those that no other process could import."""
        return Recipe, (self.text, self.arms, require_importable(self.kinds), self.outputs)


def recipe_of(experiment: _core.Experiment) -> Recipe:
    arms = tuple(experiment.arm(number) for number in range(len(experiment.arms)))
    scenario = experiment.scenario
    outputs = () if experiment.watches_all else tuple(output.name for output in experiment.outputs)
    return Recipe(scenario.resolved_json(), arms, scenario.kinds, outputs)


def rebuilt(recipe: Recipe) -> _core.Experiment:
    """The experiment anew; its arms have the same numbers. Raises ScenarioError as a file would."""
    scenario = _core.Scenario.from_yaml(recipe.text, "<scenario of the task>", kinds=recipe.kinds)
    experiment = _core.Experiment(scenario, recipe.outputs)
    for arm in recipe.arms[len(experiment.arms) :]:
        arm.add_to(experiment)
    return experiment


class RecipeBook:
    """Experiments made once in a process and shared by its threads: nothing changes them any more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: OrderedDict[Recipe, _core.Experiment] = OrderedDict()

    def experiment(self, recipe: Recipe) -> _core.Experiment:
        with self._lock:
            if recipe not in self._made:
                self._made[recipe] = rebuilt(recipe)
            self._made.move_to_end(recipe)
            while len(self._made) > MOST_KEPT:
                self._made.popitem(last=False)
            return self._made[recipe]
