# SPDX-License-Identifier: Apache-2.0
"""A network as GraphML: whatever the tables know of people and ties."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from colead.tables import Table

SPACE = "http://graphml.graphdrawing.org/xmlns"
KINDS = {bool: "boolean", int: "long", float: "double", str: "string"}


def graphml(people: Table, ties: Table) -> str:
    """The document: nodes are the people with their columns, edges the ties with theirs; NaN is left out."""
    root = ET.Element("graphml", xmlns=SPACE)
    nodes, edges = people.to_dicts(), ties.to_dicts()
    keys = {**_declared(root, "node", nodes, ("person",)), **_declared(root, "edge", edges, ("source", "target"))}
    graph = ET.SubElement(root, "graph", edgedefault="directed")
    for person in nodes:
        node = ET.SubElement(graph, "node", id=person.pop("person"))
        _fill(node, "node", person, keys)
    for tie in edges:
        edge = ET.SubElement(graph, "edge", source=tie.pop("source"), target=tie.pop("target"))
        _fill(edge, "edge", tie, keys)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _declared(
    root: ET.Element, of: str, rows: Sequence[Mapping[str, Any]], names: tuple[str, ...]
) -> dict[tuple[str, str], str]:
    """A key for each column but the names themselves, written into the document."""
    keys = {}
    for column, value in rows[0].items() if rows else ():
        if column in names:
            continue
        key = keys[of, column] = f"{of}_{column}"
        kind = next(KINDS[one] for one in type(value).__mro__ if one in KINDS)
        ET.SubElement(root, "key", {"id": key, "for": of, "attr.name": column, "attr.type": kind})
    return keys


def _fill(element: ET.Element, of: str, row: Mapping[str, Any], keys: Mapping[tuple[str, str], str]) -> None:
    for column, value in row.items():
        if isinstance(value, float) and math.isnan(value):
            continue
        text = str(value).lower() if isinstance(value, bool) else str(value)
        ET.SubElement(element, "data", key=keys[of, column]).text = text
