# SPDX-License-Identifier: Apache-2.0
"""Where each value of a scenario was written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from colead import _core


def value_origins(scenario: _core.Scenario) -> Iterator[tuple[str, Any, str]]:
    """(path, value, origin) of every single value; the origin is file:line, or `default`."""
    places = {record.path: _place(record) for record in scenario.origins}
    for path, value in _leaves(json.loads(scenario.resolved_json()), ""):
        yield path, value, _nearest(path, places)


def _place(record: _core.Origin) -> str:
    return "default" if record.line is None else f"{record.file}:{record.line}"


def _leaves(node: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict) and node:
        for key, value in node.items():
            yield from _leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list) and any(isinstance(item, dict | list) for item in node):
        for index, item in enumerate(node):
            yield from _leaves(item, f"{path}[{index}]")
    else:
        yield path, node


def _nearest(path: str, places: dict[str, str]) -> str:
    """The origin of the value itself or of the smallest part that holds it."""
    while path and path not in places:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return places.get(path, "default")
