# SPDX-License-Identifier: Apache-2.0
"""Writes docs/concepts/promises.md: what the library promises, which tests hold it to that, and how many they are.

python scripts/make_promises.py            write the page
python scripts/make_promises.py --check    exit code 1 when a test that the page names is not there; writes nothing

Numbers are counted in the files of the tests, so the page can be written without running anything.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "concepts" / "promises.md"
CPP_TEST = re.compile(r"^(?:TEST(?:_F|_P)?|PROPERTY(?:_OF_RUNS)?)\(", re.MULTILINE)
CPP_PROPERTY = re.compile(r"^PROPERTY(?:_OF_RUNS)?\(", re.MULTILINE)
PYTHON_PROPERTY = re.compile(r"^@given\(", re.MULTILINE)
PYTHON_TEST = re.compile(r"^def test_", re.MULTILINE)
CASE = re.compile(r'^    Mistake\{"|^    \("[A-Za-z]', re.MULTILINE)


PAGE_TEXT = """<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- Written by scripts/make_promises.py; never edit. -->
# What the library promises

Each promise has tests that fail when it is broken. `make test` runs those that take minutes, `make check` adds
sanitizers, fuzzing and coverage, `make check-all` the long ones: see [CONTRIBUTING](../../CONTRIBUTING.md).

{promises}

## In figures

Counted in the files of the tests by `scripts/make_promises.py`.

{numbers}

## The long checks, as they last passed

Written down by `make check-all GO_ON="--go-on --record"`: what each gate counted, and at which commit. One whose files
have changed since then is run again by the same command.

{passed}

## What is not promised

