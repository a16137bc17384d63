# SPDX-License-Identifier: Apache-2.0
"""Reports, and the page beside one in which a reader can try the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colead.cli.destinations import tell_result

if TYPE_CHECKING:
    from colead.experiments.comparison import Comparison
    from colead.experiments.stress_answer import Stress


def reported(
    comparison: Comparison,
    report: str | None,
    pdf: str | None,
    *,
    playground: str | None = None,
    stress: Stress | None = None,
) -> None:
    """Writes what was asked for, the playground first, because the report links to it."""
    page = None
    if playground is not None:
        page = _playground(comparison, playground, stress)
    if report is not None:
        tell_result("report", comparison.report(report, stress=stress, playground=page))
    if pdf is not None:
        tell_result("report", comparison.report(pdf, stress=stress))


def _playground(comparison: Comparison, target: str, stress: Stress | None) -> str:
    from colead.browser.playground import playground

    if comparison.source is None:
        raise ValueError("a playground needs the scenario that was compared, and this comparison has none")
    tell_result("playground", playground(comparison.source, target, stress=stress))
    return target
