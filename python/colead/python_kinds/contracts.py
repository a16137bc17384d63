# SPDX-License-Identifier: Apache-2.0
"""The contracts a kind written in Python fulfils: the same as in C++ (libsim/colead/*/), called in batches.

What a kind is shown is a frozen copy made for the call; only what a docstring calls writable may be written to. An
object of a kind holds parameters and nothing that changes: one object serves every run on every thread.
"""

from __future__ import annotations

import abc
import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.better import Better
from colead.base.shown import Shown, ShownFields, Told, facts
from colead.python_kinds.fields import params_class


class Kind(Shown, abc.ABC):
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

    def _told(self) -> Told:
        values = {name: getattr(self.params, name) for name in getattr(self.params, "__dataclass_fields__", {})}
        head = ", ".join(f"{name}={value!r}" for name, value in values.items())
        return Told(f"({head})", answer=(inspect.getdoc(type(self)) or "").split("\n", 1)[0], rows=facts(values))

    @classmethod
    def _contract(cls) -> type[Kind]:
        """The contract this class was made from."""
        return next(base for base in cls.__mro__ if "_catalogue" in base.__dict__)

    def __setattr__(self, name: str, value: object) -> None:
        if self.__dict__.get("_made", False) and not isinstance(self, Metric):
            raise AttributeError(f"{type(self).__name__} is shared by all runs: '{name}' cannot change once it is made")
        super().__setattr__(name, value)


class TrustModel(Kind):
    """How evidence becomes trust. All state is in the ties: evidence r and s by facet, and one level.

    Example:
        >>> class LastWord(cl.TrustModel):
        ...     "Trust is the level as it stands."
        ...     def read(self, regards, now_weeks, out):
        ...         out[:] = regards.level
    """

    _catalogue = "trust"

    @abc.abstractmethod
    def read(self, regards: _core.Regards, now_weeks: float, out: NDArray[np.float32]) -> None:
        """Fills `out` with trust. Changes nothing else.

        Parameters:
            regards: who regards whom, with the evidence of their ties.
            now_weeks: weeks since observation began.
            out: writable, one entry a regard, in [0, 1].
        """

    def uncertainty(self, regards: _core.Regards, now_weeks: float, out: NDArray[np.float32]) -> None:  # noqa: ARG002
        """Fills `out` with how little is known.

        Unless overridden 2 / (2 + r + s) over all facets (subjective logic with a prior of weight 2; Jøsang 2016).

        Parameters:
            regards: who regards whom, with the evidence of their ties.
            now_weeks: weeks since observation began.
            out: writable, one entry a regard, in [0, 1]; 1 without evidence.
        """
        known = regards.positive.sum(axis=1) + regards.negative.sum(axis=1)
        out[:] = np.where(regards.known, 2.0 / (2.0 + known), 1.0)

    def record(self, evidence: _core.EvidenceRows, now_weeks: float) -> None:  # noqa: ARG002
        """Writes evidence into the ties, piece by piece in order.

        Unless overridden the amounts are added up by facet. The time of the last evidence follows by itself.

        Parameters:
            evidence: amounts by tie and facet; positive, negative and level of `evidence.ties` are writable.
            now_weeks: weeks since observation began.
        """
        row = (evidence.tie, evidence.facet)
        np.add.at(evidence.ties.positive, row, evidence.positive)
        np.add.at(evidence.ties.negative, row, evidence.negative)


class DecisionRule(Kind):
    """How scores become a decision. Deterministic: what is tied should go to the lower option, so to the status quo.

    Example:
        >>> class StatusQuo(cl.DecisionRule):
        ...     "Nothing is ever changed."
        ...     def decide(self, ballot):
        ...         return 0
    """

    _catalogue = "decisions"

    @abc.abstractmethod
    def decide(self, ballot: _core.Ballot) -> int | None:
        """The decision.

        Parameters:
            ballot: scores of every option by everybody at the table, with weights.

        Returns:
            The option agreed on (0 is the status quo), or None when there is no agreement.
        """


class InfluenceRule(Kind):
    """How opinions move in a discussion.

    Example:
        >>> class Stubborn(cl.InfluenceRule):
        ...     "Nobody is moved."
        ...     def round(self, discussion, draws):
        ...         pass
    """

    _catalogue = "influence"

    @abc.abstractmethod
    def round(self, discussion: _core.Discussion, draws: _core.Draws) -> None:
        """One round.

        Parameters:
            discussion: `discussion.opinion` is writable and changed in place.
            draws: the only luck there is.
        """


