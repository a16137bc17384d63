# SPDX-License-Identifier: Apache-2.0
"""What a comparison says beyond its effects: ranking, verdict, expectations, intervals that hold together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from colead import _core
from colead.experiments.expectations import CheckedExpectation, state_of
from colead.experiments.judged_metric import judged_metric
from colead.experiments.sequential import Precision
from colead.experiments.verdict import sentence
from colead.statistics.ranking import Rank, rank
from colead.statistics.student import Array, t_quantile

Results = Sequence[_core.RunResult]


def oriented(experiment: _core.Experiment, results: Sequence[Results], output: Mapping[str, str]) -> Array:
    """Values [strategies, replications] of a measure, greater is better."""
    sign = -1.0 if output["better"] == "lower" else 1.0
    return sign * np.stack([experiment.values(runs, output["name"]) for runs in results])


def answer_of(
    scenario: _core.Scenario,
    experiment: _core.Experiment,
    results: Mapping[str, Results],
    *,
    metric: str | None,
    confidence: float,
    seed: int,
    precision: Precision | None = None,
    matters: Mapping[str, float] | None = None,
) -> dict[str, Any]:
    """{ranking, verdict} of results by strategy, the baseline first; nothing where no measure tells better from worse
    or fewer than two replications have it in every strategy. matters: smallest differences by measure."""
    try:
        output = judged_metric(scenario, metric, experiment)
    except ValueError:
        if metric is not None:
            raise
        return {"ranking": (), "verdict": ""}
    names = list(results)
    lower = output["better"] == "lower"
    values = np.stack([experiment.values(runs, output["name"]) for runs in results.values()])
    ranks: tuple[Rank, ...] = ()
    if (~np.isnan(values).any(axis=0)).sum() >= 2:
        ranks = rank(
            values,
            names,
            metric=output["name"],
            unit=output["unit"],
            lower_is_better=lower,
            confidence=confidence,
            seed=seed,
        )
    least = (matters or {}).get(output["name"], 0.0)
    return {"ranking": ranks, "verdict": sentence(ranks, names[0], lower, precision, least)}


def half_doses(scenario: _core.Scenario, strategies: Sequence[str]) -> dict[str, int]:
    """Number of interventions of each compared strategy of which an expectation says what more of it does."""
    resolved = json.loads(scenario.resolved_json())["strategies"]
    wanted = {record["more"] for record in scenario.expectations if record["more"]}
    return {name: len(resolved[name]) for name in strategies if name in wanted and resolved[name]}


def check_expectations(
    scenario: _core.Scenario,
    experiment: _core.Experiment,
    results: Mapping[str, Results],
    halved: Mapping[str, Results],
    *,
    confidence: float,
) -> tuple[CheckedExpectation, ...]:
    """Those of the scenario whose strategies were compared and whose measure was watched.

    results: by strategy, the baseline first; halved: by strategy, at half its doses."""
    baseline = next(iter(results))
    units = {output["name"]: output["unit"] for output in experiment.outputs}
    out = []
    for record in scenario.expectations:
        strategy, than = record["strategy"] or record["more"], record["than"] or baseline
        others = halved.get(strategy) if record["more"] else results.get(than)
        ones = results.get(strategy)
        if ones is None or others is None or ones is others:
            continue
        metric, group = record["metric"], record["group"]
        if metric not in units:
            continue
        difference = experiment.values(ones, metric, group) - experiment.values(others, metric, group)
        _, mean, low, high = _core.interval(difference[~np.isnan(difference)].tolist(), confidence)
        out.append(
            CheckedExpectation(
                strategy=strategy,
                than=f"half of {strategy}" if record["more"] else than,
                metric=metric,
                group=group,
                unit=units[metric],
                direction=record["direction"],  # type: ignore[arg-type]
                because=record["because"],
                state=state_of(record["direction"], low, high),  # type: ignore[arg-type]
                difference=mean,
                low=low,
                high=high,
            )
        )
    return tuple(out)


def adjusted(effect: Mapping[str, Any], *, strategies: int, confidence: float) -> dict[str, float]:
    """{standard_error, low_adjusted, high_adjusted}: the standard error of the effect's difference, and its interval
    widened so that those of all `strategies` compared on this measure hold together with `confidence`, by Sidak's
    inequality (1967, doi 10.1080/01621459.1967.10482935), which is safe for intervals that are correlated."""
    pairs, difference, low, high = (effect[key] for key in ("pairs", "difference", "low", "high"))
    if pairs < 2:
        return dict.fromkeys(("standard_error", "low_adjusted", "high_adjusted"), float("nan"))
    together = confidence ** (1.0 / max(1, strategies))
    plain = t_quantile(0.5 + confidence / 2.0, pairs - 1)
    error = (high - low) / 2.0 / plain
    half = error * t_quantile(0.5 + together / 2.0, pairs - 1)
    return {"standard_error": error, "low_adjusted": difference - half, "high_adjusted": difference + half}
