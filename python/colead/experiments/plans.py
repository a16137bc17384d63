# SPDX-License-Identifier: Apache-2.0
"""What a comparison planned to run, remembered: equal hours, found on pilot runs, need not be found again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeAlias

from colead import _core
from colead.runs.recipe import arm_recipe, recipe_from
from colead.store.store import Store

Plan: TypeAlias = dict[str, Any]


def planned(
    store: Store | None, experiment: _core.Experiment, options: Mapping[str, Any], make: Callable[[], Plan]
) -> Plan:
    """The plan of the comparison that was asked for with these options before, else a new one, which is remembered."""
    if store is None:
        return make()
    known = store.recall("compare", experiment.scenario, options)
    plan = make() if known is None else _taken_up(experiment, known)
    remember(store, experiment, options, plan)
    return plan


def remember(store: Store, experiment: _core.Experiment, options: Mapping[str, Any], plan: Plan) -> None:
    """From now on this is the comparison that the store tells."""
    store.remember("compare", experiment.scenario, options, _portable(experiment, plan))


def _portable(experiment: _core.Experiment, plan: Plan) -> Plan:
    """Arms as recipes: their numbers mean something only in this experiment."""
    sides = [(asdict(arm_recipe(experiment, arm)), name, scale) for arm, name, scale in plan["sides"]]
    return plan | {"sides": sides}


def _taken_up(experiment: _core.Experiment, known: Plan) -> Plan:
    sides = []
    for recipe, name, scale in known["sides"]:
        arm = recipe_from(recipe)
        number = experiment.arms.index(arm.id) if arm.id in experiment.arms else arm.add_to(experiment)
        sides.append((number, name, scale))
    return known | {"sides": sides}
