# SPDX-License-Identifier: Apache-2.0
"""mutate.py [--count 300] [--minutes N] [--go-on] [--seed N] [--only PART] [--least 0.75]: do tests notice a mistake?

Draws mutants (scripts/mutants.py) of the engine, of random numbers, metrics and the gate (C++), of what comparisons
rest on (C++) and of the statistics (Python), and runs the tests of that part against each. The checkout is left alone:
work is done on a copy under build/mutants. After a change only the file it is in is compiled, and one test program
linked; an index beyond the end of a container ends the program (_GLIBCXX_ASSERTIONS). What became of each stands in
build/mutants/tried.tsv; the survivors are printed and stand in survivors.txt beside it. Exit code 1 when fewer than
--least were killed. After --minutes it stops; --go-on takes what was tried before as it came out and goes on from
there; with --again the survivors are tried once more, against new tests.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / "build" / "mutants"
TREE = COPY / "source"
OVERLAY = COPY / "python"
TRIED = COPY / "tried.tsv"
PATIENCE = 5  # times as long as they take on the whole program, tests may run on a mutant that may never end
LEAST_SECONDS, MOST_SECONDS = 20, 3600  # of processor time
KILLED, SURVIVED, NO_PROGRAM = "killed", "survived", "no program"


@dataclass(frozen=True)
class Part:
    """Source files whose mistakes one test program, or some files of pytest, must notice."""

    name: str
    sources: tuple[str, ...]
    tests: str
    without: str = ""  # tests of the program that are slow and about something else

    @property
    def in_python(self) -> bool:
        return self.tests.startswith("tests/python")

    def files(self) -> list[Path]:
        found = [path for pattern in self.sources for path in sorted(ROOT.glob(pattern))]
        return [path.relative_to(ROOT) for path in found if path.name != "__init__.py"]


PARTS = (
    Part("engine", ("libsim/colead/engine/*.cpp",), "colead_engine_tests"),
    Part("random", ("libsim/colead/random/*.cpp",), "colead_random_tests"),
    Part("metrics", ("libsim/colead/metrics/*.cpp",), "colead_metrics_tests"),
    Part(
        "gate",
        ("libsim/colead/scenario/gate*.cpp",),
        "colead_scenario_tests",
        "Extremes.*:Damaged.NoPrefix*:Presets.*:Emit.*:PlainWords.*:Staff.*",
    ),
    Part(
        "comparison",
        ("libsim/colead/experiment/interval.cpp", "libsim/colead/experiment/comparison*.cpp"),
        "colead_experiment_tests",
    ),
    Part("statistics", ("python/colead/statistics/*.py",), "tests/python/statistics"),
)


def quietly(command: list[str], seconds: int = MOST_SECONDS, **more: object) -> int:
    """The exit code; killed after so many seconds of processor time."""
    limit = (seconds, seconds)
    return subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, limit),
        **more,  # type: ignore[call-overload]
    ).returncode


def copy_tree(parts: list[Part]) -> None:
    """What git tracks, as it stands now. Files that did not change keep their time, so that they are not compiled."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        source, target = ROOT / name, TREE / name
        if source.is_file() and not (target.is_file() and target.read_bytes() == source.read_bytes()):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    if any(part.in_python for part in parts):
        import colead

        shutil.rmtree(OVERLAY, ignore_errors=True)
        shutil.copytree(Path(colead.__file__).parent, OVERLAY / "colead")


def configure() -> None:
    """What no mutant is in is compiled folder by folder, what one may be in file by file."""
    changed = {"/".join(path.parts[-2:]) for part in PARTS if not part.in_python for path in part.files()}
    options = {
        "CMAKE_BUILD_TYPE": "Release",
        "CMAKE_CXX_FLAGS_RELEASE": "-O1 -D_GLIBCXX_ASSERTIONS",
        "COLEAD_BUILD_EXAMPLES": "OFF",
        "COLEAD_UNITY": "ON",
        "COLEAD_UNITY_EXCEPT": ";".join(sorted(changed)),
    }
    defined = [word for name, value in options.items() for word in ("-D", f"{name}={value}")]
    build = str(COPY / "build")
    subprocess.run(["cmake", "-G", "Ninja", "-S", str(TREE), "-B", build, *defined], check=True, stdout=sys.stderr)


def compiled(part: Part, jobs: int) -> bool:
    return quietly(["cmake", "--build", str(COPY / "build"), "--target", part.tests, "-j", str(jobs)]) == 0


def tests_pass(part: Part, seconds: int) -> bool:
    if part.in_python:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", str(TREE / part.tests)]
        return quietly(command, seconds, cwd=TREE, env={**os.environ, "PYTHONPATH": str(OVERLAY)}) == 0
    program = COPY / "build" / "tests" / part.tests
    few = [f"--gtest_filter=-{part.without}"] if part.without else []
    return quietly([str(program), "--gtest_brief=1", "--gtest_fail_fast", *few], seconds, cwd=TREE) == 0


