# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mistakes import FIVE_MISTAKES, with_mistakes
from support import Command, Outcome

import colead as cl
from colead.base.as_json import json_value
from colead.sources import by_key

JSON_KEYS = [
    *("scenario", "seed", "replications", "confidence", "baseline", "strategies", "effects", "costs", "fingerprint"),
    *("budget_hours_a_year", "over_budget", "recommended"),
    *("verdict", "precision", "ranking", "expectations"),
    *("carried", "hours_checks", "placebo", "coupling", "net_benefit", "people"),
    *("never_acted", "replications_asked", "failures"),
]
EFFECT_KEYS = [
    *("strategy", "metric", "group", "unit", "better", "pairs"),
    *("baseline_mean", "mean", "difference", "low", "high", "low_adjusted", "high_adjusted"),
    *("standard_error", "matters"),
]


@pytest.fixture
def bad_file(tmp_path: Path, tiny_text: str) -> Path:
    path = tmp_path / "bad.yaml"
    path.write_text(with_mistakes(tiny_text), encoding="utf-8")
    return path


def refused(outcome: Outcome) -> bool:
    return outcome.code == 2 and outcome.out == "" and outcome.err.count("\n") == 1 and "Traceback" not in outcome.err


def test_version(colead: Command) -> None:
    assert colead("--version") == Outcome(0, f"colead {cl.__version__}\n", "")


@pytest.mark.parametrize("command", ["validate", "compare", "run", "show", "kinds", "sources", "schema"])
def test_every_command_has_help(colead: Command, command: str) -> None:
    outcome = colead(command, "--help")
    assert outcome.code == 0
    assert command in outcome.out


def test_validate_tells_the_size_of_a_good_file(colead: Command, tiny_file: str) -> None:
    outcome = colead("validate", tiny_file)
    assert (outcome.code, outcome.err) == (0, "")
    assert "10 people in 2 units, 15 decisions a week, 4 strategies" in outcome.out.splitlines()[0]
    assert re.search(r"\d+ numbers \(.*\d+ C", outcome.out)


def test_validate_reports_all_five_mistakes_at_their_places(colead: Command, bad_file: Path) -> None:
    outcome = colead("validate", bad_file)
    assert (outcome.code, outcome.out) == (2, "")
    lines = outcome.err.splitlines()
    assert len(lines) == 5
    for line, (_, _, code, named, suggestion) in zip(lines, FIVE_MISTAKES, strict=True):
        assert re.match(rf"{re.escape(str(bad_file))}:\d+:\d+: {code}: ", line)
        assert named in line
        assert (f"did you mean '{suggestion}'?" in line) == bool(suggestion)


def test_validate_reports_the_mistakes_of_all_files(colead: Command, bad_file: Path, tiny_file: str) -> None:
    outcome = colead("validate", bad_file, tiny_file, "missing.yaml", bad_file)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 11
    assert "missing.yaml: IO: " in outcome.err


@pytest.mark.parametrize("command", ["compare", "run", "show"])
def test_every_command_refuses_a_bad_file(colead: Command, bad_file: Path, tmp_path: Path, command: str) -> None:
    target = tmp_path / "out.json"
    extra = [] if command == "show" else ["--json", target]
    outcome = colead(command, bad_file, *extra)
    assert (outcome.code, outcome.out, len(outcome.err.splitlines())) == (2, "", 5)
    assert not target.exists()


