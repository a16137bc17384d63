# SPDX-License-Identifier: Apache-2.0
"""The report a board reads: one HTML file that is complete in itself, or a PDF or text document made from it.

>>> comparison.report("report.html")  # doctest: +SKIP
"""

from typing import TYPE_CHECKING

from colead.base.lazy import lazily

if TYPE_CHECKING:
    from colead.report.content import ReportContent
    from colead.report.formats import require_format
    from colead.report.writing import html, write_report
else:
    __getattr__, __dir__ = lazily(__spec__)

__all__ = ["ReportContent", "html", "require_format", "write_report"]
