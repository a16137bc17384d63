# SPDX-License-Identifier: Apache-2.0
"""Replications of models of one's own, on common luck: draws are known by what they are for, never by their order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from colead.base.as_json import JsonObject, json_value
from colead.base.checks import confidence_of, key_number, whole
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.known_names import require_known
from colead.base.same import Same
from colead.base.shown import Shown, Told, counted, told_of_rows
from colead.experiments.intervals import mean_interval
from colead.statistics.student import Array
from colead.tables import Rows, Table
from colead.tables.dated import Columns
from colead.tables.joined import table_of_runs

ALONE = "model"
Identity = str | int
Interval = tuple[str, str, str, int, float, float, float]


class Luck(Shown):
    """All the luck of one replication. What is drawn for one purpose and identity is the same whatever else is drawn.

    Parameters:
        seed: the number all luck is made from.
        replication: which repetition it is, from 0 on.

    Example:
        >>> luck = cl.Luck(seed=1, replication=0)
        >>> luck("service", 17).exponential(5.0) == luck("service", 17).exponential(5.0)
        True
    """

    __slots__ = ("replication", "seed")

    @front
    def __init__(self, seed: int, replication: int) -> None:
        self.seed = seed
        self.replication = replication

    def __call__(self, purpose: str, *identity: Identity) -> np.random.Generator:
        """A generator of its own for a purpose and whatever it is drawn for, such as ("service", customer).

        Parameters:
            purpose: what is drawn, in a word.
            identity: whom or what it is drawn for: texts and whole numbers.

        Returns:
            A numpy Generator that begins at the same place whenever the same is asked for.

        Raises:
            TypeError: for an identity that is neither a text nor a whole number.
        """
        for part in (purpose, *identity):
            if isinstance(part, bool) or not isinstance(part, str | int | np.integer):
                raise TypeError(f"luck is known by texts and whole numbers, not by {part!r}")
        words = [purpose, *(part if isinstance(part, str) else int(part) for part in identity)]
        digest = hashlib.blake2b(repr((self.seed, self.replication, words)).encode(), digest_size=16).digest()
        return np.random.Generator(np.random.Philox(key=int.from_bytes(digest, "little")))

    def _told(self) -> Told:
        return Told(f"seed {self.seed}, replication {self.replication}")


Model = Callable[[Luck], Mapping[str, float] | float]


@dataclass(frozen=True, slots=True)
class ModelMean:
    """Mean of a figure over replications, with Student's interval."""

    strategy: str
    metric: str
    unit: str
    runs: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ModelEffect:
    """What a model changes: the mean paired difference to the first one, with Student's interval."""

    strategy: str
    metric: str
    unit: str
    pairs: int
    difference: float
    low: float
    high: float


@dataclass(frozen=True, repr=False, eq=False)
class Replicated(Same, Shown):
    """Replications of models of one's own. Immutable.

    Fields:
        strategies: names of the models; others are held against the first.
        metric_names, units: what the models gave, and in which units.
        seed, replications, confidence: what was run, and the confidence of intervals.
        values: by (model, metric) an array [replications]; NaN: no such event.

    Example:
        >>> found = cl.replicate(lambda luck: luck("dice").integers(1, 7), replications=3, seed=1)
        >>> len(found.metrics)
        3
    """

    strategies: tuple[str, ...]
    metric_names: tuple[str, ...]
    units: Mapping[str, str]
    seed: int
    replications: int
    confidence: float
    values: Mapping[tuple[str, str], Array]

    def _told(self) -> Told:
        head = (
            f"{counted(len(self.strategies), 'model')}, {counted(self.replications, 'replication')}, seed {self.seed}"
        )
        found = told_of_rows(self.effects) if len(self.strategies) > 1 else told_of_rows(self.means)
        return Told(head, columns=found.columns, rows=found.rows, count=found.count)

    def _came_out(self) -> tuple[object, ...]:
        blocks = tuple((key, block.tobytes()) for key, block in self.values.items())
        return self.strategies, self.seed, self.replications, self.confidence, blocks

    @cached_property
    def metrics(self) -> Table:
        """A row for each figure: strategy (the model), replication, metric, group, unit, value."""
        return self._table(self.values)

    @cached_property
    def differences(self) -> Table:
        """Each replication less that of the first model, for every other one: columns as those of `metrics`."""
        return self._table(self._paired())

    @cached_property
    def effects(self) -> Rows[ModelEffect]:
        """Mean paired differences to the first model, with intervals."""
        return Rows([ModelEffect(*found) for found in self._intervals(self._paired())], of=ModelEffect)

    @cached_property
    def means(self) -> Rows[ModelMean]:
        """Means of every figure, with intervals."""
        return Rows([ModelMean(*found) for found in self._intervals(self.values)], of=ModelMean)

    @front
    def mean(self, metric: str, strategy: str | None = None) -> float:
        """Mean over replications.

        Parameters:
            metric: its name.
            strategy: the model's name; by default the first.

        Returns:
            The mean, in the metric's unit; NaN left out.

        Raises:
            ModelError: for a name there is not.
        """
        of = self.strategies[0] if strategy is None else strategy
        require_known("model", [of], self.strategies)
        require_known("metric", [metric], self.metric_names)
        return float(np.nanmean(self.values[of, metric]))

    def to_json(self) -> JsonObject:
        """What came out, as it may be written.

        Returns:
            A record in which NaN is null; values by model and metric.
        """
        return {
            "strategies": list(self.strategies),
            "seed": self.seed,
            "replications": self.replications,
            "confidence": self.confidence,
            "units": dict(self.units),
            "values": {f"{one}.{metric}": json_value(block.tolist()) for (one, metric), block in self.values.items()},
        }

    def _paired(self) -> dict[tuple[str, str], Array]:
        first = self.strategies[0]
        return {key: block - self.values[first, key[1]] for key, block in self.values.items() if key[0] != first}

    def _table(self, found: Mapping[tuple[str, str], Array]) -> Table:
        n = self.replications
        columns: Columns = {"strategy": np.repeat(np.array([one for one, _ in found], dtype=np.str_), n)}
        columns["replication"] = np.tile(np.arange(n), len(found))
        columns["metric"] = np.repeat(np.array([metric for _, metric in found], dtype=np.str_), n)
        columns["group"] = np.full(n * len(found), "all")
        columns["unit"] = np.repeat(np.array([self.units[metric] for _, metric in found], dtype=np.str_), n)
        columns["value"] = np.concatenate(list(found.values())) if found else np.empty(0)
        return table_of_runs(columns)

    def _intervals(self, found: Mapping[tuple[str, str], Array]) -> Iterator[Interval]:
        for (strategy, metric), block in found.items():
            one = mean_interval(block, self.confidence)
            yield strategy, metric, self.units[metric], one.size, one.mean, one.low, one.high


