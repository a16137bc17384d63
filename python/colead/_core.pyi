# SPDX-License-Identifier: Apache-2.0
# Written by scripts/make_stubs.py.
"""
The compiled part of colead; use the package colead instead.
"""

from __future__ import annotations
import collections.abc
import dataclasses
import numpy
import numpy.typing
import os
import pyarrow
import polars
import pathlib
import pandas
import datetime
import typing

class Record:
    """
    What all records share: named values that nothing changes.
    """
    def _repr_html_(self) -> str: ...

@typing.final
class MeanInterval(Record):
    """
    A mean with its two-sided interval by Student's t (student_1908).
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, size: int, mean: float, standard_error: float, low: float, high: float) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def high(self) -> float:
        """
        Upper bound; NaN below two values.
        """
    @property
    def low(self) -> float:
        """
        Lower bound; NaN below two values.
        """
    @property
    def mean(self) -> float:
        """
        NaN of no value.
        """
    @property
    def size(self) -> int:
        """
        Values that it is the mean of.
        """
    @property
    def standard_error(self) -> float:
        """
        Of the mean; NaN below two values.
        """

@typing.final
class OutputInfo(Record):
    """
    A figure that a metric gives.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        name: str,
        title: str,
        unit: str,
        better: typing.Literal["higher", "lower", "neither"],
        groups: str,
        doc: str,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def better(self) -> typing.Literal["higher", "lower", "neither"]:
        """
        Which way is better.
        """
    @property
    def doc(self) -> str:
        """
        What it measures.
        """
    @property
    def groups(self) -> str:
        """
        What its groups are.
        """
    @property
    def name(self) -> str:
        """
        Unique among all metrics.
        """
    @property
    def title(self) -> str:
        """
        For readers; empty for a metric written in Python: the name in words.
        """
    @property
    def unit(self) -> str:
        """
        Of its values; empty for shares and counts.
        """

@typing.final
class Arm(Record):
    """
    What is run: a strategy of a scenario, and how. Travels as text and numbers.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, id: str, strategy: str, doses: tuple[float, ...] | None, begins_week: float, redraw: int, presence: str
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    def add_to(self, experiment: typing.Any) -> int:
        """
        One more arm of the experiment, and its number.
        """
    @property
    def begins_week(self) -> float:
        """
        Weeks after the end of the warm-up at which it begins; the baseline's run until then.
        """
    @property
    def doses(self) -> tuple[float, ...] | None:
        """
        A factor >= 0 for the dose of each intervention; None: as written, all 0: the placebo.
        """
    @property
    def id(self) -> str:
        """
        Unique in its experiment.
        """
    @property
    def presence(self) -> str:
        """
        Who takes part in sessions: as_written, no_hours, nobody or rules_only.
        """
    @property
    def redraw(self) -> int:
        """
        0: the luck of all; else luck is drawn anew when it begins, by this number.
        """
    @property
    def strategy(self) -> str:
        """
        Id of the strategy.
        """

@typing.final
class Effect(Record):
    """
    Mean paired difference of a strategy to the baseline in one figure, with its interval. Pairs in which either run has no such figure are left out; `pairs` counts the others.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        strategy: str,
        metric: str,
        group: str,
        unit: str,
        better: typing.Literal["higher", "lower", "neither"],
        pairs: int,
        baseline_mean: float,
        mean: float,
        difference: float,
        low: float,
        high: float,
        low_adjusted: float,
        high_adjusted: float,
        standard_error: float,
        matters: float,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def baseline_mean(self) -> float:
        """
        Mean of the baseline over the pairs.
        """
    @property
    def better(self) -> typing.Literal["higher", "lower", "neither"]:
        """
        Which way is better.
        """
    @property
    def difference(self) -> float:
        """
        Mean difference of the pairs.
        """
    @property
    def gain(self) -> float:
        """
        The difference turned so that more is better: 0 where neither way is, -inf with fewer than two pairs.
        """
    @property
    def group(self) -> str:
        """
        Part of it: all, a profession, a tier, a cause ...
        """
    @property
    def high(self) -> float:
        """
        Upper bound.
        """
    @property
    def high_adjusted(self) -> float:
        """
        Upper bound such that those of all strategies hold together.
        """
    @property
    def low(self) -> float:
        """
        Lower bound of the difference; NaN with fewer than two pairs.
        """
    @property
    def low_adjusted(self) -> float:
        """
        Lower bound such that those of all strategies hold together.
        """
    @property
    def matters(self) -> float:
        """
        Smallest difference that matters, >= 0; 0: any does.
        """
    @property
    def mean(self) -> float:
        """
        Mean of the strategy over the pairs.
        """
    @property
    def metric(self) -> str:
        """
        Name of the figure.
        """
    @property
    def pairs(self) -> int:
        """
        Replications in which both runs have the figure.
        """
    @property
    def standard_error(self) -> float:
        """
        Of the difference; NaN with fewer than two pairs.
        """
    @property
    def strategy(self) -> str:
        """
        Compared with the baseline.
        """
    @property
    def unit(self) -> str:
        """
        Of means, difference and bounds.
        """
    @property
    def verdict(self) -> typing.Literal["better", "worse", "unclear", "changed", "immaterial"]:
        """
        Immaterial when the difference is none or smaller than what matters, whatever the interval; unclear when the interval holds 0; changed when neither direction is better; else better or worse.
        """

@typing.final
class StrategyCost(Record):
    """
    Person-hours that a strategy takes in a run, beyond the baseline's.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        strategy: str,
        dose_scale: float,
        programme_hours: float,
        all_hours: float,
        hours_per_person_week: float,
        hours_a_year: float,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def all_hours(self) -> float:
        """
        These and joint work, each hour once; what is displaced from duty is among them.
        """
    @property
    def dose_scale(self) -> float:
        """
        What every dose is multiplied by; NaN: not one number.
        """
    @property
    def hours_a_year(self) -> float:
        """
        Of all hours, beyond the baseline's: what a budget is held against.
        """
    @property
    def hours_per_person_week(self) -> float:
        """
        Of all hours.
        """
    @property
    def programme_hours(self) -> float:
        """
        Sessions and reserved time.
        """
    @property
    def strategy(self) -> str:
        """
        The baseline's own row is all 0.
        """

@typing.final
class SeriesEffect(Record):
    """
    A figure of a strategy at one sampling time, and its mean paired difference to the baseline with the interval. The baseline's own rows have the difference 0. Pairs in which either run has no such figure are left out of both.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        strategy: str,
        week: float,
        metric: str,
        group: str,
        unit: str,
        pairs: int,
        mean: float,
        difference: float,
        low: float,
        high: float,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def difference(self) -> float:
        """
        Mean difference of the pairs.
        """
    @property
    def group(self) -> str:
        """
        Part of it.
        """
    @property
    def high(self) -> float:
        """
        Upper bound.
        """
    @property
    def low(self) -> float:
        """
        Lower bound of the difference; NaN with fewer than two pairs.
        """
    @property
    def mean(self) -> float:
        """
        Mean of the strategy over the pairs.
        """
    @property
    def metric(self) -> str:
        """
        Name of the figure.
        """
    @property
    def pairs(self) -> int:
        """
        Replications in which both runs have the figure.
        """
    @property
    def strategy(self) -> str:
        """
        Whose runs.
        """
    @property
    def unit(self) -> str:
        """
        Of means, difference and bounds.
        """
    @property
    def week(self) -> float:
        """
        Since observation began.
        """

@typing.final
class ComparedRuns(Record):
    """
    What runs of several arms say when they are compared, pair by pair.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        scenario: str,
        seed: int,
        replications: int,
        confidence: float,
        baseline: str,
        strategies: tuple[str, ...],
        effects: tuple[Effect, ...],
        costs: tuple[StrategyCost, ...],
        series: tuple[SeriesEffect, ...],
        fingerprint: int,
        decisions: int,
        events: int,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def baseline(self) -> str:
        """
        What the others are compared with.
        """
    @property
    def confidence(self) -> float:
        """
        Of every interval, in (0, 1).
        """
    @property
    def costs(self) -> tuple[StrategyCost, ...]:
        """
        One a strategy.
        """
    @property
    def decisions(self) -> int:
        """
        Closed in all runs.
        """
    @property
    def effects(self) -> tuple[Effect, ...]:
        """
        By strategy, metric and group.
        """
    @property
    def events(self) -> int:
        """
        Executed in all runs.
        """
    @property
    def fingerprint(self) -> int:
        """
        Of every run, in order: equal for any number of threads.
        """
    @property
    def replications(self) -> int:
        """
        Of every strategy.
        """
    @property
    def scenario(self) -> str:
        """
        Its name.
        """
    @property
    def seed(self) -> int:
        """
        Key of all luck.
        """
    @property
    def series(self) -> tuple[SeriesEffect, ...]:
        """
        At each sampling time, by strategy.
        """
    @property
    def strategies(self) -> tuple[str, ...]:
        """
        The baseline first.
        """

@typing.final
class Figure(Record):
    """
    One figure over replications.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        metric: str,
        group: str,
        unit: str,
        better: typing.Literal["higher", "lower", "neither"],
        values: tuple[float, ...],
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    def interval(self, confidence: float = 0.95) -> MeanInterval:
        """
        Of the mean of the values there are.
        """
    @property
    def better(self) -> typing.Literal["higher", "lower", "neither"]:
        """
        Which way is better.
        """
    @property
    def group(self) -> str:
        """
        Part of it.
        """
    @property
    def metric(self) -> str:
        """
        Name of the figure.
        """
    @property
    def unit(self) -> str:
        """
        Of the values.
        """
    @property
    def values(self) -> tuple[float, ...]:
        """
        One a replication; NaN where a run had no such event.
        """

@typing.final
class Run(Record):
    """
    What one run was, apart from its figures.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, trace: int, outputs: int, programme_hours: float, joint_hours: float, decisions: int, events: int
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def decisions(self) -> int:
        """
        Closed.
        """
    @property
    def events(self) -> int:
        """
        Executed.
        """
    @property
    def joint_hours(self) -> float:
        """
        Person-hours of joint work.
        """
    @property
    def outputs(self) -> int:
        """
        Hash of every figure.
        """
    @property
    def programme_hours(self) -> float:
        """
        Person-hours of sessions and reserved time.
        """
    @property
    def trace(self) -> int:
        """
        Hash of everything that happened.
        """

@typing.final
class FieldInfo(Record):
    """
    A value that a scenario may write.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        name: str,
        path: str,
        type: str,
        unit: str,
        default: str,
        required: bool,
        range: str,
        low: float | None,
        high: float | None,
        open_low: bool,
        grade: str,
        source: str,
        doc: str,
        options: tuple[str, ...],
        catalogue: str,
        names: str,
        fields: tuple[FieldInfo, ...],
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def catalogue(self) -> str:
        """
        Of which a kind may stand there; else empty.
        """
    @property
    def default(self) -> str:
        """
        As it would be written.
        """
    @property
    def doc(self) -> str:
        """
        What it means.
        """
    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        """
        Those inside it.
        """
    @property
    def grade(self) -> str:
        """
        Of the evidence for the default: A, B or C.
        """
    @property
    def high(self) -> float | None:
        """
        Greatest value; None: no limit.
        """
    @property
    def low(self) -> float | None:
        """
        Least value; None: no limit.
        """
    @property
    def name(self) -> str:
        """
        Its key.
        """
    @property
    def names(self) -> str:
        """
        What it names in the same scenario; else empty.
        """
    @property
    def open_low(self) -> bool:
        """
        Whether `low` itself is left out.
        """
    @property
    def options(self) -> tuple[str, ...]:
        """
        Of a choice.
        """
    @property
    def path(self) -> str:
        """
        Keys that lead to it.
        """
    @property
    def range(self) -> str:
        """
        What may be written, in words.
        """
    @property
    def required(self) -> bool:
        """
        Whether it must be written.
        """
    @property
    def source(self) -> str:
        """
        What the default rests on: keys of sources.
        """
    @property
    def type(self) -> str:
        """
        number, integer, boolean, text, choice, kind, list ...
        """
    @property
    def unit(self) -> str:
        """
        Of the number; 1: none.
        """

