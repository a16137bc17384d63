# SPDX-License-Identifier: Apache-2.0
"""What strategies of an answer are called where somebody reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from colead import _core
from colead.base.fronts import front
from colead.experiments.question import Question
from colead.words import titles


class Titled:
    """Of an answer that knows its question: titles of its strategies."""

    if TYPE_CHECKING:

        @property
        def question(self) -> Question | None: ...

    def _named(self) -> Sequence[str]:
        """Names of the strategies that it tells of."""
        raise NotImplementedError

    @property
    def source(self) -> _core.Scenario | None:
        """The scenario that was asked about; None for an answer that does not know its question."""
        return None if self.question is None else self.question.scenario

    @cached_property
    def _titles(self) -> dict[str, str]:
        return titles.strategies(self.source, self._named())

    @front
    def title_of(self, strategy: str) -> str:
        """What a strategy is called where somebody reads.

        Parameters:
            strategy: its name, as commands and functions take it.

        Returns:
            Its title in the scenario, else its name in words; where several share a title, with the name beside it.

        Example:
            >>> cl.compare(scenario, replications=2, mechanisms=False, progress=False).title_of("shadowing")
            'Shadowing'
        """
        return self._titles.get(strategy) or titles.strategy(self.source, strategy)
