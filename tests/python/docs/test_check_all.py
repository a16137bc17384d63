# SPDX-License-Identifier: Apache-2.0
"""The table at the end of `make check-all`: every gate's count as the gate prints it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import check_all

AS_SOMEBODY = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org"]

PRINTED = {
    "format-check": ("398 files already formatted\n", "398 files already formatted"),
    "lint": (
        "All checks passed!\nSuccess: no issues found in 347 source files\n",
        "no issues found in 347 source files",
    ),
    "tidy": ("clang-tidy: 25 of 25 units\n", "25 of 25 units"),
    "test": (
        "==== 3162 passed, 4 skipped in 602.11s ====\n6400 passed, 0 failed, 5 skipped\n",
        "6400 passed, 0 failed, 5 skipped",
    ),
    "docs": ("site: 160 pages in 141 s: build/docs/html/index.html\n", "160 pages"),
    "asan": ("100% tests passed\nasan: 3261 tests of 27 programs passed\n", "3261 tests of 27 programs passed"),
    "fuzz": (
        "build/asan/tests/fuzz/fuzz_gate: 51496 inputs, seed 7, no finding\n"
        "build/asan/tests/fuzz/fuzz_run: 26756 inputs, seed 7, no finding\n",
        "78252 inputs, no finding",
    ),
    "coverage": (
        "coverage of libsim, lines: 95.2 % (floor 95 %: holds)\n"
        "coverage of python/colead, branches: 89.4 % (floor 89 %: holds)\n",
        "libsim, lines: 95.2 %; python/colead, branches: 89.4 %",
    ),
    "clang": ("[1/3] Building CXX\n[2/3] Building CXX\n[3/3] Linking CXX\n", "3 steps of the build"),
    "properties": (
        "Draws.OfKeysThatDifferInOnePartDiffer: 1500 passing, 0 failing\n"
        "AnyScenario.BooksNobodyInTwoPlacesAtOnce: 375 passing, 0 failing\n"
        "51 passed in C++\n"
        "    - 1500 passing, 0 failing, and 145 invalid test cases\n"
        "    - 1500 passing examples, 0 failing examples, 3 invalid examples\n"  # of earlier releases of hypothesis
        "=========== 7 passed in 282.00s ===========\n",
        "4875 examples; 51 passed in C++; 7 passed",
    ),
    "mutants": (
        "gate: 40 killed, 3 survived\n243 of 300 mutants killed: 81%, wanted 75%\n",
        "243 of 300 mutants killed: 81%",
    ),
    "kills": (".500 kills in 15 comparisons: nothing lost\n.\n1 passed in 240.00s\n", "500 kills in 15 comparisons"),
    "wheels": (
        "wheels: colead.tar.gz, 3 bytes\n"
        "wheels: colead-cp311.whl, 3 bytes, 9 s\nwheels: colead-cp312.whl, 3 bytes, 9 s\n",
        "2 wheels",
    ),
    "outside": (
        "outside: g++, FetchContent, 6 s: understanding_mean: 0.04 k, better\noutside: 10 ways, all well\n",
        "10 ways",
    ),
    "cross": (
        "cross: windows: 14 tests of core pass\ncross: windows: 254 tests pass by wine64\n"
        "cross: linux-arm64: 282 tests pass by qemu-aarch64\n",
        "windows: 254 tests; linux-arm64: 282 tests",
    ),
    "instructions": (
        "instructions: plan 1,000, 1.000 of the recorded\ninstructions: decision 77,000, 0.990 of the recorded\n",
        "plan 1,000, 1.000 of the recorded; decision 77,000, 0.990 of the recorded",
    ),
    "same-bits": (
        "recorded     0123456789abcdef\ngcc          0123456789abcdef\nsame-bits: 1 builds, one hash\n",
        "1 builds, one hash",
    ),
    "check-playground": ("47 passed in 29.11s\n", "47 passed"),
}


@pytest.mark.parametrize("gate", PRINTED)
def test_a_gate_tells_its_count(gate: str) -> None:
    printed, count = PRINTED[gate]
    assert check_all.count_of(gate, printed) == count


def test_a_gate_without_a_count_says_so() -> None:
    assert check_all.count_of("mutants", "no such file\n") == "no count"
    assert check_all.count_of("twins", "") == "no count"


def test_the_table_says_which_gate_failed() -> None:
    row = check_all.Ran("fuzz", passed=False, seconds=61.4, count="no count").row(12)
    assert row == "fuzz          FAILED      61 s  no count"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with gates of its own; one of them fails until there is a file."""
    (tmp_path / "Makefile").write_text(
        "kills:\n\t@test -e mended && echo '5 kills in 2 comparisons' || exit 1\n"
        "lint:\n\t@echo 'no issues found in 3 source files'; echo lint >>began\n"
        "twins:\n\t@echo '2 passed'; touch twins; until test -e fuzz; do sleep 0.01; done\n"
        "fuzz:\n\t@touch fuzz; until test -e twins; do sleep 0.01; done\n"
        "docs:\n\t@touch docs; until test -e bad; do sleep 0.01; done\n"
        "bad-inputs:\n\t@touch bad; until test -e docs; do sleep 0.01; done\n"
        "asan:\n\t@echo asan >>began; until grep -q clang began; do sleep 0.01; done\n"
        "tsan:\n\t@echo tsan >>began\n"
        "clang:\n\t@until grep -q asan began; do sleep 0.01; done; echo clang >>began\n"
        "wheels:\n\t@cat scripts/gates_passed.tsv >seen\n"
    )
    monkeypatch.setattr(check_all, "ROOT", tmp_path)
    monkeypatch.setattr(check_all, "FOLDER", tmp_path / "build" / "checks")
    monkeypatch.setattr(check_all, "PASSED", tmp_path / "build" / "checks" / "passed.tsv")
    monkeypatch.setattr(check_all, "RECORD", tmp_path / "scripts" / "gates_passed.tsv")
    (tmp_path / "scripts").mkdir()
    for words in (["init", "-q"], ["add", "Makefile"], [*AS_SOMEBODY, "commit", "-qm", "Gates"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    (tmp_path / ".git" / "info" / "exclude").write_text("build\nbegan\nmended\nseen\n")
    return tmp_path


def test_gates_go_on_after_one_that_fails(checkout: Path) -> None:
    assert check_all.main(["kills", "lint"]) == 1
    kills, lint = (checkout / "build/checks/counts.txt").read_text("utf-8").splitlines()
    assert kills.split()[:2] == ["kills", "FAILED"]
    assert lint.endswith("no issues found in 3 source files")
    assert check_all.main(["lint"]) == 0


def test_what_passed_with_the_same_files_is_not_run_again_when_asked_to_go_on(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check_all.main(["lint", "kills"]) == 1
    (checkout / "mended").touch()
    assert check_all.main(["--go-on", "lint", "kills"]) == 0
    lint, kills = (checkout / "build/checks/counts.txt").read_text("utf-8").splitlines()
    assert lint.endswith("no issues found in 3 source files")
    assert kills.endswith("5 kills in 2 comparisons")
    assert (checkout / "began").read_text("utf-8").split() == ["lint"]
    (checkout / "new.py").touch()  # once as a change, once as a commit; then nothing has changed
    for _ in range(2):
        assert check_all.main(["--go-on", "lint"]) == 0
        subprocess.run(["git", "add", "new.py"], cwd=checkout, check=True)
        subprocess.run(["git", *AS_SOMEBODY, "commit", "-qm", "More", "--allow-empty"], cwd=checkout, check=True)
    assert check_all.main(["--go-on", "lint"]) == 0
    assert (checkout / "began").read_text("utf-8").split() == ["lint"] * 3
    monkeypatch.setitem(check_all.READS, "lint", ("Makefile",))
    (checkout / "new.py").write_text("# it reads none of this\n")
    assert check_all.main(["--go-on", "lint"]) == 0
    assert (checkout / "began").read_text("utf-8").split() == ["lint"] * 3


def test_what_is_recorded_holds_on_another_machine_while_the_files_are_the_same(checkout: Path) -> None:
    assert check_all.main(["--record", "lint", "kills"]) == 1
    (line,) = check_all.RECORD.read_text("utf-8").splitlines()
    assert line.split("\t")[0] == "lint"
    assert line.split("\t")[4] == "no issues found in 3 source files"
    check_all.PASSED.unlink()
    for words in (["add", "-A"], [*AS_SOMEBODY, "commit", "-qm", "Record"]):
        subprocess.run(["git", *words], cwd=checkout, check=True)
    assert check_all.main(["--go-on", "lint"]) == 0
    assert (checkout / "began").read_text("utf-8").split() == ["lint"]
    (checkout / "mended").touch()
    assert check_all.main(["--go-on", "--record", "kills"]) == 0  # the other stays, as the last time it passed
    assert [one.gate for one in check_all.Passed.lines_of(check_all.RECORD)] == ["kills", "lint"]
    (checkout / "Makefile").write_text("lint:\n\t@echo lint >>began\n")
    assert check_all.main(["--go-on", "lint"]) == 0
    assert (checkout / "began").read_text("utf-8").split() == ["lint"] * 2


def test_what_passed_is_recorded_before_the_next_begins_and_stays_when_files_change(checkout: Path) -> None:
    assert check_all.main(["--record", "lint", "wheels"]) == 0
    assert (checkout / "seen").read_text("utf-8").startswith("lint\t")
    (checkout / "Makefile").write_text("tsan:\n\t@true\n")
    assert check_all.main(["--go-on", "--record", "tsan"]) == 0  # not as committed: of no use to others
    assert [one.gate for one in check_all.Passed.lines_of(check_all.RECORD)] == ["lint", "wheels"]


@pytest.mark.parametrize("gate", check_all.READS)
def test_all_that_a_gate_is_said_to_read_is_there(gate: str) -> None:
    for where in check_all.READS[gate]:
        assert check_all.git("ls-files", "--", where)


def test_recorded_instructions_are_read_by_their_own_gate_alone() -> None:
    read_by = {gate for gate, where in check_all.READS.items() if check_all.COUNTED.encode() in files_at(where)}
    assert read_by == {"instructions"}


def files_at(where: tuple[str, ...]) -> bytes:
    return check_all.git("ls-files", "--", *where)


def test_gates_of_one_core_run_side_by_side_and_beside_one_of_two(checkout: Path) -> None:
    """Each waits for the other."""
    assert {"twins", "fuzz"} <= check_all.ONE_CORE
    assert "docs" not in check_all.ONE_CORE
    assert check_all.main(["twins", "lint", "fuzz"]) == 0
    assert check_all.main(["docs", "bad-inputs"]) == 0
    assert len((checkout / "build/checks/counts.txt").read_text("utf-8").splitlines()) == 2


def test_two_gates_that_build_in_one_folder_do_not_run_side_by_side(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check_all.BUILDS_IN["fuzz-long"] == check_all.BUILDS_IN["asan"]
    assert check_all.BUILDS_IN["properties"] == check_all.BUILDS_IN["test"]
    monkeypatch.setattr(check_all, "ROOM", 9)
    monkeypatch.setitem(check_all.BUILDS_IN, "tsan", "asan")
    monkeypatch.setitem(check_all.BUILDS_IN, "clang", "clang")
    assert check_all.main(["asan", "tsan", "clang"]) == 0
    assert (checkout / "began").read_text("utf-8").split() == ["asan", "clang", "tsan"]


def test_every_gate_of_the_makefile_has_its_turn() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    asked = (
        makefile.split("scripts/check_all.py", 1)[1].split("\n\n", 1)[0].replace("\\\n", " ").split()[1:]
    )  # less the option
    check = next(line for line in makefile.splitlines() if line.startswith("check:")).split()[1:]
    assert {"fuzz-long" if gate == "fuzz" else gate for gate in check} <= set(asked)
    for gate in asked:
        assert f"\n{gate}:" in makefile
