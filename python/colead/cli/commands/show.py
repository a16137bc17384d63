# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import Annotated

import typer

from colead.base.files import write_json, write_text
from colead.base.scenario_parts import observed_words
from colead.base.text import escaped
from colead.cli.arguments import File, scenario_of
from colead.cli.origins import value_origins


def show(
    file: File,
    origins: Annotated[bool, typer.Option("--origins", help="Every value with file:line, or 'default'.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of YAML.")] = False,
) -> None:
    """Show a scenario with every value resolved.

    Example: colead show scenarios/small_unit.yaml --origins
    """
    scenario = scenario_of(file)
    if not origins:
        dates = observed_words(scenario)
        head = f"# observed from {dates}\n" if dates else ""
        as_text = json.dumps(json.loads(scenario.resolved_json()), indent=2) + "\n" if as_json else ""
        write_text("-", as_text or head + scenario.resolved_yaml())
        return
    values = list(value_origins(scenario))
    if as_json:
        write_json("-", [{"path": path, "value": value, "origin": origin} for path, value, origin in values])
        return
    shown = [(f"{path}: {json.dumps(value, ensure_ascii=False)}", origin) for path, value, origin in values]
    width = min(max(len(text) for text, _ in shown), 60)
    write_text("-", "".join(f"{escaped(text):{width}}  # {escaped(origin)}\n" for text, origin in shown))
