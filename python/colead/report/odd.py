# SPDX-License-Identifier: Apache-2.0
"""The model in the headings of the ODD protocol (Grimm et al. 2020), with the figures of this scenario."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from colead.base.as_resolved import DecisionClass, Resolved, Titled
from colead.drafting.what_is_there import weekly
from colead.report.blocks import Cell, Table
from colead.report.content import ReportContent
from colead.words import titles

# What is true of every scenario.
OF_THE_MODEL: list[list[Cell]] = [
    [
        "Process overview",
        "A decision arrives, is noticed, takes a route, waits for people, meets, is discussed and decided (or "
        "defers, escalates, moves into another, or falls to the status quo when due), comes into force, and shows "
        "its outcome, which feeds back into trust and understanding.",
    ],
    [
        "Basic principles",
        "Information processing in organisations, social influence, contact between groups, trust as evidence, "
        "queueing for attention, socialisation to professional codes.",
    ],
    [
        "Emergence",
        "Disagreement, delay and its causes, endings of decisions, trust, understanding and unequal access result "
        "from rules for single people and single decisions.",
    ],
    [
        "Adaptation, objectives, learning",
        "People route, delegate, check and attend as their state suggests; they score options by their own weights; "
        "they learn about others' roles and values, and from outcomes.",
    ],
    [
        "Sensing and interaction",
        "People know their own queue, and others' values only as they perceive them; they interact in meetings, "
        "sessions, gossip and competition for free slots.",
    ],
    [
        "Stochasticity",
        "Every draw is keyed by whom and what it is for, never by order, so all strategies share their luck.",
    ],
]


def odd(content: ReportContent) -> Table:
    scenario, settings = content.scenario, content.settings
    arising = titles_of(arising_in(settings))
    rows: list[list[Cell]] = [
        [
            "Purpose and patterns",
            f"To answer: {scenario.question or 'which strategy helps'} It explores mechanisms and predicts no named "
            "organisation. It is judged by patterns of sign and order.",
        ],
        [
            "Entities and scales",
            f"{scenario.people:,} posts and their holders in {counted(scenario.units, 'unit')} of "
            f"{counted(scenario.organisations, 'organisation')}; professions: "
            f"{', '.join(titles_of(settings['professions']))}; directed ties with evidence of trust; decisions of "
            f"{len(arising)} classes ({', '.join(sorted(arising))}). Time is continuous; "
            f"{scenario.warm_up_weeks:g} weeks of warm-up, then {scenario.horizon_weeks:g} weeks observed.",
        ],
        *OF_THE_MODEL,
        *_beginning_and_rules(content),
    ]
    return Table("The model in the headings of the ODD protocol", ["Heading", "This simulation"], rows)


def _beginning_and_rules(content: ReportContent) -> list[list[Cell]]:
    settings = content.settings
    return [
        [
            "Observation",
            f"{len(content.comparison.metric_names)} metrics from the end of the warm-up on, sampled every "
            f"{settings['sample_every_weeks']:g} weeks where they are followed over time. Watching changes nothing.",
        ],
        [
            "Initialisation",
            f"People and a network ({titles.plain(settings['network']['kind']).lower()}, "
            f"{settings['network'].get('mean_degree', 'given')} ties a person) are drawn afresh in each replication; "
            "desks and diaries begin empty.",
        ],
        ["Input data", "The scenario file alone; every number stands under 'What this rests on'."],
        [
            "Submodels",
            f"Trust: {titles.plain(settings['trust']['kind']).lower()}. Influence: "
            f"{titles.plain(settings['influence']['kind']).lower()}. Decision rules: {', '.join(rules(settings))}. "
            "Equations: the model page of the documentation.",
        ],
    ]


def arising_in(settings: Resolved) -> dict[str, DecisionClass]:
    """Classes that come up in a unit there is; a shared part may declare more."""
    there = weekly(settings)
    return {name: one for name, one in settings["decisions"].items() if name in there}


def titles_of(declared: Mapping[str, Titled]) -> list[str]:
    return [str(one.get("title") or titles.plain(name)) for name, one in declared.items()]


def rules(settings: Resolved) -> list[str]:
    return sorted({titles.plain(decision["rule"]["kind"]).lower() for decision in settings["decisions"].values()})


def counted(things: Any, name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
