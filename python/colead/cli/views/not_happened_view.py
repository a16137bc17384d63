# SPDX-License-Identifier: Apache-2.0
"""What did not happen: runs that failed, and what never acted in any run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from colead.base.text import escaped
from colead.experiments.checks.acted import NeverActed
from colead.experiments.comparison import Comparison
from colead.experiments.failing import left_of, sentences
from colead.runs import FailedRun

MOST_LISTED = 5


def not_happened(comparison: Comparison) -> Iterator[RenderableType]:
    """Of a comparison: what is left, which runs failed, and what never acted."""
    asked = comparison.replications_asked or comparison.replications
    yield from of_runs(left_of(comparison.replications, asked, comparison.failures), comparison.failures)
    yield from of_interventions(comparison.never_acted)


def of_runs(left: str, failures: Sequence[FailedRun]) -> Iterator[RenderableType]:
    if not failures:
        return
    yield Text(escaped(left), "bold red")
    for sentence in sentences(failures):
        yield Text(escaped(sentence), "red")
    yield ""


def of_interventions(found: Sequence[NeverActed]) -> Iterator[RenderableType]:
    """A line for each that never acted, and one for all that never took place."""
    acting = [one for one in found if not one.by_itself]
    for one in acting[:MOST_LISTED]:
        yield Text(f"Never acted: {escaped(one.sentence)}.", "bold yellow")
    more = len(acting) - MOST_LISTED
    if more > 0:
        yield Text(f"Never acted: {more} more; --json lists them all.", "bold yellow")
    missing = [one for one in found if one.by_itself]
    if missing:
        listed = "; ".join(one.did_not for one in missing[:MOST_LISTED])
        left = f"; {len(missing) - MOST_LISTED} more, which --json lists" if len(missing) > MOST_LISTED else ""
        runs = "the 1 run" if missing[0].runs == 1 else f"any of {missing[0].runs} runs"
        yield Text(f"Never took place in {runs}: {escaped(listed)}{left}.", "yellow")
    if found:
        yield ""
