# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.report.blocks import Section, Words
from colead.report.content import ReportContent


def network(content: ReportContent) -> Section | None:
    if content.network is None:
        return None
    return Section(
        "network",
        "The network before and after",
        [
            Words(
                "Every dot is a post, every line a working tie between the people in two posts. The more they trust "
                "each other, the thicker and darker the line. Play the weeks, or move the slider."
            ),
            content.network.block(),
        ],
    )
