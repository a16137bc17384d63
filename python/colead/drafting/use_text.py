# SPDX-License-Identifier: Apache-2.0
"""A way of using hours as the lines of a scenario: what is written beside those who look for the best one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from colead import _core
from colead.drafting.yaml_text import flow, text_of

LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class WrittenUse:
    """A strategy to be written: its name, what it is called, and its interventions with every value."""

    name: str
    title: str
    interventions: tuple[Mapping[str, object], ...]

    @classmethod
    def of(
        cls, scenario: _core.Scenario, words: str, *, title: str, interventions: Sequence[Mapping[str, object]]
    ) -> WrittenUse:
        """Named after these words, as no strategy of the scenario is."""
        plain = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
        plain = plain if plain[:1].isalpha() else f"use_{plain}".rstrip("_")
        stem = plain[:LONGEST_ID].rstrip("_")
        names = (stem, *(f"{stem}_{number}" for number in range(2, len(scenario.strategies) + 3)))
        free = next(name for name in names if name not in scenario.strategies)
        return cls(free, title, tuple(interventions))


def strategy_lines(use: WrittenUse) -> tuple[str, ...]:
    """The strategy as a scenario has it below `strategies:`; what is as usual is left out."""
    fields = _fields_by_kind()
    lines = [f"  {use.name}:", f"    title: {text_of(use.title)}", "    interventions:"]
    return (*lines, *(f"      - {flow(_shortest(one, fields.get(str(one['kind']), ())))}" for one in use.interventions))


def scenario_text(file: str, scenario: _core.Scenario, use: WrittenUse, budget: float) -> str:
    """A scenario that extends the file beside it: the same, the use among what is compared, within the budget."""
    chosen = [name for name in scenario.compared if name != scenario.baseline]
    lines = [
        f"# The best use of {budget:,.0f} hours a year that `colead best` found in {file}, beside what that compares.",
        "colead: 1",
        f"extends: {text_of(file)}",
        "strategies:",
        *strategy_lines(use),
        "compare:",
        f"  strategies: [{', '.join([*chosen, use.name])}]",
        f"  budget_hours_a_year: {budget:g}",
    ]
    return "\n".join(lines) + "\n"


def _fields_by_kind() -> dict[str, Sequence[_core.FieldInfo]]:
    catalogue = next(one for one in _core.kinds() if one.name == "interventions")
    return {kind.name: kind.fields for kind in catalogue.kinds}


def _shortest(values: Mapping[str, object], fields: Sequence[_core.FieldInfo]) -> dict[str, object]:
    """Without the values that are as usual."""
    known = {field.name: field for field in fields}
    short: dict[str, object] = {}
    for name, value in values.items():
        field = known.get(name)
        kept = (
            _shortest(value, field.fields) if field is not None and field.fields and isinstance(value, dict) else value
        )
        usual = field is not None and (flow(kept) == field.default or (not kept and not field.default))
        if not usual:
            short[name] = kept
    return short
