# SPDX-License-Identifier: Apache-2.0
"""One living run, to be stepped, looked into and branched."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.checks import key_number, seed_or
from colead.base.errors import ModelError
from colead.base.optional_libraries import extra_library
from colead.experiments.result import Result, result_of
from colead.explain import Account, why
from colead.tables import Table

if TYPE_CHECKING:
    import os

    import networkx as nx


class Simulation:
    """One run in your hands. It equals the same run inside `cl.run` bit for bit, however it is stepped.

    Weeks count from the beginning of observation: the run begins at -warm_up_weeks. Tables are snapshots with
    read-only columns; nothing of the run can be changed through them. `copy.copy(sim)` is a branch with the same past
    and the same luck.
    """

    __slots__ = ("_other_past", "_replication", "_result", "_run", "_scenario", "_seed")

    def __init__(
        self,
        scenario: _core.Scenario,
        strategy: str | None = None,
        seed: int | None = None,
        replication: int = 0,
    ) -> None:
        """By default the scenario's baseline and seed. ModelError for an unknown strategy."""
        used_seed = seed_or(scenario.seed, seed)
        used_replication = key_number("replication", replication)
        used_strategy = scenario.baseline if strategy is None else strategy
        self._take(
            _core.LivingRun(scenario, used_strategy, used_seed, used_replication), scenario, used_seed, used_replication
        )

    def _take(self, run: _core.LivingRun, scenario: _core.Scenario, seed: int, replication: int) -> None:
        self._run = run
        self._scenario = scenario
        self._seed = seed
        self._replication = replication
        self._result: Result | None = None
        self._other_past = False

    @property
    def scenario(self) -> _core.Scenario:
        return self._scenario

    @property
    def strategy(self) -> str:
        return self._run.strategy

    @property
    def seed(self) -> int:
        return self._seed

    @property
    def replication(self) -> int:
        return self._replication

    @property
    def now_weeks(self) -> float:
        """Weeks since observation began; negative during the warm-up."""
        return self._run.now_weeks

    @property
    def finished(self) -> bool:
        return self._run.finished

    @property
    def events(self) -> int:
        """How many events have been executed."""
        return self._run.events

    def step(self) -> bool:
        """Executes the next event; False at the horizon."""
        return self._run.step()

    def run_until(self, weeks: float) -> None:
        """Everything before that week. ValueError for one that has passed or lies beyond the horizon."""
        if isinstance(weeks, bool):
            raise TypeError(f"weeks must be a number, not {weeks!r}")
        self._run.run_until(weeks)

    def finish(self) -> Result:
        """Runs to the horizon and gives what `cl.run` gives for this one replication."""
        if self._result is None:
            finished = self._run.finish()
            self._result = result_of(
                self._run.experiment,
                [finished],
                scenario=self._scenario.name,
                strategy=self.strategy,
                seed=self._seed,
                confidence=self._scenario.confidence,
                source=self._scenario,
                numbers=(self._replication,),
                records=True,
            )
        return self._result

    def why(self, decision: str) -> Account:
        """The account of a decision of this run, `unit.class.number`: see `colead.explain`.

        It is found by running again from the beginning with records kept, so it may be of a decision still to come.
        ModelError for a decision that there is not, and for a branch with a strategy or luck of its own.
        """
        if self._other_past:
            raise ModelError("a branch with a strategy or luck of its own cannot be run again from the beginning")
        return why(
            self._scenario,
            decision=decision,
            strategy=self.strategy,
            replication=self._replication,
            seed=self._seed,
        )

    @property
    def people(self) -> Table:
        """One row a post: who holds it, traits, weights by measure, understanding by profession, hours so far.

        values_* are v, scorecard_* are q, weights_* are w, each on the simplex; shares lie in [0, 1]; hours since
        observation began.
        """
        return self._run.people()

    @property
    def units(self) -> Table:
        """One row a unit: psychological safety in [0, 1], open decisions, trouble of this week."""
        return self._run.units()

    @property
    def network(self) -> Network:
        """Who knows whom now."""
        return Network(ties=self._run.ties(), people=self._run.people(), _graphml=self._run.graphml())

    @property
    def decisions(self) -> Table:
        """The log of decisions closed so far, as `Result.decisions` without `replication`."""
        return self._run.decisions()

    @property
    def open_decisions(self) -> Table:
        """Decisions on their way, with the `stage` they are at."""
        return self._run.open_decisions()

    def branch(self, *, strategy: str | None = None, replication: int | None = None) -> Simulation:
        """The same past; from now on another strategy, other luck, or both. With neither it is a copy.

        A strategy's `start_week`s count from the branch, and what both strategies share runs on. ModelError when this
        run is itself a branch with a strategy or luck of its own and another strategy is asked for.
        """
        luck = None if replication is None else key_number("replication", replication)
        made = Simulation.__new__(Simulation)
        run = self._run.branch(strategy, luck)
        made._take(run, self._scenario, self._seed, self._replication if luck is None else luck)
        made._other_past = self._other_past or strategy is not None or replication is not None
        return made

    def __copy__(self) -> Simulation:
        return self.branch()

    def __deepcopy__(self, _memo: dict[int, Any]) -> Simulation:
        return self.branch()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a living run cannot be pickled: send the scenario, strategy, seed and replication instead")

    def __repr__(self) -> str:
        return (
            f"<colead.Simulation '{self._scenario.name}', '{self.strategy}', seed {self._seed}, replication "
            f"{self._replication}: week {self.now_weeks:.2f} of {self._scenario.horizon_weeks:g}>"
        )


@dataclass(frozen=True)
class Network:
    """Directed ties between posts at one moment.

    ties: source, target, kind, trust and respect in [0, 1], week of the last evidence, evidence for and against by
    facet (>= 0). people: the posts, as `Simulation.people`.
    """

    ties: Table
    people: Table
    _graphml: str = field(repr=False)

    def to_networkx(self) -> nx.DiGraph[str]:
        """A networkx.DiGraph of its own: people with their columns, ties with theirs. Needs colead[graph]."""
        graph = extra_library("networkx", "graph").DiGraph()
        for person in self.people.to_dicts():
            graph.add_node(person.pop("person"), **person)
        for tie in self.ties.to_dicts():
            graph.add_edge(tie.pop("source"), tie.pop("target"), **tie)
        made: nx.DiGraph[str] = graph
        return made

    def to_graphml(self, path: str | os.PathLike[str]) -> None:
        """Writes GraphML for Gephi, igraph and the like; OSError when it cannot."""
        Path(path).write_text(self._graphml, encoding="utf-8")

    @staticmethod
    def from_networkx(graph: nx.Graph[str]) -> JsonObject:
        """The same as `edge_list(graph)`."""
        return edge_list(graph)


def edge_list(graph: nx.Graph[str] | Iterable[tuple[str, str]]) -> JsonObject:
    """The network of a scenario from a networkx graph, or from pairs of names (who knows, who is known).

    Give it to `scenario.with_({"network": edge_list(graph)})`. Nodes are names of posts, as in `Simulation.people`;
    ties of an undirected graph lead both ways. TypeError for a node that is no text.
    """
    directed = not hasattr(graph, "is_directed") or graph.is_directed()
    pairs = list(graph.edges() if hasattr(graph, "edges") else graph)
    for name in itertools.chain.from_iterable(pairs):
        if not isinstance(name, str):
            raise TypeError(f"a node must be the name of a post, not {name!r}")
    return {"kind": "edge_list", "ties": [{"from": a, "to": b, "mutual": not directed} for a, b in pairs]}
