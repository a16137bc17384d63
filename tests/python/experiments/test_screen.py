# SPDX-License-Identifier: Apache-2.0
"""Screening by SALib: the answers of test functions with known indices, and a tiny scenario."""

from __future__ import annotations

from io import StringIO

import numpy as np
import pytest
from rich.console import Console
from support import TINY

import colead as cl
from colead.cli.views.screening_view import screening_view
from colead.experiments.path_groups import group_names, opened_groups
from colead.experiments.screen import Influence, Screening, _influences
from colead.statistics.sensitivity import Method, design, group_design, group_indices, indices
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


@pytest.mark.parametrize("method", ["morris", "sobol"])
def test_an_answer_that_never_changes_hangs_on_nothing(method: Method) -> None:
    places = design(method, NAMES, 4, 1)
    found = _influences(method, NUMBERS, places, np.ones(len(places)), 1)
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


# ---- Hundreds of numbers: in groups first ----


def test_a_section_with_too_many_numbers_is_divided() -> None:
    paths = ["trust.a", "trust.b", "load", "work.x", "work.y", "work.z", "work.deep.a", "work.deep.b", "seed"]
    deep, flat = "work.deep", "work"
    assert group_names(paths, 4) == ["trust", "trust", "the rest", flat, flat, flat, deep, deep, "the rest"]
    assert group_names(paths, 2)[3:6] == ["work (1)", "work (1)", "work (2)"]
    assert set(group_names(paths, 9)) == {"trust", "the rest", "work"}


def test_a_group_does_what_its_numbers_do_together() -> None:
    """Of 3 a + b, b beside a number without influence: each moves by the same step up or down."""
    groups = ["one", "two", "two", "none"]
    places = group_design(groups, 50, 1)
    assert len(places) == 50 * (3 + 1)
    found = group_indices(groups, places, 3 * places[:, 0] + places[:, 1], 1)
    assert [found[name][0] for name in ("one", "two", "none")] == pytest.approx([3.0, 1.0, 0.0])


def test_groups_are_opened_until_little_is_left_or_they_are_many() -> None:
    counts = {"a": 30, "b": 20, "c": 20, "d": 5}
    sizes = {"a": 5.0, "b": 3.0, "c": 1.6, "d": 0.4}
    assert opened_groups(sizes, counts, most=100, left=0.1) == {"a", "b", "c"}
    assert opened_groups(sizes, counts, most=60, left=0.1) == {"a", "b"}
    assert opened_groups(sizes, counts, most=10, left=0.1) == {"a"}
    assert opened_groups(dict.fromkeys(counts, 0.0), counts) == frozenset()


def test_hundreds_of_numbers_are_screened_in_groups_first(tiny: cl.Scenario) -> None:
    def screened(threads: int, strategy: str = "shadowing") -> Screening:
        return cl.screen(tiny, strategy, method="groups", samples=2, horizon_weeks=4, threads=threads, progress=False)

    found = screened(2)
    opened = sum(one.numbers for one in found.groups if one.opened)
    varied = sum(one.numbers for one in found.groups)
    assert found.worlds == 2 * (len(found.groups) + 1) + 2 * (opened + 1)
    assert found.worlds < varied < 2 * (varied + 1)  # less than one world for each number
    assert len(found.influences) == opened > 0
    assert [one.influence for one in found.groups] == sorted((one.influence for one in found.groups), reverse=True)
    assert found == screened(1)
    nothing = screened(2, "placebo")
    assert nothing.influences == ()
    assert not any(one.opened for one in nothing.groups)


def test_an_estimate_that_is_no_share_is_not_told_as_one() -> None:
    """An answer of luck alone, in few samples: its estimates stray far below 0 and above 1."""
    names = [f"n{at}" for at in range(6)]
    numbers = tuple(Varied(path, "", 0.5, 0.0, 1.0, "C", "") for path in names)
    places = design("sobol", names, 8, 1)
    answer = np.random.default_rng(0).normal(size=len(places))
    raw = indices("sobol", names, places, answer, 1)
    interplay = raw["ST"] - raw["S1"]
    assert interplay.min() < 0.0 < 1.0 < raw["ST"].max()
    found = _influences("sobol", numbers, places, answer, 1)
    for one, total, other in zip(found, raw["ST"], interplay, strict=True):
        assert one.influence == pytest.approx(total) if 0 <= total <= 1 else np.isnan(one.influence)
        assert one.interplay == pytest.approx(other) if 0 <= other <= 1 else np.isnan(one.interplay)
    outside = sum(not 0 <= share <= 1 for share in (*raw["ST"], *interplay))
    answered = Screening("s", "sobol", "lead_time_mean", "h", "a", "b", len(places), tuple(found))
    told = f"n/a: {outside} of 12 estimates are below 0 or above 100 %; more samples tell them."
    assert answered.untold == told
    shown = StringIO()
    Console(width=100, file=shown).print(screening_view(answered))
    assert shown.getvalue().count("n/a") == outside + 1


def test_shares_of_a_function_that_is_known_are_all_told() -> None:
    places = design("sobol", NAMES, 1024, 1)
    answer = 3 * places[:, 0] + places[:, 1] ** 2
    found = _influences("sobol", NUMBERS, places, answer, 1)
    assert [round(one.influence, 2) for one in found] == [0.89, 0.11, 0.0]
