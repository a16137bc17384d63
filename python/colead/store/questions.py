# SPDX-License-Identifier: Apache-2.0
"""What a store was asked: remembered with what was planned for it, and checked whenever it is read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple
from typing import Any

from colead import _core
from colead.base.errors import StoreError
from colead.runs.options import PlanRecord
from colead.store.asked import LastAsked, QuestionRow, plan_from, question_key, question_row
from colead.store.damage import checked, told
from colead.store.origins import StoredOrigins, put_scenario, scenario_row
from colead.store.schema import checksum_column, telling, transaction

PUT = (
    "INSERT OR REPLACE INTO experiment (hash, kind, scenario, options, plan, number, crc) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


class StoredQuestions(StoredOrigins):
    """Of a store: what it was asked."""

    _connection: sqlite3.Connection
    _only_stored = False

    def questions(self) -> Iterator[QuestionRow]:
        """All questions, unchecked.

        Returns:
            Rows, read one by one.
        """
        yield from self._questions("ORDER BY number")

    def remember(self, kind: str, scenario: _core.Scenario, options: Mapping[str, Any], plan: PlanRecord) -> None:
        """Notes what was asked for and planned, so that it can be shown again from the store alone.

        Parameters:
            kind, scenario, options: the question.
            plan: what came of planning it.
        """
        if self._only_stored:
            return
        origin = scenario_row(scenario, scenario.resolved_json(), getattr(scenario, "kinds", ()))
        key, texts = question_key(kind, scenario, options), (json.dumps(options, sort_keys=True), json.dumps(plan))
        with telling(self.path), transaction(self._connection):
            put_scenario(self._connection, origin, anew=True)
            (number,) = self._connection.execute("SELECT coalesce(max(number), 0) + 1 FROM experiment").fetchone()
            row = question_row(key, kind, origin.hash, texts, number)
            self._connection.execute(PUT, astuple(row))

    def recall(self, kind: str, scenario: _core.Scenario, options: Mapping[str, Any]) -> PlanRecord | None:
        """The plan remembered for the same question.

        Parameters:
            kind, scenario, options: the question.

        Returns:
            The plan, or None.

        Raises:
            StoreError: when it is damaged.
        """
        for row in self._questions("WHERE hash IS ?", question_key(kind, scenario, options)):
            known = plan_from(checked(row, self.path).plan)
            if unknown := [name for _, name, _ in known["sides"] if name not in scenario.strategies]:
                raise told(row.called, self.path, f"plan: no strategy {unknown[0]!r:.40}")
            return known
        return None

    def last_asked(self) -> LastAsked:
        """The question of the comparison that was asked for last.

        Returns:
            Its scenario and words.

        Raises:
            StoreError: when there is none, or it is damaged.
        """
        for row in self._questions("WHERE kind = 'compare' ORDER BY number DESC LIMIT 1"):
            checked(row, self.path)
            scenario = self._scenario(row.scenario, row.called)
            return LastAsked(scenario.name, scenario.text, scenario.written, row.options, row.called)
        raise StoreError(
            f"{self.path} holds no comparison; `colead compare FILE --store {self.path}` makes one. Of one with "
            "--branch-week only the runs are kept: ask it again with --report"
        )

    @contextmanager
    def making_none(self) -> Iterator[None]:
        """Within it a run that is not in the file is an error, and nothing is remembered.

        Returns:
            A `with` block.
        """
        self._only_stored = True
        try:
            yield
        finally:
            self._only_stored = False

    def _questions(self, which: str, *values: object) -> Iterator[QuestionRow]:
        with telling(self.path):
            crc = checksum_column(self._connection)
            asked = f"SELECT hash, kind, scenario, options, plan, number, {crc} FROM experiment {which}"
            for found in self._connection.execute(asked, values).fetchall():
                yield QuestionRow(*found)
