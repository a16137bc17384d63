# SPDX-License-Identifier: Apache-2.0
"""The engine in WebAssembly gives what the native one gives."""

from __future__ import annotations

import re

import pytest
from hostile import LARGE, HostileFile, files
from playground_samples import asked, compared, needs_engine, needs_node, require_same
from support import ROOT, TINY

import colead as cl
from colead import _core

pytestmark = [needs_engine, needs_node]
TEXT = TINY.read_text("utf-8")
OUTPUTS = ["lead_time_mean", "trust_mean", "decision_efficiency"]
SMALL = ROOT / "scenarios" / "small_unit.yaml"


def text_of(scenario: cl.Scenario) -> str:
    text: str = scenario.__getstate__()[0]
    return text


def test_every_event_of_a_run_is_the_native_one() -> None:
    small = text_of(cl.Scenario.load(SMALL).with_({"horizon_weeks": 26, "warm_up_weeks": 26}))
    for text, strategies in ((TEXT, ("baseline", "shadowing", "protected")), (small, ("baseline", "check_ins"))):
        scenario = cl.Scenario.from_yaml(text, "page.yaml")
        for strategy in strategies:
            native = cl.run(scenario, strategy=strategy, replications=1, progress=False).runs[0]
            answers = asked(
                ("load", text, "page.yaml"), ("choose", [strategy], OUTPUTS), ("start", 0, 0), ("advance", 1e6),
                ("fingerprint",),
            )  # fmt: skip
            there = answers[-1]["value"]
            assert (there["trace"], there["events"]) == (f"{native.trace:016x}", native.events)
            assert there["outputs"] == f"{native.outputs:016x}"


def test_effects_and_costs_are_those_of_a_native_comparison() -> None:
    sides = ["baseline", "shadowing", "protected"]
    answers = asked(
        ("load", TEXT, "page.yaml"), *compared(sides, 6, outputs=OUTPUTS), ("effects",), ("costs",), ("replications",)
    )
    effects, costs, replications = (one["value"] for one in answers[-3:])
    native = cl.compare(cl.Scenario.from_yaml(TEXT, "page.yaml"), strategies=sides[1:], replications=6, progress=False)
    assert replications == 6
    assert len(effects) == 2 * len(OUTPUTS)
    for there in effects:
        here = native.effect(sides[int(there["side"])], OUTPUTS[int(there["output"])])
        require_same(there, here)
    hours = {cost.strategy: cost.hours_a_year for cost in native.costs}
    assert [one["year"] for one in costs[1:]] == [hours[side] for side in sides[1:]]


def test_a_run_in_slices_is_the_same_run() -> None:
    skipped = asked(("load", TEXT, "t.yaml"), ("choose", ["shadowing"], OUTPUTS), ("start", 0, 3))
    assert "problems" in skipped[-1]  # replications come in order
    whole, sliced = (
        asked(("load", TEXT, "t.yaml"), ("choose", ["shadowing"], OUTPUTS), ("start", 0, 0), *steps, ("fingerprint",))
        for steps in ([("advance", 1e6)], [("advance", 0.5)] * 28)
    )
    assert whole[-1] == sliced[-1]
    assert "trace" in whole[-1]["value"]


def test_what_is_saved_is_what_was_run() -> None:
    sides = ["baseline", "shadowing"]
    edits = [["decisions.beds.per_week", 9], ["unit_types.ward.staff[1].count", 4]]
    answers = asked(
        ("load", TEXT, "page.yaml"), ("change", edits), *compared(sides, 5, outputs=OUTPUTS), ("effects",), ("yaml",)
    )
    effects, saved = answers[-2]["value"], answers[-1]["value"]
    scenario = cl.Scenario.from_yaml(saved, "saved.yaml")
    native = cl.compare(scenario, progress=False)
    assert (native.replications, native.strategies) == (5, ("baseline", "shadowing"))
    for there in effects:
        here = native.effect("shadowing", OUTPUTS[int(there["output"])])
        require_same(there, here)
    stated = next(one for one in scenario.assumptions if one.path == "professions.medic.pressure")
    assert (stated.low, stated.high, stated.source) == (0.1, 0.4, "a guess")


