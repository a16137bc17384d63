# SPDX-License-Identifier: Apache-2.0
"""Who knows whom, as tables, as networkx knows it, and as a scenario names it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from colead.base.known_names import MOST_NAMES
from colead.base.optional_libraries import extra_library
from colead.base.same import Same
from colead.base.shown import Shown, Told, counted
from colead.experiments.graphml import graphml
from colead.tables import Table
from colead.tables.frames import told

if TYPE_CHECKING:
    import os

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
        """The network as networkx knows it. Needs colead[graph].

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

    def to_graphml(self, path: str | os.PathLike[str]) -> None:
        """Writes GraphML for Gephi, igraph and the like: people and ties with all their columns.

        Parameters:
            path: the file to write.

        Raises:
            OSError: when it cannot be written.
        """
        Path(path).write_text(graphml(self.people, self.ties), encoding="utf-8")

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


def edge_list(graph: nx.Graph[str] | Iterable[tuple[str, str]], *, ties_alone: bool = False) -> EdgeList:
    """The network of a scenario from a networkx graph, or from pairs of names.

    Parameters:
        graph: its nodes are names of posts, as in `Simulation.people`; a pair is (who knows, who is known), and ties of
            an undirected graph lead both ways.
        ties_alone: whether what ties carry beside their two ends (weight, trust ...) may be left out: a scenario names
            who knows whom, and trust at first comes of `professions` and `trust`.

    Returns:
        The value for `scenario.with_({"network": edge_list(graph)})`.

    Raises:
        TypeError: for a node that is no text.
        ValueError: for ties that carry more than their ends, unless `ties_alone`.

    Example:
        >>> cl.edge_list([("north.manager.1", "north.medic.1")])["kind"]
        'edge_list'
    """
    directed = not hasattr(graph, "is_directed") or graph.is_directed()
    edges: Any = getattr(graph, "edges", None)
    pairs = list(graph if edges is None else edges())
    for name in itertools.chain.from_iterable(pairs):
        if not isinstance(name, str):
            raise TypeError(f"a node must be the name of a post, not {name!r}")
    carried = sorted({str(name) for *_, data in edges(data=True) for name in data}) if edges is not None else []
    if carried and not ties_alone:
        listed = ", ".join(repr(name) for name in carried[:MOST_NAMES])
        raise ValueError(f"ties carry {listed}, which a scenario cannot hold; leave it out with ties_alone=True")
    return {"kind": "edge_list", "ties": [_Tie({"from": a, "to": b, "mutual": not directed}) for a, b in pairs]}
