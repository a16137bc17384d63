# SPDX-License-Identifier: Apache-2.0
"""What makes a run the same run: the key under which it is stored."""

from __future__ import annotations

import hashlib
import inspect
import json
import struct
from collections.abc import Mapping
from typing import Any

from colead import _core
from colead.base.as_resolved import Resolved
from colead.base.errors import StoreError
from colead.runs.outcome import Task
from colead.runs.recipe import Recipe

FINGERPRINT_VERSION = 1
KEY_BYTES = 16
# Parts of a scenario that say what to run and how to call it; no run reads them.
NOT_READ_BY_A_RUN = (
    "name",
    "title",
    "question",
    "description",
    "seed",
    "strategies",
    "strategy_texts",
    "compare",
    "expectations",
    "observed_from",
)


def own_kinds(recipe: Recipe) -> tuple[type, ...]:
    """Kinds that the scenario was given in Python."""
    kinds: tuple[type, ...] = getattr(recipe, "kinds", ())
    return kinds


def text_of_kind(kind: type) -> str:
    """A kind of one's own is known by its text: tomorrow the same name may do something else."""
    try:
        return f"{kind.__qualname__}\n{inspect.getsource(kind)}"
    except (OSError, TypeError) as error:
        raise StoreError(
            f"runs with the kind {kind.__qualname__} cannot be kept: its text cannot be read. Write it in a file"
        ) from error


class Keys:
    """First 16 bytes of SHA-256 over (what the scenario is | what the arm does | seed and replication).

    A strategy is known by its interventions, not by its name, and the scenario by what a run reads of it: one may add
    strategies to a file, or rename them, and finds the runs made before. Kinds written in Python count by
    their text; what they import does not.
    """

    def __init__(self, recipe: Recipe, keep: Mapping[str, Any]) -> None:
        scenario = json.loads(recipe.text)
        world = {name: value for name, value in scenario.items() if name not in NOT_READ_BY_A_RUN}
        versions = [_core.__version__, FINGERPRINT_VERSION, *map(text_of_kind, own_kinds(recipe))]
        self._arms = []
        for arm in recipe.arms:
            does = _what_it_does(arm, scenario)
            self._arms.append(hashlib.sha256(_plain([world, does, versions, dict(keep)]).encode()))

    def __call__(self, task: Task) -> bytes:
        arm, seed, replication = task
        digest = self._arms[arm].copy()
        digest.update(struct.pack("<QQ", seed, replication))
        return digest.digest()[:KEY_BYTES]


def _what_it_does(arm: _core.Arm, scenario: Resolved) -> dict[str, object]:
    interventions = scenario["strategies"][arm.strategy]
    doses = [1.0] * len(interventions) if arm.doses is None else [float(dose) for dose in arm.doses]
    does: dict[str, object] = {"interventions": interventions, "doses": doses, "begins_week": float(arm.begins_week)}
    if arm.begins_week > 0:  # until then it is the baseline that runs
        does["before"] = scenario["strategies"][_baseline(scenario)]
    if arm.redraw > 0:
        does["redraw"] = arm.redraw
    if arm.presence != "as_written":
        does["presence"] = arm.presence
    return does


def _baseline(scenario: Resolved) -> str:
    named: str = scenario.get("compare", {}).get("baseline", "")
    return named or next(iter(scenario["strategies"]))


def short_hash(*parts: Any) -> bytes:
    return hashlib.sha256(_plain(parts).encode()).digest()[:KEY_BYTES]


def _plain(value: Any) -> str:
    """In the order given: the order of units and professions decides the last bits of sums."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
