# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead import _core
from colead.base.scenario_parts import observed_words
from colead.report.blocks import Facts, Section, Words
from colead.report.content import ReportContent


def question(content: ReportContent) -> Section:
    scenario = content.scenario
    names = [content.title(name) for name in content.rivals]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    asked = scenario.question or "Which strategy makes joint decisions better and sooner, and at what cost in hours?"
    blocks: list[object] = [Words(asked, "lead")]
    if scenario.description:
        blocks.append(Words(scenario.description))
    units = len(scenario.units)
    blocks += [
        Words(
            f"{listed}: each was simulated against {content.baseline_name} in {scenario.title or scenario.name}. "
            "Every strategy met the same people, the same decisions and the same luck, so what differs is the strategy."
        ),
        Facts(
            (
                ("People", f"{scenario.people:,}", f"in {units} unit{'s' if units != 1 else ''}"),
                ("Joint decisions", f"{scenario.decisions_per_week:,.0f} a week", "expected to arise"),
                (
                    "Time observed",
                    f"{scenario.horizon_weeks:g} weeks",
                    _observed(scenario),
                ),
                (
                    "Repeated",
                    f"{content.comparison.replications} times",
                    "for each strategy, with other luck each time",
                ),
            )
        ),
    ]
    return Section("question", "The question", blocks)


def _observed(scenario: _core.Scenario) -> str:
    said = f"{scenario.horizon_weeks / 52:.2g} years, after {scenario.warm_up_weeks:g} weeks of warm-up"
    dates = observed_words(scenario)
    return f"{dates}: {said}" if dates else said
