# SPDX-License-Identifier: Apache-2.0
"""Conditions, resources, stores and containers."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

import pytest

import colead as cl
from colead.engine import (
    Condition,
    Container,
    Event,
    FilterStore,
    PriorityResource,
    PriorityStore,
    Resource,
    Store,
)

Life = Generator[Event, Any, Any]


@pytest.fixture
def engine() -> cl.Engine:
    return cl.Engine()


def test_any_of_happens_with_the_first_and_all_of_with_the_last(engine: cl.Engine) -> None:
    clocks = [engine.timeout(delay, value=delay) for delay in (3, 1, 2)]
    first, last = engine.any_of(clocks), engine.all_of(clocks)
    assert engine.run(until=first) == {clocks[1]: 1}
    assert engine.now == 1.0
    assert engine.run(until=last) == dict(zip(clocks, (3, 1, 2), strict=True))
    assert (engine.now, first.events) == (3.0, tuple(clocks))


def test_conditions_join_with_and_and_or(engine: cl.Engine) -> None:
    a, b, c = (engine.timeout(delay, value=delay) for delay in (1, 2, 3))
    assert engine.run(until=(a & b) | c) == {a: 1, b: 2}
    assert engine.run(until=(a | b) & c) == {a: 1, b: 2, c: 3}


def test_a_condition_of_nothing_happens_at_once(engine: cl.Engine) -> None:
    assert engine.run(until=engine.any_of([]) & engine.all_of(())) == {}
    assert engine.now == 0.0


def test_a_condition_of_what_has_happened_happens_at_once(engine: cl.Engine) -> None:
    old = engine.timeout(1, value="old")
    engine.run()
    assert engine.run(until=old | engine.event()) == {old: "old"}
    assert engine.now == 1.0


def test_a_condition_fails_with_the_first_that_fails(engine: cl.Engine) -> None:
    event = engine.event()
    both = event & engine.timeout(5)
    engine.schedule(1, lambda: event.fail(ValueError("broken")))
    with pytest.raises(ValueError, match="broken"):
        engine.run(until=both)
    assert engine.now == 1.0
    engine.run()


def test_a_failure_after_a_condition_has_been_met_is_not_lost(engine: cl.Engine) -> None:
    late = engine.event()
    either = engine.timeout(1) | late
    engine.schedule(2, lambda: late.fail(ValueError("too late")))
    engine.run(until=either)
    with pytest.raises(ValueError, match="too late"):
        engine.run()


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda e: e.any_of([3]), TypeError, "made of events, not 3"),
        (lambda e: e.all_of(e.event()), TypeError, "iterable"),
        (lambda e: e.event() | 3, TypeError, "unsupported operand"),
        (lambda e: e.event() & cl.Engine().event(), ValueError, "another engine"),
    ],
)
def test_conditions_refuse_what_is_no_event_of_their_engine(
    engine: cl.Engine, wrong: Callable[[Any], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        wrong(engine)


@pytest.mark.parametrize("nest", [lambda a, b: a | b, lambda a, b: a & b, lambda a, _: a | a])
def test_conditions_nested_without_end_are_refused_and_a_thousand_are_not(nest: Callable[..., Condition]) -> None:
    engine = cl.Engine()
    made: list[Any] = [engine.timeout(1)]

    def go_on() -> None:
        for _ in range(1001):
            made.append(nest(made[-1], engine.timeout(1)))

    with pytest.raises(ValueError, match=r"a condition holds at most 10+ (conditions in each other|events); give all"):
        go_on()
    assert len(made) in (20, 1001)
    engine.run()
    assert len(made[-1].value) in (1, 1001)


def test_nested_conditions_are_collected() -> None:
    engine = cl.Engine()

    class Mark(Event):
        pass

    mark = Mark(engine)
    ghost = weakref.ref(mark)
    nest = ((mark | engine.event()) & engine.event()) | mark
    del mark, nest, engine
    gc.collect()
    assert ghost() is None


def user(engine: cl.Engine, resource: Resource, hold: float, log: list[tuple[float, str]], name: str) -> Life:
    with resource.request() as turn:
        yield turn
        log.append((engine.now, name))
        yield engine.timeout(hold)


def test_first_come_first_served_and_never_more_than_the_capacity(engine: cl.Engine) -> None:
    desks = Resource(engine, capacity=2)
    log: list[tuple[float, str]] = []
    for name in "abcd":
        engine.process(user(engine, desks, 3, log, name))
    engine.run(until=1)
    assert (desks.count, desks.waiting, desks.capacity) == (2, 2, 2)
    assert (len(desks.users), len(desks.queue)) == (2, 2)
    engine.run()
    assert log == [(0.0, "a"), (0.0, "b"), (3.0, "c"), (3.0, "d")]
    assert (desks.count, desks.waiting) == (0, 0)


def test_priorities_go_first_and_equal_ones_in_order_of_arrival(engine: cl.Engine) -> None:
    desk = PriorityResource(engine)
    served: list[str] = []

    def visitor(name: str, priority: int) -> Life:
        yield engine.timeout(1)
        with desk.request(priority=priority) as turn:
            yield turn
            served.append(name)
            yield engine.timeout(1)

    for name, priority in (("holder", 0), ("late", 5), ("first", -1), ("second", -1), ("middle", 2)):
        engine.process(visitor(name, priority))
    engine.run()
    assert served == ["holder", "first", "second", "middle", "late"]


def test_who_gives_up_leaves_the_queue(engine: cl.Engine) -> None:
    desk = Resource(engine)
    log: list[tuple[float, str]] = []

    def impatient() -> Life:
        with desk.request() as turn:
            outcome = yield turn | engine.timeout(1)
            log.append((engine.now, "served" if turn in outcome else "gone"))

    engine.process(user(engine, desk, 5, log, "holder"))
    engine.process(impatient())
    engine.process(user(engine, desk, 5, log, "patient"))
    engine.run()
    assert log == [(0.0, "holder"), (1.0, "gone"), (5.0, "patient")]


def test_an_exception_in_the_block_gives_the_place_back(engine: cl.Engine) -> None:
    desk = Resource(engine)

    def clumsy() -> Life:
        with desk.request() as turn:
            yield turn
            raise ValueError("dropped it")

    engine.process(clumsy())
    with pytest.raises(ValueError, match="dropped it"):
        engine.run()
    assert desk.count == 0


def test_release_and_cancel_by_hand(engine: cl.Engine) -> None:
    desk, other = Resource(engine), Resource(engine)
    held, waiting = desk.request(), desk.request()
    assert (held.triggered, waiting.triggered, desk.queue, desk.users) == (True, False, (waiting,), (held,))
    with pytest.raises(ValueError, match="of this resource"):
        other.release(held)
    assert (waiting.cancel(), waiting.cancel(), held.cancel()) == (True, False, False)
    assert desk.release(held).processed
    with pytest.raises(RuntimeError, match="does not hold"):
        desk.release(held)
    engine.run()
    assert desk.count == 0


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda e: Resource(e, capacity=0), ValueError, "capacity must lie between 1"),
        (lambda e: Resource(e, capacity=1.5), TypeError, "capacity must be a whole number, not 1.5"),
        (lambda _: Resource(None), TypeError, "Engine"),  # type: ignore[arg-type]
        (lambda e: Resource(e).request(1), TypeError, "positional"),
        (lambda e: Resource(e).request(priority=1), TypeError, "takes no priority; use a PriorityResource"),
        (lambda e: PriorityResource(e).request("high"), TypeError, "priority must be a whole number, not 'high'"),
        (lambda e: Store(e, capacity=0), ValueError, "capacity must be a positive, whole number of items, not 0"),
        (lambda _: Store("engine"), TypeError, "engine must be an Engine"),
        (lambda e: FilterStore(e).get(3), TypeError, "wanted must be callable with an item, not 3"),
        (lambda e: Container(e, capacity=-1), ValueError, "capacity must be a positive amount, not -1"),
        (lambda e: Container(e, capacity=1, init=2), ValueError, "init must lie between 0 and the capacity 1, not 2"),
        (
            lambda e: Container(e, init=float("inf")),
            ValueError,
            "init must lie between 0 and the capacity inf, not inf",
        ),
        (lambda e: Container(e, capacity="5"), TypeError, "capacity must be a number, not '5'"),
        (lambda e: Container(e, init=None), TypeError, "init must be a number, not None"),
        (lambda e: Container(e).get("1"), TypeError, "amount must be a number, not '1'"),
        (lambda e: Container(e).put(10**400), ValueError, "amount must be a positive, finite number, not 1000"),
        (lambda e: Container(e).put(0), ValueError, "amount must be a positive, finite number, not 0"),
        (lambda e: Container(e).get(float("nan")), ValueError, "not nan"),
    ],
)
def test_mistakes_are_named(
    engine: cl.Engine, wrong: Callable[[Any], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        wrong(engine)


def test_a_store_hands_items_on_in_order(engine: cl.Engine) -> None:
    shelf = Store(engine, capacity=1)
    log: list[tuple[float, Any]] = []

    def bring() -> Life:
        for item in "xyz":
            yield shelf.put(item)
            log.append((engine.now, item.upper()))

    def fetch() -> Life:
        for _ in range(3):
            yield engine.timeout(1)
            log.append((engine.now, (yield shelf.get())))

    engine.process(bring())
    engine.process(fetch())
    engine.run()
    assert log == [(0.0, "X"), (1.0, "x"), (1.0, "Y"), (2.0, "y"), (2.0, "Z"), (3.0, "z")]


def test_a_filter_store_gives_the_oldest_that_fits(engine: cl.Engine) -> None:
    tray = FilterStore(engine)
    big, any_one = tray.get(lambda item: item > 10), tray.get()
    for item in (3, 4, 11):
        tray.put(item)
    engine.run()
    assert (any_one.value, big.value, tray.items) == (3, 11, [4])


def test_a_priority_store_gives_the_least(engine: cl.Engine) -> None:
    tray = PriorityStore(engine)
    for item in (3, 1, 2):
        tray.put(item)
    assert [engine.run(until=tray.get()) for _ in range(3)] == [1, 2, 3]


def test_who_no_longer_waits_for_an_item_gets_none(engine: cl.Engine) -> None:
    shelf = Store(engine)
    with shelf.get() as given_up:
        pass
    waiting = shelf.get()
    shelf.put("item")
    engine.run()
    assert (given_up.triggered, given_up.cancel(), waiting.value) == (False, False, "item")


def test_a_container_neither_overflows_nor_runs_dry(engine: cl.Engine) -> None:
    tank = Container(engine, capacity=10, init=4)
    drawn = tank.get(6)
    engine.schedule(2, partial(tank.put, 3))
    engine.run(until=drawn)
    assert (engine.now, tank.level) == (2.0, 1)
    filled = tank.put(10)
    engine.schedule(1, partial(tank.get, 1))
    engine.run(until=filled)
    assert (engine.now, tank.level) == (3.0, 10)
