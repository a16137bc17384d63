# SPDX-License-Identifier: Apache-2.0
"""Whatever is asked of a comparison together: it has no fault of its own, and hours mean what their names say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import TINY

import colead as cl

TEXT = TINY.read_text(encoding="utf-8").replace("horizon_weeks: 12", "horizon_weeks: 6")
NAMES = ("baseline", "placebo", "shadowing", "protected")
SCENARIOS = {
    name: cl.Scenario.from_yaml(TEXT.replace("{baseline: baseline,", f"{{baseline: {name},")) for name in NAMES
}
SEEDS = st.sampled_from([0, 7, 2**64 - 1])


@st.composite
def _asked(draw: st.DrawFn) -> tuple[cl.Scenario, dict[str, Any], dict[str, Any] | None]:
    """A scenario with its baseline, what is asked, and where strategies begin: None for the beginning."""
    baseline = draw(st.sampled_from(NAMES))
    rivals = [name for name in NAMES if name != baseline]
    asked = {
        "strategies": draw(st.lists(st.sampled_from(rivals), min_size=1, max_size=3, unique=True)),
        "replications": draw(st.integers(2, 3)),
        "seed": draw(SEEDS),
        "confidence": draw(st.sampled_from([0.5, 0.95, 0.9999])),
        "metric": draw(st.sampled_from(["lead_time_mean", "trust_mean", "displaced_hours"])),
    }
    if not draw(st.booleans()):
        asked["equal_hours"] = draw(st.booleans())
        return SCENARIOS[baseline], asked, None
    begins: dict[str, Any] = {"at_week": draw(st.sampled_from([0.0, 0.5, 4.0, 5.99]))}
    if draw(st.booleans()):
        begins |= {"luck": "redrawn", "past": draw(st.sampled_from([0, 1, 5, 2**63]))}
    return SCENARIOS[baseline], asked, begins


def _answer(scenario: cl.Scenario, asked: dict[str, Any], begins: dict[str, Any] | None, threads: int) -> cl.Comparison:
    if begins is None:
        return cl.compare(scenario, **asked, mechanisms=False, threads=threads, progress=False)
    return cl.branch(scenario, **asked, **begins, threads=threads, progress=False).comparison


@given(_asked())
def test_any_comparison_has_no_fault_of_its_own(
    question: tuple[cl.Scenario, dict[str, Any], dict[str, Any] | None],
) -> None:
    scenario, asked, begins = question
    found = _answer(scenario, asked, begins, threads=2)
    assert found.placebo is not None
    assert found.placebo.exact
    assert all(check.exact for check in found.hours_checks)
    share = 1.0 if begins is None else 1.0 - begins["at_week"] / scenario.horizon_weeks
    assert found.share_at_work == pytest.approx(share)
    for cost in found.costs:
        assert cost.hours_a_year * share * scenario.observed_years == pytest.approx(cost.all_hours, rel=1e-9, abs=1e-9)
    assert found == _answer(scenario, asked, begins, threads=1)