@front
def replicate(
    models: Model | Mapping[str, Model],
    *,
    replications: int,
    seed: int,
    units: Mapping[str, str] | None = None,
    confidence: float = 0.95,
) -> Replicated:
    """Runs models of one's own, each replication on the same luck in every model.

    Parameters:
        models: a function of the luck that gives a number, or numbers by name; or several such functions by name, of
            which the first is what the others are held against.
        replications: runs of each model, from 1 on.
        seed: the number all luck is made from, 0 to 2**64 - 1.
        units: of what the models give, by name.
        confidence: of the intervals, from 0.5 to 0.9999.

    Returns:
        What the models gave, with paired differences and their intervals.

    Raises:
        ModelError: when models, or replications of one, give figures of different names, or none.
        UnknownNameError: for units of what no model gives.
        TypeError: for a model that is no function, and for what it gives that is no number.

    Example:
        >>> def dice(luck, faces):
        ...     return {"sum": sum(luck("throw", turn).integers(1, faces + 1) for turn in range(10))}
        >>> found = cl.replicate({"six": lambda luck: dice(luck, 6), "eight": lambda luck: dice(luck, 8)},
        ...                      replications=20, seed=1)
        >>> found.effects[0].difference > 0
        True
    """
    named = dict(models) if isinstance(models, Mapping) else {ALONE: models}
    if not named:
        raise ModelError("there is no model to run")
    for name, model in named.items():
        if not callable(model):
            raise TypeError(f"model '{name}' must be a function of the luck, not {model!r}")
    count, key, sure = (
        whole("replications", replications, 1, 10**8),
        key_number("seed", seed),
        confidence_of(confidence),
    )
    figures: dict[tuple[str, str], Array] = {}
    for name, model in named.items():
        for replication in range(count):
            for metric, value in _figures(name, model, Luck(key, replication)).items():
                figures.setdefault((name, metric), np.full(count, np.nan))[replication] = value
    metrics = tuple(dict.fromkeys(metric for _, metric in figures))
    if not metrics:
        raise ModelError(f"model '{next(iter(named))}' gives no figure: return a number, or numbers by name")
    require_known("metric in units", units or (), metrics)
    for name in named:
        missing = [metric for metric in metrics if (name, metric) not in figures]
        if missing:
            raise ModelError(f"model '{name}' never gives '{missing[0]}', which another one gives")
    return Replicated(
        strategies=tuple(named),
        metric_names=metrics,
        units={metric: (units or {}).get(metric, "") for metric in metrics},
        seed=key,
        replications=count,
        confidence=sure,
        values=figures,
    )


def _figures(name: str, model: Model, luck: Luck) -> dict[str, float]:
    try:
        given = model(luck)
    except Exception as error:
        error.add_note(f"model '{name}', replication {luck.replication}, seed {luck.seed}")
        raise
    found = dict(given) if isinstance(given, Mapping) else {"value": given}
    for metric, value in found.items():
        if isinstance(value, bool) or not isinstance(value, int | float | np.number):
            raise TypeError(f"model '{name}' gave '{metric}' = {value!r}, which is no number")
    return {str(metric): float(value) for metric, value in found.items()}
