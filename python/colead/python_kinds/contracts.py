# SPDX-License-Identifier: Apache-2.0
"""The contracts a kind written in Python fulfils: the same as in C++ (libsim/colead/*/), called in batches.

What a kind is shown is a frozen copy made for the call; only what a docstring calls writable may be written to. An
object of a kind holds parameters and nothing that changes: one object serves every run on every thread.
"""

from __future__ import annotations

import abc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.python_kinds.fields import params_class


class Kind(abc.ABC):  # noqa: B024 - each contract says what is abstract
    """What all contracts share. `self.params` is the frozen `Params` object with the values of the scenario.

    A scenario names the class in snake case (`SlowTrust` is `slow_trust`) or by its own `name = "..."`. The first line
    of the docstring is the summary that `cl.kinds()` shows; `source = "..."` says where the mechanism comes from.
    """

    _catalogue: ClassVar[str] = ""
    _optional: ClassVar[tuple[str, ...]] = ()
    name: ClassVar[str] = ""
    source: ClassVar[str] = ""
    Params: ClassVar[Any] = None

    def __init__(self, params: Any = None, **values: Any) -> None:
        """From a `Params` object, or from its values by name: `SlowTrust(gain=0.1)`."""
        if params is not None and values:
            raise TypeError("either a Params object or its values by name, not both")
        self.params = params_class(type(self))(**values) if params is None else params

    @classmethod
    def _contract(cls) -> type[Kind]:
        """The contract this class was made from."""
        return next(base for base in cls.__mro__ if "_catalogue" in base.__dict__)

    def __setattr__(self, name: str, value: object) -> None:
        if self.__dict__.get("_made", False) and not isinstance(self, Metric):
            raise AttributeError(f"{type(self).__name__} is shared by all runs: '{name}' cannot change once it is made")
        super().__setattr__(name, value)


class TrustModel(Kind):
    """How evidence becomes trust. All state is in the ties: evidence r and s by facet, and one level."""

    _catalogue = "trust"

    @abc.abstractmethod
    def read(self, regards: _core.Regards, now_weeks: float, out: NDArray[np.float32]) -> None:
        """Fills `out` (writable, one entry per regard) with trust in [0, 1] at `now_weeks`. Changes nothing else."""

    def uncertainty(self, regards: _core.Regards, now_weeks: float, out: NDArray[np.float32]) -> None:  # noqa: ARG002
        """Fills `out` with how little is known, in [0, 1]; 1 without evidence.

        Unless overridden 2 / (2 + r + s) over all facets (subjective logic with a prior of weight 2; Jøsang 2016).
        """
        known = regards.positive.sum(axis=1) + regards.negative.sum(axis=1)
        out[:] = np.where(regards.known, 2.0 / (2.0 + known), 1.0)

    def record(self, evidence: _core.EvidenceRows, now_weeks: float) -> None:  # noqa: ARG002
        """Writes evidence into `evidence.ties` (positive, negative and level are writable), piece by piece in order.

        Unless overridden the amounts are added up by facet. The time of the last evidence follows by itself.
        """
        row = (evidence.tie, evidence.facet)
        np.add.at(evidence.ties.positive, row, evidence.positive)
        np.add.at(evidence.ties.negative, row, evidence.negative)


class DecisionRule(Kind):
    """How scores become a decision. Deterministic: what is tied should go to the lower option, so to the status quo."""

    _catalogue = "decisions"

    @abc.abstractmethod
    def decide(self, ballot: _core.Ballot) -> int | None:
        """The option agreed on (0 is the status quo), or None when there is no agreement."""


class InfluenceRule(Kind):
    """How opinions move in a discussion."""

    _catalogue = "influence"

    @abc.abstractmethod
    def round(self, discussion: _core.Discussion, draws: _core.Draws) -> None:
        """One round: changes `discussion.opinion` (writable) in place. Luck only from `draws`."""


class Generator(Kind):
    """Who knows whom at the start. A tie should be drawn from the two identities, never from an index or an order."""

    _catalogue = "generators"

    @abc.abstractmethod
    def generate(self, seats: _core.Seats, luck: _core.Luck) -> NDArray[np.integer[Any]] | Sequence[tuple[int, int]]:
        """Directed ties, [ties, 2]: source and target as indices of seats. A tie both ways is two rows."""


class Intervention(Kind):
    """A change under study. With a dose of 0 every change must be exactly nothing.

    `delivery` sets own defaults of the schedule that all interventions share (every_weeks, session_hours, ...); a
    scenario may override each. Hours of those who attend are booked and charged before `deliver` is called.
    """

    _catalogue = "interventions"
    _optional = ("rule", "admits", "deliver")
    delivery: ClassVar[Mapping[str, float | str | bool]] = MappingProxyType({})

    def rule(self, world: _core.ChangeableWorld, occasion: _core.Occasion, sign: float) -> None:
        """Standing rules begin (sign +1) or end (-1): `occasion.shift_policy(name, sign * occasion.dose * part)`."""

    def admits(self, world: _core.WorldView, occasion: _core.Occasion, person: int) -> bool:  # noqa: ARG002
        """Whether somebody it is meant for may be invited now. Looks, and changes nothing."""
        return True

    def deliver(self, world: _core.ChangeableWorld, occasion: _core.Occasion, attendees: _core.Attendees) -> None:
        """One delivery to those who attend, called even when nobody does."""


@dataclass(frozen=True, slots=True)
class Output:
    """A figure that a metric gives; the name is unique among all metrics."""

    name: str
    unit: str
    better: Literal["higher", "lower", "neither"] = "neither"
    doc: str = ""


class Metric(Kind):
    """A measure of a run. Every run has an object of its own, a deep copy: this one contract may keep state on `self`.

    The world cannot be changed through what a metric is shown. A ratio without a denominator is NaN, never 0.
    """

    _catalogue = "metrics"
    _optional = ("begin", "observe", "sample", "report")
    outputs: ClassVar[Sequence[Output]] = ()

    def begin(self, world: _core.WorldView) -> None:
        """Observation begins (end of the warm-up)."""

    def observe(self, world: _core.WorldView, closed: _core.Decisions) -> None:
        """Decisions that arrived after observation began and have closed, in blocks."""

    def sample(self, world: _core.WorldView, series: _core.Figures) -> None:
        """Every sample_every_weeks; what is added becomes a time series."""

    @abc.abstractmethod
    def report(self, world: _core.WorldView, figures: _core.Figures) -> None:
        """At the horizon."""