@typing.final
class KindInfo(Record):
    """
    A kind that a scenario may name.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, name: str, summary: str, source: str, fields: tuple[FieldInfo, ...], outputs: tuple[OutputInfo, ...]
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        """
        Its parameters.
        """
    @property
    def name(self) -> str:
        """
        As it is written.
        """
    @property
    def outputs(self) -> tuple[OutputInfo, ...]:
        """
        What a metric with default parameters gives; empty for other kinds.
        """
    @property
    def source(self) -> str:
        """
        What it rests on: keys of sources.
        """
    @property
    def summary(self) -> str:
        """
        What it does.
        """

@typing.final
class CatalogueInfo(Record):
    """
    Kinds that stand for one another.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, name: str, kinds: tuple[KindInfo, ...]) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def kinds(self) -> tuple[KindInfo, ...]:
        """
        In the order of their names.
        """
    @property
    def name(self) -> str:
        """
        generators, trust, interventions, metrics ...
        """

class Luck:
    """
    A kind's own luck: numbers in (0, 1) keyed by identities, never by the order of asking.
    """
    def ties(
        self,
        first: typing.Annotated[numpy.typing.ArrayLike, numpy.uint64],
        second: typing.Annotated[numpy.typing.ArrayLike, numpy.uint64],
    ) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        The number that decides whether two people are tied, the same in both orders; for generators.
        """
    def uniform(self, entity: int, partner: int = 0, ordinal: int = 0, *, use: str = "") -> float:
        """
        The number of an identity and perhaps a partner; `ordinal` counts, `use` tells several of one apart.
        """
    def uniforms(
        self,
        entities: typing.Annotated[numpy.typing.ArrayLike, numpy.uint64],
        partner: int = 0,
        ordinal: int = 0,
        *,
        use: str = "",
    ) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        uniform() of each of a row of identities.
        """

