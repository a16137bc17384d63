# SPDX-License-Identifier: Apache-2.0
"""Screening by SALib: the answers of test functions with known indices, and a tiny scenario."""

from __future__ import annotations

import numpy as np
import pytest
from support import TINY

import colead as cl
from colead.experiments.screen import Influence, _influences
from colead.statistics.sensitivity import Method, design
from colead.statistics.space import Varied

RANGED = "pressure: {value: 0.4, range: [0.2, 0.7], grade: C}"
NUMBERS = tuple(Varied(path, "", 0.5, 0.0, 1.0, "C", "") for path in ("a", "b", "c"))
NAMES = [one.path for one in NUMBERS]


def influences(method: Method, count: int) -> dict[str, Influence]:
    """Of 3 a + b^2, which is additive and does not depend on c."""
    places = design(method, NAMES, count, 1)
    answer = 3 * places[:, 0] + places[:, 1] ** 2
    return {one.path: one for one in _influences(method, NUMBERS, places, answer, 1)}


def test_morris_finds_the_mean_effects() -> None:
    found = influences("morris", 200)
    assert found["a"].influence == pytest.approx(3.0)
    assert found["a"].interplay == pytest.approx(0.0, abs=1e-9)
    assert found["b"].influence == pytest.approx(1.0, abs=0.1)
    assert found["b"].interplay > 0.1
    assert (found["c"].influence, found["c"].interplay) == (0.0, 0.0)


def test_sobol_finds_the_shares_of_the_variance() -> None:
    """Variances of the parts: 9 / 12 and 4 / 45."""
    total = 9 / 12 + 4 / 45
    found = influences("sobol", 1024)
    assert found["a"].influence == pytest.approx(9 / 12 / total, abs=0.03)
    assert found["b"].influence == pytest.approx(4 / 45 / total, abs=0.03)
    assert found["c"].influence == pytest.approx(0.0, abs=1e-9)


def test_an_answer_that_never_changes_hangs_on_nothing() -> None:
    places = design("morris", NAMES, 4, 1)
    found = _influences("morris", NUMBERS, places, np.ones(len(places)), 1)
    assert [one.influence for one in found] == [0.0, 0.0, 0.0]


def test_a_scenario_is_screened() -> None:
    scenario = cl.Scenario.from_yaml(TINY.read_text(encoding="utf-8").replace("pressure: 0.4", RANGED))
    found = cl.screen(scenario, "protected", samples=4, stated_only=True, progress=False)
    assert (found.method, found.worlds, found.metric) == ("morris", 4 * 3, "lead_time_mean")
    assert [one.influence for one in found.influences] == sorted(
        (one.influence for one in found.influences), reverse=True
    )
    assert found == cl.screen(scenario, "protected", samples=4, stated_only=True, threads=1, progress=False)
    assert cl.screen(scenario, "placebo", samples=4, stated_only=True, progress=False).influences[0].influence == 0.0


def test_what_cannot_be_screened_is_refused(tiny: cl.Scenario) -> None:
    with pytest.raises(ValueError, match="method"):
        cl.screen(tiny, "protected", method="guess", progress=False)  # type: ignore[arg-type]
    with pytest.raises(cl.ModelError, match="did you mean 'shadowing'"):
        cl.screen(tiny, "shadwing", progress=False)
    with pytest.raises(ValueError, match="power of two"):
        cl.screen(tiny, "protected", method="sobol", samples=5, progress=False)
