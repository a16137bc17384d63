# SPDX-License-Identifier: Apache-2.0
"""Amounts that processes fill in and draw off."""

from __future__ import annotations

import math

from colead._engine import Engine
from colead.base.checks import real
from colead.engine.exchange import Exchange, Wish


class Transfer(Wish):
    """The event that an amount has gone in or come out."""

    def __init__(self, container: Container, queue: list[Wish], amount: float) -> None:
        if not 0 < real("amount", amount) < math.inf:
            raise ValueError(f"amount must be a positive, finite number, not {amount!r}")
        super().__init__(container, queue)
        self.amount = amount

    def in_words(self) -> str:
        """What is wished for, for who reads that somebody waits for it."""
        container = self._exchange
        assert isinstance(container, Container)
        if self._queue is container._gets:
            return f"{self.amount:g} from {self.of_what()} (which holds {container.level:g})"
        return (
            f"room for {self.amount:g} in {self.of_what()} (which holds {container.level:g} of {container.capacity:g})"
        )


class Container(Exchange):
    """An amount between 0 and `capacity`, beginning at `init`.

    Parameters:
        engine: whose clock it lives by.
        capacity: the most it holds, above 0.
        init: what is in it, from 0 to the capacity.
        name: what messages call it.

    Raises:
        TypeError, ValueError: for others.

    Example:
        >>> engine = Engine()
        >>> tank = Container(engine, capacity=10, init=4)
        >>> level = tank.monitor()
        >>> drawn = tank.get(3)
        >>> engine.run(until=2)
        >>> tank.level, level.mean
        (1, 1.0)
    """

    def __init__(self, engine: Engine, capacity: float = math.inf, init: float = 0, *, name: str | None = None) -> None:
        super().__init__(engine, name)
        if not real("capacity", capacity) > 0:
            raise ValueError(f"capacity must be a positive amount, not {capacity!r}")
        if not (0 <= real("init", init) <= capacity and init < math.inf):
            raise ValueError(f"init must lie between 0 and the capacity {capacity!r}, not {init!r}")
        self._capacity = capacity
        self._holds = init

    @property
    def capacity(self) -> float:
        """The most it holds."""
        return self._capacity

    @property
    def level(self) -> float:
        """What is in it now."""
        return self._holds

    def put(self, amount: float) -> Transfer:
        """Fill in an amount.

        Parameters:
            amount: a positive, finite number.

        Returns:
            An event that happens when there is room for all of it.

        Raises:
            TypeError, ValueError: for other amounts.
        """
        wish = Transfer(self, self._puts, amount)
        self._bring(wish)
        return wish

    def get(self, amount: float) -> Transfer:
        """Draw off an amount. Nobody overtakes who waits for more.

        Parameters:
            amount: a positive, finite number.

        Returns:
            An event that happens when there is as much.

        Raises:
            TypeError, ValueError: for other amounts.
        """
        wish = Transfer(self, self._gets, amount)
        self._take(wish)
        return wish

    def _level(self) -> float:
        return self.level

    def _try_put(self, wish: Wish) -> bool:
        assert isinstance(wish, Transfer)
        if self.level + wish.amount > self.capacity:
            return False
        self._holds += wish.amount
        wish.succeed()
        return True

    def _try_get(self, wish: Wish) -> bool:
        assert isinstance(wish, Transfer)
        if wish.amount > self.level:
            return False
        self._holds -= wish.amount
        wish.succeed()
        return True