The same bits under another release of colead or of Boost.Math, by a compiler that is told to be inexact, or on macOS,
where nobody has tried ([Randomness](randomness.md#fingerprints)). A change of colead that alters numbers says **Results
change:** in the [changelog](../../CHANGELOG.md). Kinds written in Python or C++ are code and run with your rights
([SECURITY](../../SECURITY.md)).
"""


@dataclass(frozen=True)
class Promise:
    """A sentence, what is done to find it broken, and the files in which that stands."""

    says: str
    tried: str
    files: tuple[str, ...]


PROMISES = (
    Promise(
        "Runs have the same bits by gcc and clang, on x86-64 with FMA and without, arm64, Windows and in WebAssembly, "
        "whatever the C library, the number of threads, processes and workers, the order of the work, what is "
        "recorded, and after a kill.",
        "fingerprints of whole runs are compared over threads, processes, Dask workers and kills, and `make same-bits` "
        "compares them between eight builds, WebAssembly, arm64 and Windows among them; recorded runs of the shipped "
        "scenarios are compared bit by bit; functions against MPFR",
        ("tests/golden", "tests/math", "tests/python/runs", "tests/python/store/test_store_kill.py"),
    ),
    Promise(
        "Random numbers are the published ones.",
        "known answers of Random123; distributions against closed forms; of any two keys the draws differ, of one they "
        "are the same in whatever order they are asked for; quantiles rise within their support",
        ("tests/random", "tests/properties/draws_test.cpp", "tests/properties/distributions_test.cpp"),
    ),
    Promise(
        "Events happen in one order, that of time, priority and identity, whatever the order of scheduling; what is "
        "cancelled does not happen; a copy is a branch.",
        "any sequence of calls against a plain list, by RapidCheck; millions of random ones against a heap",
        ("tests/engine", "tests/properties/engine_test.cpp"),
    ),
    Promise(
        "Any scenario that is accepted runs within its budget, gives no infinite figure and no missing one where it is "
        "defined, and keeps what every run keeps: weights on the simplex, shares in [0, 1], hours that add up, nobody "
        "in two places, accountability that sums to 1 or no route.",
        "properties over generated scenarios, by hypothesis from Python and by RapidCheck in C++, there at each event; "
        "every event of seven unlike worlds",
        ("tests/python/properties", "tests/properties/scenarios_test.cpp", "tests/simulation/invariants_test.cpp"),
    ),
    Promise(
        "A field's range holds only what every later step can use.",
        "each number at its limits and next to 0, alone and in pairs, by the field table",
        ("tests/python/properties/test_field_limits.py",),
    ),
    Promise(
        "A bad file is refused with file, line, column and what is expected; whatever is in a file, `validate` takes "
        "at most 2 s of processor time and 512 MiB; a file is data and executes nothing.",
        "hostile files, changed files, every prefix of a small one; an unknown key, a number out of range, any change "
        "of the text anywhere in generated scenarios; fuzz targets under the address sanitizer",
        (
            "tests/scenario",
            "tests/fields",
            "tests/properties/refusals_test.cpp",
            "tests/python/cli/test_hostile_files.py",
        ),
    ),
    Promise(
        "In a comparison an intervention changes only what it touches, and nothing comes of no hours.",
        "minimally different worlds that must agree, and a control that must not; whatever is asked together, from "
        "the beginning or from a week on, both placebos hold",
        (
            "tests/experiment/coupling_test.cpp",
            "tests/simulation/worlds_apart_test.cpp",
            "tests/python/properties/test_any_comparison.py",
        ),
    ),
    Promise(
        "No finished run is lost or counted twice; a kill costs a second of work at most; a damaged store says so.",
        "kills at random moments, full disks, bits flipped, records changed behind a right checksum; any result "
        "encoded and read, cut short or with another bit",
        ("tests/python/store", "tests/properties/run_codec_test.cpp"),
    ),
    Promise(
        "Statistics are right.",
        "against scipy and closed forms; how often intervals cover what is true; of any sample they hold the mean and "
        "widen with confidence",
        ("tests/python/statistics", "tests/experiment", "tests/properties/intervals_test.cpp"),
    ),
    Promise(
        "The model gives what its sources say where they say something.",
        "closed forms, published figures, simulations of others rebuilt; the algebra of opinions and trust for any "
        "evidence",
        (
            "tests/theory",
            "tests/validation",
            "tests/properties/opinions_test.cpp",
            "tests/properties/trust_test.cpp",
        ),
    ),
    Promise(
        "No call from Python ends the process; mistakes are exceptions that say what is expected.",
        "wrong arguments to every public name",
        ("tests/python/core/test_wrong_arguments.py",),
    ),
)


def files_of(place: str) -> list[Path]:
    path = ROOT / place
    if path.is_file():
        return [path]
    return sorted([*path.rglob("*_test.cpp"), *path.rglob("test_*.py")])


def tests_in(places: tuple[str, ...]) -> int:
    texts = [file.read_text(encoding="utf-8") for place in places for file in files_of(place)]
    return sum(len(CPP_TEST.findall(text)) + len(PYTHON_TEST.findall(text)) for text in texts)


def count(places: tuple[str, ...], pattern: re.Pattern[str]) -> int:
    return sum(len(pattern.findall(file.read_text(encoding="utf-8"))) for place in places for file in files_of(place))


def figures() -> list[tuple[str, str]]:
    cpp, python = count(("tests",), CPP_TEST), count(("tests",), PYTHON_TEST)
    laws_cpp, laws_python = count(("tests",), CPP_PROPERTY), count(("tests",), PYTHON_PROPERTY)
    hostile = len(CASE.findall((ROOT / "tests/python/hostile.py").read_text(encoding="utf-8")))
    corpus = len(list((ROOT / "tests/corpus").glob("*")))
    floors = json.loads((ROOT / "scripts/coverage_floors.json").read_text(encoding="utf-8"))
    covered = "; ".join(f"{part}: {least['lines']} % of lines, {least['branches']} % of branches" for part, least in
                        floors.items())  # fmt: skip
    return [
        ("tests in C++, in Python (many with several cases)", f"{cpp}, {python}"),
        ("recorded runs compared bit by bit", str(len(list((ROOT / "tests/golden/records").iterdir())))),
        ("mistakes with their line and column", str(count(("tests/scenario/bad_inputs_test.cpp",), CASE))),
        ("hostile files, on the command line and as tests", str(hostile + corpus)),
        ("fuzz targets", str(len(list((ROOT / "tests/fuzz").glob("fuzz_*.cpp"))))),
        ("least coverage", covered),
        ("properties in Python, in C++", f"{laws_python}, {laws_cpp}"),
        ("examples of each in Python, usually and under `make check-all`", "25, 1 500"),
        (
            "examples of each in C++, usually and under `make check-all`; where each is whole runs",
            "100, 1 500; 25, 375",
        ),
        ("kills at random moments, usually and under `make check-all`", "20, 500"),
        ("mutants under `make check-all`, share that must be killed", "300, 75 %"),
    ]


def page() -> str:
    rows = ["| promise | how it is tried | tests | where |", "|---|---|---|---|"]
    for one in PROMISES:
        where = ", ".join(f"[{place.removeprefix('tests/')}](../../{place})" for place in one.files)
        rows.append(f"| {one.says} | {one.tried} | {tests_in(one.files)} | {where} |")
    numbers = ["| figure | |", "|---|---|", *(f"| {what} | {number} |" for what, number in figures())]
    return PAGE_TEXT.format(promises="\n".join(rows), numbers="\n".join(numbers), passed=passed())


def passed() -> str:
    """As scripts/check_all.py wrote it down: gate, day, commit, seconds, count."""
    lines = (ROOT / "scripts/gates_passed.tsv").read_text(encoding="utf-8").splitlines()
    rows = ["| `make` | counted | minutes | day | commit |", "|---|---|--:|---|---|"]
    for line in lines:
        gate, day, commit, seconds, counted, _ = line.split("\t")
        rows.append(f"| `{gate}` | {counted} | {float(seconds) / 60:.1f} | {day} | {commit} |")
    return "\n".join(rows)


def main() -> int:
    missing = [place for one in PROMISES for place in one.files if not files_of(place)]
    for place in missing:
        print(f"no tests in {place}", file=sys.stderr)
    if not missing and "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
