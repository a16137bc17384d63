# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.report.blocks import Fold, Section, Words
from colead.report.content import ReportContent
from colead.report.odd import odd
from colead.report.stress_des import checklist, checklist_table

LEFT_OUT = (
    "The model leaves out most of a hospital: patients, beds and money as such, professions that the scenario does not "
    "name, informal leaders, and politics beyond single decisions. It knows no history of the people it draws."
)


def model(content: ReportContent) -> Section:
    items = checklist(content)
    missing = [item for item in items if item.missing]
    return Section(
        "model",
        "The model, and how it is reported",
        [
            Words(LEFT_OUT),
            Fold("Summary in the headings of the ODD protocol", [odd(content)]),
            Fold("STRESS-DES checklist for simulation studies", [checklist_table(items)]),
            Words(
                f"{len(items) - len(missing)} of {len(items)} items of the checklist are complete. Still missing: "
                + "; ".join(f"{item.name.split(' ')[0]} {item.missing}" for item in missing)
                + "."
            ),
        ],
    )
