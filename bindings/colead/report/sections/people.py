# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead import wording
from colead.plots.people import MEASURES, people_panel, people_rows
from colead.report import says
from colead.report.blocks import Figure, Grid, Section, Variant, Words
from colead.report.material import Material


def people(material: Material) -> Section | None:
    measures = [measure for measure in MEASURES if people_rows(material.comparison, measure)]
    if not measures:
        return None
    return Section(
        "people",
        "Who gains and who loses",
        [
            Words(
                "What is good for the organisation on average may be paid for by one profession. These are "
                "the same paired "
                f"differences to {material.baseline_name}, for each profession. A hollow point may be no difference."
            ),
            Grid([_figure(material, measure) for measure in measures]),
        ],
    )


def _figure(material: Material, measure: str) -> Figure:
    found = [effect for effect in material.comparison.effects if effect.metric == measure and effect.group != "all"]
    way = {"higher": "Higher is better", "lower": "Lower is better", "neither": ""}[found[0].better]
    title = wording.measure_title(measure)
    rows = people_rows(material.comparison, measure)
    listed = "; ".join(f"{row['name']}, {row['group'].lower()} {row['says']}" for row in rows)
    alt = f"{title}: difference by strategy and profession. {listed}."
    variants = [Variant(title, people_panel(material.comparison, measure), alt)]
    return Figure(title, variants, subtitle=way, table=says.effect_table(found, f"{title} by profession"))
