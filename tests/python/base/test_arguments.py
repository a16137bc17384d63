# SPDX-License-Identifier: Apache-2.0
"""What is asked in a form that would be read otherwise than meant is refused, whoever is asked."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

import colead as cl
from colead.plots.over_time import shown_strategies

ASKED: dict[str, Callable[..., Any]] = {
    name: one
    for name in cl.__all__
    if inspect.isfunction(one := getattr(cl, name)) and "scenario" in inspect.signature(one).parameters
}
FEW = {"sweep": {"parameters": {"load": [1.0]}}, "optimise": {"parameters": {"load": (1.0, 2.0)}}}
FEW |= {"branch": {"at_week": 6}, "attribute": {"strategy": "shadowing"}, "screen": {"strategy": "shadowing"}}
FEW |= {"panel": {"weeks": [0]}, "best": {"hours": 10}}
EVIDENCE = cl.Evidence("trust_mean", 0.6, 0.05)


def taking(*names: str) -> list[tuple[str, str]]:
    """(function, parameter) of every public one that asks for one of these."""
    return [(of, name) for of, one in ASKED.items() for name in names if name in inspect.signature(one).parameters]


@pytest.mark.parametrize(("of", "name"), taking("strategies", "metrics", "columns", "only"))
def test_one_text_is_no_list_of_names(tiny: cl.Scenario, of: str, name: str) -> None:
    asked = FEW.get(of, {}) | {name: "shadowing"} | ({"evidence": [EVIDENCE]} if of == "calibrate" else {})
    with pytest.raises(TypeError, match=rf"^{name} must be a list of names such as \['shadowing'\], not one text$"):
        ASKED[of](tiny, **asked)


@pytest.mark.parametrize(("of", "name"), taking("strategies", "metrics", "columns", "only"))
@pytest.mark.parametrize("odd", [3, None, ["shadowing"], b"shadowing"])
def test_a_list_of_names_holds_names(tiny: cl.Scenario, of: str, name: str, odd: Any) -> None:
    asked = FEW.get(of, {}) | {name: [odd]} | ({"evidence": [EVIDENCE]} if of == "calibrate" else {})
    with pytest.raises(TypeError, match=rf"^{name} must be a list of names, and {re.escape(repr(odd))} is none$"):
        ASKED[of](tiny, **asked)


@pytest.mark.parametrize(("of", "name"), taking("confidence"))
@pytest.mark.parametrize(
    ("value", "error", "told"),
    [
        (95, ValueError, r"from 0\.5 to 0\.9999, not 95; did you mean 0\.95\?$"),
        (0.3, ValueError, r"from 0\.5 to 0\.9999, not 0\.3$"),
        (0.99999, ValueError, r"from 0\.5 to 0\.9999, not 0\.99999$"),
        (float("nan"), ValueError, r"from 0\.5 to 0\.9999, not nan$"),
        ("0.95", TypeError, "a number, not '0.95'$"),
        (True, TypeError, "a number, not True$"),
    ],
)
def test_confidence_has_the_limits_that_a_scenario_has(
    tiny: cl.Scenario, of: str, name: str, value: Any, error: type[Exception], told: str
) -> None:
    bundle = [{"kind": "shadowing", "every_weeks": 4}, {"kind": "protected_time"}]
    with pytest.raises(error, match=f"^confidence must be {told}"):
        ASKED[of](tiny.with_({"strategies.shadowing": bundle}), **FEW.get(of, {}), **{name: value})
    with pytest.raises(error, match=f"^confidence must be {told}"):
        cl.replicate(lambda luck: float(luck("a").random()), replications=2, seed=1, confidence=value)


def test_the_limits_of_confidence_are_those_of_the_schema(tiny: cl.Scenario) -> None:
    """So that the command of an answer can be given."""
    limits = cl.schema()["properties"]["compare"]["properties"]["confidence"]
    shown = json.dumps(limits)
    assert '"minimum": 0.5' in shown
    assert '"maximum": 0.9999' in shown
    for value in (0.5, 0.9999):
        assert cl.run(tiny, replications=2, confidence=value, progress=False).confidence == value


def test_one_piece_of_evidence_is_no_list(tiny: cl.Scenario) -> None:
    with pytest.raises(TypeError, match=r"^evidence must be a list, not Evidence"):
        cl.calibrate(tiny, evidence=EVIDENCE)  # type: ignore[arg-type]


def test_a_chart_takes_lists_and_leaves_nothing_out_that_was_named(comparison: cl.Comparison) -> None:
    with pytest.raises(TypeError, match="metrics must be a list of names"):
        comparison.plot.effects("trust_mean")
    for chart in (comparison.plot.trust, comparison.plot.understanding):
        with pytest.raises(TypeError, match="strategies must be a list of names"):
            chart("shadowing")
    many: Any = SimpleNamespace(baseline="none", strategies=("none", *"abcdefg"))
    with pytest.raises(ValueError, match="a chart tells at most 6 strategies from the baseline, not 7"):
        shown_strategies(many, [*"abcdefg"])
    assert shown_strategies(many, None) == ["none", *"abcdef"]
