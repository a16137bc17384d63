# SPDX-License-Identifier: Apache-2.0
"""Random models with many ties run on our engine and on SimPy: everything happens in the same order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import simpy
from claims import Claim, Claims

from colead import engine as ours


class Peer(NamedTuple):
    environment: Any
    kit: Any


def peers() -> tuple[Peer, Peer]:
    return Peer(ours.Engine(), ours), Peer(simpy.Environment(), simpy)


class Model:
    """People who wait, queue, swap things, wait for each other and interrupt each other. All times are whole."""

    def __init__(self, peer: Peer, seed: int) -> None:
        self.env, self.kit = peer
        self.luck = random.Random(seed)
        self.log: list[tuple[Any, ...]] = []
        self.desks = [self.kit.Resource(self.env, capacity=1 + self.luck.randrange(2)) for _ in range(2)]
        self.ward = self.kit.PriorityResource(self.env)
        self.shelf = self.kit.Store(self.env, capacity=2)
        self.tray = self.kit.FilterStore(self.env)
        self.tank = self.kit.Container(self.env, capacity=5, init=2)
        self.people = [self.env.process(self.person(name)) for name in range(self.luck.randrange(2, 9))]

    def person(self, name: int) -> Iterator[Any]:
        plan = [self.luck.randrange(10) for _ in range(self.luck.randrange(1, 9))]
        for number in plan:
            try:
                result = yield from self.act(number, name)
            except self.kit.Interrupt as interrupt:
                result = f"interrupted: {interrupt.cause}"
            except ValueError as error:
                result = f"error: {error}"
            self.log.append((self.env.now, name, number, result))
        if self.luck.random() < 0.2:
            raise ValueError(name)
        return name

    def act(self, number: int, name: int) -> Iterator[Any]:
        whole = self.luck.randrange(4)
        if number == 0:
            return (yield self.env.timeout(whole, value=whole))
        if number in (1, 2):
            with self.desks[number - 1].request() as turn:
                yield turn
                yield self.env.timeout(whole)
            return None
        if number == 3:
            with self.ward.request(priority=whole) as turn:
                outcome = yield turn | self.env.timeout(whole)
                yield self.env.timeout(1)
                return turn in outcome
        if number == 4:
            return (yield from self.swap(name))
        if number == 5:
            with self.tray.get(lambda item: item % 2 == whole % 2) as wanted:
                outcome = yield wanted | self.env.timeout(2)
                return [str(value) for value in outcome.values()]
        if number == 6:
            wish = self.tank.put(1) if whole % 2 else self.tank.get(2)
            with wish:
                return wish in (yield wish | self.env.timeout(whole))
        other = self.people[self.luck.randrange(len(self.people))]
        if number == 7 and other.is_alive and other is not self.env.active_process:
            other.interrupt(cause=name)
        if number == 8 and other is not self.env.active_process:
            outcome = yield self.env.any_of([other, self.env.timeout(whole, value="late")])
            return [str(value) for value in outcome.values()]
        clocks = [self.env.timeout(self.luck.randrange(3), value=k) for k in range(whole)]
        outcome = yield self.env.all_of(clocks) & (self.env.timeout(1) | self.env.timeout(0))
        return [str(value) for value in outcome.values()]

    def swap(self, name: int) -> Iterator[Any]:
        self.tray.put(name)
        with self.shelf.put(name) as brought:
            yield brought | self.env.timeout(1)
        with self.shelf.get() as found:
            outcome = yield found | self.env.timeout(self.luck.randrange(3))
            return [str(value) for value in outcome.values()]

    def run(self, until: int) -> list[tuple[Any, ...]]:
        """Failures that nobody handled end a run; it is then continued."""
        while True:
            try:
                self.env.run(until=until)
            except ValueError as error:
                self.log.append((self.env.now, "ended the run", str(error)))
            else:
                return self.log


@pytest.mark.parametrize("block", range(10))
def test_everything_happens_in_the_order_of_simpy(claims: Claims, block: int) -> None:
    for seed in range(100 * block, 100 * block + 100):
        mine, theirs = (Model(peer, seed).run(until=40) for peer in peers())
        assert mine == theirs, f"seed {seed}"
        assert mine, f"seed {seed}: nothing happened"
    what = f"random models {100 * block} to {100 * block + 99} on SimPy {simpy.__version__}: order of everything"
    claims.same(Claim("docked classic", "SimPy", what), "the same", "the same")
