# SPDX-License-Identifier: Apache-2.0
"""Networks in and out: what a scenario cannot hold is refused, never dropped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import colead as cl


class Attributes:
    """Vertices or edges as igraph gives them."""

    def __init__(self, columns: dict[str, list[Any]]) -> None:
        self._columns = columns

    def attributes(self) -> Iterable[str]:
        return list(self._columns)

    def __getitem__(self, name: str) -> list[Any]:
        return self._columns[name]


class LikeIgraph:
    """As much of an igraph.Graph as is read."""

    def __init__(self, people: dict[str, list[Any]], pairs: list[tuple[int, int]], ties: dict[str, list[Any]]) -> None:
        self.vs, self.es, self._pairs = Attributes(people), Attributes(ties), pairs

    def get_edgelist(self) -> list[tuple[int, int]]:
        return self._pairs

    def is_directed(self) -> bool:
        return True


def test_what_people_carry_is_refused_as_what_ties_carry() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("a", profession="medic", unit="north")
    graph.add_edge("a", "b")
    with pytest.raises(ValueError, match=r"people carry 'profession', 'unit'.*ties_alone=True"):
        cl.edge_list(graph)
    assert cl.edge_list(graph, ties_alone=True)["ties"] == [{"from": "a", "to": "b", "mutual": False}]


def test_a_weight_is_refused_by_its_name() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("north.manager.1", "north.medic.1", weight=2.0)
    graph.add_edge("north.manager.1", "north.medic.2")
    told = "^ties carry 'weight', which a scenario cannot hold; leave it out with ties_alone=True$"
    with pytest.raises(ValueError, match=told):
        cl.edge_list(graph)
    assert len(cl.edge_list(graph, ties_alone=True)["ties"]) == 2


def test_a_graph_of_igraph_is_read_by_the_names_of_its_people() -> None:
    bare = LikeIgraph({"name": ["a", "b"]}, [(1, 0)], {})
    assert cl.edge_list(bare)["ties"] == [{"from": "b", "to": "a", "mutual": False}]  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ties carry 'trust'"):
        cl.edge_list(LikeIgraph({"name": ["a", "b"]}, [(1, 0)], {"trust": [0.5]}))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="people carry 'tier'"):
        cl.edge_list(LikeIgraph({"name": ["a", "b"], "tier": ["top", "top"]}, [], {}))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="need the attribute 'name'"):
        cl.edge_list(LikeIgraph({}, [], {}))  # type: ignore[arg-type]


def test_graphml_tells_who_people_are_and_how_far_they_trust(tiny: cl.Scenario, tmp_path: Path) -> None:
    network = cl.Simulation(tiny).network
    network.to_graphml(tmp_path / "net.graphml")
    graph = nx.read_graphml(tmp_path / "net.graphml")
    for person in network.people:
        for column in ("profession", "unit", "tier"):
            assert graph.nodes[person["person"]][column] == person[column]
    for tie in network.ties:
        for column in ("trust", "respect", "ability_positive", "integrity_negative"):
            assert graph.edges[tie["source"], tie["target"]][column] == pytest.approx(tie[column])


def test_igraph_gets_people_and_ties_with_all_they_carry(tiny: cl.Scenario) -> None:
    pytest.importorskip("igraph")
    network = cl.Simulation(tiny).network
    graph = network.to_igraph()
    assert graph.is_directed()
    assert graph.vs["profession"] == network.people["profession"].tolist()
    names = graph.vs["name"]
    pairs = [(names[a], names[b]) for a, b in graph.get_edgelist()]
    assert pairs == list(zip(network.ties["source"], network.ties["target"], strict=True))
    assert graph.es["trust"] == network.ties["trust"].tolist()
    assert len(cl.edge_list(graph, ties_alone=True)["ties"]) == len(network.ties)


@pytest.mark.parametrize("given", [3, "ab", ["ab"], [("a", "b", "c")], [3]])
def test_what_is_no_graph_is_refused_in_words(given: Any) -> None:
    with pytest.raises(TypeError, match=r"expected a (graph|pair)"):
        cl.edge_list(given)
