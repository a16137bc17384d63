# SPDX-License-Identifier: Apache-2.0
"""Scenarios that come with colead, by their names and from any folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import colead as cl
from colead.cli.app import main
from colead.drafting.shipped import FILES, file_behind, shipped_file


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_name_is_what_its_file_says() -> None:
    assert [one.name for one in cl.scenarios()] == list(FILES)
    for one in cl.scenarios():
        assert cl.Scenario.load(one.name).canonical() == cl.Scenario.load(one.path).canonical()
        assert one.path == shipped_file(one.name)
    small = cl.scenarios()[0]
    assert (small.name, small.people, small.units) == ("small_unit", 24, 1)


def test_files_texts_and_mappings_may_extend_one(elsewhere: Path) -> None:
    text = "extends: small_unit\nname: ours\nseed: 12\n"
    (elsewhere / "ours.yaml").write_text(text, encoding="utf-8")
    ours = cl.Scenario.load("ours.yaml")
    assert (ours.name, ours.seed, ours.people) == ("ours", 12, 24)
    assert cl.Scenario.from_yaml(text).canonical() == ours.canonical()
    made = cl.Scenario.from_dict({"extends": "small_unit", "name": "ours", "seed": 12})
    assert made.canonical() == ours.canonical()


def test_the_text_of_one_names_its_parts_as_its_file_does(elsewhere: Path) -> None:
    assert list(elsewhere.iterdir()) == []
    small = cl.scenarios()[0]
    text = Path(small.path).read_text("utf-8")
    assert "extends: parts/health_service.yaml\n" in text
    assert cl.Scenario.from_yaml(text).canonical() == cl.Scenario.load("small_unit").canonical()


@pytest.mark.parametrize(
    ("text", "line", "near"),
    [("name: x\nextends: smal_unit\n", 2, "small_unit"), ("extends: health_servic\n", 1, "health_service")],
)
def test_a_mistyped_name_is_told_where_it_stands(elsewhere: Path, text: str, line: int, near: str) -> None:
    (elsewhere / "ours.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(cl.ScenarioError) as told:
        cl.Scenario.load("ours.yaml")
    first = told.value.diagnostics[0]
    assert (first.file, first.line) == ("ours.yaml", line)
    assert first.suggestion == near
    assert "care_system" in first.expected


def test_a_missing_file_may_have_been_a_name() -> None:
    with pytest.raises(cl.ScenarioError) as told:
        cl.Scenario.load("acute_hospitall")
    assert told.value.diagnostics[0].suggestion == "acute_hospital"
    assert told.value.diagnostics[0].code == "IO"


def test_commands_take_names_and_say_them_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "small_unit"]) == 0
    assert main(["compare", "small_unit", "--strategy", "check_ins", "--replications", "2", "--quiet"]) == 0
    assert "check_ins" in capsys.readouterr().out
    assert main(["compare", "smal_unit"]) == 2
    assert "small_unit" in capsys.readouterr().err


def test_the_line_of_a_shipped_file_can_be_shown() -> None:
    assert file_behind("small_unit") == str(shipped_file("small_unit"))
    assert file_behind("health_service").endswith("health_service.yaml")
    assert file_behind("of_mine.yaml") == "of_mine.yaml"
    Path("small_unit").write_text("name: mine\n", encoding="utf-8")
    assert file_behind("small_unit") == "small_unit"


def test_what_draws_pictures_is_asked_for_before_the_work(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("colead.cli.destinations.can_draw", lambda: False)
    monkeypatch.setattr("colead.report.formats.can_draw", lambda: False)
    for option, target in (("--report", "r.html"), ("--png", "pictures")):
        assert main(["compare", "small_unit", option, target]) == 2
        assert "colead[pictures]" in " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert list(elsewhere.iterdir()) == []