def patience(part: Part) -> int | None:
    """Seconds for the tests of a mutant, from what they take on the whole program; None where they do not pass."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    if not tests_pass(part, MOST_SECONDS):
        return None
    taken = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return max(LEAST_SECONDS, round(PATIENCE * taken))


def fate(part: Part, mutant: Mutant, jobs: int, seconds: int) -> str:
    """What becomes of it; the copy is as it was afterwards."""
    target = OVERLAY / mutant.path.relative_to("python") if part.in_python else TREE / mutant.path
    whole = target.read_text(encoding="utf-8")
    target.write_text(mutant.text(whole), encoding="utf-8")
    try:
        if not part.in_python and not compiled(part, jobs):
            return NO_PROGRAM
        return SURVIVED if tests_pass(part, seconds) else KILLED
    finally:
        target.write_text(whole, encoding="utf-8")


def drawn(parts: list[Part], seed: int) -> list[tuple[Part, Mutant]]:
    """Every mutant there is, shuffled; parts take turns, so that a small number of mutants is of all of them."""
    draw = random.Random(seed)
    piles = []
    for part in parts:
        pile = [(part, one) for path in part.files() for one in mutants(path, (ROOT / path).read_text("utf-8"))]
        draw.shuffle(pile)
        piles.append(pile)
    return [pile[n] for n in range(max(map(len, piles))) for pile in piles if n < len(pile)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="mutants that are programs; default 300")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after so many")
    parser.add_argument("--go-on", action="store_true", help="with what was tried before as it came out")
    parser.add_argument("--again", action="store_true", help="with --go-on: but for the survivors")
    parser.add_argument("--seed", type=int, default=1, help="which ones; default 1")
    parser.add_argument("--only", action="append", choices=[part.name for part in PARTS], help="a part, or several")
    parser.add_argument("--least", type=float, default=0.75, help="share that must be killed; default 0.75")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="of the compiler")
    asked = parser.parse_args()
    parts = [part for part in PARTS if not asked.only or part.name in asked.only]
    copy_tree(parts)
    if any(not part.in_python for part in parts):
        configure()
    seconds: dict[str, int] = {}
    for part in parts:
        found = patience(part) if part.in_python or compiled(part, asked.jobs) else None
        if found is None:
            print(f"{part.name}: the tests do not pass before anything is changed", file=sys.stderr)
            return 2
        seconds[part.name] = found
    before = tried() if asked.go_on else {}
    if asked.again:
        before = {one: became for one, became in before.items() if became != SURVIVED}
    counts: Counter[tuple[str, str]] = Counter()
    survivors: list[str] = []
    began, made = time.monotonic(), 0
    with TRIED.open("a" if asked.go_on else "w", encoding="utf-8") as log:
        for part, mutant in drawn(parts, asked.seed):
            over = time.monotonic() - began > 60 * asked.minutes
            became = before.get(str(mutant), "")
            if sum(counts.values()) == asked.count:
                break
            if not became and over:
                continue
            if not became:
                became, made = fate(part, mutant, asked.jobs, seconds[part.name]), made + 1
                print(f"{part.name}\t{became}\t{mutant}", file=log, flush=True)
            if became == NO_PROGRAM:
                continue
            counts[part.name, became] += 1
            if became == SURVIVED:
                survivors.append(str(mutant))
    each = (time.monotonic() - began) / max(1, made)
    print(f"{made} tried now, {each:.1f} s each: 300 take about {300 * each / 60:.0f} minutes", file=sys.stderr)
    return report(parts, counts, survivors, asked.least)


def tried() -> dict[str, str]:
    """What became of mutants, the last word on each."""
    lines = TRIED.read_text(encoding="utf-8").splitlines() if TRIED.is_file() else []
    return {mutant: became for _, became, mutant in (line.split("\t", 2) for line in lines)}


def report(parts: list[Part], counts: Counter[tuple[str, str]], survivors: list[str], least: float) -> int:
    (COPY / "survivors.txt").write_text("".join(f"{one}\n" for one in survivors), encoding="utf-8")
    for part in parts:
        print(f"{part.name}: {counts[part.name, KILLED]} killed, {counts[part.name, SURVIVED]} survived")
    killed = sum(number for (_, became), number in counts.items() if became == KILLED)
    total = sum(counts.values())
    share = killed / total if total else 0.0
    print(f"{killed} of {total} mutants killed: {share:.0%}, wanted {least:.0%}; survivors in {COPY / 'survivors.txt'}")
    for one in survivors:
        print(f"  {one}")
    return 0 if share >= least else 1


if __name__ == "__main__":
    sys.exit(main())
