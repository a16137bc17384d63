# SPDX-License-Identifier: Apache-2.0
"""Words that gave way to those of the glossary are gone, but for the places named here with their reason."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from support import ROOT

WHERE = (
    *("python", "libsim", "bindings", "scenarios", "docs", "notebooks", "scripts", "README.md", "CONTRIBUTING.md"),
    "tests/support",
)
# Old word, and the lines that may still have it: (file's beginning, part of the line, "" for any).
MEASURE_AS_A_FIGURE = (
    r"(?i)(?<![a-z])measures?(?![a-z])",
    (
        # Old names of options and keys, read for one release.
        ("libsim/colead/scenario/old_names.cpp", '"measures"'),
        ("docs/reference/scenario.md", "older name of criteria"),
        ("python/colead/cli/renamed.py", '"--measure"'),
        # To measure, and measures of others.
        ("bindings/experiment_records.cpp", "What it measures"),
        ("docs/guides/explaining_decisions.md", "measures it"),
        ("docs/guides/how_sure.md", "what to measure next"),
        ("docs/guides/report.md", "What to measure"),
        ("docs/guides/scenario_files.md", "what to measure"),
        ("docs/reference/sources.md", ""),
        ("python/colead/_core.pyi", "What it measures"),
        ("python/colead/cli/views/comparison_view.py", "rich.measure"),
        ("python/colead/cli/views/stress_view.py", "easure"),
        ("python/colead/experiments/stress_answer.py", "measure_next"),
        ("python/colead/report/content.py", "not measure it"),
        ("python/colead/report/sections/decision.py", "to_measure"),
        ("python/colead/report/sections/robustness.py", ""),
        ("python/colead/report/turning.py", "measure"),
        ("python/colead/sources/", ""),
        ("python/colead/statistics/flips.py", "Gini's measure"),
    ),
)
JUDGE_BY = (
    r"judge[-_]by",
    (
        ("python/colead/cli/renamed.py", ""),
        ("python/colead/experiments/compare.py", ""),  # the older keyword
        ("python/colead/experiments/question.py", '"judge_by"'),  # the words of a stored question
        ("python/colead/store/asked.py", "judge_by"),
    ),
)
ENDINGS = (".py", ".pyi", ".cpp", ".hpp", ".yaml", ".md", ".toml", ".js", ".css", ".html")
Allowed = Sequence[tuple[str, str]]


def texts() -> Iterator[Path]:
    listed = subprocess.run(["git", "ls-files", "--", *WHERE], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split():
        if name.endswith(ENDINGS) and not name.endswith(".min.js"):
            yield ROOT / name


def lines_with(pattern: str) -> Iterator[tuple[str, int, str]]:
    for path in texts():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(pattern, line):
                yield path.relative_to(ROOT).as_posix(), number, line


def allows(place: tuple[str, str], file: str, line: str) -> bool:
    return file.startswith(place[0]) and place[1] in line


@pytest.mark.parametrize(("pattern", "allowed"), [MEASURE_AS_A_FIGURE, JUDGE_BY])
def test_an_old_word_stands_only_where_it_may(pattern: str, allowed: Allowed) -> None:
    found = [
        f"{file}:{number}: {line.strip()}"
        for file, number, line in lines_with(pattern)
        if not any(allows(place, file, line) for place in allowed)
    ]
    assert found == []


@pytest.mark.parametrize(("pattern", "allowed"), [MEASURE_AS_A_FIGURE, JUDGE_BY])
def test_every_allowance_is_needed(pattern: str, allowed: Allowed) -> None:
    found = list(lines_with(pattern))
    assert [place for place in allowed if not any(allows(place, file, line) for file, _, line in found)] == []
