# SPDX-License-Identifier: Apache-2.0
"""What stores and containers share: some bring, some take, and both may have to wait for each other."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from colead._engine import Engine, Event, TimeWeighted


class Wish(Event):
    """To put something in or to get something out: the event that it has been done.

    As `with store.get() as item:` it is withdrawn at the end of the block if it is still waiting.
    """

    def __init__(self, exchange: Exchange, queue: list[Wish]) -> None:
        super().__init__(exchange.engine)
        self._queue = queue
        self._exchange = exchange

    def cancel(self) -> bool:
        """No longer wait. Whether it was still waiting. Who stood behind is tried at the next exchange, as in SimPy."""
        if self.triggered or self not in self._queue:
            return False
        self._queue.remove(self)
        return True

    def in_words(self) -> str:
        """What is wished for, for who reads that somebody waits for it."""
        raise NotImplementedError

    def of_what(self) -> str:
        """Kind and name of what it is about."""
        exchange = self._exchange
        kind = type(exchange).__name__
        return f"a {kind}" if exchange.name is None else f"{kind} {exchange.name!r}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cancel()


class Exchange:
    """Two queues of wishes. A wish is tried when it comes, and again after each one of the other kind was fulfilled."""

    def __init__(self, engine: Engine, name: str | None = None) -> None:
        if not isinstance(engine, Engine):
            raise TypeError(f"engine must be an Engine, not {engine!r}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"name must be a text, not {name!r}")
        self.engine = engine
        self.name = name
        self._monitor: TimeWeighted | None = None
        self._puts: list[Wish] = []
        self._gets: list[Wish] = []

    def monitor(self) -> TimeWeighted:
        """Monitor how much is in it from now on.

        Returns:
            The level over time, the same measurement whenever it is asked for.
        """
        if self._monitor is None:
            self._monitor = TimeWeighted(self.engine, self._level())
        return self._monitor

    def _level(self) -> float:
        """How much is in it now."""
        raise NotImplementedError

    def _try_put(self, wish: Wish) -> bool:
        """Fulfils a wish to put, if that is possible now; whether the next may be tried."""
        raise NotImplementedError

    def _try_get(self, wish: Wish) -> bool:
        """Fulfils a wish to get, if that is possible now; whether the next may be tried."""
        raise NotImplementedError

    def _bring(self, wish: Wish) -> None:
        self._puts.append(wish)
        wish.callbacks.append(lambda _: self._serve(self._gets, self._try_get))
        self._serve(self._puts, self._try_put, wish)

    def _take(self, wish: Wish) -> None:
        self._gets.append(wish)
        wish.callbacks.append(lambda _: self._serve(self._puts, self._try_put))
        self._serve(self._gets, self._try_get, wish)

    def _serve(self, queue: list[Wish], fulfil: Callable[[Wish], bool], asking: Wish | None = None) -> None:
        """What a filter or a comparison raises about a wish meets whoever made it, and the wish is over."""
        place = 0
        while place < len(queue):
            wish = queue[place]
            try:
                go_on = fulfil(wish)
            except Exception as error:
                del queue[place]
                if wish is asking:
                    raise
                wish.fail(error)
                continue
            if wish.triggered:
                del queue[place]
                if self._monitor is not None:
                    self._monitor.value = self._level()
            else:
                place += 1
            if not go_on:
                break
