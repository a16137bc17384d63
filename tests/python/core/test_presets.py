# SPDX-License-Identifier: Apache-2.0
"""Presets by every road a scenario comes in, and the shipped classics as a newcomer meets them."""

from pathlib import Path

import pytest

import colead as cl

CLASSICS = sorted((Path(__file__).parents[3] / "scenarios" / "classics").glob("*.yaml"))


def test_the_three_classics_are_there() -> None:
    assert [path.stem for path in CLASSICS] == ["parallel_sign_off", "pooled_approvers", "two_stages"]


@pytest.mark.parametrize("path", CLASSICS, ids=lambda path: path.stem)
def test_a_classic_says_the_same_as_file_and_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 40
    assert cl.Scenario.load(path).resolved_yaml() == cl.Scenario.from_yaml(text).resolved_yaml()


def test_a_preset_stands_under_a_mapping() -> None:
    staff = [{"profession": "staff", "calendar": "always"}]
    scenario = cl.Scenario.from_dict(
        {
            "colead": 1,
            "preset": "queue",
            "name": "line",
            "seed": 1,
            "horizon_weeks": 10,
            "decisions": {
                "form": {"per_week": 50, "needs": [{"profession": "staff"}], "process": [{"form": "sign_off"}]}
            },
            "unit_types": {"office": {"staff": staff, "decisions": {"form": {}}}},
            "units": {"office": {"type": "office"}},
        }
    )
    resolved = scenario.resolved_yaml()
    assert 'effort_distribution: "exponential"' in resolved
    assert "preset" not in resolved


def test_an_unknown_preset_is_refused_with_a_suggestion() -> None:
    with pytest.raises(cl.ScenarioError, match="did you mean 'queue'"):
        cl.Scenario.from_yaml("colead: 1\npreset: qeue\nname: line\nseed: 1\n")
