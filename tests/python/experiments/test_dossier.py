# SPDX-License-Identifier: Apache-2.0
"""A dossier: rows of a scenario, rows that tests told, the page, and what is red in it."""

from __future__ import annotations

import importlib
import json
import math
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support import TINY, Command

import colead as cl
from colead.base.errors import ModelError
from colead.experiments.dossiers.evidence import evidence_rows
from colead.experiments.dossiers.from_tests import rows_of_tests
from colead.experiments.dossiers.intervals import coverage_of_mean, coverage_of_nothing
from colead.experiments.dossiers.row import DossierRow, near, said
from colead.experiments.dossiers.scenario_rows import warm_up_rows
from colead.experiments.series import slope
from colead.experiments.warm_up import WarmUp, WarmUpCheck
from colead.report.dossier_page import dossier_html, dossier_markdown, write_dossier
from colead.sources import by_key

TESTS = Path(__file__).resolve().parents[1]
CPP = """<?xml version="1.0"?><testsuites><testsuite name="Queues">
<testcase name="Loss" file="/x/tests/validation/queues_test.cpp" status="run" classname="Queues"><properties>
<property name="claim_1" value="{claim}"/></properties>{failure}</testcase>
<testcase name="NobodyIsLost" file="/x/tests/validation/queues_test.cpp" status="run" classname="Queues"/>
<testcase name="Elsewhere" status="notrun" classname="Queues"/></testsuite></testsuites>"""
LOSS = {
    "kind": "closed form", "source": "computed_queues", "claim": "loss", "relation": "=", "expected": 0.199,
    "tolerance": 0.01, "got": 0.2, "error": None, "holds": True, "line": 7,
}  # fmt: skip


