# SPDX-License-Identifier: Apache-2.0
"""The garbage can (Cohen, March & Olsen 1972) in its deterministic integer form, light load.

In each period everybody goes to the open choice that seemed nearest to being made at the end of the period before.
Energies are hundredths after the solution coefficient 0.6. Run it: python examples/python/garbage_can.py
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from itertools import product

from colead.engine import Engine

CHOICES, MAKERS, PROBLEMS, PERIODS, REQUIREMENT = range(1, 11), range(1, 11), range(1, 21), 20, 110
C1, C2 = (10, 7, 9, 5, 2, 3, 4, 1, 6, 8), (6, 5, 2, 10, 8, 9, 7, 4, 1, 3)
P1 = (8, 20, 14, 16, 6, 7, 15, 17, 2, 13, 11, 19, 4, 9, 3, 12, 1, 10, 5, 18)
P2 = (4, 14, 11, 20, 3, 5, 2, 12, 1, 6, 8, 19, 7, 15, 16, 17, 10, 18, 9, 13)

Energy = Callable[[int], int]
Structure = Callable[[int, int], bool]  # (rank, choice): may somebody or something of that rank go there?
ENERGY: dict[str, Energy] = {"ascending": lambda i: 6 * i, "equal": lambda _: 33, "descending": lambda i: 6 * (11 - i)}
STRUCTURE: dict[str, Structure] = {
    "all": lambda _rank, _choice: True,
    "hierarchical": lambda rank, choice: choice >= rank,
    "specialised": lambda rank, choice: choice == rank,
}


@dataclass
class Totals:
    """What came of one run, or of several added up."""

    made: int = 0
    resolution: int = 0
    flight: int = 0
    oversight: int = 0
    solved: int = 0
    latent: int = 0  # problem-periods without a choice to go to
    shifts: int = 0  # problems going from one choice to another

    def __add__(self, other: Totals) -> Totals:
        return Totals(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass
class Organisation:
    """One run. `access` says which choices a problem may go to, `decision` which ones a person may."""

    access: Structure
    decision: Structure
    energy: Energy
    choices: tuple[int, ...]
    problems: tuple[int, ...]
    totals: Totals = field(default_factory=Totals)

    def run(self) -> Totals:
        self.entered: list[int] = []
        self.open_choices: set[int] = set()
        self.open_problems: set[int] = set()
        self.spent, self.deficit = dict.fromkeys(CHOICES, 0), dict.fromkeys(CHOICES, 0)
        self.place: dict[int, int | None] = {}  # where a problem is
        self.visited: set[int] = set()  # choices that had problems at the end of an earlier period
        engine = Engine(unit="weeks")
        for period in range(PERIODS):
            engine.schedule(period, lambda period=period: self.live(period))
        engine.run()
        return self.totals

    def live(self, period: int) -> None:
        self.open_choices |= set(self.choices[period : period + 1])
        self.open_problems |= set(self.problems[2 * period : 2 * period + 2])
        self.place = {problem: self.attach(problem) for problem in sorted(self.open_problems)}
        for maker in MAKERS:
            if (choice := self.nearest(maker, self.decision)) is not None:
                self.spent[choice] += self.energy(maker)
        for choice in sorted(self.open_choices):
            self.settle(choice)
        self.visited |= {choice for choice in self.place.values() if choice is not None}

    def nearest(self, rank: int, structure: Structure) -> int | None:
        reach = [choice for choice in self.open_choices if structure(rank, choice)]
        return min(reach, key=lambda choice: (self.deficit[choice], choice), default=None)

    def attach(self, problem: int) -> int | None:
        before, choice = self.place.get(problem), self.nearest((problem + 1) // 2, self.access)
        self.totals.latent += choice is None
        self.totals.shifts += None not in (before, choice) and before != choice
        return choice

    def settle(self, choice: int) -> None:
        attached = {problem for problem, place in self.place.items() if place == choice}
        self.deficit[choice] = REQUIREMENT * len(attached) - self.spent[choice]
        if self.deficit[choice] > 0:
            return
        self.open_choices.discard(choice)
        self.open_problems -= attached
        self.totals.made += 1
        self.totals.solved += len(attached)
        style = "resolution" if attached else "flight" if choice in self.visited else "oversight"
        setattr(self.totals, style, getattr(self.totals, style) + 1)


def main() -> None:
    print(f"{'access':<14}" + "".join(f"{f.name:>11}" for f in fields(Totals)))
    for name, access in STRUCTURE.items():
        worlds = product(STRUCTURE.values(), ENERGY.values(), (C1, C2), (P1, P2))
        total = sum((Organisation(access, *world).run() for world in worlds), Totals())
        print(f"{name:<14}" + "".join(f"{getattr(total, f.name):>11}" for f in fields(Totals)))
    print("\nsingle runs, equal energy, first orders (access-decision: made/resolution/flight/oversight/solved)")
    for one, other in product(STRUCTURE, STRUCTURE):
        t = Organisation(STRUCTURE[one], STRUCTURE[other], ENERGY["equal"], C1, P1).run()
        print(f"{one}-{other}: {t.made}/{t.resolution}/{t.flight}/{t.oversight}/{t.solved}")


if __name__ == "__main__":
    main()
