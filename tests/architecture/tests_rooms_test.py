# SPDX-License-Identifier: Apache-2.0
"""Where tests stand, and how long they may be. Runs under pytest and, without it, as a plain program."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from python_rooms_test import RANK, ROOT

LONGEST_TEST = 400
# Beside a room of tests for each room of the package: what crosses the border, what pages say, the package as a whole,
# and what holds for any scenario.
MORE_ROOMS = ("core", "docs", "package", "properties")


def long_tests(root: Path) -> Iterator[str]:
    for path in sorted(one for one in (root / "tests").rglob("*") if one.suffix in (".py", ".cpp", ".hpp")):
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > LONGEST_TEST:
            yield f"{path}: {length} lines; {LONGEST_TEST} are the most that a test file holds"


def homeless_tests(root: Path) -> Iterator[str]:
    """Tests where nobody looks for them: they stand in a folder with the name of what they test."""
    tests = root / "tests" / "python"
    for path in sorted(tests.rglob("test_*.py")):
        room = path.relative_to(tests).parts[0]
        if room not in (*RANK, *MORE_ROOMS):
            yield f"{path}: tests stand in the room of what they test, and '{room}' is none"


def test_tests_stay_readable() -> None:
    assert list(long_tests(ROOT)) == []


def test_tests_stand_in_the_room_of_what_they_test() -> None:
    assert list(homeless_tests(ROOT)) == []


def test_a_breach_is_seen() -> None:
    too_long = "\n" * (LONGEST_TEST + 1)
    planted = {"python/runs/test_a.py": too_long, "core/a_test.cpp": too_long, "python/test_b.py": "",
               "python/running/test_c.py": "", "python/runs/test_d.py": "", "python/core/test_e.py": ""}  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for name, text in planted.items():
            path = Path(folder) / "tests" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert [Path(one.split(":")[0]).name for one in long_tests(Path(folder))] == ["a_test.cpp", "test_a.py"]
        assert {Path(one.split(":")[0]).name for one in homeless_tests(Path(folder))} == {"test_b.py", "test_c.py"}


def main() -> int:
    breaches = [*long_tests(ROOT), *homeless_tests(ROOT)]
    print("\n".join([f"{len(breaches)} breaches", *breaches]))
    test_a_breach_is_seen()
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