def test_mistakes_are_located_and_harm_nothing() -> None:
    wrong = TEXT.replace("per_week: 6", "per_weak: 6")
    answers = asked(
        ("load", TEXT, "good.yaml"), ("load", wrong, "wrong.yaml"), ("change", [["decisions.beds.per_week", -1]]),
        ("choose", ["baseline"], OUTPUTS), ("start", 0, 0), ("advance", 1e6), ("fingerprint",),
    )  # fmt: skip
    problem = answers[1]["problems"][0]
    with pytest.raises(cl.ScenarioError) as native:
        cl.Scenario.from_yaml(wrong, "wrong.yaml")
    here = native.value.diagnostics[0]
    assert (problem["line"], problem["column"], problem["message"]) == (here.line, here.column, here.message)
    assert problem["suggestion"] == "per_week"
    assert answers[2]["problems"][0]["path"] == "decisions.beds.per_week"
    run = cl.run(cl.Scenario.from_yaml(TEXT, "good.yaml"), strategy="baseline", replications=1, progress=False).runs[0]
    assert answers[-1]["value"]["trace"] == f"{run.trace:016x}"


def test_the_table_of_fields_has_what_a_control_needs() -> None:
    told = asked(("load", TEXT, "page.yaml"), ("describe",))[-1]["value"]
    scenario = cl.Scenario.from_yaml(TEXT, "page.yaml")
    assert [one["path"] for one in told["fields"]] == [one.path for one in scenario.assumptions]
    pressure = next(one for one in told["fields"] if one["path"] == "professions.medic.pressure")
    assert (pressure["low"], pressure["high"], pressure["grade"], pressure["source"]) == (0.1, 0.4, "C", "a guess")
    assert pressure["ranged"] is True
    assert len(told["people"]) == scenario.people == 10
    assert told["unit_types"]["ward"]["staff"][1]["count"] == 3


def test_settled_says_what_the_joint_intervals_say() -> None:
    sides = ["baseline", "shadowing"]
    runs = compared(sides, 10, outputs=OUTPUTS)
    answers = asked(("load", TEXT, "t.yaml"), *runs, ("settled", "lead_time_mean", 10), ("settled", "trust_mean", 10),
                    ("settled", "lead_time_mean", 9))  # fmt: skip
    native = cl.compare(
        cl.Scenario.from_yaml(TEXT, "t.yaml"), strategies=["shadowing"], replications=10, progress=False
    )
    for name, answer in zip(("lead_time_mean", "trust_mean"), answers[-3:-1], strict=True):
        effect = native.effect("shadowing", name)  # one look, one option: the interval of 95 % itself
        smallest = effect.matters or 0.05 * abs(effect.baseline_mean)
        decided = (
            effect.low >= smallest
            or effect.high <= -smallest
            or (-smallest <= effect.low and effect.high <= smallest)
            or effect.high - effect.low <= smallest
        )
        assert answer["value"] is decided
    assert answers[-1]["value"] is False  # between two looks nothing is settled


def test_a_watched_run_has_a_network_and_a_decision_to_tell() -> None:
    answers = asked(
        ("load", TEXT, "t.yaml"), ("choose", ["shadowing"], OUTPUTS), ("watch", 0, 0), ("advance", 1e6), ("network",),
        ("decision",), ("replications",),
    )  # fmt: skip
    ties, decision, replications = (one["value"] for one in answers[-3:])
    assert len(ties) % 3 == 0
    assert len(ties) > 30
    assert all(0 <= trust <= 1 for trust in ties[2::3])
    assert decision["class"] == "beds"
    assert sum(one["hours"] for one in decision["delays"]) == pytest.approx(decision["hours"])
    assert re.fullmatch(r"(north|south)\.\w+\..*", decision["people"][0])
    assert replications == 0


def readable(file: HostileFile) -> bool:
    """As text: what is none never reaches the engine, because the page refuses it."""
    try:
        file.content().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(file.content()) <= 2**20


def test_hostile_files_are_refused_as_natively() -> None:
    small = [file for file in files() if file.name not in {name for name, *_ in LARGE} and readable(file)]
    texts = [file.content().decode("utf-8") for file in small]
    answers = asked(*(("load", text, "hostile.yaml") for text in texts))
    assert len(small) > 30
    for file, text, answer in zip(small, texts, answers, strict=True):
        try:
            _core.Experiment(cl.Scenario.from_yaml(text, "hostile.yaml"))  # what takes a run to find out, too
        except cl.ScenarioError as error:
            expected = [(one.line or 0, one.column or 0, one.message) for one in error.diagnostics]
            there = [(one["line"], one["column"], one["message"]) for one in answer["problems"]]
            assert there == expected, file.name
        else:
            assert "problems" not in answer, file.name
