# SPDX-License-Identifier: Apache-2.0
"""Shipped rules called on their own, without an organisation and without a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.checks import key_number, whole
from colead.base.errors import Diagnostic, ScenarioError
from colead.base.known_names import require_known
from colead.base.shown import Shown, ShownFields, Told, facts
from colead.python_kinds.proving_ground import Subject

Tier = Literal["early", "mid", "senior", "board"]
Facet = Literal["ability", "benevolence", "integrity"]
MOST_ROUNDS = 1_000_000
LARGEST_INDEX = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Voter(ShownFields):
    """Somebody at the table, as a decision rule sees them.

    Fields:
        profession: index of it; two people of one profession have the same.
        tier: seniority.
        owner: answers for the decision.
        safety_owner: may veto.
        competence: perceived probability of being right, between 0 and 1.
        accountability: share of it; over all voters it should sum to 1.
    """

    profession: int = 0
    tier: Tier = "mid"
    owner: bool = False
    safety_owner: bool = False
    competence: float = 0.5
    accountability: float = 0.0


@dataclass(frozen=True, slots=True)
class Regarded(ShownFields):
    """What a trust model reads out of experiences.

    Fields:
        trust: 0 to 1.
        uncertainty: 0 to 1; 1 where nothing is known.
    """

    trust: float
    uncertainty: float


class Alone(Shown):
    """A shipped rule with its parameters."""

    catalogue = ""

    def __init__(self, kind: str, parameters: JsonObject) -> None:
        self.kind = kind
        self.parameters = parameters
        try:
            self._scenario = Subject(self.catalogue, kind, ()).scenario(parameters)
        except ScenarioError as error:  # the place in a scenario that nobody wrote would mislead
            raise ScenarioError([_placeless(one, kind) for one in error.diagnostics]) from None

    def _told(self) -> Told:
        given = ", ".join(f"{name}={value!r}" for name, value in self.parameters.items())
        entry = Subject(self.catalogue, self.kind, ()).entry()
        return Told(f"{self.kind}({given})", answer=entry.summary, rows=facts(self.parameters))


class InfluenceAlone(Alone):
    """How opinions move in a discussion."""

    catalogue = "influence"

    def __call__(
        self,
        opinions: ArrayLike,
        weights: ArrayLike,
        *,
        susceptibility: ArrayLike = 1.0,
        rounds: int = 1,
        seed: int = 1,
    ) -> NDArray[np.float64]:
        """Opinions after rounds of the discussion.

        Parameters:
            opinions: [people] or [people, matters], what each thinks before anybody has spoken.
            weights: [people, people], who listens to whom: none negative, rows summing to 1.
            susceptibility: for all, or one for each: 1 listens only, 0 never moves.
            rounds: how many.
            seed: key of the luck of rules that pick at random.

        Returns:
            Opinions in the shape in which they were given.

        Raises:
            ValueError: for shapes that do not fit each other and numbers outside these ranges.
        """
        first = np.asarray(opinions, dtype=float)
        if first.ndim not in {1, 2} or not first.size:
            raise ValueError(f"opinions must be [people] or [people, matters], not of shape {first.shape}")
        people = first.shape[0]
        listened = np.asarray(weights, dtype=float)
        if listened.shape != (people, people):
            raise ValueError(f"weights of {people} people must be [{people}, {people}], not of shape {listened.shape}")
        if not (listened >= 0).all() or not np.allclose(listened.sum(axis=1), 1.0):
            raise ValueError("weights must not be negative, and each row must sum to 1")
        moved = np.broadcast_to(np.asarray(susceptibility, dtype=float), (people,))
        if not ((moved >= 0) & (moved <= 1)).all():
            raise ValueError("susceptibility must lie from 0 to 1")
        count, key = whole("rounds", rounds, 0, MOST_ROUNDS), key_number("seed", seed)
        found = _core.trial_discuss(
            self._scenario, first.reshape(people, -1), listened, moved.copy(), rounds=count, seed=key
        )
        return np.array(found).reshape(first.shape)


class DecisionAlone(Alone):
    """How scores become a decision."""

    catalogue = "decisions"

    def __call__(self, scores: ArrayLike, voters: Sequence[Voter], *, tolerance: float = 0.1) -> int | None:
        """The decision.

        Parameters:
            scores: [voters, options], what each option is worth to each; option 0 is the status quo.
            voters: who is at the table.
            tolerance: a voter is content with an option within this of the own best.

        Returns:
            The option agreed on, or None.

        Raises:
            ValueError: for shapes that do not fit each other, or a tier that there is not.
        """
        table = np.asarray(scores, dtype=float)
        if table.ndim != 2 or table.shape[0] != len(voters) or not table.size:
            raise ValueError(f"scores of {len(voters)} voters must have a row for each, not the shape {table.shape}")
        if not tolerance >= 0:
            raise ValueError(f"tolerance must be 0 or more, not {tolerance}")
        return _core.trial_decide(self._scenario, table, [_voter(one) for one in voters], tolerance=tolerance)


class TrustAlone(Alone):
    """How experiences become trust."""

    catalogue = "trust"

    def __call__(
        self,
        experiences: Sequence[tuple[float, Facet, float, float]],
        *,
        now_weeks: float | None = None,
        prior: float = 0.5,
    ) -> Regarded:
        """Trust in somebody after experiences; in a stranger without any.

        Parameters:
            experiences: (week, facet, positive, negative) of each, in the order of weeks.
            now_weeks: when it is read, not before the last experience; None: with it, or in week 0.
            prior: what is thought of people like this one where nothing is known, 0 to 1.

        Returns:
            Trust, and how little is known.

        Raises:
            ValueError: for weeks out of order, amounts below 0, a prior outside 0 to 1, or a facet that there is not.
        """
        weeks = [week for week, *_ in experiences]
        now = now_weeks if now_weeks is not None else (weeks[-1] if weeks else 0.0)
        if sorted([*weeks, now]) != [*weeks, now]:
            raise ValueError("experiences must stand in the order of their weeks, and now_weeks not before the last")
        if not 0.0 <= prior <= 1.0:
            raise ValueError(f"prior must lie from 0 to 1, not at {prior}")
        trial = _core.TrustTrial(self._scenario)
        tie = trial.tie() if experiences else None
        for week, facet, positive, negative in experiences:
            require_known("facet", [facet], get_args(Facet))
            if not (positive >= 0 and negative >= 0):
                raise ValueError(f"evidence must be 0 or more, not {positive} and {negative}")
            piece = (0, get_args(Facet).index(facet), positive, negative)
            trial.record([piece], week, prior)
        return Regarded(trial.read(tie, now, prior), trial.uncertainty(tie, now, prior))


class GeneratorAlone(Alone):
    """Who knows whom at the start."""

    catalogue = "generators"

    def __call__(self, people: Sequence[tuple[str, int, int]], *, seed: int = 1) -> NDArray[np.int64]:
        """The ties that it makes.

        Parameters:
            people: (name, unit, profession) of each; names are unique, units and professions are numbers from 0 on.
            seed: key of the luck.

        Returns:
            [ties, 2]: who knows whom, as places in `people`; a tie both ways is two rows.

        Raises:
            ValueError: for a name that occurs twice, or a number below 0.
        """
        names = [name for name, _, _ in people]
        if len(set(names)) != len(names):
            raise ValueError("names must be unique: luck is keyed by them")
        units = [whole("unit", unit, 0, LARGEST_INDEX) for _, unit, _ in people]
        professions = [whole("profession", profession, 0, LARGEST_INDEX) for _, _, profession in people]
        found = _core.trial_ties(self._scenario, names, units, professions, seed=key_number("seed", seed))
        return np.asarray(found, dtype=np.int64).reshape(-1, 2)


CONTRACTS = (InfluenceAlone, DecisionAlone, TrustAlone, GeneratorAlone)


def _voter(one: Voter) -> JsonObject:
    require_known("tier", [one.tier], get_args(Tier))
    names = ("profession", "tier", "owner", "safety_owner", "competence", "accountability")
    return dict(zip(names, astuple(one), strict=True)) | {"tier": get_args(Tier).index(one.tier)}


def _placeless(one: Diagnostic, kind: str) -> Diagnostic:
    path = one.path.partition(".")[2]
    return Diagnostic(one.code, kind, 0, 0, path, one.message, one.expected, one.suggestion)
