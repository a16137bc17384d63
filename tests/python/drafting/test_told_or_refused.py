# SPDX-License-Identifier: Apache-2.0
"""What a scenario says to no effect is told with its place or refused; nothing is ignored in silence."""

from __future__ import annotations

from typing import Any

import pytest

import colead as cl
from colead.drafting.cannot_act import rules

RULES = sorted(rules())
BELIEF = {"metric": "trust_mean", "direction": "must_rise", "because": "a guess"}


def notices(tiny: cl.Scenario, *interventions: dict[str, Any]) -> list[str]:
    return list(tiny.with_({"strategies.protected": list(interventions)}).notices)


@pytest.mark.parametrize("kind", RULES)
def test_what_a_standing_rule_does_not_heed_is_told(tiny: cl.Scenario, kind: str) -> None:
    heeded = {"tiers", "professions"} if kind == "protected_time" else set()
    for name, value in {"tiers": ["senior"], "professions": ["medic"], "budget_hours": 3, "probability": 0}.items():
        told = [one for one in notices(tiny, {"kind": kind, name: value}) if f"{name} changes nothing" in one]
        assert len(told) == (0 if name in heeded else 1), (name, told)
        assert all(f"strategies.protected[0].{name}: {kind} is a standing rule without sessions" in one for one in told)


@pytest.mark.parametrize(
    ("written", "field", "why"),
    [
        ({"kind": "entry_curriculum", "every_weeks": 4}, "every_weeks", "newcomers take part one by one, as they come"),
        ({"kind": "entry_curriculum", "every_months": 2}, "every_months", "newcomers take part one by one"),
        ({"kind": "entry_curriculum", "together": True}, "together", "newcomers take part one by one"),
        ({"kind": "parachute", "together": True}, "together", "each unit is reviewed by itself"),
        ({"kind": "shadowing", "threshold": 0.1}, "threshold", "nothing is waited for that could pass a threshold"),
    ],
)
def test_what_an_occasion_does_not_heed_is_told(
    tiny: cl.Scenario, written: dict[str, Any], field: str, why: str
) -> None:
    [told] = notices(tiny, written)
    assert f"strategies.protected[0].{field}: {why}" in told
    assert f"{field} changes nothing" in told


@pytest.mark.parametrize("kind", RULES)
def test_the_units_of_a_standing_rule_are_honoured(tiny: cl.Scenario, kind: str) -> None:
    assert not notices(tiny, {"kind": kind, "units": ["north"]})
    both, one, none = (
        cl.run(tiny.with_({"strategies.protected": rule}), "protected", replications=1, progress=False).runs[0].outputs
        for rule in ([{"kind": kind}], [{"kind": kind, "units": ["north"]}], [])
    )
    if both != none:  # where the rule does anything here, half of it does something else
        assert one not in (both, none)


@pytest.mark.parametrize(
    ("expectation", "code", "said"),
    [
        ({"strategy": "baseline"}, "RANGE", "'baseline' is compared with itself"),
        ({"strategy": "shadowing", "than": "shadowing"}, "RANGE", "'shadowing' is compared with itself"),
        ({"strategy": "shadowing", "group": "manger->medic"}, "REF", "unknown group 'manger->medic'"),
        ({"strategy": "shadowing", "metric": "trust_men"}, "REF", "unknown metric 'trust_men'"),
    ],
)
def test_an_expectation_that_no_run_can_decide_is_refused(
    tiny: cl.Scenario, expectation: dict[str, str], code: str, said: str
) -> None:
    with pytest.raises(cl.ScenarioError) as caught:
        tiny.with_({"expectations": [BELIEF | expectation]})
    assert (caught.value.code, said in caught.value.diagnostics[0].message) == (code, True)


def test_runs_without_any_decision_have_empty_tables_and_figures_without_a_value(tiny: cl.Scenario) -> None:
    for nothing in ({"load": 0}, {"horizon_weeks": 0.001, "warm_up_weeks": 0}):
        result = cl.run(tiny.with_(nothing), replications=1, progress=False)
        assert len(result.decisions.to_pandas()) == len(result.events) == 0
        assert result.decisions["lead_time_hours"].dtype == float
        values = result.metrics.to_pandas().query("metric == 'lead_time_mean' and group == 'all'")["value"]
        assert values.dtype == float
        assert values.isna().all()
