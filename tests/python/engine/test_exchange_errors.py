# SPDX-License-Identifier: Apache-2.0
"""Stores and containers after an error of what the user gave them, and what cannot be set."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from colead.engine import Container, Engine, FilterStore, PriorityStore, Store


class Fragile:
    """Compared by its number, until the comparisons that are left are used up."""

    left = 0

    def __init__(self, number: int) -> None:
        self.number = number

    def __lt__(self, other: Fragile) -> bool:
        Fragile.left -= 1
        if Fragile.left < 0:
            raise TypeError("cannot be compared")
        return self.number < other.number


def test_what_cannot_be_compared_is_not_in_the_store() -> None:
    engine = Engine()
    tray = PriorityStore(engine)
    tray.put(1)
    with pytest.raises(TypeError, match="not supported between"):
        tray.put("two")
    assert tray.items == [1]
    assert engine.run(until=tray.get()) == 1
    engine.run()
    assert tray.items == []


def test_a_store_is_as_before_after_any_comparison_that_failed() -> None:
    luck, failed = random.Random(3), 0
    for _ in range(300):
        tray = PriorityStore(Engine())
        for number in range(luck.randrange(30)):
            Fragile.left = 1000
            tray.put(Fragile(luck.randrange(9) + number % 2))
        before, Fragile.left = list(tray.items), luck.randrange(6)
        try:
            tray.get() if before and luck.random() < 0.5 else tray.put(Fragile(luck.randrange(9)))
        except TypeError:
            failed += 1
            assert tray.items == before
    assert failed > 50


def test_a_filter_that_raises_meets_whoever_asked_and_is_forgotten() -> None:
    engine = Engine()
    tray = FilterStore(engine)
    met: list[tuple[float, str]] = []

    def asks() -> Iterator[Any]:
        try:
            yield tray.get(lambda item: item.weight > 2)
        except AttributeError as error:
            met.append((engine.now, str(error)))

    engine.process(asks())
    engine.schedule(1, lambda: tray.put(7))
    engine.schedule(2, lambda: tray.put(8))
    engine.run()
    assert met == [(1, "'int' object has no attribute 'weight'")]
    with pytest.raises(AttributeError, match="no attribute 'weight'"):
        tray.get(lambda item: item.weight > 2)
    tray.put(9)
    engine.run()
    assert tray.items == [7, 8, 9]


def test_what_would_wake_nobody_cannot_be_set() -> None:
    engine = Engine()
    store, tank = Store(engine, capacity=1), Container(engine, capacity=9, init=2)
    for thing, name in ((store, "capacity"), (tank, "capacity"), (tank, "level")):
        with pytest.raises(AttributeError):
            setattr(thing, name, 5)
    assert (store.capacity, tank.capacity, tank.level) == (1, 9, 2)


@pytest.mark.parametrize("capacity", [2.5, 0, -1, float("nan")])
def test_a_store_holds_a_whole_number_of_items(capacity: float) -> None:
    with pytest.raises(ValueError, match="positive, whole number of items"):
        Store(Engine(), capacity=capacity)
    with pytest.raises(TypeError, match="capacity must be a number, not '3'"):
        Store(Engine(), capacity="3")  # type: ignore[arg-type]
