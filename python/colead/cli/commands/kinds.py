# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

import typer

from colead import _core
from colead.base.as_json import json_value
from colead.base.files import write_json
from colead.cli.arguments import require_name, terminal
from colead.cli.views.kinds_view import details, overview

Listed = TypeVar("Listed", _core.CatalogueInfo, _core.KindInfo)


def kinds(
    catalogue: Annotated[str | None, typer.Argument(metavar="[CATALOGUE]", help="generators, trust, ...")] = None,
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="Only this kind.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """List what a scenario can name; with a catalogue or kind, its parameters, units, ranges, grades and sources.

    Example: colead kinds interventions
    """
    found = _core.kinds()
    if catalogue is None:
        _write_records(json_value(found), overview(found), as_json)
        return
    entries: Sequence[_core.KindInfo] = _named("catalogue", catalogue, found).kinds
    if kind is not None:
        entries = [_named("kind", kind, entries)]
    _write_records(json_value(entries), details(entries, terminal().width), as_json)


def _write_records(records: Any, view: Any, as_json: bool) -> None:
    if as_json:
        write_json("-", records)
    else:
        terminal().print(view)


def _named(what: str, name: str, records: Sequence[Listed]) -> Listed:
    require_name(what, name, [record.name for record in records], what.upper())
    return next(record for record in records if record.name == name)
