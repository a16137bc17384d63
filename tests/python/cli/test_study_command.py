# SPDX-License-Identifier: Apache-2.0
"""`colead study`: what it prints, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import TINY, Command

TEXT = f"""\
study: 1
name: s1
title: Two wards
question: Does shadowing take time?
hypothesis: hypothesis_3
design: Two wards.
scenario: {TINY}
variants:
  as_it_is: {{title: as it is}}
  beside: {{title: with days beside each other, strategy: shadowing}}
replications: 3
claims: [{{metric: all_hours, variant: beside, than: as_it_is, is: higher}}]
worlds: {{count: 10, replications: 1}}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "studies" / "s1.yaml"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_tells_the_question_what_counts_the_figures_and_the_answer(file: Path, colead: Command) -> None:
    done = colead("study", file, "--quiet")
    assert (done.code, done.err) == (0, "")
    words = " ".join(done.out.split())
    assert words.startswith("Does shadowing take time? For: all hours of joint work and strategy higher with days")
    assert "Yes. All hours of joint work and strategy:" in words
    assert "The direction claimed came out in 10 of 10 plausible worlds, 100 % [72, 100]" in words


def test_the_record_and_the_picture_are_written(file: Path, colead: Command, tmp_path: Path) -> None:
    done = colead("study", file, "--quiet", "--no-worlds", "--json", "s.json", "--picture", "s.svg")
    assert done.code == 0
    record = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert (record["study"], record["answer"], record["robust"]) == ("s1", "yes", None)
    assert record["sentence"] in " ".join(done.out.split())
    assert record["findings"][0]["state"] == "yes"
    assert "<svg" in (tmp_path / "s.svg").read_text(encoding="utf-8")


def test_all_runs_every_study_of_the_folder(file: Path, colead: Command, tmp_path: Path) -> None:
    (file.parent / "s10.yaml").write_text(TEXT.replace("name: s1", "name: s10"), encoding="utf-8")
    (file.parent / "s2.yaml").write_text(TEXT.replace("name: s1", "name: s2"), encoding="utf-8")
    done = colead("study", "all", "-n", "2", "--horizon-weeks", "3", "--no-worlds", "--quiet", "--json", "s.json")
    assert done.code == 0
    assert [one["study"] for one in json.loads((tmp_path / "s.json").read_text("utf-8"))] == ["s1", "s2", "s10"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.yaml"], "nowhere.yaml"),
        (["studies/s1.yaml", "--picture", "x.gif"], "neither a .svg nor a .png"),
        (["studies/s1.yaml", "--replications", "1"], "greater than or equal to 2"),
        (["studies/s1.yaml", "--seed", "-1"], "--seed"),
    ],
)
@pytest.mark.usefixtures("file")
def test_what_it_cannot_take_it_refuses(words: list[str], said: str, colead: Command) -> None:
    done = colead("study", *words)
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_a_mistake_is_shown_with_its_line(file: Path, colead: Command) -> None:
    file.write_text(TEXT.replace("is: higher", "is: more"), encoding="utf-8")
    done = colead("study", file)
    assert done.code == 2
    assert f"{file}:12:67" in done.err.replace("\n", "")


def test_a_folder_without_studies_and_a_picture_of_many(file: Path, colead: Command) -> None:
    (file.parent / "s2.yaml").write_text(TEXT, encoding="utf-8")
    assert "a picture is of one study" in colead("study", "all", "--picture", "x.svg").err
    for one in file.parent.glob("*.yaml"):
        one.unlink()
    assert "there is no study" in " ".join(colead("study", "all").err.split())
