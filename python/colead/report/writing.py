# SPDX-License-Identifier: Apache-2.0
"""The whole report: a page of its content, and a file of the page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from altair.utils.schemapi import debug_mode

from colead._core import __version__
from colead.base.errors import ModelError
from colead.report.content import ReportContent
from colead.report.formats import PAGES, require_format, write
from colead.report.page import render
from colead.report.sections import sections

if TYPE_CHECKING:
    from colead.experiments.compared import Compared
    from colead.experiments.stress_answer import Stress


def html(content: ReportContent, playground: str = "") -> str:
    """The page; equal content gives equal bytes. `playground` is where a reader can try it, seen from the report."""
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
        return render(
            list(sections(content)), title=title, subtitle=subtitle, version=__version__, playground=playground
        )


def write_report(
    comparison: Compared, path: str | Path, *, stress: Stress | None = None, playground: str | Path | None = None
) -> Path:
    """Writes the report of a comparison in the format its name asks for; see `Comparison.report`."""
    from colead.report.collect import collect

    target = Path(path)
    require_format(target)
    link = "" if playground is None else _link(Path(playground), target)
    write(html(collect(comparison, stress), link), target)
    return target


def _link(page: Path, report: Path) -> str:
    """The page as it is reached from the folder of the report."""
    if report.suffix.lower() not in PAGES:
        raise ValueError(f"only a report in .html links to a playground, and '{report}' is none")
    if not page.is_file():
        raise ValueError(f"there is no playground '{page}'; cl.playground writes one")
    return quote(Path(os.path.relpath(page.resolve(), report.resolve().parent)).as_posix())
