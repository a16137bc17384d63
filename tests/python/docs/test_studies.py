# SPDX-License-Identifier: Apache-2.0
"""The shipped studies run, and the guide says how they are written."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from support import ROOT, Command

from colead.experiments.studies.read_study import read_study
from colead.report.study_page import section, studies_page
from colead.sources import by_key

sys.path.insert(0, str(ROOT / "scripts"))

import make_studies

FILES = sorted((ROOT / "studies").glob("*.yaml"), key=lambda one: (len(one.stem), one.stem))
NAMES = [one.stem for one in FILES]
GUIDE = ROOT / "docs/guides/studies.md"
ANSWERS = ("Yes. ", "No. ", "In part. ", "It depends on what is assumed. ", "Cannot tell. ")


@pytest.fixture
def at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def quoted(page: str, name: str) -> str:
    """The answer that stands under the heading of a study."""
    found = re.search(rf"^## {name.upper()}\. .*?^> (.*?)$", page, flags=re.MULTILINE | re.DOTALL)
    assert found, f"the page has no study {name}"
    return found[1]


def test_every_hypothesis_has_one_study() -> None:
    asked = [read_study(file) for file in FILES]
    assert [one.name for one in asked] == NAMES
    assert [one.hypothesis for one in asked] == [f"hypothesis_{n}" for n in range(1, len(FILES) + 1)]
    assert {key for key in by_key() if key.startswith("hypothesis_")} == {one.hypothesis for one in asked}


@pytest.mark.usefixtures("at_the_top")
@pytest.mark.parametrize("name", NAMES)
def test_a_study_in_two_short_runs_has_its_form(name: str) -> None:
    found = make_studies.quickly(Path("studies") / f"{name}.yaml")
    text = section(found)
    assert found.sentence.startswith(ANSWERS)
    assert all(part in text for part in (found.asked.question, "*For*: ", "*Against*: ", f"studies/{name}.svg"))
    assert quoted(text, name) == found.sentence
    assert text.count("\n| ") == 2 + len(found.asked.figures) * len(found.asked.places) - 1
    assert "None" not in text
    assert "nan" not in text


@pytest.mark.usefixtures("at_the_top")
def test_the_page_begins_with_the_picture_of_the_first_study() -> None:
    files = [Path("studies/h3.yaml"), Path("studies/h7.yaml")]
    page = studies_page([make_studies.quickly(one) for one in files], "h7")
    assert re.findall(r"studies/(\w+)\.svg", page) == ["h7", "h3", "h7"]
    assert re.findall(r"^## (\w+)\.", page, flags=re.MULTILINE) == ["H3", "H7"]


def test_the_example_of_the_guide_is_a_study(tmp_path: Path, colead: Command) -> None:
    text = re.search(r"<!-- example: study -->\n```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert text
    file = tmp_path / "rounds.yaml"
    file.write_text(text[1].replace("../scenarios", str(ROOT / "scenarios")), encoding="utf-8")
    done = colead("study", file, "--replications", "2", "--horizon-weeks", "4", "--no-worlds", "--quiet")
    assert (done.code, done.err) == (0, "")
    assert "Does time kept free for joint work shorten decisions" in done.out


def test_the_guide_names_every_key() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    keys = re.findall(r'(?:root|section|one)\.(?:take|raw|section|sections|named)\(\s*"(\w+)"', reader_text())
    assert len(set(keys)) > 25
    assert [key for key in dict.fromkeys(keys) if key not in guide] == []


def reader_text() -> str:
    return (ROOT / "python/colead/experiments/studies/read_study.py").read_text(encoding="utf-8")
