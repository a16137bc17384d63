# SPDX-License-Identifier: Apache-2.0
"""What the answer rests on: the numbers of the organisation and of the strategies that were compared, by grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from colead._core import Assumption
    from colead.report.content import ReportContent


def rests_on(content: ReportContent) -> tuple[Assumption, ...]:
    """Every number that went into the runs; those of strategies that were not run did not."""
    run = {f"strategies.{name}[" for name in content.comparison.strategies}
    return tuple(
        record
        for record in content.scenario.assumptions
        if not record.path.startswith("strategies.") or any(record.path.startswith(start) for start in run)
    )


def of_strategy(content: ReportContent, strategy: str) -> tuple[Assumption, ...]:
    """The numbers of one strategy's interventions that say something of the world, with a grade."""
    start = f"strategies.{strategy}["
    return tuple(one for one in content.scenario.assumptions if one.path.startswith(start) and str(one.grade))
