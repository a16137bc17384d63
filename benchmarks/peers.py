# SPDX-License-Identifier: Apache-2.0
"""What peers take for the same work, measured beside us: PHOLD, one queue, opinions of people who meet.

    python benchmarks/peers.py [--simcpp20 FOLDER] [--cimba FOLDER] [--repetitions 5] [--work TEXT]

Each repetition measures us and then every peer, in processor time; told are the median of the ratios and, in brackets,
their least and largest. simcpp20 and cimba are measured where the folder of their sources is given (they are compiled
in build/peers; cimba needs meson, ninja and nasm), SimPy, Mesa and NDlib where they are installed. Needs `make bench`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import mm_1

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ROOT / "build" / "bench" / "benchmarks"
SOURCES = ROOT / "benchmarks" / "peers"
BUILT = ROOT / "build" / "peers"
EVENTS = 2_000_000
CUSTOMERS = 1_000_000
PYTHON_CUSTOMERS = 100_000
MEETINGS = 20_000
BOUND, MU = 0.2, 0.5  # of opinions that meet

Cost = Callable[[], float]  # nanoseconds of processor time an event, a customer or a meeting


@dataclass(frozen=True)
class Work:
    """The same work for everybody; `goals` are the least times that a peer should take of ours."""

    name: str
    ours: Cost
    peers: Mapping[str, Cost]
    goals: Mapping[str, float] = field(default_factory=dict)


def google_benchmark(program: str, name: str) -> Cost:
    """One of our benchmarks, for an item."""

    def cost() -> float:
        command = [str(PROGRAMS / program), "--benchmark_format=json", f"--benchmark_filter=^{name}$"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return 1e9 / float(json.loads(done.stdout)["benchmarks"][0]["items_per_second"])

    return cost


def printed(program: Path, *arguments: object) -> Cost:
    """A program that prints what an item took it."""
    command = [str(program), *map(str, arguments)]
    return lambda: float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def run(*command: object, **environment: str) -> None:
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False, env=os.environ | environment
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def simcpp20(folder: Path) -> Path:
    """Compiles its program against the headers in this folder."""
    include = folder / "include"
    if not (include / "fschuetz04" / "simcpp20.hpp").exists():
        sys.exit(f"--simcpp20 {folder}: no include/fschuetz04/simcpp20.hpp there")
    program = BUILT / "simcpp20"
    run("g++", "-std=c++20", "-O3", "-DNDEBUG", "-I", include, SOURCES / "simcpp20.cpp", "-o", program)
    return program


def cimba(folder: Path) -> Path:
    """Compiles the library in this folder as it says, optimised, and its program."""
    if not (folder / "include" / "cimba.h").exists():
        sys.exit(f"--cimba {folder}: no include/cimba.h there")
    built, program = BUILT / "cimba_library", BUILT / "cimba"
    before_c23 = "-include assert.h -include stdbool.h -D_GNU_SOURCE"  # what compilers of C23 know by themselves
    if not (built / "build.ninja").exists():
        run("meson", "setup", built, folder, "--buildtype=release", CFLAGS=before_c23)
    told = subprocess.run(["meson", "introspect", "--targets", built], capture_output=True, check=True).stdout
    library = Path(next(one["filename"][0] for one in json.loads(told) if one["name"] == "cimba"))
    run("ninja", "-C", built, library.relative_to(built))
    includes = [word for at in ("include", "src") for where in (folder, built) for word in ("-I", where / at)]
    command = ["gcc", "-std=c2x", "-O3", "-DNDEBUG", "-DNLOGINFO", *before_c23.split(), *includes]
    run(*command, SOURCES / "cimba.c", "-o", program, library, f"-Wl,-rpath,{library.parent}", "-lm")
    return program


def engines(peers: Mapping[str, Path]) -> Iterator[Work]:
    """Event engines in C and C++."""
    goals = {1_000: 3.5, 100_000: 8.0, 1_000_000: 9.0}
    for processes, goal in goals.items():
        costs = {name: printed(program, "phold", processes, EVENTS) for name, program in peers.items()}
        ours = google_benchmark("phold_bench", f"phold/processes:{processes}/remote:10")
        yield Work(f"PHOLD of {processes:,} processes, an event", ours, costs, {"simcpp20": goal})
    costs = {name: printed(program, "mm1", CUSTOMERS) for name, program in peers.items()}
    if "cimba" in peers:
        costs["cimba, processes"] = printed(peers["cimba"], "mm1_processes", CUSTOMERS)
    yield Work("M/M/1 in C++, a customer", google_benchmark("phold_bench", "m_m_1"), costs, {"cimba": 3.0})


def python_engines() -> Iterator[Work]:
    """One queue in Python."""

    def cost(way: Callable[[], None]) -> Cost:
        return lambda: mm_1.nanoseconds(way, PYTHON_CUSTOMERS)

    theirs: dict[str, Cost] = {}
    if importlib.util.find_spec("simpy"):
        import simpy

        theirs["SimPy"] = cost(lambda: mm_1.processes(simpy.Environment(), simpy.Resource, PYTHON_CUSTOMERS))
    processes = cost(lambda: mm_1.processes(mm_1.ours.Engine(), mm_1.ours.Resource, PYTHON_CUSTOMERS))
    monitored = cost(lambda: mm_1.processes(mm_1.ours.Engine(), mm_1.monitored, PYTHON_CUSTOMERS))
    beside = theirs | {"colead, monitored": monitored}
    yield Work("M/M/1 in Python, processes, a customer", processes, beside, {"SimPy": 12.0})
    callables = cost(lambda: mm_1.callables(PYTHON_CUSTOMERS))
    yield Work("M/M/1 in Python, callables, a customer", callables, theirs, {"SimPy": 20.0})


def ring(people: int) -> list[list[int]]:
    """Everybody knows five on either side."""
    return [[(i + step) % people for step in range(-5, 6) if step] for i in range(people)]


def mesa_meetings(people: int) -> Cost:
    """Agents of Mesa, each of whom meets one of those they know."""
    import mesa

    class Person(mesa.Agent):  # type: ignore[misc]
        def __init__(self, model: mesa.Model, known: list[int]) -> None:
            super().__init__(model)
            self.known, self.opinion = known, model.random.random()

        def meet(self) -> None:
            other = self.model.people[self.model.random.choice(self.known)]
            apart = other.opinion - self.opinion
            if abs(apart) < BOUND:
                self.opinion += MU * apart
                other.opinion -= MU * apart

    class Meetings(mesa.Model):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(rng=1)
            self.people = [Person(self, known) for known in ring(people)]

        def step(self) -> None:
            self.agents.shuffle_do("meet")

    def cost() -> float:
        model, rounds = Meetings(), max(1, MEETINGS // people)
        begun = time.process_time()
        for _ in range(rounds):
            model.step()
        return (time.process_time() - begun) / (rounds * people) * 1e9

    return cost


def ndlib_meetings(people: int) -> Cost:
    """NDlib's model of algorithmic bias without bias, which is Deffuant's; an iteration is a meeting a person."""
    import networkx as nx
    from ndlib.models import ModelConfig, opinions

    def cost() -> float:
        graph = nx.Graph((i, j) for i, known in enumerate(ring(people)) for j in known)
        model = opinions.AlgorithmicBiasModel(graph, seed=1)
        asked = ModelConfig.Configuration()
        asked.add_model_parameter("epsilon", BOUND)
        asked.add_model_parameter("mu", MU)
        asked.add_model_parameter("gamma", 0)
        model.set_initial_status(asked)
        model.iteration()  # the first only tells where everybody begins
        begun = time.process_time()
        model.iteration()
        return (time.process_time() - begun) / people * 1e9

    return cost


def opinions() -> Iterator[Work]:
    """People who meet in pairs, after Deffuant and others."""
    for people, goal in ((10_000, 1 / 1.5), (1_000_000, 1 / 1.2)):
        peers = {"a plain loop": google_benchmark("deffuant_bench", f"plain_loop/{people}")}
        if people <= MEETINGS and importlib.util.find_spec("mesa"):
            peers["Mesa"] = mesa_meetings(people)
        if people <= MEETINGS and importlib.util.find_spec("ndlib"):
            peers["NDlib"] = ndlib_meetings(people)
        ours = google_benchmark("deffuant_bench", f"library_rule/{people}")
        yield Work(f"Deffuant, {people:,} people, a meeting", ours, peers, {"a plain loop": goal})


def measured(work: Work, repetitions: int) -> Iterator[str]:
    """A line a peer; who is measured in a repetition is measured within seconds of us."""
    ours: list[float] = []
    theirs: dict[str, list[float]] = {name: [] for name in work.peers}
    for _ in range(repetitions):
        ours.append(work.ours())
        for name, cost in work.peers.items():
            theirs[name].append(cost())
    yield f"{work.name:<42} {'colead':<18} {statistics.median(ours):>12,.1f} ns"
    for name, costs in theirs.items():
        ratios = [cost / own for cost, own in zip(costs, ours, strict=True)]
        spread = f"{statistics.median(ratios):8.2f} [{min(ratios):.2f}, {max(ratios):.2f}]"
        goal = f"  goal {work.goals[name]:.2g}" if name in work.goals else ""
        yield f"{'':<42} {name:<18} {statistics.median(costs):>12,.1f} ns {spread} times ours{goal}"


def rows(arguments: argparse.Namespace) -> Iterator[str]:
    BUILT.mkdir(parents=True, exist_ok=True)
    compiled = {"simcpp20": simcpp20, "cimba": cimba}
    given = {name: getattr(arguments, name) for name in compiled}
    peers = {name: compiled[name](folder.resolve()) for name, folder in given.items() if folder is not None}
    for missing in (name for name, folder in given.items() if folder is None):
        yield f"{missing}: not measured; give the folder of its sources by --{missing}"
    for missing in (name for name in ("simpy", "mesa", "ndlib") if importlib.util.find_spec(name) is None):
        yield f"{missing}: not measured; it is not installed"
    for kind in (engines(peers), python_engines(), opinions()):
        for work in kind:
            if re.search(arguments.work, work.name):
                yield from measured(work, arguments.repetitions)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--simcpp20", type=Path, metavar="FOLDER", help="sources of github.com/fschuetz04/simcpp20")
    parser.add_argument("--cimba", type=Path, metavar="FOLDER", help="sources of github.com/ambonvik/cimba")
    parser.add_argument("--repetitions", type=int, default=5, help="of us and each peer")
    parser.add_argument("--work", default=".", help="only work whose name matches this expression: PHOLD, Python")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    arguments = parser.parse_args()
    if not PROGRAMS.exists():
        sys.exit("no benchmarks built: run `make bench`")
    for line in rows(arguments):
        print(line, flush=True)


if __name__ == "__main__":
    main()
