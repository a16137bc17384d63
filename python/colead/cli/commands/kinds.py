# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from colead import _core
from colead.base.as_json import json_value
from colead.base.files import write_json
from colead.base.known_names import unknown_name
from colead.base.shown import quoted
from colead.cli.arguments import require_name, terminal
from colead.cli.views.ideas_view import ideas_view
from colead.cli.views.kinds_view import details, overview
from colead.drafting.ideas import find_ideas, ideas, near_names, priced
from colead.drafting.shipped import reference


def kinds(
    catalogue: Annotated[
        str | None, typer.Argument(metavar="[CATALOGUE|KIND]", help="interventions, trust, ... or a kind of any.")
    ] = None,
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="Only this kind of the catalogue.")] = None,
    find: Annotated[
        str | None,
        typer.Option("--find", metavar="TEXT", help="What people call it, as 'away day': the line for a scenario."),
    ] = None,
    scenario: Annotated[
        str | None, typer.Option(metavar="FILE", help="With --find: whose hours; default the shipped small_unit.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """List what a scenario can name; with a catalogue or kind, its parameters, units, ranges, grades and sources.

    Example: colead kinds --find "away day"
    """
    if find is not None:
        _find(find, catalogue, scenario, as_json)
        return
    if scenario is not None:
        raise typer.BadParameter("belongs to --find", param_hint="--scenario")
    found = _core.kinds()
    if catalogue is None:
        _write_records(json_value(found), overview(found), as_json)
        return
    entries = _entries(found, catalogue, kind)
    _write_records(json_value(entries), details(entries, terminal().width), as_json)


def _entries(found: Sequence[_core.CatalogueInfo], name: str, kind: str | None) -> Sequence[_core.KindInfo]:
    """Of a catalogue all kinds or one; a kind is also found without its catalogue."""
    catalogues = {one.name: one.kinds for one in found}
    if name in catalogues:
        if kind is None:
            return catalogues[name]
        require_name("kind", kind, [one.name for one in catalogues[name]], "KIND")
        return [one for one in catalogues[name] if one.name == kind]
    named = [one for kinds_ in catalogues.values() for one in kinds_ if one.name == name]
    if named and kind is None:
        return named
    if kind is not None:
        raise typer.BadParameter(unknown_name("catalogue", name, list(catalogues)), param_hint="CATALOGUE")
    known = [*catalogues, *(one.name for many in catalogues.values() for one in many)]
    message = unknown_name("catalogue or kind", name, known) + f'; or: --find "{name.replace("_", " ")}"'
    raise typer.BadParameter(message, param_hint="CATALOGUE")


def _find(text: str, catalogue: str | None, file: str | None, as_json: bool) -> None:
    if catalogue is not None:
        raise typer.BadParameter("write the words behind it in quotation marks", param_hint="--find")
    found = find_ideas(text)
    if not found:
        near = ", ".join(f"'{name}'" for name in near_names(text))
        advice = f"did you mean {near}?" if near else f"{len(ideas())} ideas stand in docs/guides/ideas.md"
        raise typer.BadParameter(f"nothing is called {quoted(text)}; {advice}", param_hint="--find")
    where = reference() if file is None else _core.Scenario.load(file)
    prices = priced(found, where)
    _write_records([one.to_json() for one in prices], ideas_view(prices, where.name), as_json)


def _write_records(records: Any, view: Any, as_json: bool) -> None:
    if as_json:
        write_json("-", records)
    else:
        terminal().print(view)
