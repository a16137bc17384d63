# SPDX-License-Identifier: Apache-2.0
"""Exploration and exploitation (March 1991, figure 1): slow learners leave the organisation with more knowledge.

Members hold beliefs about a reality of +1 and -1, learn from the code of their organisation, and the code learns from
those who act better than it. In the form that gives the published figure (Rodan 2005; Christensen 2015): members act, a
belief of 0 as a coin falls; members move half a step towards the code; the code knows how well actions do, not beliefs.

    python examples/python/march_1991.py [runs]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from colead.engine import Engine

DIMENSIONS, MEMBERS, LATEST = 30, 50, 5_000
PUBLISHED = {0.1: 0.954, 0.3: 0.869, 0.5: 0.813, 0.7: 0.767, 0.9: 0.738}  # knowledge by p1, for p2 = 0.5
TOLERANCE = 0.012

Signs = NDArray[np.int8]


@dataclass
class Organisations:
    """Many organisations side by side: the axes are run, member, dimension."""

    socialisation: float  # p1
    code_learning: float  # p2
    runs: int
    seed: int = 1991

    def __post_init__(self) -> None:
        self.luck = np.random.default_rng([self.seed, round(1000 * self.socialisation)])
        self.reality = self.coins((self.runs, 1, DIMENSIONS))
        self.beliefs = self.luck.integers(-1, 2, (self.runs, MEMBERS, DIMENSIONS), dtype=np.int8)
        self.code: Signs = np.zeros((self.runs, 1, DIMENSIONS), dtype=np.int8)
        self.knowledge: list[float] = []
        self.engine = Engine(unit="weeks")

    def coins(self, shape: tuple[int, ...]) -> Signs:
        return 2 * self.luck.integers(0, 2, shape, dtype=np.int8) - np.int8(1)

    def run(self) -> NDArray[np.float64]:
        """Knowledge of each organisation, (correct - wrong) / dimensions, once nobody can learn any more."""
        self.engine.schedule(0, self.period)
        self.engine.run(until=LATEST)
        if len(self.knowledge) < self.runs:
            raise RuntimeError(f"{self.runs - len(self.knowledge)} organisations still learn after {LATEST} periods")
        return np.array(self.knowledge)

    def period(self) -> None:
        actions = np.where(self.beliefs == 0, self.coins(self.beliefs.shape), self.beliefs)
        new_code = self.taught_code(actions)
        self.socialise()
        self.code = new_code
        self.part_with_the_settled()
        if self.code.size > 0:
            self.engine.schedule(1, self.period)

    def socialise(self) -> None:
        """Each belief moves half a step towards a code that says something, with probability p1."""
        learns = self.luck.random(self.beliefs.shape, dtype=np.float32) < self.socialisation
        self.beliefs += np.where(learns & (self.code != 0), np.sign(self.code - self.beliefs), np.int8(0))

    def taught_code(self, actions: Signs) -> Signs:
        """The code takes over what most of its betters do, the surer the clearer they agree."""
        better = self.score(actions) > self.score(self.code)
        votes = np.where(better, actions, 0).sum(axis=1, keepdims=True, dtype=np.int64)
        learns = self.luck.random(self.code.shape) < 1 - (1 - self.code_learning) ** np.abs(votes)
        return np.where(learns, np.sign(votes), self.code).astype(np.int8)

    def score(self, signs: Signs) -> NDArray[np.int64]:
        return (signs * self.reality).sum(axis=2, keepdims=True, dtype=np.int64)

    def part_with_the_settled(self) -> None:
        """Where all agree with the code nothing changes any more."""
        settled = np.all((self.beliefs == self.code) & (self.code != 0), axis=(1, 2))
        self.knowledge += (self.score(self.code)[settled].ravel() / DIMENSIONS).tolist()
        self.reality, self.beliefs, self.code = (a[~settled] for a in (self.reality, self.beliefs, self.code))


def main(runs: int = 1000) -> None:
    print(f"p1   knowledge  standard error  published   ({runs} runs, p2 = 0.5)")
    for p1, published in PUBLISHED.items():
        knowledge = Organisations(p1, 0.5, runs).run()
        mean, error = knowledge.mean(), knowledge.std(ddof=1) / sqrt(runs)
        print(f"{p1:.1f}  {mean:9.4f}  {error:14.4f}  {published:9.3f}")
        if abs(mean - published) > TOLERANCE:
            sys.exit(f"p1 = {p1}: more than {TOLERANCE} from the published value")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
