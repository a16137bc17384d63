# SPDX-License-Identifier: Apache-2.0
"""Who knows whom, as tables, as networkx knows it, and as a scenario names it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from colead.base.files import write_file
from colead.base.fronts import front
from colead.base.known_names import MOST_NAMES
from colead.base.optional_libraries import extra_library
from colead.base.same import Same
from colead.base.shown import Shown, Told, counted
from colead.experiments.graphml import graphml
from colead.tables import Table
from colead.tables.frames import told

if TYPE_CHECKING:
    import os

    import igraph
    import networkx as nx


@dataclass(frozen=True, repr=False, eq=False)
class Network(Same, Shown):
    """Directed ties between posts at one moment.

    Fields:
        ties: source, target, kind, trust and respect in [0, 1], week of the last evidence, evidence for and against by
            facet (>= 0).
        people: the posts, as `Simulation.people`.

    Example:
        >>> network = cl.Simulation(scenario).network
        >>> "trust" in network.ties.column_names
        True
    """

    ties: Table
    people: Table

    def _told(self) -> Told:
        ties = told(self.ties)
        head = f"{counted(len(self.people), 'person', 'people')}, {counted(len(self.ties), 'tie')}"
        return Told(head, columns=ties.columns, rows=ties.rows, count=ties.count)

    def _came_out(self) -> tuple[object, ...]:
        return repr(self.ties.to_dicts()), repr(self.people.to_dicts())

    def to_networkx(self) -> nx.DiGraph[str]:
        """The network as networkx knows it. Needs `pip install 'colead[graph]'`.

        Returns:
            A networkx.DiGraph of its own: people with their columns, ties with theirs.
        """
        graph = extra_library("networkx", "graph").DiGraph()
        for person in self.people.to_dicts():
            graph.add_node(person.pop("person"), **person)
        for tie in self.ties.to_dicts():
            graph.add_edge(tie.pop("source"), tie.pop("target"), **tie)
        made: nx.DiGraph[str] = graph
        return made

    def to_igraph(self) -> igraph.Graph:
        """The network as igraph knows it. Needs `pip install 'colead[graph]'`.

        Returns:
            A directed igraph.Graph of its own: people by `name` with their columns, ties with theirs.
        """
        library = extra_library("igraph", "graph")
        people = {name: self.people.column(name).tolist() for name in self.people.column_names}
        ties = {name: self.ties.column(name).tolist() for name in self.ties.column_names}
        people["name"] = people.pop("person")
        number = {name: at for at, name in enumerate(people["name"])}
        pairs = [(number[a], number[b]) for a, b in zip(ties.pop("source"), ties.pop("target"), strict=True)]
        made: igraph.Graph = library.Graph(
            n=len(number), edges=pairs, directed=True, vertex_attrs=people, edge_attrs=ties
        )
        return made

    @front
    def to_graphml(self, path: str | os.PathLike[str]) -> None:
        """Writes GraphML for Gephi, igraph and the like: people and ties with all their columns.

        Parameters:
            path: the file to write.

        Raises:
            OSError: when it cannot be written.
        """
        write_file(Path(path), graphml(self.people, self.ties))

    @staticmethod
    def from_networkx(graph: nx.Graph[str], *, ties_alone: bool = False) -> EdgeList:
        """The same as `edge_list(graph)`.

        Parameters:
            graph: its nodes are names of posts.
            ties_alone: whether what ties carry beside their two ends may be left out.

        Returns:
            The value of `network` in a scenario.
        """
        return edge_list(graph, ties_alone=ties_alone)


_Tie = TypedDict("_Tie", {"from": str, "to": str, "mutual": bool})


class EdgeList(TypedDict):
    """The value of `network` in a scenario that gives its ties one by one."""

    kind: str
    ties: list[_Tie]


@front
def edge_list(graph: nx.Graph[str] | igraph.Graph | Iterable[tuple[str, str]], *, ties_alone: bool = False) -> EdgeList:
    """The network of a scenario from a graph of networkx or igraph, or from pairs of names.

    Parameters:
        graph: its nodes are names of posts, as in `Simulation.people` (in igraph the attribute `name`); a pair is (who
            knows, who is known), and ties of an undirected graph lead both ways.
        ties_alone: whether what people (profession, unit ...) and ties (weight, trust ...) carry may be left out: a
            scenario names who knows whom, posts come of `unit_types`, and trust at first of `professions` and `trust`.

    Returns:
        The value for `scenario.with_({"network": edge_list(graph)})`.

    Raises:
        TypeError: for a node that is no text.
        ValueError: for people or ties that carry more than names, unless `ties_alone`.

    Example:
        >>> cl.edge_list([("north.manager.1", "north.medic.1")])["kind"]
        'edge_list'
    """
    found = _read(graph)
    for name in itertools.chain.from_iterable(found.pairs):
        if not isinstance(name, str):
            raise TypeError(f"a node must be the name of a post, not {name!r}")
    for whose, carried in (("ties", found.of_ties), ("people", found.of_people)):
        if carried and not ties_alone:
            listed = ", ".join(repr(name) for name in sorted(carried)[:MOST_NAMES])
            raise ValueError(f"{whose} carry {listed}, which a scenario cannot hold; leave it out with ties_alone=True")
    mutual = not found.directed
    return {"kind": "edge_list", "ties": [_Tie({"from": a, "to": b, "mutual": mutual}) for a, b in found.pairs]}


@dataclass(frozen=True, slots=True)
class _Graph:
    """Pairs of names, whether they lead one way, and what ties and people carry beside."""

    pairs: list[tuple[Any, Any]]
    directed: bool
    of_ties: set[str]
    of_people: set[str]


def _read(graph: Any) -> _Graph:
    if hasattr(graph, "es") and hasattr(graph, "vs"):  # igraph
        of_people = set(graph.vs.attributes())
        if "name" not in of_people:
            raise ValueError("people of an igraph graph need the attribute 'name', the name of their post")
        names = graph.vs["name"]
        pairs = [(names[a], names[b]) for a, b in graph.get_edgelist()]
        return _Graph(pairs, bool(graph.is_directed()), set(graph.es.attributes()), of_people - {"name"})
    if hasattr(graph, "edges"):  # networkx
        of_ties = {str(name) for *_, data in graph.edges(data=True) for name in data}
        of_people = {str(name) for _, data in graph.nodes(data=True) for name in data}
        return _Graph(list(graph.edges()), bool(graph.is_directed()), of_ties, of_people)
    return _Graph(_pairs(graph), True, set(), set())


def _pairs(given: object) -> list[tuple[Any, Any]]:
    """TypeError for anything but pairs."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise TypeError(f"expected a graph of networkx or igraph, or pairs of names, not {given!r}")
    pairs = list(given)
    for pair in pairs:
        if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
            raise TypeError(f"expected a pair (who knows, who is known), not {pair!r}")
    return pairs
