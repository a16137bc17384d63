# SPDX-License-Identifier: Apache-2.0
"""Every public object says in three lines what it is, and has a table in a notebook."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import TINY, study_of

import colead as cl
from colead.base.shown import LONGEST_LINE, Shown, Told, as_html, as_text, counted, cut, html_table
from colead.experiments.effect_table import headline_metrics
from colead.python_kinds import Kind

MOST_LINES = 3
MOST_CHARACTERS = MOST_LINES * LONGEST_LINE + 40

PUBLIC = sorted(
    name for name in cl.__all__ if inspect.isclass(getattr(cl, name)) and not inspect.isabstract(getattr(cl, name))
)
CONTRACTS = sorted(name for name in cl.__all__ if inspect.isabstract(getattr(cl, name)) and name != "Rows")


STUDY = study_of(TINY, replications=4)


class StatusQuo(cl.DecisionRule):
    """Nothing is ever changed."""

    source = "test"

    def decide(self, ballot: Any) -> int | None:  # noqa: ARG002
        return 0


def wrong() -> cl.ScenarioError:
    with pytest.raises(cl.ScenarioError) as caught:
        cl.Scenario.from_yaml("colead: 1\nhozirons: 3\nnam: <b>", "wrong.yaml")
    return caught.value


def study_in(folder: Path) -> Path:
    path = folder / "study.yaml"
    path.write_text(STUDY, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tiny: cl.Scenario, comparison: cl.Comparison, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One of every class that `colead` names."""
    bundle = [{"kind": "shadowing", "every_weeks": 4}, {"kind": "protected_time"}]
    folder = tmp_path_factory.mktemp("shown")
    result = cl.run(tiny, replications=2, progress=False)
    simulation = cl.Simulation(tiny)
    pressure = "professions.medic.pressure"
    capsule = cl.write_capsule(comparison, folder / "answer.capsule")
    error = wrong()
    evidence = [cl.Evidence("trust_mean", 0.6, 0.05, source="our survey")]
    calibration = cl.calibrate(
        tiny, evidence=evidence, samples=60, waves=1, worlds=20, horizon_weeks=4, only=[pressure], progress=False
    )
    return {
        "Attribution": cl.attribute(tiny.with_({"strategies.shadowing": bundle}), "shadowing", progress=False),
        "BestUse": cl.best(tiny, hours=200, strategies=["shadowing"], replications=4, progress=False),
        "Branching": cl.branch(tiny, at_week=4, strategies=["shadowing"], replications=2, progress=False),
        "BudgetError": cl.BudgetError("too much"),
        "Calibration": calibration,
        "Comparison": comparison,
        "Diagnostic": error.diagnostics[0],
        "Diff": cl.diff(tiny, tiny.with_({"seed": 8})),
        "Dossier": cl.dossier(tiny, replications=10, progress=False),
        "Effect": comparison.effects[0],
        "Engine": cl.Engine(),
        "Evidence": evidence[0],
        "ExecutorError": cl.ExecutorError("gone"),
        "Figure": result.figures[0],
        "Interrupted": cl.Interrupted("stopped"),
        "FittedWorlds": calibration.worlds,
        "Intervention": cl.Intervention(),
        "Luck": cl.Luck(1, 0),
        "ModelError": cl.ModelError("unknown"),
        "Network": simulation.network,
        "NonDeterminismError": cl.NonDeterminismError("differs"),
        "Optimisation": cl.optimise(
            tiny,
            {pressure: (0.1, 0.4)},
            strategy="shadowing",
            metric="lead_time_mean",
            trials=3,
            replications=1,
            progress=False,
        ),
        "Output": cl.Output("meetings", "count", doc="meetings held"),
        "Replicated": cl.replicate(lambda luck: luck("dice").random(), replications=3, seed=1),
        "Result": result,
        "Rows": comparison.effects,
        "Run": result.runs[0],
        "Scenario": tiny,
        "ScenarioError": error,
        "Screening": cl.screen(tiny, "shadowing", samples=2, progress=False),
        "ShippedScenario": cl.scenarios()[0],
        "Simulation": simulation,
        "Store": cl.Store(folder / "runs.db", create=True),
        "StoreError": cl.StoreError("damaged"),
        "StrategyCost": comparison.costs[0],
        "Stress": cl.stress(tiny, worlds=20, strategies=["shadowing"], horizon_weeks=4, progress=False),
        "Study": cl.study(study_in(folder), progress=False),
        "Sweep": cl.sweep(tiny, {pressure: [0.1, 0.3]}, replications=2, progress=False),
        "Table": result.metrics,
        "UnknownNameError": cl.UnknownNameError("unknown metric"),
        "Until": cl.Until("lead_time_mean", 0.5),
        "Verification": cl.verify(capsule, progress=False),
        "WarmUpCheck": cl.warm_up(tiny, replications=2, progress=False),
    }


def test_there_is_one_of_every_class(made: dict[str, Any]) -> None:
    assert sorted({*made, "Rows"}) == sorted({*PUBLIC, "Rows"})


@pytest.mark.parametrize("name", PUBLIC)
def test_three_lines_say_what_it_is(made: dict[str, Any], name: str) -> None:
    text = repr(made[name])
    assert len(text.splitlines()) <= MOST_LINES
    assert len(text) <= MOST_CHARACTERS
    assert name in text