class NetworkNodes:
    """
    What a generator may know of each person; frozen.
    """
    def __len__(self) -> int: ...
    @property
    def identity(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        [n] key of this person's luck
        """
    @property
    def names(self) -> tuple[str, ...]:
        """
        n texts: unit.profession.tier.number
        """
    @property
    def organisation(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        [n] index in its organisations
        """
    @property
    def profession(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        [n] index in the scenario's professions
        """
    @property
    def unit(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        [n] index in the scenario's units
        """

class Regards:
    """
    Ties to be read, a row each; frozen.
    """
    def __len__(self) -> int: ...
    @property
    def known(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [n] bool: there is a tie; all else is 0 without one
        """
    @property
    def level(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n] in [0, 1]: what the model keeps
        """
    @property
    def negative(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n, 3] evidence s >= 0 by facet
        """
    @property
    def positive(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n, 3] evidence r >= 0 by facet
        """
    @property
    def prior(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n, 3] what is expected of a stranger
        """
    @property
    def recorded(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [n] bool: there is evidence of some facet
        """
    @property
    def respect(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n] in [0, 1]
        """
    @property
    def updated_weeks(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n] time of the last evidence
        """

class TieRows:
    """
    Ties that evidence is written into, a row each.
    """
    def __len__(self) -> int: ...
    @property
    def level(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [t] in [0, 1]; writable
        """
    @property
    def negative(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [t, 3] evidence s >= 0; writable
        """
    @property
    def positive(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [t, 3] evidence r >= 0; writable
        """
    @property
    def recorded(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [t] bool: there was evidence of some facet before
        """
    @property
    def respect(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [t] in [0, 1]
        """
    @property
    def updated_weeks(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [t] time of the evidence before
        """

class EvidenceRows:
    """
    Pieces of evidence in their order; frozen but for `ties`.
    """
    def __len__(self) -> int: ...
    @property
    def facet(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        [n] 0 ability, 1 benevolence, 2 integrity
        """
    @property
    def negative(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n] amounts >= 0
        """
    @property
    def positive(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n] amounts >= 0
        """
    @property
    def prior(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n, 3] what was expected of a stranger
        """
    @property
    def tie(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        [n] row in ties
        """
    @property
    def ties(self) -> TieRows:
        """
        the ties concerned, each once
        """

class Draws:
    """
    Successive uniforms of one identity, for the call they were handed to.
    """
    def next(self) -> float:
        """
        The next uniform in (0, 1).
        """
    def uniforms(self, count: int) -> numpy.typing.NDArray[numpy.float64]:
        """
        The next `count` uniforms.
        """

class Discussion:
    """
    Opinions of n people on m matters; frozen but for `opinion`.
    """
    def __len__(self) -> int: ...
    @property
    def anchor(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [n, m] before anybody spoke
        """
    @property
    def first(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        [n + 1] where the weights of each begin
        """
    @property
    def listened(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        whom each weight is for
        """
    @property
    def matrix(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [n, n] the same weights, row by listener
        """
    @property
    def matters(self) -> int:
        """
        m
        """
    @property
    def opinion(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [n, m]; writable
        """
    @property
    def susceptibility(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        [n] in [0, 1]
        """
    @property
    def weight(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        >= 0, those of a person sum to 1
        """

class Ballot:
    """
    Scores of n voters for m options; option 0 is the status quo. Frozen.
    """
    def __len__(self) -> int: ...
    @property
    def accountability(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        [n] shares, sum 1
        """
    @property
    def competence(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        [n] in (0, 1): perceived
        """
    @property
    def options(self) -> int:
        """
        m
        """
    @property
    def owner(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [n] bool: answers for the decision
        """
    @property
    def profession(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        [n] index in the scenario's professions
        """
    @property
    def safety_owner(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [n] bool: may veto
        """
    @property
    def scores(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [n, m] higher is better; value
        """
    @property
    def tier(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        [n] 0 early, 1 mid, 2 senior, 3 board
        """
    @property
    def tolerance(self) -> float:
        """
        how far below the own best contents a voter; value
        """

class PeopleView:
    """
    All positions and who holds them, a row each.
    """
    def __len__(self) -> int: ...
    @property
    def competence(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [0, 1]
        """
    @property
    def cpd_hours(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        accredited hours of the last year, when any were last added
        """
    @property
    def effective(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n, criteria], rows sum to 1: what decides
        """
    @property
    def generation(self) -> numpy.typing.NDArray[numpy.uint32]: ...
    @property
    def habit(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [0, 1]
        """
    @property
    def identity(self) -> numpy.typing.NDArray[numpy.uint64]:
        """
        key of luck
        """
    @property
    def identity_strength(self) -> numpy.typing.NDArray[numpy.float32]: ...
    @property
    def joined_weeks(self) -> numpy.typing.NDArray[numpy.float64]: ...
    @property
    def pressure(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [0, 1]
        """
    @property
    def profession(self) -> numpy.typing.NDArray[numpy.uint32]: ...
    @property
    def propensity(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [0, 1]
        """
    @property
    def tier(self) -> numpy.typing.NDArray[numpy.uint8]: ...
    @property
    def tolerance(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [0, 1]
        """
    @property
    def unit(self) -> numpy.typing.NDArray[numpy.uint32]: ...
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n, criteria], rows sum to 1
        """

class UnitsView:
    """
    Units, a row each.
    """
    def __len__(self) -> int: ...
    @property
    def closed_recent(self) -> numpy.typing.NDArray[numpy.uint32]: ...
    @property
    def failures_recent(self) -> numpy.typing.NDArray[numpy.uint32]: ...
    @property
    def ids(self) -> tuple[str, ...]: ...
    @property
    def open_decisions(self) -> numpy.typing.NDArray[numpy.uint32]: ...
    @property
    def overdue_recent(self) -> numpy.typing.NDArray[numpy.uint32]: ...
    @property
    def safety(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        psi in [0, 1]
        """

class TieTable:
    """
    Directed ties, by source and target; frozen.
    """
    def __len__(self) -> int: ...
    @property
    def kind(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        1 line, 2 peer, 3 network, 4 project
        """
    @property
    def level(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [0, 1]: what a trust model may keep
        """
    @property
    def negative(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n, 3] evidence s >= 0
        """
    @property
    def positive(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [n, 3] evidence r >= 0
        """
    @property
    def respect(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [0, 1]
        """
    @property
    def source(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        who holds it
        """
    @property
    def target(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        whom it is about
        """
    @property
    def updated_weeks(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        time of the last evidence
        """

class WorldView:
    """
    The world, lent for one call; every array is a frozen copy.
    """
    def need(self, person: typing.Annotated[numpy.typing.ArrayLike, numpy.int64]) -> typing.Any:
        """
        Mean of 1 - k over other professions.
        """
    def respect(
        self,
        holder: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
        target: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
    ) -> typing.Any:
        """
        R in [0, 1].
        """
    def tied(
        self,
        holder: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
        target: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
    ) -> typing.Any:
        """
        Whether the holder has a tie.
        """
    def trust(
        self,
        holder: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
        target: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
    ) -> typing.Any:
        """
        T in [0, 1] now.
        """
    def uncertainty(
        self,
        holder: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
        target: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
    ) -> typing.Any:
        """
        How little the holder knows, in [0, 1]; 1 without a tie.
        """
    def understanding(
        self,
        person: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
        profession: typing.Annotated[numpy.typing.ArrayLike, numpy.int64],
    ) -> typing.Any:
        """
        k in [0, 1] of a person about a profession's role now, after forgetting.
        """
    @property
    def criteria(self) -> tuple[str, ...]: ...
    @property
    def decision_classes(self) -> tuple[str, ...]: ...
    @property
    def horizon_weeks(self) -> float: ...
    @property
    def now_weeks(self) -> float: ...
    @property
    def observed_from_weeks(self) -> float: ...
    @property
    def people(self) -> PeopleView: ...
    @property
    def professions(self) -> tuple[str, ...]: ...
    @property
    def ties(self) -> TieTable: ...
    @property
    def units(self) -> UnitsView: ...

class ChangeableWorld(WorldView):
    """
    The world with what an intervention may do. Gains of 0 change no bit.
    """
    def change_safety(self, unit: int, amount: float) -> None:
        """
        psi of a unit moves towards 1 (amount > 0) or 0 (amount < 0) by that share of the distance.
        """
    def contact(self, person: int, other: int, hours: float, *, conditions: float = 0.75, valence: float = 1.0) -> None:
        """
        Contact of a person with another under Allport's conditions in [0.25, 1]; valence +1 good, -1 bad.
        """
    def give_evidence(
        self, holder: int, target: int, facet: str, *, positive: float = 0.0, negative: float = 0.0
    ) -> None:
        """
        Evidence of the holder about the target ('ability', 'benevolence', 'integrity'); needs a tie.
        """
    def give_hours(self, person: int, hours: float) -> None:
        """
        Hours of somebody who does not attend: booked in their diary and charged to the strategy.
        """
    def introduce(self, person: int, other: int, kind: str = "network") -> None:
        """
        Makes the ties of both directions when there are none ('peer', 'network', 'project').
        """
    def learn_role(self, person: int, profession: int, gain: float) -> None:
        """
        k += gain (1 - k) of a person about a profession's role; gain in [0, 1].
        """
    def learn_roles(self, person: int, gain: float) -> None:
        """
        The same for every other profession.
        """
    def see_values(self, person: int, other: int, amount: float) -> None:
        """
        A person's picture of the other's profession moves to what the other values, by a share in [0, 1].
        """
    def strengthen_identity(self, person: int, limit: float, gain: float) -> None:
        """
        Identity strength moves up towards `limit`.
        """
    def teach_competence(self, person: int, gain: float) -> None:
        """
        Own competence moves towards 1.
        """
    def teach_values(self, person: int, content: collections.abc.Sequence[float], gain: float) -> None:
        """
        Own values move to `content` (a weight per criterion, sum 1) by a share in [0, 1].
        """

class Attendees:
    """
    Those who take part, a row each; frozen.
    """
    def __len__(self) -> int: ...
    @property
    def hours(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        [n] in the session, dose included
        """
    @property
    def person(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        [n] index of the person
        """
    @property
    def preparation(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        [n] hours outside it
        """

class Occasion:
    """
    One delivery: how large it is and for whom.
    """
    def gain(self, reference: float, hours: float) -> float:
        """
        1 - (1 - reference)^n, n the reference programmes these hours are worth; 0 for 0 hours.
        """
    def is_member(self, person: int) -> bool:
        """
        Whether somebody belongs to the intervention's standing group.
        """
    def mix(
        self,
        attendees: Attendees,
        *,
        partners: int = 3,
        talk: float = 0.5,
        conditions: float = 0.75,
        bad_contact: float = 0.05,
        tie_chance: float = 0.5,
        evidence: float = 0.5,
    ) -> None:
        """
        Attendees of several professions talk with each other, as in shipped sessions.
        """
    def round_table(self, attendees: Attendees, partners: int, *, across: bool = True) -> list[tuple[int, int]]:
        """
        Pairs of people who sit next to each other, of different professions if `across`.
        """
    def set_member(self, person: int, member: bool) -> None: ...
    def shift_policy(self, policy: str, part: float) -> None:
        """
        Adds to a standing rule of every unit concerned; multiply by sign and dose.
        """
    def spread_safety(self, attendees: Attendees, reference: float) -> None:
        """
        psi of a unit rises by the gain when all of its people attend, by their share of it when some do.
        """
    def uniform(self, person: int, *, use: str = "") -> float:
        """
        The kind's own luck of a person in this delivery, in (0, 1).
        """
    @property
    def dose(self) -> float:
        """
        0: the baseline
        """
    @property
    def ordinal(self) -> int: ...
    @property
    def quality(self) -> float:
        """
        1 on average
        """
    @property
    def units(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        units it is meant for
        """

class Decisions:
    """
    Closed decisions in the order in which they closed; frozen.
    """
    def __len__(self) -> int: ...
    @property
    def arrived_us(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        microseconds
        """
    @property
    def attainable_value(self) -> numpy.typing.NDArray[numpy.float32]: ...
    @property
    def attempts(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        discussions: in a meeting, on paper or by one person alone
        """
    @property
    def best_value(self) -> numpy.typing.NDArray[numpy.float32]: ...
    @property
    def buy_in(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        [0, 1]
        """
    @property
    def chosen(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        0: the status quo
        """
    @property
    def conflict(self) -> numpy.ndarray[typing.Any, typing.Any]: ...
    @property
    def decided_us(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        in force
        """
    @property
    def decision_class(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        index in the scenario's decisions
        """
    @property
    def due_us(self) -> numpy.typing.NDArray[numpy.int64]: ...
    @property
    def identity(self) -> numpy.typing.NDArray[numpy.uint64]: ...
    @property
    def joint_hours(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        person-hours
        """
    @property
    def ledger_us(self) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        [n, 9] microseconds by cause, adding up to the lead time
        """
    @property
    def options(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        status quo included
        """
    @property
    def people(self) -> tuple[tuple[int, ...], ...]:
        """
        indices of those needed, a tuple each
        """
    @property
    def realised_value(self) -> numpy.typing.NDArray[numpy.float32]: ...
    @property
    def reworks(self) -> numpy.typing.NDArray[numpy.uint8]: ...
    @property
    def route(self) -> tuple[str, ...]:
        """
        joint, one_sided or formal
        """
    @property
    def stakes(self) -> numpy.typing.NDArray[numpy.float32]: ...
    @property
    def style(self) -> tuple[str, ...]:
        """
        how it ended: resolution, oversight, flight, escalated
        """
    @property
    def unit(self) -> numpy.typing.NDArray[numpy.uint32]:
        """
        index in its units
        """
    @property
    def value(self) -> numpy.typing.NDArray[numpy.float32]:
        """
        of the chosen option
        """

class Figures:
    """
    Where a metric puts its figures.
    """
    def add(self, output: str, value: float, group: str = "all") -> None:
        """
        A figure of a declared output; NaN where there was no such event. `group` names a part of it.
        """

@typing.final
class Assumption(Record):
    """
    A number that a scenario rests on.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        path: str,
        value: float,
        unit: str,
        low: float,
        high: float,
        grade: str,
        source: str,
        origin: str,
        ranged: bool,
        file: str | None,
        line: int | None,
        column: int | None,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def column(self) -> int | None:
        """
        From 1; None: nobody wrote it.
        """
    @property
    def file(self) -> str | None:
        """
        Where it was written; None: nobody wrote it.
        """
    @property
    def grade(self) -> str:
        """
        Of the evidence: A, B or C.
        """
    @property
    def high(self) -> float:
        """
        Greatest value that is plausible.
        """
    @property
    def line(self) -> int | None:
        """
        From 1; None: nobody wrote it.
        """
    @property
    def low(self) -> float:
        """
        Least value that is plausible.
        """
    @property
    def origin(self) -> str:
        """
        stated, written or default.
        """
    @property
    def path(self) -> str:
        """
        Keys that lead to it.
        """
    @property
    def ranged(self) -> bool:
        """
        Whether the range was written with it.
        """
    @property
    def source(self) -> str:
        """
        Keys of sources, or free text.
        """
    @property
    def unit(self) -> str:
        """
        1: none.
        """
    @property
    def value(self) -> float:
        """
        As it is used.
        """

@typing.final
class Origin(Record):
    """
    Where a value was written.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, path: str, file: str | None, line: int | None, column: int | None) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def column(self) -> int | None:
        """
        From 1; None: nobody wrote it.
        """
    @property
    def file(self) -> str | None:
        """
        Where it was written; None: nobody wrote it.
        """
    @property
    def line(self) -> int | None:
        """
        From 1; None: nobody wrote it.
        """
    @property
    def path(self) -> str:
        """
        Keys that lead to it.
        """

@typing.final
class Expectation(Record):
    """
    What a scenario expects of a comparison.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        strategy: str,
        than: str,
        more: str,
        metric: str,
        group: str,
        direction: typing.Literal["must_not_rise", "must_not_fall", "must_rise", "must_fall"],
        because: str,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def because(self) -> str:
        """
        Why it is expected.
        """
    @property
    def direction(self) -> typing.Literal["must_not_rise", "must_not_fall", "must_rise", "must_fall"]:
        """
        What must be.
        """
    @property
    def group(self) -> str:
        """
        Part of it.
        """
    @property
    def metric(self) -> str:
        """
        Name of the figure.
        """
    @property
    def more(self) -> str:
        """
        Strategy of which more is expected to do that; else empty.
        """
    @property
    def strategy(self) -> str:
        """
        Of which; empty where `more` is given.
        """
    @property
    def than(self) -> str:
        """
        Compared with; empty: the baseline.
        """

@typing.final
class WrittenEvidence(Record):
    """
    A measured figure of the organisation as it is, as a scenario writes it.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        metric: str,
        group: str,
        time: typing.Literal["run", "week", "slope"],
        week: float,
        value: float,
        tolerance: float,
        grade: str,
        source: str,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def grade(self) -> str:
        """
        A, B, C or R.
        """
    @property
    def group(self) -> str:
        """
        Part of it.
        """
    @property
    def metric(self) -> str:
        """
        Name of the figure.
        """
    @property
    def source(self) -> str:
        """
        Keys of sources, or free text.
        """
    @property
    def time(self) -> typing.Literal["run", "week", "slope"]:
        """
        Of a whole run, of one week, or the change a year.
        """
    @property
    def tolerance(self) -> float:
        """
        Its standard deviation.
        """
    @property
    def value(self) -> float:
        """
        What was measured, in the unit of the metric.
        """
    @property
    def week(self) -> float:
        """
        Since observation began, where time is week.
        """

@typing.final
class WrittenUntil(Record):
    """
    How long a scenario's comparison goes on, as written.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, metric: str, smallest_difference: float, confidence: float, budget: int, budget_seconds: float
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def budget(self) -> int:
        """
        Most replications.
        """
    @property
    def budget_seconds(self) -> float:
        """
        Most seconds; 0: no limit.
        """
    @property
    def confidence(self) -> float:
        """
        Of the answer, in (0, 1).
        """
    @property
    def metric(self) -> str:
        """
        By which it is judged.
        """
    @property
    def smallest_difference(self) -> float:
        """
        That matters, in the unit of the metric.
        """

class Scenario:
    """
    A scenario as read: every value resolved, immutable from then on.
    """
    @staticmethod
    def from_dict(
        mapping: collections.abc.Mapping[str, typing.Any],
        name: str = "<dict>",
        *,
        kinds: collections.abc.Iterable[type] = (),
    ) -> Scenario:
        """
        Reads a tree of dicts, lists, texts, numbers and booleans, which may extend what comes with colead; `name` stands in messages. True is no number, 8.0 no whole number; raises ScenarioError with every mistake and its path.
        """
    @staticmethod
    def from_yaml(text: str, name: str = "<text>", *, kinds: collections.abc.Iterable[type] = ()) -> Scenario:
        """
        Reads YAML text, which may extend what comes with colead; `name` stands in messages.
        """
    @staticmethod
    def load(path: os.PathLike[str] | str | bytes, *, kinds: collections.abc.Iterable[type] = ()) -> Scenario:
        """
        Reads a file, or the scenario that comes with colead by that name (`cl.scenarios()` lists them); raises ScenarioError with every mistake in it. `kinds`: classes of one's own.
        """
    def __eq__(self, other: object) -> bool: ...
    def __getitem__(self, path: str) -> typing.Any:
        """
        The value at a path, defaults filled in: a number, a text, or a part as dicts and lists. Paths are those of `with_`. KeyError with the nearest name for a path that leads nowhere.
        """
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __hash__(self) -> int: ...
    def __repr__(self) -> str: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...
    def _ipython_key_completions_(self) -> list[str]: ...
    def _repr_html_(self) -> str: ...
    def canonical(self) -> str:
        """
        One spelling per meaning: equal for scenarios that say the same.
        """
    def date_of(self, weeks: numpy.typing.ArrayLike) -> typing.Any:
        """
        The day of a week since observation began, as a datetime.date; of an array of weeks, an array of days (datetime64[D]), where NaN is NaT. ModelError where `observed_from` is not written.
        """
    def only(self, *args: str) -> Scenario:
        """
        A new scenario with the baseline and these strategies alone, and without what is believed of others.
        """
    def require_feasible(self) -> None:
        """
        ScenarioError where the staff cannot fill what decisions need or be tied as the network asks.
        """
    def resolved_json(self) -> str: ...
    def resolved_yaml(self) -> str: ...
    def save(self, path: str | os.PathLike[str]) -> pathlib.Path:
        """
        Writes `written_yaml` to a file, whole or not at all; gives its path.
        """
    def strategy_description(self, strategy: str) -> str:
        """
        What a strategy is, in a sentence; empty where nothing is written.
        """
    def strategy_title(self, strategy: str) -> str:
        """
        What a strategy is called; its id where nothing is written.
        """
    def to_dict(self) -> dict[str, typing.Any]:
        """
        The scenario as it is written, as dicts, lists, texts, numbers and booleans, with every range, grade and source; what its presets and the file it extends say stands in it. `from_dict` reads it back.
        """
    def with_(self, changes: collections.abc.Mapping[str, typing.Any]) -> Scenario:
        """
        A new scenario with values replaced: {path: value}, such as {'decisions.beds.per_week': 3.0}; paths as in `assumptions`. A value that states its range and grade keeps them. A path may end in a new name where names are the file's own ('strategies.mine'), and in [+] for one more item of a list. Raises ScenarioError with the path for a path that leads nowhere and for values that are wrong there.
        """
    def with_strategy(
        self, name: str, interventions: collections.abc.Sequence[typing.Any], *, title: str = "", description: str = ""
    ) -> Scenario:
        """
        A new scenario with one strategy more, or with another one of that name: a list of interventions as in a file. Where the file lists the strategies to compare it is among them.
        """
    def without(self, *args: str) -> Scenario:
        """
        A new scenario without these strategies, and without what is believed of them. ModelError for the baseline.
        """
    def written_yaml(self) -> str:
        """
        The same as YAML text; `from_yaml` reads it back.
        """
    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """
        Every number it rests on, with grade and source.
        """
    @property
    def baseline(self) -> str:
        """
        The strategy others are compared with: compare.baseline, else the first.
        """
    @property
    def budget_hours_a_year(self) -> float | None:
        """
        compare.budget_hours_a_year; None where there is no budget.
        """
    @property
    def compared(self) -> tuple[str, ...]:
        """
        compare.strategies; all where nothing is written.
        """
    @property
    def confidence(self) -> float:
        """
        Confidence of the intervals, 0.5 to 0.9999.
        """
    @property
    def criteria(self) -> tuple[str, ...]:
        """
        What decisions are judged by, 2 to 8 names.
        """
    @property
    def decisions(self) -> tuple[str, ...]:
        """
        Ids of the decision classes, in the order of the file.
        """
    @property
    def decisions_per_week(self) -> float:
        """
        Expected arrivals a week, all units and classes together.
        """
    @property
    def description(self) -> str:
        """
        What is modelled and on what grounds; may be empty.
        """
    @property
    def evidence(self) -> tuple[WrittenEvidence, ...]:
        """
        What was measured of the organisation as it is.
        """
    @property
    def expectations(self) -> tuple[Expectation, ...]:
        """
        What is believed of strategies, checked in every comparison.
        """
    @property
    def horizon_weeks(self) -> float:
        """
        Observed time after the warm-up, in weeks; above 0.
        """
    @property
    def kinds(self) -> tuple[typing.Any, ...]:
        """
        Classes of one's own that it was read with.
        """
    @property
    def name(self) -> str:
        """
        Short name, as tables show it.
        """
    @property
    def notices(self) -> tuple[str, ...]:
        """
        What is no mistake and may still surprise, a line each.
        """
    @property
    def numbers_by_grade(self) -> dict[str, int]:
        """
        How many of these numbers have each grade, A, B, C, R or '' for none. What one source says is one number; an assumption is one wherever it is made.
        """
    @property
    def observed_from(self) -> datetime.date | None:
        """
        The Monday on which observation begins; None where nothing is written.
        """
    @property
    def observed_years(self) -> float:
        """
        horizon_weeks in years of 52.1775 weeks: what hours a year are reckoned with.
        """
    @property
    def old_names(self) -> tuple[str, ...]:
        """
        Keys that its file writes under the name they had before, a line each.
        """
    @property
    def organisations(self) -> tuple[str, ...]:
        """
        Ids of the employers, in the order of the file.
        """
    @property
    def origins(self) -> tuple[Origin, ...]:
        """
        Where each value was written; no place for a default.
        """
    @property
    def people(self) -> int:
        """
        Number of posts in all units.
        """
    @property
    def professions(self) -> tuple[str, ...]:
        """
        Ids of the professions, in the order of the file.
        """
    @property
    def question(self) -> str:
        """
        The question it is to answer, a sentence; may be empty.
        """
    @property
    def replications(self) -> int:
        """
        Runs of each strategy in a comparison; 2 or more.
        """
    @property
    def run_bytes(self) -> float:
        """
        About how much memory a run takes, in bytes.
        """
    @property
    def run_seconds(self) -> float:
        """
        About how long a run takes on one core, in seconds of the machine where that was measured.
        """
    @property
    def seed(self) -> int:
        """
        Key of all luck, 0 to 2^64 - 1.
        """
    @property
    def strategies(self) -> tuple[str, ...]:
        """
        Names of the strategies, in the order of the file.
        """
    @property
    def title(self) -> str:
        """
        Title, as reports show it; the name where none is written.
        """
    @property
    def units(self) -> tuple[str, ...]:
        """
        Ids of the units, in the order of the file.
        """
    @property
    def until(self) -> WrittenUntil | None:
        """
        compare.until; None where nothing is written.
        """
    @property
    def warm_up_weeks(self) -> float:
        """
        Time that runs before observation begins, in weeks; 0 or more.
        """

class TrustTrial:
    """
    A scenario's trust model, asked about ties of its own.
    """
    def __init__(self, scenario: Scenario) -> None: ...
    def read(self, tie: int | None, now_weeks: float, prior: float = 0.5) -> float:
        """
        Trust in [0, 1]; None is a stranger.
        """
    def record(
        self, pieces: collections.abc.Sequence[tuple[int, int, float, float]], now_weeks: float, prior: float = 0.5
    ) -> None:
        """
        Pieces of evidence (tie, facet 0 to 2, positive, negative), in one batch.
        """
    def state(
        self, tie: int
    ) -> tuple[
        typing.Annotated[list[float], "FixedSize(3)"], typing.Annotated[list[float], "FixedSize(3)"], float, float
    ]:
        """
        (positive by facet, negative by facet, level, updated_weeks)
        """
    def tie(self) -> int:
        """
        A blank tie; its number.
        """
    def uncertainty(self, tie: int | None, now_weeks: float, prior: float = 0.5) -> float: ...

class Keep:
    """
    What a run keeps beside its figures; it changes nothing of what happens.
    """
    def __eq__(self, other: object) -> bool: ...
    def __getstate__(self) -> tuple[int, bool, bool, bool]: ...
    def __init__(
        self, *, records: str = "off", trust: bool = False, people: bool = False, draws: bool = False
    ) -> None: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...
    @property
    def draws(self) -> bool: ...
    @property
    def people(self) -> bool: ...
    @property
    def records(self) -> str: ...
    @property
    def trust(self) -> bool: ...

@typing.final
class RunFingerprint(Record):
    """
    Hashes of one run.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, trace: int, outputs: int) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def outputs(self) -> int:
        """
        Of every figure, bit for bit.
        """
    @property
    def trace(self) -> int:
        """
        Of everything that happened, in order.
        """

class RunResult:
    """
    What one run gave: opaque, immutable, and the same bytes everywhere.
    """
    @staticmethod
    def from_bytes(data: bytes) -> RunResult:
        """
        What to_bytes() was called on, bit for bit. ValueError for bytes that are damaged.
        """
    def __getstate__(self) -> bytes: ...
    def __setstate__(self, arg0: bytes) -> None: ...
    def run(self) -> Run:
        """
        What it was, apart from its figures.
        """
    def to_bytes(self) -> bytes:
        """
        A versioned fixed layout with a checksum.
        """
    @property
    def decided(self) -> int: ...
    @property
    def events(self) -> int: ...
    @property
    def fingerprint(self) -> RunFingerprint:
        """
        Equal where the runs are, bit for bit.
        """
    @property
    def joint_hours(self) -> float: ...
    @property
    def programme_hours(self) -> float: ...

@typing.final
class Table:
    """
    Columns of equal length that nothing changes: float64, int64, uint64, bool or texts. Any library that knows the Arrow C stream reads one without copying (pyarrow.table(t), polars.DataFrame(t), DuckDB by its name).
    """
    @staticmethod
    def from_columns(
        columns: collections.abc.Mapping[str, numpy.typing.ArrayLike],
        *,
        texts: collections.abc.Mapping[str, tuple[str, str]] = {},
    ) -> Table:
        """
        A table from {name: list or one-dimensional array} of numbers, booleans or texts; None among numbers is NaN. `texts` tells of columns: {name: (unit, text)}. TypeError and ValueError name the column.
        """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        PyCapsule of an ArrowSchema.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        PyCapsule of an ArrowArrayStream, a new one at each call; no value is copied.
        """
    def __getitem__(self, key: typing.Any) -> typing.Any:
        """
        By name the same as column(name), by number a row as a dict, by slice or by a list of names a table of them.
        """
    def __iter__(self) -> collections.abc.Iterator[dict[str, typing.Any]]: ...
    def __len__(self) -> int: ...
    def __narwhals_dataframe__(self) -> typing.Any: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...
    def __repr__(self) -> str: ...
    def _ipython_key_completions_(self) -> tuple[str, ...]: ...
    def _repr_html_(self) -> str: ...
    def categories(self, name: str) -> tuple[numpy.typing.NDArray[numpy.int32], tuple[str, ...]]:
        """
        (codes, texts) of a text column: row i holds texts[codes[i]]. TypeError for a column of numbers.
        """
    def column(self, name: str) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        One column as a read-only array of shape (rows,), which outlives the table. Texts come as an array of str. KeyError for a name there is not.
        """
    def text_of(self, name: str) -> tuple[str, str]:
        """
        (unit, what it holds) of a column, as Arrow's field metadata have them; empty where nobody said.
        """
    def to_arrow(self) -> pyarrow.Table:
        """
        A pyarrow.Table over the same memory; needs colead[frames].
        """
    def to_dicts(self) -> list[dict[str, typing.Any]]:
        """
        One dict a row.
        """
    def to_pandas(self) -> pandas.DataFrame:
        """
        A pandas.DataFrame of its own; needs colead[frames].
        """
    def to_polars(self) -> polars.DataFrame:
        """
        A polars.DataFrame; needs colead[frames].
        """
    @property
    def column_names(self) -> tuple[str, ...]:
        """
        Names of the columns, in order.
        """
    @property
    def columns(self) -> tuple[str, ...]:
        """
        The same as column_names.
        """
    @property
    def shape(self) -> tuple[int, int]:
        """
        (rows, columns).
        """

class Side:
    """
    One side of a comparison: an arm, under the name of its strategy.
    """
    def __init__(self, arm: int, strategy: str, dose_scale: float = 1.0) -> None: ...
    @property
    def arm(self) -> int:
        """
        Number of its arm in the experiment.
        """
    @property
    def dose_scale(self) -> float:
        """
        What every dose is multiplied by.
        """
    @property
    def strategy(self) -> str:
        """
        What it is called in the comparison.
        """

class ComparisonPlan:
    """
    A comparison before it is run.
    """
    def __init__(
        self, sides: collections.abc.Sequence[Side], replications: int, seed: int, confidence: float
    ) -> None: ...
    @property
    def confidence(self) -> float:
        """
        Of the intervals.
        """
    @property
    def replications(self) -> int:
        """
        Of each side.
        """
    @property
    def seed(self) -> int:
        """
        Key of all luck.
        """
    @property
    def sides(self) -> list[Side]:
        """
        The baseline first.
        """

class Experiment:
    """
    A scenario with everything its runs share.
    """
    def __init__(self, scenario: Scenario, outputs: collections.abc.Sequence[str] = []) -> None:
        """
        Every metric of the scenario watches; where outputs are named, only those that give one of them.
        """
    def acts_by_rule(self, index: int) -> tuple[bool, ...]:
        """
        Of each intervention of an arm, whether it acts by a standing rule.
        """
    def add_arm(
        self,
        name: str,
        *,
        strategy: str,
        doses: collections.abc.Sequence[float] | None = None,
        begins_week: float = 0.0,
        redraw: int = 0,
        presence: str = "as_written",
    ) -> int:
        """
        One more arm, and its index: a strategy with a factor for the dose of each of its interventions (all 0: the placebo), following the baseline until begins_week after the end of the warm-up, from when on luck is drawn anew if redraw > 0. presence no_hours: sessions take no time; nobody: none can come; rules_only: only what acts by a standing rule is there.
        """
    def arm(self, index: int) -> Arm:
        """
        What is run under that number.
        """
    def compare(self, plan: ComparisonPlan, results: collections.abc.Iterable[RunResult]) -> ComparedRuns:
        """
        The comparison of results, however they came about: a result for every side and replication of the plan, side by side.
        """
    def figures(self, results: collections.abc.Iterable[RunResult]) -> tuple[Figure, ...]:
        """
        Every figure of results of one arm.
        """
    def plan(
        self,
        *,
        baseline: str,
        strategies: collections.abc.Sequence[str],
        replications: int,
        seed: int | None,
        confidence: float,
        equal_hours: bool,
        hours_a_year: float,
        threads: int,
        on_progress: collections.abc.Callable[[int, int, float], bool | None] | None,
    ) -> ComparisonPlan:
        """
        What a comparison is to run; what is empty or 0 is the scenario's own. Equal hours are found on pilot runs: those of the cheapest, or hours_a_year where it is above 0.
        """
    def require_own(self, result: RunResult) -> None:
        """
        ModelError for a result that names an output, a unit, a post ... which this experiment has not: it is of another one, or its bytes were changed.
        """
    def run_tasks(
        self,
        tasks: collections.abc.Sequence[tuple[int, int, int]],
        *,
        threads: int,
        keep: Keep = ...,
        on_progress: collections.abc.Callable[[int, int, float], bool | None] | None = None,
        on_result: collections.abc.Callable[[int, RunResult], object] | None = None,
        on_share: typing.Any = None,
    ) -> list[RunResult]:
        """
        Results of tasks (arm, seed, replication), in their order. on_result(index, result) is called from this thread as each finishes, on_share(share) before on_progress with the share of the whole work that is done, runs under way counted by their weeks.
        """
    def strategy(self, name: str) -> int:
        """
        Index of a strategy, which is that of its arm.
        """
    def values(
        self, results: collections.abc.Iterable[RunResult], metric: str, group: str = "all"
    ) -> numpy.typing.NDArray[numpy.float64]:
        """
        One figure, a float64 for each result; NaN where a run had no such event.
        """
    @property
    def arms(self) -> tuple[str, ...]:
        """
        Ids of its arms; the scenario's strategies come first, in order.
        """
    @property
    def outputs(self) -> tuple[OutputInfo, ...]:
        """
        What its metrics give.
        """
    @property
    def scenario(self) -> Scenario: ...
    @property
    def watches_all(self) -> bool:
        """
        Whether its runs give every figure of the scenario.
        """

class LivingRun:
    """
    One run in the hands of colead.Simulation; tables are snapshots.
    """
    def __init__(self, scenario: Scenario, strategy: str, seed: int, replication: int) -> None: ...
    def branch(self, strategy: str | None = None, replication: int | None = None) -> LivingRun:
        """
        The same past; from now on another strategy, other luck, or both.
        """
    def decisions(self) -> Table: ...
    def finish(self) -> RunResult:
        """
        The RunResult of the whole run, which is then at its horizon.
        """
    def graphml(self) -> str: ...
    def open_decisions(self) -> Table: ...
    def people(self) -> Table: ...
    def run_until(self, weeks: float) -> None:
        """
        Everything before that week since observation began; ValueError for one that has passed.
        """
    def step(self) -> bool:
        """
        The next event; False at the horizon.
        """
    def ties(self) -> Table: ...
    def units(self) -> Table: ...
    @property
    def events(self) -> int: ...
    @property
    def experiment(self) -> Experiment: ...
    @property
    def finished(self) -> bool: ...
    @property
    def now_weeks(self) -> float:
        """
        Weeks since observation began; the warm-up is < 0.
        """
    @property
    def strategy(self) -> str: ...

@typing.final
class AccountOption(Record):
    """
    An option of a decision; 0 is to leave things as they are.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, option: int, worth: float, attributes: dict[str, float], known: dict[str, float]) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def attributes(self) -> dict[str, float]:
        """
        What it is worth by criterion.
        """
    @property
    def known(self) -> dict[str, float]:
        """
        What everybody knew of it, by criterion.
        """
    @property
    def option(self) -> int:
        """
        Its number.
        """
    @property
    def worth(self) -> float:
        """
        On the weights of patients and public.
        """

@typing.final
class AccountCue(Record):
    """
    A piece of information about one option and one criterion.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, cue: int, option: int, criterion: str, value: float, holder: str | None, told: bool) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def criterion(self) -> str:
        """
        Criterion it speaks of.
        """
    @property
    def cue(self) -> int:
        """
        Its number in the account.
        """
    @property
    def holder(self) -> str | None:
        """
        Post that knew it; None when everybody could.
        """
    @property
    def option(self) -> int:
        """
        What it is about.
        """
    @property
    def told(self) -> bool:
        """
        Whether it was ever told.
        """
    @property
    def value(self) -> float:
        """
        What it says.
        """

@typing.final
class AccountPerson(Record):
    """
    Somebody whom a decision needed.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, post: str | None, profession: str, present: bool, accountability: float, regret: float, own_score: float
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def accountability(self) -> float:
        """
        Share in [0, 1]; those of a decision sum to 1.
        """
    @property
    def own_score(self) -> float:
        """
        Of what was chosen, on their own weights.
        """
    @property
    def post(self) -> str | None:
        """
        None: nobody.
        """
    @property
    def present(self) -> bool:
        """
        Whether they took part.
        """
    @property
    def profession(self) -> str:
        """
        Its id.
        """
    @property
    def regret(self) -> float:
        """
        What another option would have gained them on their own weights, >= 0.
        """

@typing.final
class AccountStep(Record):
    """
    A step in the life of a decision.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, step: str, week: float, hours: float, who: str | None, other: str | None) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def hours(self) -> float:
        """
        Since it arrived.
        """
    @property
    def other(self) -> str | None:
        """
        The other post; None: nobody.
        """
    @property
    def step(self) -> str:
        """
        What happened.
        """
    @property
    def week(self) -> float:
        """
        Since observation began.
        """
    @property
    def who(self) -> str | None:
        """
        Post; None: nobody.
        """

@typing.final
class AccountDelay(Record):
    """
    A stretch of the lead time and what it was spent on.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, cause: str, who: str | None, profession: str | None, from_hours: float, to_hours: float, hours: float
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def cause(self) -> str:
        """
        What took the time.
        """
    @property
    def from_hours(self) -> float:
        """
        Since it arrived.
        """
    @property
    def hours(self) -> float:
        """
        How long.
        """
    @property
    def profession(self) -> str | None:
        """
        Of that post; None: nobody.
        """
    @property
    def to_hours(self) -> float:
        """
        Since it arrived.
        """
    @property
    def who(self) -> str | None:
        """
        Post that was waited for; None: nobody.
        """

@typing.final
class RouteTerms(Record):
    """
    What made for deciding together, each on the log-odds scale.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, tendency: float, policy: float, trust: float, understanding: float, habit: float, load: float
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def habit(self) -> float:
        """
        Of formal channels.
        """
    @property
    def load(self) -> float:
        """
        Of the owner's workload.
        """
    @property
    def policy(self) -> float:
        """
        Of what strategies have put up.
        """
    @property
    def tendency(self) -> float:
        """
        Of the class of decision.
        """
    @property
    def trust(self) -> float:
        """
        Of the owner in the others.
        """
    @property
    def understanding(self) -> float:
        """
        Of the owner about their roles.
        """

@typing.final
class AccountRoute(Record):
    """
    How a decision was taken up.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, taken: str, choice: bool, terms: RouteTerms, joint_probability: float, formal_probability: float
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def choice(self) -> bool:
        """
        Whether there was anything to choose.
        """
    @property
    def formal_probability(self) -> float:
        """
        Of formal channels where it was not together, in [0, 1].
        """
    @property
    def joint_probability(self) -> float:
        """
        Of deciding together, in [0, 1].
        """
    @property
    def taken(self) -> str:
        """
        joint, one_sided or formal.
        """
    @property
    def terms(self) -> RouteTerms:
        """
        What the choice was made of.
        """

@typing.final
class DecisionBrief(Record):
    """
    What is known of a decision without its account.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        id: str,
        unit: str,
        decision_class: str,
        arrived_week: float,
        decided_week: float,
        due_week: float,
        lead_hours: float,
        route: str,
        style: str,
        chosen: int,
        value: float,
        best_value: float,
        realised_value: float,
        buy_in: float,
        stakes: float,
        regret: float,
        attempts: int,
        escalations: int,
        reworks: int,
        misread_reworks: int,
        joint_hours: float,
        conflict: bool,
        pareto_efficient: bool,
        unique_held: int,
        unique_voiced: int,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def arrived_week(self) -> float:
        """
        Since observation began.
        """
    @property
    def attempts(self) -> int:
        """
        Discussions: in a meeting, on paper or by one person alone.
        """
    @property
    def best_value(self) -> float:
        """
        Of the best option there was.
        """
    @property
    def buy_in(self) -> float:
        """
        Of those it concerned, in [0, 1].
        """
    @property
    def chosen(self) -> int:
        """
        Option; 0: things were left as they were.
        """
    @property
    def conflict(self) -> bool:
        """
        Whether there was any.
        """
    @property
    def decided_week(self) -> float:
        """
        Since observation began: in force.
        """
    @property
    def decision_class(self) -> str:
        """
        What kind it is.
        """
    @property
    def due_week(self) -> float:
        """
        Since observation began.
        """
    @property
    def escalations(self) -> int:
        """
        Times it went a tier up.
        """
    @property
    def id(self) -> str:
        """
        Unit, class and number: the same decision has the same id in every strategy.
        """
    @property
    def joint_hours(self) -> float:
        """
        Person-hours of preparing and meeting.
        """
    @property
    def lead_hours(self) -> float:
        """
        From arrival to being in force.
        """
    @property
    def misread_reworks(self) -> int:
        """
        Of these, because it had been misread.
        """
    @property
    def pareto_efficient(self) -> bool:
        """
        Whether no option was better for somebody and worse for nobody.
        """
    @property
    def realised_value(self) -> float:
        """
        What it brought; NaN: not known yet.
        """
    @property
    def regret(self) -> float:
        """
        The greatest of anybody it needed.
        """
    @property
    def reworks(self) -> int:
        """
        Times it came back.
        """
    @property
    def route(self) -> str:
        """
        joint, one_sided or formal.
        """
    @property
    def stakes(self) -> float:
        """
        Weight of the decision, > 0.
        """
    @property
    def style(self) -> str:
        """
        How it ended: resolution, escalated, oversight, flight or open.
        """
    @property
    def unique_held(self) -> int:
        """
        Pieces of information that one alone held.
        """
    @property
    def unique_voiced(self) -> int:
        """
        Of these, how many were told.
        """
    @property
    def unit(self) -> str:
        """
        Where it arose.
        """
    @property
    def value(self) -> float:
        """
        Of what was chosen, on the weights of patients and public.
        """

@typing.final
class MeetingScore(Record):
    """
    One person's view of one option, split into where it came from; value.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        post: str | None,
        option: int,
        known: float,
        own_cues: float,
        common_cues: float,
        error: float,
        evidence: dict[str, float],
        own_view: float,
        influence: float,
        definitions: float,
        time_pressure: float,
        final: float,
        rounds: tuple[float, ...],
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def common_cues(self) -> float:
        """
        From what the table knew.
        """
    @property
    def definitions(self) -> float:
        """
        Error because definitions conflict: people vote for different things.
        """
    @property
    def error(self) -> float:
        """
        Error of judgement.
        """
    @property
    def evidence(self) -> dict[str, float]:
        """
        From what was heard, by speaker.
        """
    @property
    def final(self) -> float:
        """
        What was voted by.
        """
    @property
    def influence(self) -> float:
        """
        Pull of the others in discussion.
        """
    @property
    def known(self) -> float:
        """
        From what everybody knew.
        """
    @property
    def option(self) -> int:
        """
        Of what.
        """
    @property
    def own_cues(self) -> float:
        """
        From own information.
        """
    @property
    def own_view(self) -> float:
        """
        The sum of these.
        """
    @property
    def post(self) -> str | None:
        """
        Whose view.
        """
    @property
    def rounds(self) -> tuple[float, ...]:
        """
        After each round of discussion.
        """
    @property
    def time_pressure(self) -> float:
        """
        0: the model has no such term.
        """

@typing.final
class MeetingCue(Record):
    """
    What became of a piece of information in a meeting.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, cue: int, fate: str, holder: str | None, speaks: float) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def cue(self) -> int:
        """
        Its number in the account.
        """
    @property
    def fate(self) -> str:
        """
        voiced, held_back, forgotten, holder_missing, known_already, mentioned or unmentioned.
        """
    @property
    def holder(self) -> str | None:
        """
        Post at the table; None: nobody there.
        """
    @property
    def speaks(self) -> float:
        """
        Chance that the holder would speak up, in [0, 1].
        """

@typing.final
class MeetingHearing(Record):
    """
    One person taking up one piece of information.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, hearer: str | None, speaker: str | None, cue: int, source: str, misread: bool, share: float, effect: float
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def cue(self) -> int:
        """
        Its number in the account.
        """
    @property
    def effect(self) -> float:
        """
        On the hearer's view of the option; value.
        """
    @property
    def hearer(self) -> str | None:
        """
        Post that takes it up.
        """
    @property
    def misread(self) -> bool:
        """
        Whether it was misunderstood.
        """
    @property
    def share(self) -> float:
        """
        How far it was taken up, in [0, 1].
        """
    @property
    def source(self) -> str:
        """
        own, common or heard.
        """
    @property
    def speaker(self) -> str | None:
        """
        Post that said it; None: nobody.
        """

@typing.final
class MeetingPivot(Record):
    """
    What the choice would have been without one person.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, post: str | None, pivotal: bool, without: int | None, turned: int | None) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def pivotal(self) -> bool:
        """
        Whether it would have been another.
        """
    @property
    def post(self) -> str | None:
        """
        Of that person.
        """
    @property
    def turned(self) -> int | None:
        """
        Option with their view turned round; None: no agreement.
        """
    @property
    def without(self) -> int | None:
        """
        Option without their view; None: no agreement.
        """

@typing.final
class MeetingChange(Record):
    """
    The smallest change of one thing that would have turned the choice.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        kind: str,
        post: str | None,
        cue: int | None,
        option: int | None,
        trusted: str | None,
        criterion: str | None,
        before: float,
        after: float,
        size: float,
        then: int | None,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def after(self) -> float:
        """
        As it would have to be.
        """
    @property
    def before(self) -> float:
        """
        As it was.
        """
    @property
    def criterion(self) -> str | None:
        """
        Criterion weighed otherwise; None: not about a weight.
        """
    @property
    def cue(self) -> int | None:
        """
        Number in the account; None: not about one.
        """
    @property
    def kind(self) -> str:
        """
        cue_voiced, cue_held, score, trust or weight.
        """
    @property
    def option(self) -> int | None:
        """
        Whose score; None: not about one.
        """
    @property
    def post(self) -> str | None:
        """
        Whose.
        """
    @property
    def size(self) -> float:
        """
        How far apart.
        """
    @property
    def then(self) -> int | None:
        """
        Option then; None: no agreement.
        """
    @property
    def trusted(self) -> str | None:
        """
        Post trusted more or less; None: not about trust.
        """

@typing.final
class MeetingPerson(Record):
    """
    Somebody at the table.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self, post: str | None, profession: str, safety_owner: bool, owner: bool, weights: dict[str, float]
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def owner(self) -> bool:
        """
        Whether they own the decision.
        """
    @property
    def post(self) -> str | None:
        """
        Where.
        """
    @property
    def profession(self) -> str:
        """
        Its id.
        """
    @property
    def safety_owner(self) -> bool:
        """
        Whether they answer for safety and may veto.
        """
    @property
    def weights(self) -> dict[str, float]:
        """
        What they look at, by criterion; sum 1.
        """

@typing.final
class MissingPerson(Record):
    """
    Somebody who had a seat and was not there.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, post: str | None, profession: str, safety_owner: bool, owner: bool) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def owner(self) -> bool:
        """
        Whether they own the decision.
        """
    @property
    def post(self) -> str | None:
        """
        Where.
        """
    @property
    def profession(self) -> str:
        """
        Its id.
        """
    @property
    def safety_owner(self) -> bool:
        """
        Whether they answer for safety and may veto.
        """

@typing.final
class DecisionMeeting(Record):
    """
    One meeting about a decision.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        week: float,
        hours: float,
        on_paper: bool,
        escalated: bool,
        people: tuple[MeetingPerson, ...],
        missing: tuple[MissingPerson, ...],
        conflict: bool,
        incongruency: float,
        searched: bool,
        politicked: bool,
        behaviours: dict[str, int],
        extra_hours: float,
        agreed: bool,
        option: int | None,
        rule_said: int | None,
        forced_by: str | None,
        settled_by: str | None,
        scores: tuple[MeetingScore, ...],
        cues: tuple[MeetingCue, ...],
        hearings: tuple[MeetingHearing, ...],
        trust: dict[str, dict[str, float]],
        respect: dict[str, dict[str, float]],
        understanding: dict[str, dict[str, float]],
        listening: dict[str, dict[str, float]],
        pivots: tuple[MeetingPivot, ...],
        smallest_changes: tuple[MeetingChange, ...],
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def agreed(self) -> bool:
        """
        Whether it ended in a choice.
        """
    @property
    def behaviours(self) -> dict[str, int]:
        """
        How often each was seen.
        """
    @property
    def conflict(self) -> bool:
        """
        Whether there was any.
        """
    @property
    def cues(self) -> tuple[MeetingCue, ...]:
        """
        What was said and what was not.
        """
    @property
    def escalated(self) -> bool:
        """
        Whether it was held a tier up.
        """
    @property
    def extra_hours(self) -> float:
        """
        Of the table, beyond the meeting itself.
        """
    @property
    def forced_by(self) -> str | None:
        """
        Post; None: nobody.
        """
    @property
    def hearings(self) -> tuple[MeetingHearing, ...]:
        """
        Who took up what.
        """
    @property
    def hours(self) -> float:
        """
        Since the decision arrived.
        """
    @property
    def incongruency(self) -> float:
        """
        How far views of what matters lay apart, >= 0.
        """
    @property
    def listening(self) -> dict[str, dict[str, float]]:
        """
        Weight of the target with the holder, >= 0.
        """
    @property
    def missing(self) -> tuple[MissingPerson, ...]:
        """
        Who had a seat and was not there.
        """
    @property
    def on_paper(self) -> bool:
        """
        Signed one after another, no meeting.
        """
    @property
    def option(self) -> int | None:
        """
        Chosen; None: no agreement.
        """
    @property
    def people(self) -> tuple[MeetingPerson, ...]:
        """
        At the table.
        """
    @property
    def pivots(self) -> tuple[MeetingPivot, ...]:
        """
        Without whom it would have gone otherwise.
        """
    @property
    def politicked(self) -> bool:
        """
        Whether there was politicking.
        """
    @property
    def respect(self) -> dict[str, dict[str, float]]:
        """
        By holder and target, in [0, 1].
        """
    @property
    def rule_said(self) -> int | None:
        """
        What the rule alone gave; None: no agreement.
        """
    @property
    def scores(self) -> tuple[MeetingScore, ...]:
        """
        Everybody's view of every option.
        """
    @property
    def searched(self) -> bool:
        """
        Whether more information was sought.
        """
    @property
    def settled_by(self) -> str | None:
        """
        Post that settled it by rank; None: nobody.
        """
    @property
    def smallest_changes(self) -> tuple[MeetingChange, ...]:
        """
        Smallest single changes that would have turned it.
        """
    @property
    def trust(self) -> dict[str, dict[str, float]]:
        """
        By holder and target, in [0, 1].
        """
    @property
    def understanding(self) -> dict[str, dict[str, float]]:
        """
        Of the holder about the target's role, in [0, 1].
        """
    @property
    def week(self) -> float:
        """
        Since observation began.
        """

@typing.final
class DecisionAccount(Record):
    """
    Why a decision went as it did in one run.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        id: str,
        unit: str,
        decision_class: str,
        arrived_week: float,
        decided_week: float,
        due_week: float,
        lead_hours: float,
        route: AccountRoute,
        style: str,
        chosen: int,
        value: float,
        best_value: float,
        realised_value: float,
        buy_in: float,
        stakes: float,
        regret: float,
        attempts: int,
        escalations: int,
        reworks: int,
        misread_reworks: int,
        joint_hours: float,
        conflict: bool,
        pareto_efficient: bool,
        unique_held: int,
        unique_voiced: int,
        rule: str,
        options: tuple[AccountOption, ...],
        cues: tuple[AccountCue, ...],
        people: tuple[AccountPerson, ...],
        steps: tuple[AccountStep, ...],
        delays: tuple[AccountDelay, ...],
        meetings: tuple[DecisionMeeting, ...],
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def arrived_week(self) -> float:
        """
        Since observation began.
        """
    @property
    def attempts(self) -> int:
        """
        Discussions: in a meeting, on paper or by one person alone.
        """
    @property
    def best_value(self) -> float:
        """
        Of the best option there was.
        """
    @property
    def buy_in(self) -> float:
        """
        Of those it concerned, in [0, 1].
        """
    @property
    def chosen(self) -> int:
        """
        Option; 0: things were left as they were.
        """
    @property
    def conflict(self) -> bool:
        """
        Whether there was any.
        """
    @property
    def cues(self) -> tuple[AccountCue, ...]:
        """
        What there was to know.
        """
    @property
    def decided_week(self) -> float:
        """
        Since observation began: in force.
        """
    @property
    def decision_class(self) -> str:
        """
        What kind it is.
        """
    @property
    def delays(self) -> tuple[AccountDelay, ...]:
        """
        Where the time between arrival and decision went.
        """
    @property
    def due_week(self) -> float:
        """
        Since observation began.
        """
    @property
    def escalations(self) -> int:
        """
        Times it went a tier up.
        """
    @property
    def id(self) -> str:
        """
        Unit, class and number: the same decision has the same id in every strategy.
        """
    @property
    def joint_hours(self) -> float:
        """
        Person-hours of preparing and meeting.
        """
    @property
    def lead_hours(self) -> float:
        """
        From arrival to being in force.
        """
    @property
    def meetings(self) -> tuple[DecisionMeeting, ...]:
        """
        In order; the last one decided, where one did.
        """
    @property
    def misread_reworks(self) -> int:
        """
        Of these, because it had been misread.
        """
    @property
    def options(self) -> tuple[AccountOption, ...]:
        """
        What there was to choose from.
        """
    @property
    def pareto_efficient(self) -> bool:
        """
        Whether no option was better for somebody and worse for nobody.
        """
    @property
    def people(self) -> tuple[AccountPerson, ...]:
        """
        Whom it needed.
        """
    @property
    def realised_value(self) -> float:
        """
        What it brought; NaN: not known yet.
        """
    @property
    def regret(self) -> float:
        """
        The greatest of anybody it needed.
        """
    @property
    def reworks(self) -> int:
        """
        Times it came back.
        """
    @property
    def route(self) -> AccountRoute:
        """
        How it was taken up.
        """
    @property
    def rule(self) -> str:
        """
        Kind of rule by which the table decides.
        """
    @property
    def stakes(self) -> float:
        """
        Weight of the decision, > 0.
        """
    @property
    def steps(self) -> tuple[AccountStep, ...]:
        """
        Its life, in order.
        """
    @property
    def style(self) -> str:
        """
        How it ended: resolution, escalated, oversight, flight or open.
        """
    @property
    def unique_held(self) -> int:
        """
        Pieces of information that one alone held.
        """
    @property
    def unique_voiced(self) -> int:
        """
        Of these, how many were told.
        """
    @property
    def unit(self) -> str:
        """
        Where it arose.
        """
    @property
    def value(self) -> float:
        """
        Of what was chosen, on the weights of patients and public.
        """

@typing.final
class DecisionStep(Record):
    """
    A step in the life of one of the decisions of a run.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, week: float, step: str, decision: str, who: str | None, other: str | None) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def decision(self) -> str:
        """
        Its id.
        """
    @property
    def other(self) -> str | None:
        """
        The other post; None: nobody.
        """
    @property
    def step(self) -> str:
        """
        What happened.
        """
    @property
    def week(self) -> float:
        """
        Since observation began.
        """
    @property
    def who(self) -> str | None:
        """
        Post; None: nobody.
        """

@typing.final
class Happening(Record):
    """
    What happened in a run that is no step of a decision.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, week: float, kind: str, who: str | None, intervention: str | None, unit: str | None) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def intervention(self) -> str | None:
        """
        Kind of the intervention whose session it was; None: no session.
        """
    @property
    def kind(self) -> str:
        """
        What it was: fell_sick, recovered, leave_began, leave_ended, left, entered, session or attended.
        """
    @property
    def unit(self) -> str | None:
        """
        Of the post, or of a session that is for one unit alone; None: a session of several.
        """
    @property
    def week(self) -> float:
        """
        Since observation began.
        """
    @property
    def who(self) -> str | None:
        """
        Post; None: a session.
        """

@typing.final
class TrustLedger(Record):
    """
    Every change of trust that a run kept; posts, causes and facets by index.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        posts: tuple[str, ...],
        professions: tuple[str, ...],
        causes: tuple[str, ...],
        facets: tuple[str, ...],
        starts: Table,
        entries: Table,
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def causes(self) -> tuple[str, ...]:
        """
        What `cause` is.
        """
    @property
    def entries(self) -> Table:
        """
        Changes: week, holder, target, cause, facet, trust before and after in [0, 1].
        """
    @property
    def facets(self) -> tuple[str, ...]:
        """
        What `facet` is.
        """
    @property
    def posts(self) -> tuple[str, ...]:
        """
        Who `holder` and `target` are.
        """
    @property
    def professions(self) -> tuple[str, ...]:
        """
        Of each post.
        """
    @property
    def starts(self) -> Table:
        """
        Where accounts begin: week (since observation began), holder, target, trust in [0, 1].
        """

@typing.final
class TieChange(Record):
    """
    One change of the trust of one post in another.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, week: float, cause: str, facet: str | None, size: float, trust: float) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def cause(self) -> str:
        """
        What changed it.
        """
    @property
    def facet(self) -> str | None:
        """
        Of what trust it spoke; None: of no one.
        """
    @property
    def size(self) -> float:
        """
        On the scale of 0 to 1.
        """
    @property
    def trust(self) -> float:
        """
        After it, in [0, 1].
        """
    @property
    def week(self) -> float:
        """
        Since observation began.
        """

@typing.final
class TieAccount(Record):
    """
    Trust of one post in another: start + the sizes of the changes = trust.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(
        self,
        holder: str | None,
        target: str | None,
        began_week: float,
        start: float,
        trust: float,
        changes: tuple[TieChange, ...],
    ) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def began_week(self) -> float:
        """
        Since observation began.
        """
    @property
    def changes(self) -> tuple[TieChange, ...]:
        """
        In the order in which they happened.
        """
    @property
    def holder(self) -> str | None:
        """
        Who trusts.
        """
    @property
    def start(self) -> float:
        """
        Trust at the beginning, in [0, 1].
        """
    @property
    def target(self) -> str | None:
        """
        Whom.
        """
    @property
    def trust(self) -> float:
        """
        Trust after the last change, in [0, 1].
        """

@typing.final
class DelayHours(Record):
    """
    Hours between arrival and decision that one cause took.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, cause: str, profession: str | None, hours: float) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def cause(self) -> str:
        """
        What took the time.
        """
    @property
    def hours(self) -> float:
        """
        Of all decisions together.
        """
    @property
    def profession(self) -> str | None:
        """
        That was waited for; None where the cause is nobody's.
        """

@typing.final
class MatchedDraws(Record):
    """
    Draws of one purpose: how many that either the baseline's run or the strategy's asked for, both did.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, strategy: str, purpose: str, both: float, either: float, share: float) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def both(self) -> float:
        """
        Asked for by both runs; estimated where there are many.
        """
    @property
    def either(self) -> float:
        """
        Asked for by one of them at least.
        """
    @property
    def purpose(self) -> str:
        """
        What they are for.
        """
    @property
    def share(self) -> float:
        """
        both / either; NaN where neither asked for any.
        """
    @property
    def strategy(self) -> str:
        """
        Whose.
        """

@typing.final
class FirstDivergence(Record):
    """
    Where a strategy's run first parts from the baseline's.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, strategy: str, week: float | None, event: str | None, instead: str | None) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def event(self) -> str | None:
        """
        The earlier of the two events that differ; None: there are none.
        """
    @property
    def instead(self) -> str | None:
        """
        What the other run did; None: there are none.
        """
    @property
    def strategy(self) -> str:
        """
        Whose.
        """
    @property
    def week(self) -> float | None:
        """
        Since observation began; None where the runs are the same to the end.
        """

@typing.final
class Post(Record):
    """
    A place in the organisation.
    """

    __dataclass_fields__: typing.ClassVar[dict[str, dataclasses.Field[typing.Any]]]
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, post: str, profession: str, tier: str, unit: str, organisation: str) -> None: ...
    def __reduce__(self) -> tuple[type, tuple[typing.Any, ...]]: ...
    def __repr__(self) -> str: ...
    @property
    def organisation(self) -> str:
        """
        Id of the employer.
        """
    @property
    def post(self) -> str:
        """
        Its name.
        """
    @property
    def profession(self) -> str:
        """
        Id of the profession.
        """
    @property
    def tier(self) -> str:
        """
        early, mid, senior or board.
        """
    @property
    def unit(self) -> str:
        """
        Id of the unit.
        """

def decision_account(experiment: Experiment, result: RunResult, index: int) -> DecisionAccount:
    """
    The account of the decision at an index of decision_ids().
    """

def decision_briefs(experiment: Experiment, result: RunResult) -> tuple[DecisionBrief, ...]:
    """
    What is known of each decision a run kept, in their order.
    """

def decision_ids(experiment: Experiment, result: RunResult) -> tuple[str, ...]:
    """
    Ids of the decisions a run kept, in their order.
    """

def decision_steps(experiment: Experiment, result: RunResult) -> tuple[DecisionStep, ...]:
    """
    Every step of every decision whose account a run kept.
    """

def decisions_table(
    experiment: Experiment, results: collections.abc.Iterable[RunResult], replications: collections.abc.Sequence[int]
) -> Table:
    """
    The decision log of results that kept their records, a row a decision: times in weeks since observation began, values on the societal weights, person-hours, hours by cause.
    """

def delay_hours(experiment: Experiment, results: collections.abc.Iterable[RunResult]) -> tuple[DelayHours, ...]:
    """
    Hours by cause and profession over every decision of some runs.
    """

def first_divergences(
    experiment: Experiment, plan: ComparisonPlan, replication: int, threads: int
) -> tuple[FirstDivergence, ...]:
    """
    By strategy. Both runs are made once more for each, from the end of their warm-up until they part.
    """

def interval(values: collections.abc.Sequence[float], confidence: float) -> MeanInterval:
    """
    Of the mean of values; confidence in (0, 1).
    """

def kinds(kinds: collections.abc.Iterable[type] = ()) -> tuple[CatalogueInfo, ...]:
    """
    Every catalogue with its kinds, those of one's own among them, and their described fields.
    """

def matched_draws(plan: ComparisonPlan, noted: collections.abc.Iterable[RunResult]) -> tuple[MatchedDraws, ...]:
    """
    By strategy and purpose, from one run of each side on the same luck, kept with draws=True.
    """

def metrics_table(
    experiment: Experiment, results: collections.abc.Iterable[RunResult], replications: collections.abc.Sequence[int]
) -> Table:
    """
    Figures of results of one arm: replication, metric, unit, group, value (NaN: no such event). `replications` numbers the results; ValueError when there are more or fewer of them.
    """

def nearest(word: str, candidates: collections.abc.Sequence[str]) -> str:
    """
    The candidate nearest to a misspelt word, or '' if none is near.
    """

def normal_quantile(probability: float) -> float:
    """
    Quantile of the standard normal; probability in (0, 1), else ModelError.
    """

def panel_column_names(experiment: Experiment, task: tuple[int, int, int], *, of: str) -> tuple[str, ...]:
    """
    Names of the columns that a row of a panel has for itself, beside those of its run.
    """

def panel_table(
    experiment: Experiment,
    tasks: collections.abc.Sequence[tuple[int, int, int]],
    labels: collections.abc.Sequence[tuple[str, int]],
    *,
    of: str,
    weeks: collections.abc.Sequence[float],
    columns: collections.abc.Sequence[str],
    threads: int,
    on_progress: collections.abc.Callable[[int, int, float], bool | None] | None = None,
) -> Table:
    """
    People, ties or units of the runs of tasks (arm, seed, replication), each under a label (strategy, replication), as they stand at weeks since observation began: one table. columns: those kept beside the names, all where empty. Runs end with the last week.
    """

def people_values(results: collections.abc.Iterable[RunResult], field: str) -> numpy.typing.NDArray[numpy.float64]:
    """
    One figure of every post, float64 [results, posts]; NaN where there is none. Kept with people=True.
    """

def posts(experiment: Experiment) -> tuple[Post, ...]:
    """
    Every post, in the order of their numbers.
    """

def read_document(path: os.PathLike[str] | str | bytes) -> tuple[typing.Any, ...]:
    """
    The tree of a YAML file that passes the same gate as a scenario: tuples (line, column, value), a value being None, a text, number or boolean, a list of tuples, or a dict from (key, line, column) to tuples.
    """

def run_happenings(experiment: Experiment, arm: int, result: RunResult) -> tuple[Happening, ...]:
    """
    Leave, turnover and sessions of a run of an arm that kept accounts, as they became known.
    """

def schema(kinds: collections.abc.Iterable[type] = ()) -> str:
    """
    JSON Schema (draft-07) of scenario files, as JSON text.
    """

def series_table(
    experiment: Experiment, results: collections.abc.Iterable[RunResult], replications: collections.abc.Sequence[int]
) -> Table:
    """
    Figures over time: replication, week (since observation began), metric, unit, group, value.
    """

def student_t_quantile(probability: float, freedom: float) -> float:
    """
    Quantile of Student's t; probability in (0, 1), freedom above 0, else ModelError.
    """

def text_of_column(name: str, figures: bool) -> tuple[str, str]:
    """
    (unit, what it holds) of a column of the tables of runs, by its name; empty for any other. figures: whether the table has a row for each figure.
    """

def theory_at_least(arg0: int, arg1: int, arg2: float) -> float: ...
def theory_bass_peak(arg0: float, arg1: float) -> typing.Annotated[list[float], "FixedSize(2)"]: ...
def theory_bass_share(arg0: float, arg1: float, arg2: float) -> float: ...
def theory_best_success(arg0: collections.abc.Sequence[float]) -> float: ...
def theory_decay_rate(arg0: float) -> float: ...
def theory_decision_efficiency(
    arg0: collections.abc.Sequence[float], arg1: collections.abc.Sequence[float]
) -> float: ...
def theory_degroot_influence(arg0: collections.abc.Sequence[float]) -> list[float]: ...
def theory_disagreement_probability(
    arg0: collections.abc.Sequence[float], arg1: collections.abc.Sequence[float]
) -> float: ...
def theory_discount(
    arg0: typing.Annotated[collections.abc.Sequence[float], "FixedSize(4)"],
    arg1: typing.Annotated[collections.abc.Sequence[float], "FixedSize(4)"],
) -> typing.Annotated[list[float], "FixedSize(4)"]: ...
def theory_dose_schedule(arg0: float, arg1: float, arg2: float) -> typing.Annotated[list[float], "FixedSize(2)"]: ...
def theory_erlang_b(arg0: int, arg1: float) -> float: ...
def theory_erlang_c(arg0: int, arg1: float) -> float: ...
def theory_evidence_of(
    arg0: typing.Annotated[collections.abc.Sequence[float], "FixedSize(4)"], arg1: float
) -> typing.Annotated[list[float], "FixedSize(2)"]: ...
def theory_expectation(arg0: typing.Annotated[collections.abc.Sequence[float], "FixedSize(4)"]) -> float: ...
def theory_faded_evidence(
    arg0: collections.abc.Sequence[float], arg1: float
) -> typing.Annotated[list[float], "FixedSize(2)"]: ...
def theory_first_mention_shared(arg0: float, arg1: float) -> float: ...
def theory_fork_join_lead(arg0: float, arg1: float) -> float: ...
def theory_friedkin_johnsen(
    arg0: collections.abc.Sequence[float], arg1: collections.abc.Sequence[float], arg2: collections.abc.Sequence[float]
) -> list[float]: ...
def theory_from_evidence(
    arg0: float, arg1: float, arg2: float, arg3: float
) -> typing.Annotated[list[float], "FixedSize(4)"]: ...
def theory_fuse(
    arg0: typing.Annotated[collections.abc.Sequence[float], "FixedSize(4)"],
    arg1: typing.Annotated[collections.abc.Sequence[float], "FixedSize(4)"],
) -> typing.Annotated[list[float], "FixedSize(4)"]: ...
def theory_galam_step(arg0: int, arg1: float) -> float: ...
def theory_galam_threshold(arg0: int) -> float: ...
def theory_hidden_profile_success(
    arg0: collections.abc.Sequence[float], arg1: collections.abc.Sequence[float]
) -> float: ...
def theory_impatient_line(
    arg0: int, arg1: float, arg2: float, arg3: float
) -> typing.Annotated[list[float], "FixedSize(5)"]: ...
def theory_joint_availability(
    arg0: float, arg1: float, arg2: float, arg3: float
) -> typing.Annotated[list[float], "FixedSize(3)"]: ...
def theory_linear_trust(arg0: float, arg1: float, arg2: float) -> typing.Annotated[list[float], "FixedSize(2)"]: ...
def theory_linear_trust_after(arg0: float, arg1: float, arg2: float, arg3: float, arg4: int) -> float: ...
def theory_log_odds_weight(arg0: float) -> float: ...
def theory_majority_success(arg0: int, arg1: float) -> float: ...
def theory_many_servers(arg0: int, arg1: float, arg2: float) -> typing.Annotated[list[float], "FixedSize(5)"]: ...
def theory_mean_arrivals(arg0: float, arg1: float, arg2: float, arg3: float, arg4: float) -> float: ...
def theory_mean_present(arg0: float, arg1: float, arg2: float, arg3: float, arg4: float) -> float: ...
def theory_mention_probability(arg0: float, arg1: float) -> float: ...
def theory_present_cycle(
    arg0: float, arg1: float, arg2: float, arg3: float
) -> typing.Annotated[list[float], "FixedSize(2)"]: ...
def theory_priority_waits(
    arg0: collections.abc.Sequence[typing.Annotated[collections.abc.Sequence[float], "FixedSize(3)"]],
) -> list[float]: ...
def theory_reputation(
    arg0: float, arg1: float, arg2: float, arg3: float
) -> typing.Annotated[list[float], "FixedSize(2)"]: ...
def theory_rework_lead(arg0: float, arg1: float, arg2: float, arg3: float) -> float: ...
def theory_settled_evidence(arg0: float, arg1: float) -> typing.Annotated[list[float], "FixedSize(2)"]: ...
def theory_silo_figures(
    arg0: int, arg1: int, arg2: float, arg3: float
) -> typing.Annotated[list[float], "FixedSize(4)"]: ...
def theory_single_server_wait(arg0: float, arg1: float, arg2: float) -> float: ...
def theory_total_influence(
    arg0: collections.abc.Sequence[float], arg1: collections.abc.Sequence[float]
) -> list[float]: ...
def theory_trained_share(arg0: float, arg1: float, arg2: float, arg3: float) -> float: ...
def theory_truth_wins(arg0: int, arg1: float, arg2: int) -> float: ...
def theory_voter_steps(arg0: int, arg1: int) -> float: ...
def theory_voter_success(arg0: int, arg1: int) -> float: ...
def theory_voters_among_zealots(arg0: int, arg1: int, arg2: int) -> typing.Annotated[list[float], "FixedSize(2)"]: ...
def theory_weighted_success(arg0: collections.abc.Sequence[float], arg1: collections.abc.Sequence[float]) -> float: ...
def tie_account(
    experiment: Experiment, result: RunResult, holder: int, target: int, until_week: float | None = None
) -> TieAccount:
    """
    The account of the tie between two posts, by their numbers in the ledger, up to a week since observation began. ModelError where the one did not know the other by then.
    """

def trial_decide(
    scenario: Scenario,
    scores: typing.Annotated[numpy.typing.ArrayLike, numpy.float64],
    people: collections.abc.Sequence[dict[str, typing.Any]],
    *,
    tolerance: float = 0.1,
) -> int | None:
    """
    What the rule of the first decision class makes of scores; None: no agreement.
    """

def trial_discuss(
    scenario: Scenario,
    opinion: typing.Annotated[numpy.typing.ArrayLike, numpy.float64],
    weights: typing.Annotated[numpy.typing.ArrayLike, numpy.float64],
    susceptibility: numpy.typing.ArrayLike,
    *,
    rounds: int = 1,
    seed: int = 1,
) -> numpy.ndarray[typing.Any, typing.Any]:
    """
    Opinions [n, m] after rounds of the scenario's influence rule with weights [n, n].
    """

def trial_ties(
    scenario: Scenario,
    names: collections.abc.Sequence[str],
    unit: collections.abc.Sequence[int],
    profession: collections.abc.Sequence[int],
    *,
    seed: int = 1,
) -> numpy.ndarray[typing.Any, typing.Any]:
    """
    Ties [n, 2] that the scenario's generator makes of people.
    """

def trust_ledger(experiment: Experiment, result: RunResult) -> TrustLedger:
    """
    Every change of trust that a run kept.
    """

CAUSES: tuple[typing.Any, ...] = (
    "undetected",
    "work",
    "waiting_for_person",
    "no_shared_slot",
    "conflicting_criteria",
    "low_trust",
    "role_ignorance",
    "formal_channel",
    "rework",
)
__version__: str = "0.1.0"
person_fields: tuple[typing.Any, ...] = (
    "decisions",
    "regret",
    "own_score",
    "joint_hours",
    "programme_hours",
    "displaced_hours",
    "trust_received",
    "understanding",
)
