# SPDX-License-Identifier: Apache-2.0
"""What stores and containers share: some bring, some take, and both may have to wait for each other."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from colead._engine import Engine, Event


class Wish(Event):
    """To put something in or to get something out: the event that it has been done.

    As `with store.get() as item:` it is withdrawn at the end of the block if it is still waiting.
    """

    def __init__(self, exchange: Exchange, queue: list[Wish]) -> None:
        super().__init__(exchange.engine)
        self._queue = queue

    def cancel(self) -> bool:
        """No longer wait. Whether it was still waiting."""
        if self.triggered or self not in self._queue:
            return False
        self._queue.remove(self)
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cancel()


class Exchange:
    """Two queues of wishes. A wish is tried when it comes, and again after each one of the other kind was fulfilled."""

    def __init__(self, engine: Engine) -> None:
        if not isinstance(engine, Engine):
            raise TypeError(f"engine must be an Engine, not {engine!r}")
        self.engine = engine
        self._puts: list[Wish] = []
        self._gets: list[Wish] = []

    def _try_put(self, wish: Wish) -> bool:
        """Fulfils a wish to put, if that is possible now; whether the next may be tried."""
        raise NotImplementedError

    def _try_get(self, wish: Wish) -> bool:
        """Fulfils a wish to get, if that is possible now; whether the next may be tried."""
        raise NotImplementedError

    def _bring(self, wish: Wish) -> None:
        self._puts.append(wish)
        wish.callbacks.append(lambda _: self._serve(self._gets, self._try_get))
        self._serve(self._puts, self._try_put)

    def _take(self, wish: Wish) -> None:
        self._gets.append(wish)
        wish.callbacks.append(lambda _: self._serve(self._puts, self._try_put))
        self._serve(self._gets, self._try_get)

    @staticmethod
    def _serve(queue: list[Wish], fulfil: Callable[[Wish], bool]) -> None:
        place = 0
        while place < len(queue):
            wish = queue[place]
            go_on = fulfil(wish)
            if wish.triggered:
                del queue[place]
            else:
                place += 1
            if not go_on:
                break
