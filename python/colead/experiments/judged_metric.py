# SPDX-License-Identifier: Apache-2.0
"""Which metric an answer is judged by."""

from __future__ import annotations

from collections.abc import Sequence

from colead import _core
from colead.base.errors import UnknownNameError
from colead.base.known_names import unknown_name
from colead.words.main_metrics import TIME


def judged_metric(experiment: _core.Experiment, name: str | None = None) -> _core.OutputInfo:
    """The metric of that name (or its beginning), else that of `compare.until`, else lead_time_mean, else the
    first that has a better side. UnknownNameError: a name that is none. ValueError: a metric of which neither
    side is better."""
    outputs = experiment.outputs
    until = experiment.scenario.until
    wanted = name or (None if until is None else until.metric)
    if wanted is None:
        directed = [output for output in outputs if output.better != "neither"]
        if not directed:
            raise ValueError("no metric of this scenario has a better side")
        return next((output for output in directed if output.name == TIME), directed[0])
    found = metric_named(wanted, outputs)
    if found.better == "neither":
        raise ValueError(f"of {found.name} neither side is better, so no strategy can be best on it")
    return found


def sign_of(output: _core.OutputInfo) -> float:
    """What figures are multiplied by so that greater is better."""
    return -1.0 if output.better == "lower" else 1.0


def metric_named(name: str, outputs: Sequence[_core.OutputInfo]) -> _core.OutputInfo:
    """The metric of that name, or the one that `name` begins: `lead_time` means `lead_time_mean`."""
    known = {output.name: output for output in outputs}
    for exact in (name, f"{name}_mean"):
        if exact in known:
            return known[exact]
    longer = [word for word in known if name and word.startswith(name)]
    if len(longer) == 1:
        return known[longer[0]]
    if longer:
        raise UnknownNameError(f"metric '{name}' may mean any of: {', '.join(longer)}")
    raise UnknownNameError(unknown_name("metric", name, list(known)))