def test_on_a_terminal_a_mistake_is_shown_in_its_line(
    colead: Command, bad_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    outcome = colead("validate", bad_file)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", outcome.err).splitlines()
    assert (outcome.code, outcome.out) == (2, "")
    start = next(index for index, line in enumerate(shown) if line.startswith("error[REF]"))
    head, place, _, source, caret, advice = shown[start : start + 6]
    assert "unknown profession 'medik'" in head
    assert re.search(r" --> .*bad\.yaml:20:\d+$", place)
    assert source.index("medik") == caret.index("^^^^^")
    assert "expected one of: manager, medic" in caret
    assert advice == "help: did you mean `medic`?"


@pytest.mark.parametrize("name", ["\x1b[31mred", "[bold]x[/bold]", "\u202egnp", "two\nlines", "\udcff"])
def test_names_of_files_are_shown_as_text(colead: Command, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    plain = colead("validate", name)
    assert refused(plain)
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = colead("validate", name)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", coloured.err)
    for err in (plain.err, shown):
        assert "\x1b" not in err
        assert "\u202e" not in err
    assert "[31m" not in coloured.err.replace(r"\x1b[31m", "") or name != "\x1b[31mred"
    if name.startswith("[bold]"):
        assert name in plain.err
        assert name in shown


def test_names_of_strategies_are_shown_as_text(colead: Command, tmp_path: Path, tiny_text: str) -> None:
    path = tmp_path / "marked.yaml"
    path.write_text(tiny_text.replace("name: tiny", "name: '[red]tiny[/red]'"), encoding="utf-8")
    outcome = colead("compare", path, "--json", "-", "--strategy", "shadowing", "--quiet")
    assert json.loads(outcome.out)["scenario"] == "[red]tiny[/red]"
    assert refused(colead("compare", path, "--strategy", "[red]\x1b[31m"))
    assert r"[red]\x1b[31m" in colead("compare", path, "--strategy", "[red]\x1b[31m").err


def test_compare_shows_strategies_metrics_and_how_it_was_done(
    colead: Command, tiny_file: str, comparison: cl.Comparison
) -> None:
    outcome = colead("compare", tiny_file, "--full", "--quiet")
    assert (outcome.code, outcome.err) == (0, "")
    for text in ("baseline", "placebo", "shadowing", "lead time", "rework per", "all hours", "h per run"):
        assert text in outcome.out
    flat = " ".join(outcome.out.split())
    assert f"Paired on common random numbers: 4 replications, seed 7, fingerprint {comparison.fingerprint:016x}" in flat
    assert "95 % interval" in flat
    assert "decisions per second" in flat


def test_compare_begins_with_the_answer_and_its_caveat_and_ends_with_how_to_see_more(
    colead: Command, tiny_file: str, comparison: cl.Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    outcome = colead("compare", tiny_file, "--quiet")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert max(map(len, lines)) <= 80
    flat = " ".join(outcome.out.split())
    places = [
        flat.index(text)
        for text in (
            comparison.verdict,
            "assumptions that no study has measured",
            "efficiency",
            "More: --full",
        )
    ]
    assert places == sorted(places)
    head = next(number for number, line in enumerate(lines) if line.startswith("────"))
    columns = " ".join(" ".join(lines[head - 4 : head]).split())
    assert all(name in columns for name in ("lead time", "efficiency", "trust mean", "all hours"))
    assert "overdue" not in outcome.out
    assert "expected" not in outcome.out  # the ranking is for --full
    assert "probability best" in flat


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_number_is_cut_off_at_any_width(
    colead: Command, tiny_file: str, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for arguments in (("compare", tiny_file, "--all-groups", "--full"), ("compare", tiny_file), ("run", tiny_file)):
        outcome = colead(*arguments, "--quiet")
        assert max(map(len, outcome.out.splitlines())) <= width
        assert "…" not in outcome.out
        intervals = re.findall(r"\[[^\]]*\]", re.sub(r",\s+", ", ", outcome.out))  # a sentence may be folded
        assert intervals
        assert all(re.fullmatch(r"\[-?\d+(\.\d+)?, -?\d+(\.\d+)?\]", interval) for interval in intervals)


def test_metrics_may_be_chosen(colead: Command, tiny_file: str) -> None:
    outcome = colead("compare", tiny_file, "--show", "buy_in", "--quiet")
    assert "buy in" in outcome.out
    assert "lead time" not in outcome.out
    assert refused(colead("compare", tiny_file, "--show", "buyin"))


def test_compare_writes_exactly_these_keys(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert colead("compare", tiny_file, "--json", target, "--quiet", "--seed", 2**64 - 1).code == 0
    record = json.loads(target.read_text(encoding="utf-8"))
    assert list(record) == JSON_KEYS
    assert record["seed"] == 2**64 - 1
    assert record["strategies"] == ["baseline", "placebo", "shadowing", "protected"]
    assert re.fullmatch("[0-9a-f]{16}", record["fingerprint"])
    assert all(list(effect) == EFFECT_KEYS for effect in record["effects"])
    assert any(effect["mean"] is None for effect in record["effects"])
    assert [cost["strategy"] for cost in record["costs"]] == record["strategies"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "out.json.manifest.json"]


def test_threads_do_not_change_the_json(colead: Command, tiny_file: str) -> None:
    one = colead("compare", tiny_file, "--json", "-", "--quiet", "--threads", 1)
    two = colead("compare", tiny_file, "--json", "-", "--quiet", "--threads", 2)
    assert one.code == 0
    assert one.out == two.out
    assert json.loads(one.out)["fingerprint"] == json.loads(two.out)["fingerprint"]


def test_run_shows_and_writes_figures(colead: Command, tiny_file: str) -> None:
    outcome = colead("run", tiny_file, "--strategy", "shadowing", "-n", 3, "--quiet")
    assert outcome.code == 0
    assert "lead_time_mean" in outcome.out
    assert "'shadowing': 3 replications, seed 7" in outcome.out
    record = json.loads(colead("run", tiny_file, "-n", 2, "--quiet", "--json", "-").out)
    assert (record["strategy"], record["replications"], len(record["fingerprints"])) == ("baseline", 2, 2)
    assert all(len(figure["values"]) == 2 for figure in record["figures"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "FILE", "--strategy", "shadwing"), "did you mean 'shadowing'?"),
        (("compare", "FILE", "--baseline", "baselime"), "did you mean 'baseline'?"),
        (("compare", "FILE", "--strategy", "baseline"), "nothing to compare"),
        (("compare", "FILE", "--replications", "1"), "--replications"),
        (("compare", "FILE", "--replications", "99999999"), "runs and about"),
        (("compare", "FILE", "--seed", "-1"), "--seed"),
        (("compare", "FILE", "--seed", str(2**64)), "--seed"),
        (("compare", "FILE", "--confidence", "nan"), "--confidence"),
        (("compare", "FILE", "--threads", "0"), "--threads"),
        (("compare", "FILE", "--json", "no/such/folder/x.json"), "no folder"),
        (("run", "FILE", "--strategy", "nothing-like-it"), "expected one of: baseline"),
        (("kinds", "interventoins"), "did you mean 'interventions'?"),
        (("sources", "josang_2020"), "did you mean 'josang_2002'?"),
        (("kinds", "interventions", "shadow"), "did you mean 'shadowing'?"),
        (("compar", "FILE"), "compar"),
        (("compare",), "FILE"),
        (("show", "FILE", "--nope"), "--nope"),
        (("report", "FILE", "--stress", "1000001"), "'--stress': Input should be less than or equal to 1000000"),
        (("report", "FILE", "--stress", str(10**20)), "'--stress': Input should be less than or equal to 1000000"),
        (("playground", "FILE", "--stress", "1000001"), "'--stress': Input should be less than or equal to 1000000"),
        (("stress", "FILE", "--worlds", "1000001"), "'--worlds': Input should be less than or equal to 1000000"),
        (("explain", "FILE", "--replication", str(2**64)), "--replication"),
        (("run", "FILE", "--replication", str(2**64)), "--replication"),
        (("doctor", "FILE", "--seed", str(2**64)), "--seed"),
        (("compare", "FILE", "--strategy", "x" * 60_000), "xxx ..."),
        (("compare", "FILE", "--metric", "x" * 60_000), "xxx ..."),
        (("compare", "FILE", "--equal-hours", "x" * 60_000), "xxx ..."),
        (("compare", "FILE", "--" + "x" * 60_000), "xxx ..."),
        (("explain", "FILE", "--decision", "x" * 60_000), "xxx ..."),
        (("x" * 60_000,), "xxx ..."),
        (("init", "x" * 60_000), "xxx ..."),
        (("kinds", "\udcff\udcfe"), r"argument 2, '\udcff\udcfe', is not UTF-8"),
        (("sources", "\udcff"), "argument 2, "),
        (("explain", "FILE", "--decision", "\udcff"), "argument 4, "),
        (("compare", "FILE", "--show=\udcff"), "argument 3, "),
        (("sweep", "FILE", "--vary", "\udcff=1,2"), "argument 4, "),
    ],
)
def test_wrong_arguments_are_refused_in_one_line(
    colead: Command, tiny_file: str, arguments: tuple[str, ...], said: str
) -> None:
    outcome = colead(*(tiny_file if argument == "FILE" else argument for argument in arguments))
    assert refused(outcome), outcome
    assert said in outcome.err
    assert len(outcome.err) < 1000


def test_show_loads_again_and_says_the_same(colead: Command, tiny_file: str, tmp_path: Path, tiny: cl.Scenario) -> None:
    path = tmp_path / "shown.yaml"
    path.write_text(colead("show", tiny_file).out, encoding="utf-8")
    assert cl.Scenario.load(path).canonical() == tiny.canonical()
    assert json.loads(colead("show", tiny_file, "--json").out) == json.loads(tiny.resolved_json())


def test_show_tells_where_every_value_was_written(colead: Command, tiny_file: str) -> None:
    lines = colead("show", tiny_file, "--origins").out.splitlines()
    origin = {line.partition(": ")[0]: line.rpartition("# ")[2] for line in lines}
    assert origin["seed"] == f"{tiny_file}:7"
    assert origin["professions.medic.pressure"] == f"{tiny_file}:12"
    assert origin["network.kind"].startswith(tiny_file)
    assert origin["network.p"] == "default"
    assert origin["sample_every_weeks"] == "default"
    records = json.loads(colead("show", tiny_file, "--origins", "--json").out)
    assert len(records) == len(lines)


def test_kinds_lists_every_kind_and_its_parameters(colead: Command) -> None:
    overview = colead("kinds")
    assert overview.code == 0
    for catalogue in cl.kinds():
        details = colead("kinds", catalogue.name).out
        for kind in catalogue.kinds:
            assert kind.name in overview.out
            assert kind.name in details
    one = colead("kinds", "interventions", "shadowing").out
    assert "partner" in one
    assert "grade" in one


def test_kinds_as_json(colead: Command) -> None:
    assert json.loads(colead("kinds", "--json").out) == json_value(cl.kinds())
    (one,) = json.loads(colead("kinds", "trust", "constant", "--json").out)
    assert one["name"] == "constant"


def test_kinds_tells_where_each_parameter_comes_from(colead: Command) -> None:
    shown = colead("kinds", "trust", "beta_evidence").out
    assert "Jøsang & Ismail 2002" in shown
    assert "colead sources KEY" in shown


def test_sources_tells_what_was_found_and_how_well_it_is_known(colead: Command) -> None:
    every = colead("sources")
    assert every.code == 0
    assert all(key in every.out for key in by_key())
    one = colead("sources", "josang_2002").out
    assert "The beta reputation system" in one
    assert "grade A" in one
    assert "docs/reference/sources.md#josang_2002" in one
    assert json.loads(colead("sources", "josang_2002", "--json").out)["grade"] == "A"
    assert len(json.loads(colead("sources", "--json").out)) == len(by_key())


def test_schema_goes_to_a_file_or_to_standard_output(colead: Command, tmp_path: Path) -> None:
    target = tmp_path / "schema.json"
    assert json.loads(colead("schema").out) == cl.schema()
    assert colead("schema", "--output", target) == Outcome(0, "", "")
    assert json.loads(target.read_text(encoding="utf-8")) == cl.schema()


def test_our_own_fault_is_exit_code_1(colead: Command, tiny_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr("colead.experiments.run.as_asked", fail)
    outcome = colead("run", tiny_file)
    assert (outcome.code, outcome.out) == (1, "")
    assert "please report it" in outcome.err


def test_ctrl_c_is_exit_code_130(colead: Command, tiny_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("colead.experiments.run.as_asked", stop)
    outcome = colead("run", tiny_file)
    assert (outcome.code, outcome.out) == (130, "")
    assert "stopped" in outcome.err
