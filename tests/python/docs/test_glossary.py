# SPDX-License-Identifier: Apache-2.0
"""The glossary speaks of names that exist, and of each word once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TEXT = (ROOT / "docs/reference/glossary.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith("| ")]
CODE = (".cpp", ".hpp", ".py", ".pyi")
WORDS = [row[0] for row in ROWS if row[0] != "Word"]


def code() -> str:
    folders = (ROOT / "libsim", ROOT / "bindings", ROOT / "python")
    paths = [path for folder in folders for path in folder.rglob("*.*") if path.suffix in (".hpp", ".py", ".pyi")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_each_word_has_one_row() -> None:
    assert len(WORDS) > 50
    assert len(WORDS) == len(set(WORDS))


def test_every_type_it_names_exists() -> None:
    known = set(re.findall(r"\b[A-Z]\w+\b", code()))
    named = set(re.findall(r"`([A-Z]\w+)", TEXT))
    assert sorted(named - known - {"L_i", "FILE"}) == []


def test_every_option_it_names_is_an_option() -> None:
    commands = code()
    assert [o for o in sorted(set(re.findall(r"`(--[a-z-]+)`", TEXT))) if option_missing(o, commands)] == []


def option_missing(option: str, commands: str) -> bool:
    """Options are written out, or are the names of parameters of a command."""
    return f'"{option}"' not in commands and f"{option[2:].replace('-', '_')}:" not in commands


def test_every_row_says_what_the_word_does_not_mean() -> None:
    assert [row[0] for row in ROWS if len(row) > 1 and not row[-1]] == []


# What gave way, where: a name that comes back would give a word of the glossary a second meaning.
GONE = {
    "libsim": "MeasureRow Verdict Flip FlipKind Account Trial NetworkSeat ComparePlan measure_dimensions max_measures",
    "bindings": "MeasureRow Verdict Flip FlipRecord MeetingFlip Account NetworkSeat SeatRows measure_when",
    "python": "TwoWorlds two_worlds worlds_of World MeetingFlip Seats",
}


@pytest.mark.parametrize(("folder", "names"), GONE.items())
def test_names_that_gave_way_are_gone(folder: str, names: str) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.*") if path.suffix in CODE}
    assert len(texts) > 20
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in texts.items()
        for name in names.split()
        if re.search(rf"\b{name}\b", text)
    }
    assert found == set()


def test_no_spelling_waits_to_give_way() -> None:
    """An older spelling used to stand in italics."""
    assert re.findall(r"(?<![*\w`])\*`[^`]+`\*(?!\*)", TEXT) == []
