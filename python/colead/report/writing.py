# SPDX-License-Identifier: Apache-2.0
"""The whole report: a page of its content, and a file of the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from altair.utils.schemapi import debug_mode

from colead._core import __version__
from colead.base.errors import ModelError
from colead.report.content import ReportContent
from colead.report.formats import require_format, write
from colead.report.page import render
from colead.report.sections import sections

if TYPE_CHECKING:
    from colead.experiments.comparison import Comparison
    from colead.experiments.stress_answer import Stress


def html(content: ReportContent) -> str:
    """The page; equal content gives equal bytes."""
    title = content.scenario.title or content.scenario.name
    if not any(content.comparison.effect(one, content.main_metric).pairs > 1 for one in content.rivals):
        raise ModelError(
            "a report needs at least two replications in which something was decided: no strategy has a difference in "
            f"{content.main_metric}"
        )
    subtitle = (
        f"{len(content.rivals)} strategies against {content.baseline_name}, "
        f"{content.comparison.replications} paired runs each"
    )
    with debug_mode(False):  # tests validate every chart; here it would double the time
        return render(list(sections(content)), title=title, subtitle=subtitle, version=__version__)


def write_report(comparison: Comparison, path: str | Path, *, stress: Stress | None = None) -> Path:
    """Writes the report of a comparison in the format its name asks for; see `Comparison.report`."""
    from colead.report.collect import collect

    target = Path(path)
    require_format(target)
    write(html(collect(comparison, stress)), target)
    return target
