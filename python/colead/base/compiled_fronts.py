# SPDX-License-Identifier: Apache-2.0
"""The public compiled classes, with what their methods take."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from colead._core import Figure, Scenario, Table
from colead.base.fronts import compiled_front
from colead.base.scenario_parts import require_pairs

NO_TEXTS: dict[str, tuple[str, str]] = {}
__all__ = ["Figure", "Scenario", "Table"]


@compiled_front(Scenario)
def load(path: str | bytes | os.PathLike[str], *, kinds: Iterable[type] = ()) -> None: ...


@compiled_front(Scenario)
def from_yaml(text: str, name: str = "<text>", *, kinds: Iterable[type] = ()) -> None: ...


@compiled_front(Scenario)
def from_dict(
    mapping: Mapping[str, Any],
    name: str = "<dict>",  # noqa: ARG001
    *,
    kinds: Iterable[type] = (),  # noqa: ARG001
) -> None:
    require_pairs("mapping", mapping)


@compiled_front(Scenario)
def with_(self: Scenario, changes: Mapping[str, Any]) -> None:  # noqa: ARG001
    require_pairs("changes", changes)


@compiled_front(Scenario)
def with_strategy(
    self: Scenario, name: str, interventions: Iterable[Any], *, title: str = "", description: str = ""
) -> None: ...


@compiled_front(Scenario)
def strategy_title(self: Scenario, strategy: str) -> None: ...


@compiled_front(Scenario)
def strategy_description(self: Scenario, strategy: str) -> None: ...


@compiled_front(Scenario)
def save(self: Scenario, path: str | os.PathLike[str]) -> None: ...


@compiled_front(Table)
def from_columns(columns: Mapping[str, Any], *, texts: dict[str, tuple[str, str]] = NO_TEXTS) -> None: ...


@compiled_front(Table)
def column(self: Table, name: str) -> None: ...


@compiled_front(Table)
def categories(self: Table, name: str) -> None: ...


@compiled_front(Table)
def text_of(self: Table, name: str) -> None: ...


@compiled_front(Figure)
def interval(self: Figure, confidence: float = 0.95) -> None: ...


def _made_by_calls(kind: type, *ways: str) -> None:
    """Calling such a class tells the calls that make one; compiled code, copies and pickles never call it."""

    def refuse(_: object, *args: object, **kwargs: object) -> None:  # noqa: ARG001
        calls = " or ".join(f"cl.{kind.__name__}.{way}" for way in ways)
        raise TypeError(f"a {kind.__name__} is made by {calls}")

    kind.__init__ = refuse  # type: ignore[misc]


_made_by_calls(Scenario, "load(file)", "from_yaml(text)", "from_dict(mapping)")
_made_by_calls(Table, "from_columns(columns)")
