# SPDX-License-Identifier: Apache-2.0
"""Organisations of which a report has little to show: a picture of nothing is left out, and a sentence says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import colead as cl
from colead.plots.pictures import charts

NEEDS = "needs: [{profession: manager}, {profession: medic}]"
MANAGERS = "      - {profession: manager, count: 2, calendar: office}\n"
MEDICS = "      - {profession: medic, count: 3, calendar: office}\n"
TIES = "mean_degree: 3"
MEDICS_ALONE = {
    NEEDS: "needs: [{profession: medic, count: 2}]",
    MANAGERS: "",
    "  manager: {pressure: 0.4}\n": "",
}
ONE_UNIT = {"  south: {type: ward, load: 1.5}\n": ""}
ONE_PERSON = {**MEDICS_ALONE, **ONE_UNIT, NEEDS: "needs: [{profession: medic}]"}
ONE_PERSON |= {MEDICS: MEDICS.replace("3", "1"), TIES: "mean_degree: 0"}
NEW = ", rotation_months: 0.1}"
ROTATION = {MANAGERS: MANAGERS.replace("}", NEW), MEDICS: MEDICS.replace("}", NEW)}
RIVALS = """\
  shadowing: [{kind: shadowing, dose: 1, every_weeks: 4}]
  protected: [{kind: protected_time}]
"""
LITTLE = {
    "one profession": MEDICS_ALONE,
    "one unit": ONE_UNIT,
    "one person": ONE_PERSON,
    "everybody new": ROTATION,
    "no ties": {TIES: "mean_degree: 0"},
    "one sample": {"horizon_weeks: 12": "horizon_weeks: 1"},
    "nothing but a placebo": {RIVALS: ""},
    "one metric": {"compare:": "metrics: [lead_time]\ncompare:"},
}
NOTHING = {"no decisions": {"per_week: 6": "per_week: 0"}, "a moment": {"horizon_weeks: 12": "horizon_weeks: 0.01"}}


def compared(text: str, changes: dict[str, str]) -> cl.Comparison:
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return cl.compare(cl.Scenario.from_yaml(text), replications=2, mechanisms=False, progress=False)


@pytest.mark.parametrize("little", LITTLE)
def test_a_report_is_written_of_little(tiny_text: str, tmp_path: Path, little: str) -> None:
    found = compared(tiny_text, LITTLE[little])
    assert found.report(tmp_path / "r.html").stat().st_size > 0
    for _, draw in charts(found):
        draw()


@pytest.mark.parametrize("nothing", NOTHING)
def test_nothing_to_report_is_told_and_nothing_is_drawn(tiny_text: str, tmp_path: Path, nothing: str) -> None:
    found = compared(tiny_text, NOTHING[nothing])
    with pytest.raises(cl.ModelError, match="a report needs at least two replications in which something was decided"):
        found.report(tmp_path / "r.html")
    with pytest.raises(ValueError, match="no strategy has a difference in 'decision_efficiency': there is nothing"):
        found.plot.decision()
    assert "decision" not in {name for name, draw in charts(found) if draw()}


@pytest.mark.parametrize(
    ("little", "told"),
    [
        ("one profession", "Trust between professions; Understanding of each other&#39;s roles."),
        (
            "everybody new",
            "Trust between professions (Managers towards medics); Trust between professions (Medics towards managers).",
        ),
        ("no ties", ""),
    ],
)
def test_a_picture_of_nothing_is_left_out_with_a_sentence(
    tiny_text: str, tmp_path: Path, little: str, told: str
) -> None:
    found = compared(tiny_text, LITTLE[little])
    page = found.report(tmp_path / "r.html").read_text(encoding="utf-8")
    sentence = "Without a picture, as no sampled week has a value in both runs of a pair: "
    assert (sentence in page) == bool(told)
    if told:
        assert page.split(sentence)[1].startswith(told)
        for chart in (found.plot.heat_map, found.plot.trust):
            with pytest.raises(ValueError, match="'trust_mean' has no value in any week that was sampled"):
                chart()