class Generator(Kind):
    """Who knows whom at the start. A tie should be drawn from the two identities, never from an index or an order.

    Example:
        >>> class Strangers(cl.Generator):
        ...     "Nobody knows anybody."
        ...     def generate(self, nodes, luck):
        ...         return []
    """

    _catalogue = "generators"

    @abc.abstractmethod
    def generate(
        self, nodes: _core.NetworkNodes, luck: _core.Luck
    ) -> NDArray[np.integer[Any]] | Sequence[tuple[int, int]]:
        """The ties.

        Parameters:
            nodes: the posts, by index.
            luck: keyed draws.

        Returns:
            Directed ties, [ties, 2]: source and target as indices of nodes. A tie both ways is two rows.
        """


class Intervention(Kind):
    """A change under study. With a dose of 0 every change must be exactly nothing.

    `delivery` sets own defaults of the schedule that all interventions share (every_weeks, session_hours, ...); a
    scenario may override each. Hours of those who attend are booked and charged before `deliver` is called.

    Example:
        >>> class Leaflet(cl.Intervention):
        ...     "Everybody reads for half an hour a month."
        ...     delivery = {"every_weeks": 4.0, "session_hours": 0.5}
    """

    _catalogue = "interventions"
    _optional = ("rule", "admits", "deliver")
    delivery: ClassVar[Mapping[str, float | str | bool]] = MappingProxyType({})

    def rule(self, world: _core.ChangeableWorld, occasion: _core.Occasion, sign: float) -> None:
        """Standing rules begin or end: `occasion.shift_policy(name, sign * occasion.dose * part)`.

        Parameters:
            world: may be changed.
            occasion: dose, time and luck of it.
            sign: +1 at the beginning, -1 at the end.
        """

    def admits(self, world: _core.WorldView, occasion: _core.Occasion, person: int) -> bool:  # noqa: ARG002
        """Whether somebody it is meant for may be invited now. Looks, and changes nothing.

        Parameters:
            world: as it is.
            occasion: dose, time and luck of it.
            person: index of the post.

        Returns:
            True, unless overridden.
        """
        return True

    def deliver(self, world: _core.ChangeableWorld, occasion: _core.Occasion, attendees: _core.Attendees) -> None:
        """One delivery to those who attend, called even when nobody does.

        Parameters:
            world: may be changed.
            occasion: dose, time and luck of it.
            attendees: those who came.
        """


@dataclass(frozen=True, slots=True)
class Output(ShownFields):
    """A figure that a metric gives.

    Fields:
        name: unique among all metrics.
        unit: what it counts in, such as h or share.
        better: which way is better: "higher", "lower" or "neither".
        doc: its definition.

    Example:
        >>> cl.Output("meetings", "count", doc="meetings held").better
        'neither'
    """

    name: str
    unit: str
    better: Better = "neither"
    doc: str = ""


class Metric(Kind):
    """Figures of a run. Every run has an object of its own, a deep copy: this one contract may keep state on `self`.

    The world cannot be changed through what a metric is shown. A ratio without a denominator is NaN, never 0.

    Example:
        >>> class People(cl.Metric):
        ...     "How many posts there are."
        ...     outputs = (cl.Output("posts", "count"),)
        ...     def report(self, world, figures):
        ...         figures.add("posts", world.people.count)
    """

    _catalogue = "metrics"
    _optional = ("begin", "observe", "sample", "report")
    outputs: ClassVar[Sequence[Output]] = ()

    def begin(self, world: _core.WorldView) -> None:
        """Observation begins (end of the warm-up).

        Parameters:
            world: as it is.
        """

    def observe(self, world: _core.WorldView, closed: _core.Decisions) -> None:
        """Decisions that arrived after observation began and have closed, in blocks.

        Parameters:
            world: as it is.
            closed: the decisions, a column for each fact.
        """

    def sample(self, world: _core.WorldView, series: _core.Figures) -> None:
        """Called every sample_every_weeks.

        Parameters:
            world: as it is.
            series: what is added becomes a time series.
        """

    @abc.abstractmethod
    def report(self, world: _core.WorldView, figures: _core.Figures) -> None:
        """Called at the horizon.

        Parameters:
            world: as it is.
            figures: what is added becomes a figure of the run.
        """