def cpp(folder: Path, *, holds: bool = True, failure: str = "") -> Path:
    text = json.dumps(LOSS | {"holds": holds}).replace('"', "&quot;")
    path = folder / "validation.xml"
    path.write_text(CPP.format(claim=text, failure=failure), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def found(tiny: cl.Scenario) -> cl.Dossier:
    return cl.dossier(tiny, strategies=["shadowing"], replications=10, progress=False)


def test_a_scenario_is_held_against_what_must_come_out(found: cl.Dossier) -> None:
    assert {"placebo", "neutrality", "interval", "steady state"} <= set(found.counts)
    assert found.counts["placebo"][1] == found.counts["neutrality"][1] == 0
    for row in found.rows:
        keys = [part for part in row.source.split(", ") if "_" in part and " " not in part]
        assert [key for key in keys if key not in by_key()] == []
        assert row.command.startswith("colead ")


def test_rows_of_a_cpp_test_say_what_the_test_says(tmp_path: Path) -> None:
    told, by_name = rows_of_tests(cpp(tmp_path))
    assert (told.claim, told.expected, told.got, told.verdict) == ("loss", 0.199, 0.2, "holds")
    assert math.isnan(told.error)
    assert told.command == "build/release/tests/colead_validation_tests --gtest_filter=Queues.Loss"
    assert (by_name.kind, by_name.claim, by_name.verdict) == ("test", "Queues: nobody is lost", "holds")


def test_what_fails_is_red_once(tmp_path: Path, found: cl.Dossier) -> None:
    failure = '<failure message="no"/>'
    own = rows_of_tests(cpp(tmp_path, holds=False, failure=failure))
    assert [(row.claim, row.verdict) for row in own] == [("loss", "fails"), ("Queues: nobody is lost", "holds")]
    beside = rows_of_tests(cpp(tmp_path, failure=failure))
    assert [(row.kind, row.verdict) for row in beside][:2] == [("closed form", "holds"), ("test", "fails")]
    red = replace(found, rows=own)
    assert red.sentence == "1 of 2 claims fails: closed form"
    assert '<tr class="fails"><th scope="row">loss</th>' in dossier_html(red)
    assert "**fails**" in dossier_markdown(red)


MUTATED = """
from claims import Claim, Claims

def erlang_b(servers, load):
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = {term} * blocked / (count + {term} * blocked)
    return blocked

def test_loss_of_five_servers(claims: Claims) -> None:
    claims.near(Claim("closed form", "computed_queues", "five servers, 4 Erlang"), erlang_b(5, 4.0), 0.199067, 5e-7)
"""


@pytest.mark.parametrize(("term", "verdict"), [("load", "holds"), ("2 * load", "fails")])
def test_a_mutated_closed_form_turns_its_row_red(tmp_path: Path, found: cl.Dossier, term: str, verdict: str) -> None:
    (tmp_path / "test_loss.py").write_text(MUTATED.format(term=term), encoding="utf-8")
    (tmp_path / "conftest.py").write_text(
        "import pytest\nfrom claims import Claims\n\n"
        "@pytest.fixture\ndef claims(record_property):\n    return Claims(record_property)\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junit-xml=rows.xml", "test_loss.py"]
    path = {"PYTHONPATH": str(TESTS), "PATH": ""}
    done = subprocess.run(command, cwd=tmp_path, env=path, capture_output=True, text=True, check=False)
    assert done.returncode == (0 if verdict == "holds" else 1), done.stdout
    (row,) = rows_of_tests(tmp_path / "rows.xml")
    assert (row.kind, row.claim, row.verdict) == ("closed form", "five servers, 4 Erlang", verdict)
    page = dossier_html(replace(found, rows=(row,)))
    assert f'<tr class="{verdict}"><th scope="row">five servers, 4 Erlang</th>' in page
    assert row.command in page


def test_what_was_measured_is_held_against_the_runs_of_the_baseline(tiny: cl.Scenario) -> None:
    found = cl.compare(tiny, strategies=["shadowing"], replications=4, mechanisms=False, progress=False)
    assert found.runs is not None
    trust = float(np.mean(found.runs.experiment.values(found.runs.results["baseline"], "trust_mean")))
    told = list(
        evidence_rows(
            found,
            [
                cl.Evidence("trust_mean", trust + 0.01, 0.01),
                cl.Evidence("trust_mean", trust + 0.5, 0.01),
                cl.Evidence("trust_mean", 0.0, 5.0, time="slope"),
                cl.Evidence("trust_mean", trust, 0.2, time="week", week=6.0),
            ],
            "colead dossier",
        )
    )
    assert [row.verdict for row in told] == ["holds", "fails", "holds", "holds"]
    assert told[0].got == pytest.approx(trust)
    assert told[3].claim == "trust_mean of the baseline, week 6"


def test_a_slope_is_that_of_the_year() -> None:
    assert slope(np.array([0.0, 26.0, 52.0]), np.array([1.0, 1.5, 2.0])) == pytest.approx(52.1775 / 52)
    assert math.isnan(slope(np.array([0.0, 1.0, 2.0]), np.array([1.0, 2.0, np.nan])))


def test_a_file_that_is_no_tests_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.xml"
    for text, said_ in (("no xml", "expected the XML"), ("<testsuites/>", "no test was run")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ModelError, match=said_):
            rows_of_tests(path)
    path.write_text(CPP.format(claim="{&quot;kind&quot;: 1}", failure=""), encoding="utf-8")
    with pytest.raises(ModelError, match="a claim has no source and no claim"):
        rows_of_tests(path)


def test_the_verdict_is_that_of_the_numbers() -> None:
    assert near(1.0, 1.1, 0.11) == "holds"
    assert near(1.0, 1.1, 0.09) == "fails"
    assert near(math.nan, 1.0, 9.0) == "fails"
    assert said("placebo", "x", "y", ("the same bits", "other bits"), "z").verdict == "fails"


def test_intervals_of_well_behaved_differences_cover_and_those_of_rare_events_do_not() -> None:
    luck = np.random.default_rng(5)
    assert coverage_of_mean(luck.standard_normal(400), 10, 0.95, 1) == pytest.approx(0.95, abs=0.015)
    assert coverage_of_nothing(luck.standard_normal(20), 0.95, 1) == pytest.approx(0.95, abs=0.02)
    rare = np.zeros(400)
    rare[:10] = 1.0
    assert coverage_of_mean(rare, 10, 0.95, 1) < 0.3  # one in forty: three samples of four hold none at all
    rare[9] = 0.0
    assert math.isnan(coverage_of_mean(rare, 10, 0.95, 1))  # nine events stand for no others
    assert math.isnan(coverage_of_mean(np.zeros(40), 10, 0.95, 1))
    assert math.isnan(coverage_of_mean(luck.standard_normal(9), 5, 0.95, 1))


def test_a_warm_up_is_judged_by_what_its_end_does_to_the_mean() -> None:
    waiting = [
        WarmUp("a", 8.0, settled=True),
        WarmUp("b", 20.0, settled=True, shift=0.01, shift_error=0.001),
        WarmUp("c", 50.0, settled=False, shift=0.01, shift_error=0.001),
        WarmUp("d", 50.0, settled=False, shift=0.01, shift_error=0.004),
        WarmUp("e", math.nan, settled=False),
    ]
    check = WarmUpCheck("unit", "baseline", 10.0, 100.0, 5, tuple(waiting))
    found = list(warm_up_rows(check, {"b": 0.02}, "colead warm-up"))
    # c moves by ten of its errors and by more than matters, d by less than four of its errors
    assert [row.verdict for row in found] == ["holds", "holds", "fails", "holds", "fails"]
    assert found[1].claim == "b: shift of the observed mean without its weeks 10 to 20"
    assert found[2].claim == "c: shift of the observed mean without its first half, as it still moves"
    assert found[4].got == "cannot be told from 100 weeks"


def test_the_page_shows_every_row_and_loads_nothing(tmp_path: Path, found: cl.Dossier) -> None:
    page = write_dossier(found, tmp_path / "dossier.html").read_text(encoding="utf-8")
    assert page.count('<th scope="row">') == len(found.rows) + len(found.counts)
    assert "default-src &#39;none&#39;" in page
    assert "<script" not in page
    assert (
        page.count("<table") == page.count("<caption") == 1 + len(found.counts)
    )  # the table of counts fits any screen
    assert page.count('<div class="scroll" tabindex="0" role="region"') == len(found.counts)
    text = write_dossier(found, tmp_path / "dossier.md").read_text(encoding="utf-8")
    assert text.count("| `colead ") == len(found.rows)
    odd = replace(found, rows=(DossierRow("<b>", "a | b", "<i>", "=", 1.0, 0.0, 1.0, math.nan, "holds", "x"),))
    assert "<b>" not in dossier_html(odd)
    assert "a \\| b" in dossier_markdown(odd)


def test_the_command_leaves_with_1_where_a_claim_fails_and_writes_the_page(
    colead: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: cl.Dossier
) -> None:
    command = importlib.import_module("colead.cli.commands.dossier")
    page, (row,) = tmp_path / "dossier.md", rows_of_tests(cpp(tmp_path, holds=False))[:1]
    for rows, code in (((row,), 1), ((replace(row, verdict="holds"),), 0)):
        monkeypatch.setattr(command, "held", lambda *_, told=rows, **__: replace(found, rows=told))
        done = colead("dossier", TINY, "--page", page, "--quiet")
        assert done.code == code
        assert "| loss |" in page.read_text(encoding="utf-8")
        page.unlink()


def test_the_command_writes_pages_and_refuses_what_is_none(colead: Command, tmp_path: Path) -> None:
    page = tmp_path / "dossier.md"
    few = ("--strategy", "shadowing", "--replications", 10, "--quiet")
    done = colead("dossier", TINY, *few, "--rows", cpp(tmp_path), "--page", page, "--json", "-")
    record = json.loads(done.out)
    assert record["rows"][-2]["claim"] == "loss"
    assert done.code == (1 if any(row["verdict"] == "fails" for row in record["rows"]) else 0)
    assert page.is_file()
    refused = colead("dossier", TINY, "--page", tmp_path / "dossier.docx")
    assert refused.code == 2
    assert ".html, .htm, .md" in refused.err
