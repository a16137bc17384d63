# SPDX-License-Identifier: Apache-2.0
"""The kinds a scenario can name, and the schema of scenario files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.fronts import front
from colead.base.known_names import unknown_name


class _Kinds:
    """Every catalogue with its kinds and their fields; and, as attributes, shipped rules to be called on their own.

    `dataclasses.asdict` makes dicts of the catalogues, as `colead kinds --json` writes them. Rules of trust, influence,
    decisions and networks need no organisation: `cl.kinds.deffuant(bound=0.2)` is one with its parameters, and calling
    it gives what it makes of opinions; `help(cl.kinds.deffuant())` tells what is given to it. Interventions and metrics
    need a whole world: name them in a scenario.

    Parameters:
        kinds: kinds of one's own, to be among the catalogues.

    Returns:
        One record for each catalogue.

    Raises:
        TypeError: for a class that is no kind.
        AttributeError: for a rule that there is not.

    Example:
        >>> any(catalogue.name == "interventions" for catalogue in cl.kinds())
        True
        >>> everybody = [[1 / 3] * 3] * 3
        >>> cl.kinds.hegselmann_krause(bound=0.3)([0.0, 0.2, 1.0], everybody).round(2).tolist()
        [0.1, 0.1, 1.0]
    """

    @front
    def __call__(self, kinds: Iterable[type] = ()) -> tuple[_core.CatalogueInfo, ...]:
        return _core.kinds(kinds)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        known = _homes()
        if name not in known:
            elsewhere = [c.name for c in _core.kinds(()) if name in {kind.name for kind in c.kinds}]
            if elsewhere:
                raise AttributeError(f"'{name}' is one of the {elsewhere[0]}, which need a whole world: run a scenario")
            raise AttributeError(unknown_name("rule", name, sorted(known)))
        from colead.python_kinds.alone import CONTRACTS

        contract = next(one for one in CONTRACTS if one.catalogue == known[name])

        def made(**parameters: Any) -> Any:
            return contract(name, parameters)

        made.__name__, made.__doc__ = name, contract.__doc__
        return made

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(one.kinds)} {one.name}" for one in _core.kinds(()))
        few = ", ".join(sorted(_homes())[:3])
        return f"<colead.kinds: {counts}>\nkinds() lists them; {few}, ... are called on their own"

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_homes()})


def _homes() -> dict[str, str]:
    """The catalogue of each rule that can be called on its own."""
    rules = {"trust", "influence", "decisions", "generators"}
    return {kind.name: one.name for one in _core.kinds(()) if one.name in rules for kind in one.kinds}


kinds = _Kinds()


@front
def schema(kinds: Iterable[type] = ()) -> JsonObject:
    """The schema of scenario files, for editors and validators.

    Parameters:
        kinds: kinds of one's own that a file may name too.

    Returns:
        JSON Schema (draft-07).

    Raises:
        TypeError: for a class that is no kind.

    Example:
        >>> cl.schema()["type"]
        'object'
    """
    made: JsonObject = json.loads(_core.schema(kinds))
    return made
