# SPDX-License-Identifier: Apache-2.0
"""Which part of a bundle did it: the parts switched on and off on common luck."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.checks import about
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.known_names import known_or_raise
from colead.experiments.at_work import at_work
from colead.experiments.attribution import Attribution, Interaction, PartEffect
from colead.experiments.bundles import interventions, switched
from colead.experiments.forms import Division
from colead.experiments.intervals import mean_interval
from colead.experiments.question import Question
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce, run_tasks
from colead.statistics.student import generator
from colead.tables import Rows

Array = NDArray[np.float64]
Mask = tuple[bool, ...]
MOST_FULL = 5  # parts of which all 2^k combinations are run
UNKNOWN = _core.MeanInterval(0, *[math.nan] * 4)
ORDERS = 8  # orders of the parts tried beyond that, each with its reverse


@front
def attribute(
    scenario: _core.Scenario,
    strategy: str | None = None,
    *,
    metric: str | None = None,
    group: str = "all",
    replications: int | None = None,
    seed: int | None = None,
    confidence: float | None = None,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
) -> Attribution:
    """Divides what a strategy does to a metric among its interventions.

    Up to five parts all 2^k combinations are run on common luck and Shapley shares are exact. Beyond that, shares come
    from eight orders drawn at random and their reverses (Castro, Gomez and Tejada 2009, doi 10.1016/j.cor.2008.04.004;
    antithetic orders after Mitchell et al. 2022, arXiv 2104.12199): they still add up to the whole in every run, their
    intervals are those over replications given the orders, and main effects and interactions are left out. A switched
    off part is the bundle with that dose at 0, so that nobody's luck moves.

    Parameters:
        scenario: the organisation.
        strategy: the name of a strategy; by default the one with most interventions.
        metric: what is divided; by default that of `compare.until` in the scenario, else lead_time_mean.
        group: of whom; "all" is everybody.
        replications: runs of each combination, from 2 on; by default the scenario's.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        confidence: of the intervals, from 0.5 to 0.9999; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.

    Returns:
        The whole effect and the share of each part, in the unit of the metric.

    Raises:
        ModelError: for a strategy with fewer than two interventions, or fewer than two replications with a value.
        ValueError: for an unknown metric, or a number outside its limits.

    Example:
        >>> found = cl.attribute(scenario, "combination", metric="lead_time_mean", progress=False)  # doctest: +SKIP
        >>> found.parts.column("shapley")  # doctest: +SKIP
    """
    options = RunOptions(threads, executor, store, progress)
    question = Question.of(
        scenario,
        strategies=None if strategy is None else [strategy],
        replications=replications,
        seed=seed,
        confidence=confidence,
        metric=metric,
        form=Division(group),
    )
    return attributed(question, options)


def attributed(question: Question, options: RunOptions) -> Attribution:
    """Makes the runs of an attribution and divides the effect by them."""
    began = time.perf_counter()
    taken, output, group = _taken_apart(question), question.metric, question.formed(Division).group
    experiment, n = question.experiment, question.replications
    with at_work(options, question.label) as work:
        tasks = [(one, question.seed, r) for one in taken.arms for r in range(n)]
        results = run_tasks(experiment, tasks, work)
    _require_group(experiment.figures(results[:n]), output.name, group)
    values = experiment.values(results, output.name, group).reshape(-1, n)
    values = values[:, ~np.isnan(values).any(axis=0)]
    if values.shape[1] < 2:
        raise ModelError(f"fewer than two replications have '{output.name}' in group '{group}' in every combination")
    table = _Table(dict(zip(taken.masks, values, strict=True)), taken.parts, question.confidence)
    total = table.interval(table.at(True) - table.at(False))
    return Attribution(
        scenario=question.scenario.name,
        strategy=question.strategies[0],
        metric=output.name,
        group=group,
        unit=output.unit,
        better=output.better,
        seed=question.seed,
        replications=n,
        pairs=values.shape[1],
        confidence=question.confidence,
        design=taken.design,
        arms=len(taken.arms),
        without=float(table.at(False).mean()),
        whole=total.mean,
        whole_low=total.low,
        whole_high=total.high,
        parts=Rows(table.parts(taken.orders, total.mean), of=PartEffect),
        interactions=Rows(table.interactions(), of=Interaction),
        seconds=time.perf_counter() - began,
        question=question,
    )


def _ends(found: _core.MeanInterval) -> tuple[float, float, float]:
    return found.mean, found.low, found.high


def _require_group(figures: Sequence[_core.Figure], metric: str, group: str) -> None:
    known = [figure.group for figure in figures if figure.metric == metric]
    with about("group"):
        known_or_raise("group", group, known)


@dataclass(frozen=True)
class _TakenApart:
    """A strategy as combinations of its interventions, each an arm."""

    parts: tuple[str, ...]
    orders: list[tuple[int, ...]]
    masks: list[Mask]
    arms: list[int]

    @property
    def design(self) -> str:
        k = len(self.parts)
        return f"all 2^{k} combinations" if _full(k) else f"{len(self.orders)} orders of the parts"


def _taken_apart(question: Question) -> _TakenApart:
    (bundle,) = question.strategies
    names = interventions(question.scenario)[bundle]
    orders = list(_orders(len(names)))
    masks = _masks(len(names), orders)
    arms = [switched(question.experiment, bundle, mask) for mask in masks]
    return _TakenApart(names, orders, masks, arms)


def _full(k: int) -> bool:
    return k <= MOST_FULL


def _orders(k: int) -> Iterator[tuple[int, ...]]:
    """Every order of few parts; of many, some drawn by a fixed key, each followed by its reverse."""
    if _full(k):
        yield from itertools.permutations(range(k))
        return
    luck = generator(k, stream=1953)
    for _ in range(ORDERS):
        order = tuple(int(part) for part in luck.permutation(k))
        yield order
        yield order[::-1]


def _masks(k: int, orders: Sequence[tuple[int, ...]]) -> list[Mask]:
    """The combinations needed, each once: nothing first, everything last."""
    if _full(k):
        return list(itertools.product((False, True), repeat=k))
    found = {_with(k, ()): None}
    for order in orders:
        found |= {_with(k, order[:size]): None for size in range(k + 1)}
    for part in range(k):
        found |= {_with(k, (part,)): None, tuple(at != part for at in range(k)): None}
    return sorted(found)


def _with(k: int, on: Sequence[int]) -> Mask:
    return tuple(at in on for at in range(k))


class _Table:
    """A metric by combination of parts, a value for each replication."""

    def __init__(self, values: dict[Mask, Array], names: Sequence[str], confidence: float) -> None:
        self._values, self._names, self._confidence = values, names, confidence

    def at(self, on: bool) -> Array:
        """With all parts, or none."""
        return self._values[(on,) * len(self._names)]

    def interval(self, sample: Array) -> _core.MeanInterval:
        return mean_interval(sample, self._confidence)

    def parts(self, orders: Sequence[tuple[int, ...]], total: float) -> Iterator[PartEffect]:
        for part, name in enumerate(self._names):
            shapley = self.interval(self._shapley(part, orders))
            main = self.interval(self._main(part)) if _full(len(self._names)) else UNKNOWN
            k = len(self._names)
            alone = self._values[_with(k, (part,))] - self.at(False)
            last = self.at(True) - self._values[tuple(at != part for at in range(k))]
            of_whole = shapley.mean / total if total else math.nan
            yield PartEffect(name, *_ends(shapley), of_whole, *_ends(main), float(alone.mean()), float(last.mean()))

    def interactions(self) -> Iterator[Interaction]:
        k = len(self._names)
        if not _full(k):
            return
        for a, b in itertools.combinations(range(k), 2):
            signs = {mask: 1.0 if mask[a] == mask[b] else -1.0 for mask in self._values}
            contrast = sum(sign * self._values[mask] for mask, sign in signs.items()) / 2 ** (k - 1)
            yield Interaction(self._names[a], self._names[b], *_ends(self.interval(np.asarray(contrast))))

    def _main(self, part: int) -> Array:
        halves = sum(values if mask[part] else -values for mask, values in self._values.items())
        return np.asarray(halves / 2 ** (len(self._names) - 1))

    def _shapley(self, part: int, orders: Sequence[tuple[int, ...]]) -> Array:
        """Mean over orders of what the part adds to those before it."""
        k = len(self._names)
        total = np.zeros_like(self.at(True))
        for order in orders:
            before = order[: order.index(part)]
            total += self._values[_with(k, (*before, part))] - self._values[_with(k, before)]
        return total / len(orders)
