# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Iterator

from colead.experiments.failing import left_of
from colead.report.blocks import Section, Table, Words
from colead.report.content import ReportContent
from colead.words import titles

UNSEEN = "nothing to be seen in the scenario"


def not_happened(content: ReportContent) -> Section | None:
    """Runs that failed, what never acted and what never took place; nothing where all went as it was asked."""
    blocks = [*_failures(content), *_never_acted(content), *_never_took_place(content)]
    return Section("not-happened", "What did not happen", blocks) if blocks else None


def _failures(content: ReportContent) -> Iterator[object]:
    comparison = content.comparison
    if not comparison.failures:
        return
    asked = comparison.replications_asked or comparison.replications
    yield Words(left_of(comparison.replications, asked, comparison.failures), "warning")
    rows = [
        [titles.plain(one.strategy), str(one.replication), str(one.seed), one.error, one.again or "the command below"]
        for one in comparison.failures
    ]
    yield Table("Runs that failed", ["Strategy", "Replication", "Seed", "What went wrong", "To make it again"], rows)


def _never_acted(content: ReportContent) -> Iterator[object]:
    found = [one for one in content.comparison.never_acted if not one.by_itself]
    if not found:
        return
    yield Words(
        "In no run did these act, or could they be decided: without such an intervention every run is the same, but "
        "for hours that went on it where it says so. A difference of 0 is no finding about them.",
        "warning",
    )
    rows = [
        [
            titles.plain(one.strategy),
            one.what,
            one.name,
            str(one.runs),
            f"{one.why}; hours went on it" if one.spent else one.why or UNSEEN,
        ]
        for one in found
    ]
    yield Table("What never acted", ["Strategy", "What", "Name", "Runs", "Why"], rows, numeric=frozenset({3}))


def _never_took_place(content: ReportContent) -> Iterator[object]:
    found = [one for one in content.comparison.never_acted if one.by_itself]
    if not found:
        return
    yield Words("In no run of any strategy did these take place; figures about them have no value.", "warning")
    rows = [[one.what, one.did_not, str(one.runs), one.why or UNSEEN] for one in found]
    yield Table("What never took place", ["What", "What did not happen", "Runs", "Why"], rows, numeric=frozenset({2}))
