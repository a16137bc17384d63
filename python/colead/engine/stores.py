# SPDX-License-Identifier: Apache-2.0
"""Things that processes hand to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from colead._engine import Engine
from colead.base.checks import real
from colead.engine.exchange import Exchange, Wish


class StorePut(Wish):
    """The event that an item lies in the store."""

    def __init__(self, store: Store, item: Any) -> None:
        super().__init__(store, store._puts)
        self.item = item

    def in_words(self) -> str:
        """What is wished for, for who reads that somebody waits for it."""
        store = self._exchange
        assert isinstance(store, Store)
        return f"room for an item in {self.of_what()} (which holds {len(store.items)} of {store.capacity:g})"


class StoreGet(Wish):
    """The event that an item was taken out; its value is the item."""

    def __init__(self, store: Store, wanted: Callable[[Any], bool] | None = None) -> None:
        super().__init__(store, store._gets)
        self.wanted = wanted

    def in_words(self) -> str:
        """What is wished for, for who reads that somebody waits for it."""
        store = self._exchange
        assert isinstance(store, Store)
        return f"an item of {self.of_what()} (which holds {len(store.items)})"


class Store(Exchange):
    """At most `capacity` items, first in, first out.

    Parameters:
        engine: whose clock it lives by.
        capacity: how many items it holds at most, above 0.
        name: what messages call it.

    Raises:
        TypeError, ValueError: for others.

    Example:
        >>> engine = Engine()
        >>> shelf = Store(engine, name="shelf")
        >>> stock = shelf.monitor()
        >>> brought = shelf.put("chart")
        >>> engine.run(until=2)
        >>> shelf.items, stock.mean
        (['chart'], 1.0)
    """

    def __init__(self, engine: Engine, capacity: float = float("inf"), *, name: str | None = None) -> None:
        super().__init__(engine, name)
        if not real("capacity", capacity) > 0 or capacity % 1 > 0:
            raise ValueError(f"capacity must be a positive, whole number of items, not {capacity!r}")
        self._capacity = capacity
        self.items: list[Any] = []

    @property
    def capacity(self) -> float:
        """How many items it holds at most."""
        return self._capacity

    def put(self, item: Any) -> StorePut:
        """Bring an item.

        Parameters:
            item: anything; of a PriorityStore, what can be compared with the others.

        Returns:
            An event that happens when there is room for it.
        """
        wish = StorePut(self, item)
        self._bring(wish)
        return wish

    def get(self) -> StoreGet:
        """Take the oldest item; the least of a PriorityStore.

        Returns:
            An event that happens when there is one, which is its value.
        """
        wish = StoreGet(self)
        self._take(wish)
        return wish

    def _level(self) -> float:
        return len(self.items)

    def _add(self, item: Any) -> None:
        self.items.append(item)

    def _remove(self) -> Any:
        return self.items.pop(0)

    def _try_put(self, wish: Wish) -> bool:
        assert isinstance(wish, StorePut)
        if len(self.items) < self.capacity:
            self._add(wish.item)
            wish.succeed()
        return False  # each fulfilled wish of the other kind makes room for one

    def _try_get(self, wish: Wish) -> bool:
        if self.items:
            wish.succeed(self._remove())
        return False  # each fulfilled wish of the other kind brings one item


@dataclass(order=True, frozen=True, slots=True)
class PriorityItem:
    """Any item with a priority: lower numbers come first, and the item itself is never compared.

    Fields:
        priority: what is compared.
        item: anything.

    Example:
        >>> PriorityItem(1, {"chart": 7}) < PriorityItem(2, {"chart": 3})
        True
    """

    priority: Any
    item: Any = field(compare=False)


class PriorityStore(Store):
    """A store that gives the least item first. Items must be comparable: `PriorityItem(2, item)`, or numbers.

    Its parameters are those of Store.

    Example:
        >>> engine = Engine()
        >>> tray = PriorityStore(engine)
        >>> brought = [tray.put(number) for number in (3, 1, 2)]
        >>> engine.run(until=tray.get())
        1
    """

    def _add(self, item: Any) -> None:
        try:
            heappush(self.items, item)
        except Exception:
            _put_back(self.items, item)
            raise

    def _remove(self) -> Any:
        first, last = self.items[0], self.items[-1]
        try:
            return heappop(self.items)
        except Exception:
            _pull_up(self.items, last)
            self.items[0] = first
            self.items.append(last)
            raise


def _way_up(place: int) -> list[int]:
    """Places of a heap from one up to its top."""
    way = [place]
    while way[-1] > 0:
        way.append((way[-1] - 1) // 2)
    return way


def _put_back(items: list[Any], item: Any) -> None:
    """Takes an item out that was on its way up a heap from the end when it could not be compared."""
    way = _way_up(len(items) - 1)
    reached = next(step for step, place in enumerate(way) if items[place] is item)
    for step in range(reached, 0, -1):
        items[way[step]] = items[way[step - 1]]
    items.pop()


def _pull_up(items: list[Any], item: Any) -> None:
    """Lifts an item to the top that was on its way down a heap when it could not be compared."""
    reached = next(place for place, one in enumerate(items) if one is item)
    for place in _way_up(reached)[:-1]:
        items[place] = items[(place - 1) // 2]
    items[0] = item


class FilterStore(Store):
    """A store out of which one takes the oldest item that fits.

    Its parameters are those of Store.

    Example:
        >>> engine = Engine()
        >>> tray = FilterStore(engine)
        >>> brought = [tray.put(number) for number in (3, 4, 11)]
        >>> engine.run(until=tray.get(lambda number: number % 2 == 0))
        4
    """

    def get(self, wanted: Callable[[Any], bool] | None = None) -> StoreGet:
        """Take the oldest item that fits.

        Parameters:
            wanted: whether an item fits; not given: any does.

        Returns:
            An event that happens when there is one, which is its value.

        Raises:
            TypeError: for what cannot be called.
        """
        if wanted is not None and not callable(wanted):
            raise TypeError(f"wanted must be callable with an item, not {wanted!r}")
        wish = StoreGet(self, wanted)
        self._take(wish)
        return wish

    def _try_get(self, wish: Wish) -> bool:
        assert isinstance(wish, StoreGet)
        for place, item in enumerate(self.items):
            if wish.wanted is None or wish.wanted(item):
                del self.items[place]
                wish.succeed(item)
                break
        return True  # another may want what this one does not
