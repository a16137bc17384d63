# SPDX-License-Identifier: Apache-2.0
"""mutate.py [--count 300] [--skip N] [--seed N] [--only PART] [--least 0.75]: do the tests notice a mistake?

Draws mutants (scripts/mutants.py) of the engine, of random numbers, metrics and the gate (C++), of what comparisons
rest on (C++) and of the statistics (Python), and runs the tests of that part against each. The checkout is left alone:
work is done on a copy under build/mutants. After a change only the file it is in is compiled, and one test program
linked. Prints the survivors and writes them to build/mutants/survivors.txt, and how long a mutant took; exit code 1
when fewer than --least were killed. --skip leaves out the first of those drawn, so that many are tried in portions.
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
SECONDS = 300  # of processor time for the tests of one mutant; one that never ends is killed by this
KILLED, SURVIVED, NO_PROGRAM = "killed", "survived", "no program"


@dataclass(frozen=True)
class Part:
    """Source files whose mistakes one test program, or some files of pytest, must notice."""

    name: str
    sources: tuple[str, ...]
    tests: str

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
    Part("gate", ("libsim/colead/scenario/gate*.cpp",), "colead_scenario_tests"),
    Part(
        "comparison",
        ("libsim/colead/experiment/interval.cpp", "libsim/colead/experiment/comparison*.cpp"),
        "colead_experiment_tests",
    ),
    Part("statistics", ("python/colead/statistics/*.py",), "tests/python/statistics"),
)


def quietly(command: list[str], **more: object) -> int:
    limit = (SECONDS, SECONDS)
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
    options = ["-D", "CMAKE_BUILD_TYPE=Release", "-D", "COLEAD_BUILD_EXAMPLES=OFF", "-D", "CMAKE_CXX_FLAGS_RELEASE=-O1"]
    build = str(COPY / "build")
    subprocess.run(["cmake", "-G", "Ninja", "-S", str(TREE), "-B", build, *options], check=True, stdout=sys.stderr)


def compiled(part: Part, jobs: int) -> bool:
    return quietly(["cmake", "--build", str(COPY / "build"), "--target", part.tests, "-j", str(jobs)]) == 0


def tests_pass(part: Part) -> bool:
    if part.in_python:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", str(TREE / part.tests)]
        return quietly(command, cwd=TREE, env={**os.environ, "PYTHONPATH": str(OVERLAY)}) == 0
    program = COPY / "build" / "tests" / part.tests
    return quietly([str(program), "--gtest_brief=1", "--gtest_fail_fast"], cwd=TREE) == 0


def fate(part: Part, mutant: Mutant, jobs: int) -> str:
    """What becomes of it; the copy is as it was afterwards."""
    target = OVERLAY / mutant.path.relative_to("python") if part.in_python else TREE / mutant.path
    whole = target.read_text(encoding="utf-8")
    target.write_text(mutant.text(whole), encoding="utf-8")
    try:
        if not part.in_python and not compiled(part, jobs):
            return NO_PROGRAM
        return SURVIVED if tests_pass(part) else KILLED
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
    parser.add_argument("--skip", type=int, default=0, help="of those drawn, to leave out at first; default 0")
    parser.add_argument("--seed", type=int, default=1, help="which ones; default 1")
    parser.add_argument("--only", action="append", choices=[part.name for part in PARTS], help="a part, or several")
    parser.add_argument("--least", type=float, default=0.75, help="share that must be killed; default 0.75")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="of the compiler")
    asked = parser.parse_args()
    parts = [part for part in PARTS if not asked.only or part.name in asked.only]
    copy_tree(parts)
    if any(not part.in_python for part in parts):
        configure()
    for part in parts:
        if not (part.in_python or compiled(part, asked.jobs)) or not tests_pass(part):
            print(f"{part.name}: the tests do not pass before anything is changed", file=sys.stderr)
            return 2
    counts: Counter[tuple[str, str]] = Counter()
    survivors: list[str] = []
    began = time.monotonic()
    for part, mutant in drawn(parts, asked.seed)[asked.skip :]:
        if sum(counts.values()) == asked.count:
            break
        became = fate(part, mutant, asked.jobs)
        print(f"{became:10} {mutant}", file=sys.stderr, flush=True)
        if became == NO_PROGRAM:
            continue
        counts[part.name, became] += 1
        if became == SURVIVED:
            survivors.append(str(mutant))
    each = (time.monotonic() - began) / max(1, sum(counts.values()))
    print(f"{each:.1f} s a mutant: 300 take about {300 * each / 60:.0f} minutes", file=sys.stderr)
    return report(parts, counts, survivors, asked.least)


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
