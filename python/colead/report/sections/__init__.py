# SPDX-License-Identifier: Apache-2.0
"""The sections of the report, one file each, in the order in which a board reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from colead.report.blocks import Section
from colead.report.content import ReportContent
from colead.report.sections.answer import answer
from colead.report.sections.assumptions import assumptions
from colead.report.sections.decision import decision
from colead.report.sections.decisions import decisions
from colead.report.sections.effects import effects
from colead.report.sections.hours import hours
from colead.report.sections.model import model
from colead.report.sections.network import network
from colead.report.sections.not_happened import not_happened
from colead.report.sections.people import people
from colead.report.sections.question import question
from colead.report.sections.relations import relations
from colead.report.sections.repeat import repeat
from colead.report.sections.robustness import robustness
from colead.report.sections.two_runs import two_runs

SECTIONS: tuple[Callable[[ReportContent], Section | None], ...] = (
    decision,
    question,
    answer,
    not_happened,
    effects,
    hours,
    relations,
    decisions,
    people,
    network,
    two_runs,
    robustness,
    assumptions,
    model,
    repeat,
)


def sections(content: ReportContent) -> Iterator[Section]:
    """Those that have something to say."""
    for make in SECTIONS:
        section = make(content)
        if section is not None:
            yield section
