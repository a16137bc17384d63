# SPDX-License-Identifier: Apache-2.0
"""What a class says of itself, for C++ to read."""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
from collections.abc import Mapping
from typing import Any

from colead.base.fronts import check_fields
from colead.python_kinds.contracts import Intervention, Kind, Metric, Output
from colead.python_kinds.fields import Declaration, described, params_class
from colead.python_kinds.importable import require_importable  # noqa: F401 - the compiled core asks here


def kind_name(kind: type[Kind]) -> str:
    """How a scenario names it: its own `name`, or the class's in snake case."""
    name = kind.name or re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", kind.__name__).lower()
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"{kind.__name__}: {name!r} is no name for a kind (lower case letters, digits and _)")
    return name


def declared(kind: Any) -> Declaration:
    """The record C++ makes a catalogue entry of. Throws TypeError for what is no complete kind."""
    if not (isinstance(kind, type) and issubclass(kind, Kind) and kind._catalogue):
        raise TypeError(f"a kind must be a class made from cl.TrustModel or another contract, not {kind!r:.40}")
    if inspect.isabstract(kind):
        missing = ", ".join(sorted(kind.__abstractmethods__))
        raise TypeError(f"{kind.__name__} lacks {missing}")
    return {
        "catalogue": kind._catalogue,
        "name": kind_name(kind),
        "summary": (inspect.getdoc(kind) or "").split("\n", 1)[0] if kind.__doc__ else "",
        "source": kind.source,
        "fields": described(kind),
        "outputs": [dataclasses.asdict(output) for output in _outputs(kind)] if issubclass(kind, Metric) else [],
        "delivery": _delivery(kind) if issubclass(kind, Intervention) else {},
        "overrides": _overrides(kind),
        "make": _Maker(kind),
    }


def _overrides(kind: type[Kind]) -> set[str]:
    """Methods of the contract that the class has itself: C++ asks for no others."""
    return {name for name in kind._optional if getattr(kind, name) is not getattr(kind._contract(), name)}


def _outputs(kind: type[Metric]) -> tuple[Output, ...]:
    given = tuple(kind.outputs)
    if not given or not all(isinstance(output, Output) for output in given):
        raise TypeError(f"{kind.__name__}.outputs must list at least one cl.Output")
    for output in given:
        check_fields(output)
    return given


def _delivery(kind: type[Intervention]) -> dict[str, str]:
    for key in ("professions", "units", "tiers"):
        if key in kind.delivery:
            raise ValueError(f"{kind.__name__}.delivery: '{key}' belongs into a scenario, not into a kind")
    return {key: value if isinstance(value, str) else json.dumps(value) for key, value in kind.delivery.items()}


class _Maker:
    """Makes an object of the class; after that nothing about it changes."""

    def __init__(self, kind: type[Kind]) -> None:
        self._kind = kind
        self._params = params_class(kind)

    def __call__(self, values: Mapping[str, Any]) -> Kind:
        made = self._kind(self._params(**values))
        made._made = True
        return made