def parts_of(owner: str, thing: Any) -> Iterator[tuple[str, Any]]:
    """What a dataclass holds that users read, and what that holds."""
    for one in dataclasses.fields(thing):
        part = getattr(thing, one.name)
        if not one.name.startswith("_") and one.name != "results":
            yield f"{owner}.{one.name}", part
            if dataclasses.is_dataclass(part) and owner.count(".") < 2:
                yield from parts_of(f"{owner}.{one.name}", part)


ANSWERS = [
    name for name in PUBLIC if issubclass(getattr(cl, name), Shown) and dataclasses.is_dataclass(getattr(cl, name))
]


@pytest.mark.parametrize("name", ANSWERS)
def test_what_an_answer_holds_is_printed_as_shortly(made: dict[str, Any], name: str) -> None:
    """Records in a row are a table, and no object fills the screen."""
    asked = ("asked", "points", "form")  # what was asked, as it was asked
    for place, part in parts_of(name, made[name]):
        if isinstance(part, tuple | list) and not any(f".{one}." in place for one in asked):
            assert not any(dataclasses.is_dataclass(one) for one in part), f"{place} is no cl.Rows"
        elif dataclasses.is_dataclass(part) or isinstance(part, cl.Rows):
            assert len(repr(part).splitlines()) <= MOST_LINES, place
            assert len(repr(part)) <= 2 * MOST_CHARACTERS, place


@pytest.mark.parametrize("name", ANSWERS)
def test_what_an_answer_works_out_of_records_is_a_table_too(name: str) -> None:
    for of, one in inspect.getmembers(getattr(cl, name)):
        told = getattr(getattr(one, "fget", getattr(one, "func", None)), "__annotations__", {}).get("return", "")
        found = re.fullmatch(r"tuple\[(\w+), \.\.\.\]", str(told))
        assert found is None or found[1] in ("str", "float", "int") or of.startswith("_"), f"{name}.{of}: {told}"


def test_rows_of_answers_are_tables(made: dict[str, Any]) -> None:
    comparison, stress = made["Comparison"], made["Stress"]
    people = comparison.people.to_pandas()
    assert people["difference"].tolist() == pytest.approx([one.difference for one in comparison.people])
    assert list(comparison.ranking.to_pandas()["strategy"]) == [one.strategy for one in comparison.ranking]
    assert comparison.coupling.variance.to_pandas()["factor"].tolist()
    assert len(stress.information.to_polars()) == len(stress.varied)
    assert pickle.loads(pickle.dumps(stress)).flips == stress.flips


@pytest.mark.parametrize("name", PUBLIC)
def test_a_notebook_shows_it_as_html(made: dict[str, Any], name: str) -> None:
    html = made[name]._repr_html_()
    assert html.startswith("<div>")
    assert html.count("<table>") == html.count("</table>")
    assert html.count("<tr>") == html.count("</tr>") <= 40
    assert "<script" not in html
    assert len(html) < 30_000


@pytest.mark.parametrize("name", CONTRACTS)
def test_kinds_of_ones_own_are_shown_too(name: str) -> None:
    assert issubclass(getattr(cl, name), Kind)
    rule = StatusQuo()
    assert repr(rule) == "<colead.StatusQuo ()>\nNothing is ever changed."
    assert "Nothing is ever changed." in rule._repr_html_()


def test_a_comparison_shows_the_table_of_the_command_line(comparison: cl.Comparison) -> None:
    html = comparison._repr_html_()
    assert comparison.verdict in html.replace("&#x27;", "'")
    cells = re.findall(r"<td[^>]*>(.*?)</td>", html)
    for strategy in comparison.strategies:
        assert strategy in cells
    assert headline_metrics(comparison)[0] == comparison.judged_by
    effect = comparison.effect(comparison.strategies[-1], comparison.judged_by)
    mark = {"better": "+", "worse": "-", "unclear": "~", "changed": "*", "immaterial": "="}[effect.verdict]
    row = cells[cells.index(comparison.strategies[-1]) + 1]
    middle, interval = row.split("<br>")[:2]
    assert middle.endswith(mark)
    assert float(middle.split()[0]) == pytest.approx(effect.difference, abs=0.6)
    low, high = (float(part) for part in interval.strip("[]").split(", "))
    assert (low, high) == pytest.approx((effect.low, effect.high), abs=0.6)


def test_markup_in_a_name_is_shown_and_not_acted_on() -> None:
    html = as_html("Thing", Told("<script>", answer="<b>\x1b", columns=["<i>"], rows=[["<u>"]], notes=["<p>"]))
    assert "<script>" not in html
    for tag in ("<b>\x1b", "<i>", "<u>"):
        assert tag not in html
    assert "\\x1b" in html


def test_a_long_answer_ends_in_two_lines() -> None:
    text = as_text("Thing", Told("x" * 500, answer="word " * 300))
    assert len(text.splitlines()) == MOST_LINES
    assert text.endswith("...")


def test_numbers_stand_to_the_right_and_texts_to_the_left() -> None:
    html = html_table(["name", "value"], [["a", 1.5], ["b", 2]])
    assert '<td style="text-align:left">a</td><td style="text-align:right">1.5</td>' in html


def test_counting_and_cutting() -> None:
    assert (counted(1, "run"), counted(1200, "run"), counted(2, "strategy", "strategies")) == (
        "1 run",
        "1,200 runs",
        "2 strategies",
    )
    assert cut("abcdefghij", 8) == "abcd ..."
