# SPDX-License-Identifier: Apache-2.0
"""A store with its answers: the comparison that was asked for last, from stored runs alone."""

from __future__ import annotations

from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.experiments.compare import answered
from colead.experiments.comparison import Comparison
from colead.experiments.question import Question
from colead.runs import RunOptions, StorePath
from colead.store import StoreFile
from colead.store.damage import told


class Store(StoreFile):
    """Runs in one file. Any number of processes may write to it at once; each object belongs to one thread.

    Runs are known by their content (scenario, interventions with parameters, doses, seed, replication, version), so
    several scenarios and comparisons may share a store, and each finds what it has in common with the others.

    Parameters:
        path: the file.
        create: whether it is made where there is none.

    Raises:
        StoreError: when it cannot be opened as asked.

    Example:
        >>> with cl.Store("runs.db", create=True) as store:  # doctest: +SKIP
        ...     cl.run(scenario, store=store, progress=False)
    """

    def comparison(self) -> Comparison:
        """The comparison that was asked for last, from stored runs alone.

        Returns:
            It, as `cl.compare` gave it.

        Raises:
            StoreError: when there is none, when it is damaged, or runs of it are missing.
        """
        asked = self.last_asked()
        scenario = asked.scenario
        try:
            question = Question.of(scenario, **asked.keywords)
        except (ModelError, TypeError, ValueError) as error:
            raise told(asked.called, self.path, f"options: {error}") from error
        with self.making_none():
            return answered(question, RunOptions(store=self, on_error="collect"))


@front
def open_store(path: StorePath) -> Store:
    """Opens a store that is there. `cl.compare(..., store=path)` makes one.

    Parameters:
        path: the file.

    Returns:
        The store, to be closed or used in a `with` block.

    Raises:
        StoreError: when there is none, or it cannot be used.

    Example:
        >>> cl.open_store("runs.db").comparison().verdict  # doctest: +SKIP
    """
    return Store(path)
