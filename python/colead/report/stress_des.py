# SPDX-License-Identifier: Apache-2.0
"""The STRESS-DES checklist (Monks et al. 2018, doi 10.1080/17477778.2018.1442155), filled from the scenario.

Its twenty items are answered from what the scenario and the comparison know. What only its author can say is listed as
missing.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass

from colead._core import __version__
from colead.base.as_resolved import Intervention
from colead.report.blocks import Table
from colead.report.content import ReportContent
from colead.report.odd import arising_in, counted, rules, titles_of
from colead.words import titles


@dataclass(frozen=True)
class Item:
    """One item of the checklist; `missing` is what its author still has to say."""

    name: str
    answer: str
    missing: str = ""


def checklist(content: ReportContent) -> list[Item]:
    return [
        *_objectives(content),
        *_logic(content),
        *_data(content),
        *_experimentation(content),
        *_implementation(content),
    ]


def checklist_table(items: Sequence[Item]) -> Table:
    return Table(
        "STRESS-DES, item by item",
        ["Item", "Answer", "Still missing"],
        [[item.name, item.answer, item.missing] for item in items],
    )


def _objectives(content: ReportContent) -> list[Item]:
    scenario = content.scenario
    strategies = ", ".join(content.title(one) for one in content.rivals)
    hypotheses = len(scenario.expectations)
    return [
        Item(
            "1.1 Purpose of the model", scenario.question, "" if scenario.question else "the scenario has no question"
        ),
        Item(
            "1.2 Model outputs",
            f"{len(content.comparison.metric_names)} metrics; definitions in the reference pages. Main metric: "
            f"{titles.metric_title(content.main_metric)}.",
        ),
        Item(
            "1.3 Aims of experiments",
            f"{strategies}, each against {content.baseline_name}."
            + (f" {hypotheses} expectations stated in advance." if hypotheses else ""),
            "" if hypotheses else "hypotheses stated in advance (expectations: in the scenario)",
        ),
    ]


def _logic(content: ReportContent) -> list[Item]:
    settings = content.settings
    needed = titles_of(arising_in(settings))
    return [
        Item("2.1 Base model overview", "The life of one decision, see the process overview above.", "a diagram"),
        Item("2.2 Base model logic", "Equations as computed: the model page of the documentation, section 7."),
        Item(
            "2.3 Scenario logic",
            "; ".join(
                _strategy(content.title(name), parts)
                for name, parts in settings["strategies"].items()
                if name in content.comparison.strategies
            )
            + ".",
        ),
        Item(
            "2.4 Algorithms",
            "Arrivals by inversion of the cumulative weekly rate; first shared slot in diaries; trust by "
            f"{titles.plain(settings['trust']['kind']).lower()}; influence by "
            f"{titles.plain(settings['influence']['kind']).lower()}; deciding by {', '.join(rules(settings))}.",
        ),
        Item(
            "2.5 Components",
            f"Entities: decisions of {len(needed)} classes ({', '.join(needed)}). Activities: preparation, "
            "meetings, rework, waiting for a formal channel; sessions of strategies. Resources: "
            f"{content.scenario.people:,} people in {counted(content.scenario.units, 'unit')}, with calendars of duty "
            "and open hours. Queues: one for each person, by priority, then time; urgent work displaces routine work. "
            "Entry and exit: a Poisson stream for each class and unit, "
            f"{content.scenario.decisions_per_week:,.4g} decisions a week in all; a decision leaves when "
            "its outcome has shown.",
        ),
    ]


def _strategy(name: str, parts: Sequence[Intervention]) -> str:
    kinds = ", ".join(titles.plain(str(part["kind"])).lower() for part in parts)
    return f"{name}: {kinds or 'nothing added'}"


def _data(content: ReportContent) -> list[Item]:
    grades = content.scenario.numbers_by_grade
    sources = len({str(record.source) for record in content.scenario.assumptions if record.source})
    weak = grades["C"]
    return [
        Item("3.1 Data sources", f"{sources} sources, named beside each number under 'What this rests on'."),
        Item("3.2 Pre-processing", "", "how data became these numbers"),
        Item(
            "3.3 Input parameters",
            f"{sum(grades.values())} numbers: {grades['A']} of grade A, {grades['B']} of B, {weak} of C, the others "
            "not graded.",
        ),
        Item(
            "3.4 Assumptions",
            f"{weak} numbers are assumptions without a measurement.",
            "measurements of them" if weak else "",
        ),
    ]


def _experimentation(content: ReportContent) -> list[Item]:
    comparison, scenario = content.comparison, content.scenario
    return [
        Item(
            "4.1 Initialisation",
            f"Empty desks and diaries, then {scenario.warm_up_weeks:g} weeks of warm-up that are not counted.",
            "how the length of the warm-up was chosen",
        ),
        Item("4.2 Run length", f"{scenario.horizon_weeks:g} weeks observed."),
        Item(
            "4.3 Estimation",
            f"{comparison.replications} replications of each strategy, paired by common random numbers; mean "
            f"difference with Student's {content.confidence} interval.",
            "" if content.stress is not None else "sensitivity to the assumptions (no stress run)",
        ),
    ]


def _implementation(content: ReportContent) -> list[Item]:
    return [
        Item("5.1 Software", f"colead {__version__} (C++20, Python {platform.python_version()})."),
        Item(
            "5.2 Random sampling",
            f"Philox4x64-10, keyed by seed, replication, who and what for; seed {content.comparison.seed}.",
        ),
        Item(
            "5.3 Model execution",
            "Event-driven; simultaneous events by priority, then identity. The number of processors changes no result.",
        ),
        Item("5.4 System", f"{platform.system()} {platform.machine()}.", "processor and time taken"),
        Item(
            "6.1 Sharing the model",
            "Open source, Apache 2.0; see 'How to repeat it'.",
            "where this scenario is archived",
        ),
    ]
