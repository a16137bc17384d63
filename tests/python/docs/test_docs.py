# SPDX-License-Identifier: Apache-2.0
"""The pages tell the truth: links, commands, examples, generated reference."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT

import colead as cl
from colead.cli.app import main

sys.path.insert(0, str(ROOT / "scripts"))

import check_docs
import make_reference

README = (ROOT / "README.md").read_text(encoding="utf-8")
QUICK = ["--replications", "2", "--quiet"]


def example(page: Path, name: str) -> str:
    """The fenced block below `<!-- example: name -->`."""
    text = page.read_text(encoding="utf-8")
    match = re.search(rf"<!-- example: {name} -->\n```\w+\n(.*?)```", text, flags=re.DOTALL)
    assert match, f"{page.name} has no example {name}"
    return match[1]


def commands(text: str) -> Iterator[list[str]]:
    """Every colead command in a fenced block of shell."""
    for block in re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["colead"]:
                yield words[1:]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with scenarios/ in it, so that an example may add one or write a result."""
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_reference_is_what_the_field_lists_say() -> None:
    for name, make in make_reference.PAGES.items():
        written = (make_reference.FOLDER / name).read_text(encoding="utf-8")
        assert written == make(), f"{name} is out of date: run scripts/make_reference.py"


def test_relative_links_resolve() -> None:
    assert list(check_docs.broken_links()) == []


def test_shown_outputs_are_what_commands_print() -> None:
    stale = list(check_docs.stale_outputs(update=False))
    assert stale == [], "run scripts/check_docs.py --update"


PAGES = [
    "README.md",
    "docs/guides/reading_results.md",
    "docs/guides/how_sure.md",
    "docs/guides/explaining_decisions.md",
]


def quickly(words: list[str]) -> list[str]:
    """Options that make a command short and leave what it shows in place."""
    if "--until" in words:
        return ["--quiet", "--budget", "2", "--strategy", "real_time"]
    if words[0] == "stress":
        return ["--quiet", "--worlds", "20", "--horizon-weeks", "4", "--strategy", "real_time"]
    return QUICK if words[0] in ("compare", "run") and "--replications" not in words else []


@pytest.mark.parametrize("words", [words for page in PAGES for words in commands((ROOT / page).read_text("utf-8"))])
def test_commands_shown_run(words: list[str], checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checkout.is_dir()
    assert main([*words, *quickly(words)]) == 0, capsys.readouterr().err


def test_commands_of_the_reports_guide_run_one_after_another(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in commands((ROOT / "docs/guides/report.md").read_text("utf-8")):
        quick = QUICK if words[0] == "compare" and "--replications" not in words else []
        assert main([*words, *quick]) == 0, capsys.readouterr().err
    assert (checkout / "report.html").exists()


def test_readme_is_short() -> None:
    assert len(README.splitlines()) <= 150


def test_scenario_example_runs(checkout: Path) -> None:
    file = checkout / "scenarios" / "my_service.yaml"
    file.write_text(example(ROOT / "README.md", "scenario"), encoding="utf-8")
    comparison = cl.compare(cl.Scenario.load(file), strategies=["our_idea"], replications=2, progress=False)
    assert comparison.strategies == ("baseline", "our_idea")


def test_python_example_runs(checkout: Path) -> None:
    code = example(ROOT / "README.md", "python")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["real_time", "check_ins"]


def test_engine_example_prints_what_the_guide_shows() -> None:
    guide = ROOT / "docs/guides/engine.md"
    code = example(guide, "engine")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=600)
    assert (done.stderr, done.stdout) == ("", example(guide, "engine_output"))


def test_mistakes_shown_are_the_ones_reported(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = ROOT / "docs/guides/scenario_files.md"
    (checkout / "scenarios" / "broken.yaml").write_text(example(guide, "broken"), encoding="utf-8")
    assert main(["validate", "scenarios/broken.yaml"]) == 2
    assert capsys.readouterr().err == example(guide, "mistakes")


def test_strategies_guide_names_every_strategy_and_kind() -> None:
    guide = (ROOT / "docs/guides/strategies.md").read_text(encoding="utf-8")
    interventions = next(c for c in cl.kinds() if c.name == "interventions").kinds
    scenario = cl.Scenario.load(ROOT / "scenarios/small_unit.yaml")
    wanted = [*scenario.strategies, *(kind.name for kind in interventions)]
    assert [name for name in wanted if f"| `{name}` |" not in guide] == []


def test_model_page_names_every_coefficient_and_no_other() -> None:
    page = (ROOT / "docs/concepts/model.md").read_text(encoding="utf-8")
    groups = cl.schema()["properties"]["behaviour"]["properties"]
    known = {f"{group}.{name}" for group, node in groups.items() for name in node["properties"]}
    named = set(re.findall(rf"\b(?:{'|'.join(groups)})\.[a-z_]+", page)) - {f"{group}.cpp" for group in groups}
    assert named == known, json.dumps({"missing": sorted(known - named), "unknown": sorted(named - known)})


def test_files_named_on_the_model_page_exist() -> None:
    page = (ROOT / "docs/concepts/model.md").read_text(encoding="utf-8")
    sources = {path.relative_to(ROOT / "libsim/colead").as_posix() for path in (ROOT / "libsim/colead").glob("*/*.?pp")}
    names = {source.split("/")[1] for source in sources}
    missing = [name for name in re.findall(r"`([a-z_/]+\.[ch]pp)`", page) if name not in sources | names]
    assert missing == []


def test_changelog_has_the_version() -> None:
    assert f"## [{cl.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
