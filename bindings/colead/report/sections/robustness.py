# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.report.blocks import Section, Words
from colead.report.material import Material


def robustness(_material: Material) -> Section:
    return Section(
        "robustness",
        "Would the ranking survive other assumptions?",
        [
            Words(
                "Not asked for. A stress run draws the assumptions from their ranges many times and says in "
                "how many of "
                "these worlds each strategy is best, and which assumption would turn the ranking.",
                "missing",
            ),
        ],
    )
