# SPDX-License-Identifier: Apache-2.0
# Written by scripts/make_stubs.py.
"""
The compiled part of colead; use the package colead instead.
"""

from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import os
import pyarrow
import polars
import pandas
import typing

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

class Seats:
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
    def names(self) -> tuple[typing.Any, ...]:
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
        [n, measures], rows sum to 1: what decides
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
        [n, measures], rows sum to 1
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
    def ids(self) -> tuple[typing.Any, ...]: ...
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
    def decision_classes(self) -> tuple[typing.Any, ...]: ...
    @property
    def horizon_weeks(self) -> float: ...
    @property
    def measures(self) -> tuple[typing.Any, ...]: ...
    @property
    def now_weeks(self) -> float: ...
    @property
    def observed_from_weeks(self) -> float: ...
    @property
    def people(self) -> PeopleView: ...
    @property
    def professions(self) -> tuple[typing.Any, ...]: ...
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
        Own values move to `content` (a weight per measure, sum 1) by a share in [0, 1].
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
    def attempts(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        meetings held
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
    def people(self) -> tuple[typing.Any, ...]:
        """
        indices of those needed, a tuple each
        """
    @property
    def realised_value(self) -> numpy.typing.NDArray[numpy.float32]: ...
    @property
    def reworks(self) -> numpy.typing.NDArray[numpy.uint8]: ...
    @property
    def route(self) -> tuple[typing.Any, ...]:
        """
        joint, one_sided or formal
        """
    @property
    def stakes(self) -> numpy.typing.NDArray[numpy.float32]: ...
    @property
    def style(self) -> tuple[typing.Any, ...]:
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
        Reads a tree of dicts, lists, texts, numbers and booleans; `name` stands in messages. True is no number, 8.0 no whole number; raises ScenarioError with every mistake and its path.
        """
    @staticmethod
    def from_yaml(text: str, name: str = "<text>", *, kinds: collections.abc.Iterable[type] = ()) -> Scenario:
        """
        Reads YAML text; `name` stands in messages.
        """
    @staticmethod
    def load(path: os.PathLike[str] | str | bytes, *, kinds: collections.abc.Iterable[type] = ()) -> Scenario:
        """
        Reads a file; raises ScenarioError with every mistake in it. `kinds`: classes of one's own.
        """
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __repr__(self) -> str: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...
    def canonical(self) -> str:
        """
        One spelling per meaning: equal for scenarios that say the same.
        """
    def resolved_json(self) -> str: ...
    def resolved_yaml(self) -> str: ...
    def with_(self, changes: collections.abc.Mapping[str, typing.Any]) -> Scenario:
        """
        A new scenario with values replaced: {path: value}, such as {'decisions.beds.per_week': 3.0}; paths as in `assumptions`. A value that states its range and grade keeps them. Raises ScenarioError with the path for a path that leads nowhere and for values that are wrong there.
        """
    @property
    def assumptions(self) -> list[dict[str, typing.Any]]:
        """
        Every number it rests on, with grade and source.
        """
    @property
    def baseline(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def decisions(self) -> tuple[str, ...]: ...
    @property
    def decisions_per_week(self) -> float: ...
    @property
    def description(self) -> str: ...
    @property
    def expectations(self) -> list[dict[str, str]]: ...
    @property
    def horizon_weeks(self) -> float: ...
    @property
    def kinds(self) -> tuple[typing.Any, ...]:
        """
        Classes of one's own that it was read with.
        """
    @property
    def measures(self) -> tuple[str, ...]: ...
    @property
    def name(self) -> str: ...
    @property
    def notices(self) -> list[typing.Any]:
        """
        What is no mistake and may still surprise, a line each.
        """
    @property
    def organisations(self) -> tuple[str, ...]: ...
    @property
    def origins(self) -> list[dict[str, typing.Any]]:
        """
        Where each value was written; no place for a default.
        """
    @property
    def people(self) -> int: ...
    @property
    def professions(self) -> tuple[str, ...]: ...
    @property
    def question(self) -> str: ...
    @property
    def replications(self) -> int: ...
    @property
    def seed(self) -> int: ...
    @property
    def strategies(self) -> tuple[str, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def units(self) -> tuple[str, ...]: ...
    @property
    def until(self) -> typing.Any:
        """
        compare.until; None where nothing is written.
        """
    @property
    def warm_up_weeks(self) -> float: ...

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
    def state(self, tie: int) -> tuple[typing.Any, ...]:
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
    def to_bytes(self) -> bytes:
        """
        A versioned fixed layout with a checksum.
        """
    @property
    def decided(self) -> int: ...
    @property
    def events(self) -> int: ...
    @property
    def fingerprint(self) -> tuple[int, int]:
        """
        (trace, outputs): hashes of everything that happened and of every figure.
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
    def from_columns(columns: collections.abc.Mapping[str, numpy.typing.ArrayLike]) -> Table:
        """
        A table from {name: list or one-dimensional array} of numbers, booleans or texts; None among numbers is NaN. TypeError and ValueError name the column.
        """
    def __arrow_c_schema__(self) -> typing.Any:
        """
        PyCapsule of an ArrowSchema.
        """
    def __arrow_c_stream__(self, requested_schema: typing.Any = None) -> typing.Any:
        """
        PyCapsule of an ArrowArrayStream, a new one at each call; no value is copied.
        """
    def __getitem__(self, name: str) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        The same as column(name).
        """
    def __len__(self) -> int: ...
    def __reduce__(self) -> tuple[typing.Any, ...]: ...
    def __repr__(self) -> str: ...
    def _repr_html_(self) -> str: ...
    def categories(self, name: str) -> tuple[numpy.typing.NDArray[numpy.int32], tuple[str, ...]]:
        """
        (codes, texts) of a text column: row i holds texts[codes[i]]. TypeError for a column of numbers.
        """
    def column(self, name: str) -> numpy.ndarray[typing.Any, typing.Any]:
        """
        One column as a read-only array of shape (rows,), which outlives the table. Texts come as an array of str. KeyError for a name there is not.
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
    def __init__(self, scenario: Scenario) -> None: ...
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
    def arm(self, index: int) -> dict[str, typing.Any]:
        """
        {id, strategy, doses, begins_week, redraw, presence} of an arm, as add_arm takes them, and `by_rule`: of each of its interventions, whether it acts by a standing rule.
        """
    def compare(self, plan: ComparisonPlan, results: collections.abc.Sequence[RunResult]) -> dict[str, typing.Any]:
        """
        The comparison of results, however they came about: a result for every side and replication of the plan, side by side.
        """
    def figures(self, results: collections.abc.Sequence[RunResult]) -> dict[str, typing.Any]:
        """
        {figures, runs} of results of one arm.
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
        threads: int,
        on_progress: collections.abc.Callable[[int, int, float], bool | None] | None,
    ) -> ComparisonPlan:
        """
        What a comparison is to run; what is empty or 0 is the scenario's own. Equal hours are found on pilot runs.
        """
    def run_tasks(
        self,
        tasks: collections.abc.Sequence[tuple[int, int, int]],
        *,
        threads: int,
        keep: Keep = ...,
        on_progress: collections.abc.Callable[[int, int, float], bool | None] | None = None,
        on_result: collections.abc.Callable[[int, RunResult], object] | None = None,
    ) -> list[RunResult]:
        """
        Results of tasks (arm, seed, replication), in their order. on_result(index, result) is called from this thread as each finishes.
        """
    def series(self, result: RunResult) -> list[tuple[float, str, str, str, float]]:
        """
        (week, metric, group, unit, value) at each sampling time of one result.
        """
    def strategy(self, name: str) -> int:
        """
        Index of a strategy, which is that of its arm.
        """
    def values(
        self, results: collections.abc.Sequence[RunResult], metric: str, group: str = "all"
    ) -> numpy.typing.NDArray[numpy.float64]:
        """
        One figure, a float64 for each result; NaN where a run had no such event.
        """
    @property
    def arms(self) -> list[str]:
        """
        Ids of its arms; the scenario's strategies come first, in order.
        """
    @property
    def outputs(self) -> list[dict[str, str]]:
        """
        What its metrics give.
        """
    @property
    def scenario(self) -> Scenario: ...

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

def decision_account(experiment: Experiment, result: RunResult, index: int) -> dict[str, typing.Any]:
    """
    The account of the decision at an index of decision_ids(): colead/explain tells what stands in it.
    """

def decision_briefs(experiment: Experiment, result: RunResult) -> list[dict[str, typing.Any]]:
    """
    A dict for each decision a run kept.
    """

def decision_ids(experiment: Experiment, result: RunResult) -> list[str]:
    """
    Ids of the decisions a run kept, in their order.
    """

def decision_steps(experiment: Experiment, result: RunResult) -> list[tuple[float, str, str, str | None, str | None]]:
    """
    (week, step, decision, who, other) of every decision whose account a run kept.
    """

def decisions_table(
    experiment: Experiment, results: collections.abc.Sequence[RunResult], replications: collections.abc.Sequence[int]
) -> Table:
    """
    The decision log of results that kept their records, a row a decision: times in weeks since observation began, values on the societal weights, person-hours, hours by cause.
    """

def delay_hours(experiment: Experiment, results: collections.abc.Sequence[RunResult]) -> list[dict[str, typing.Any]]:
    """
    Hours by cause and profession over every decision of some runs.
    """

def first_divergence(experiment: Experiment, a: int, b: int, seed: int, replication: int) -> typing.Any:
    """
    (week since observation began, event, the other run's event) where two arms first differ; None: nowhere.
    """

def interval(values: collections.abc.Sequence[float], confidence: float) -> tuple[int, float, float, float]:
    """
    (count, mean, low, high): Student's interval of a mean.
    """

def kinds(kinds: collections.abc.Iterable[type] = ()) -> list[dict[str, typing.Any]]:
    """
    Every catalogue with its kinds, those of one's own among them, and their described fields.
    """

def matched_draws(a: RunResult, b: RunResult) -> list[tuple[str, int, int]]:
    """
    [(purpose, both, either)]: how many draws of either run both asked for. Results kept with draws=True.
    """

def metrics_table(
    experiment: Experiment, results: collections.abc.Sequence[RunResult], replications: collections.abc.Sequence[int]
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

def people_values(results: collections.abc.Sequence[RunResult], field: str) -> numpy.typing.NDArray[numpy.float64]:
    """
    One figure of every post, float64 [results, posts]; NaN where there is none. Kept with people=True.
    """

def posts(experiment: Experiment) -> list[dict[str, str]]:
    """
    {post, profession, tier, unit, organisation} of every post.
    """

def schema(kinds: collections.abc.Iterable[type] = ()) -> str:
    """
    JSON Schema (draft-07) of scenario files, as JSON text.
    """

def series_table(
    experiment: Experiment, results: collections.abc.Sequence[RunResult], replications: collections.abc.Sequence[int]
) -> Table:
    """
    Figures over time: replication, week (since observation began), metric, unit, group, value.
    """

def student_t_quantile(probability: float, freedom: float) -> float:
    """
    Quantile of Student's t; probability in (0, 1), freedom above 0, else ModelError.
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

def trust_ledger(experiment: Experiment, result: RunResult) -> dict[str, typing.Any]:
    """
    Columns of the ledger of trust, posts and causes as indices into the lists beside them.
    """

CAUSES: tuple[typing.Any, ...] = (
    "undetected",
    "work",
    "waiting_for_person",
    "no_shared_slot",
    "conflicting_measures",
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
