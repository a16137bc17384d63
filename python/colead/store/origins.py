# SPDX-License-Identifier: Apache-2.0
"""What runs were made from, as a store keeps it: scenarios and arms, checked whenever they are read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from colead import _core
from colead.base.as_json import JsonObject, json_from
from colead.base.errors import ModelError, StoreError
from colead.runs.recipe import Recipe, RecipeBook, as_written, recipe_from
from colead.store.asked import written_text
from colead.store.damage import Damage, checked, checksum_of, key_text, require_types, told
from colead.store.keys import short_hash
from colead.store.rows import RunRow
from colead.store.schema import add_checksums, checksum_column, telling

INSERT_ARM = "INSERT OR IGNORE INTO arm (hash, id, recipe) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """A row of the table `scenario`. One that was stored before there were checksums has none."""

    hash: bytes
    name: str
    text: str
    written: str
    kinds: str
    crc: int | None

    @property
    def called(self) -> str:
        return f"scenario {key_text(self.hash)}"

    def check(self) -> None:
        """Damage where it is not as it was written."""
        require_types(self)
        if short_hash(self.text) != self.hash:
            raise Damage("its text is another")
        if self.crc is not None and self.crc != checksum_of(astuple(self)[:-1]):
            raise Damage("its checksum is wrong")
        self.read()

    def read(self) -> tuple[JsonObject, tuple[str, ...]]:
        """(values by name, names of the kinds written in Python that it needs)."""
        values, kinds = json_from(self.text), json_from(self.kinds)
        if not isinstance(values, dict) or not isinstance(values.get("strategies"), dict):
            raise Damage("its text is no scenario")
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            raise Damage("kinds are no names")
        return values, tuple(kinds)


def scenario_row(scenario: _core.Scenario, text: str, kinds: Sequence[type]) -> ScenarioRow:
    needed = json.dumps([f"{kind.__module__}.{kind.__qualname__}" for kind in kinds])
    row = ScenarioRow(short_hash(text), scenario.name, text, written_text(scenario, kinds), needed, None)
    return replace(row, crc=checksum_of(astuple(row)[:-1]))


def put_scenario(connection: sqlite3.Connection, row: ScenarioRow, *, anew: bool = False) -> None:
    """Writes it where it is not there, or anew: as it was written last. Within a transaction."""
    add_checksums(connection)
    how = "REPLACE" if anew else "IGNORE"
    connection.execute(
        f"INSERT OR {how} INTO scenario (hash, name, text, written, kinds, crc) VALUES (?, ?, ?, ?, ?, ?)", astuple(row)
    )


class StoredOrigins:
    """Of a store: what its runs were made from."""

    path: Path
    _connection: sqlite3.Connection

    def scenarios(self) -> Iterator[ScenarioRow]:
        """All scenarios, unchecked.

        Returns:
            Rows, read one by one.
        """
        yield from self._scenarios("ORDER BY hash")

    def recipe(self, row: RunRow) -> Recipe:
        """How a run was made.

        Parameters:
            row: the run.

        Returns:
            Its scenario and arms; its own arm is the last.

        Raises:
            StoreError: when the scenario or arm is missing or damaged.
        """
        scenario = self._scenario(row.scenario, row.name)
        arm = self._arm(row)
        plain = tuple(as_written(name) for name in scenario.read()[0]["strategies"])
        try:
            own = recipe_from(json_from(arm))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise told(f"arm {key_text(row.arm)}", self.path, f"its recipe: {error}") from error
        return Recipe(scenario.text, (*plain, replace(own, id=f"{own.id} again")))

    def experiment(self, row: RunRow, book: RecipeBook) -> _core.Experiment:
        """What a run is of.

        Parameters:
            row: the run.
            book: keeps experiments that were made.

        Returns:
            The experiment; the arm of the run is its last.

        Raises:
            StoreError: when the scenario or arm is missing or damaged, or this version cannot read them.
        """
        recipe = self.recipe(row)
        try:
            return book.experiment(recipe)
        except (ModelError, TypeError, ValueError) as error:
            raise StoreError(f"{row.name} in {self.path} cannot be made again: {error}") from error

    def kinds_needed(self, row: RunRow) -> tuple[str, ...]:
        """What has to be there before a run can be made again.

        Parameters:
            row: the run.

        Returns:
            Names of the kinds written in Python.
        """
        return self._scenario(row.scenario, row.name).read()[1]

    def names(self, row: RunRow) -> tuple[str, str]:
        """What a run is of.

        Parameters:
            row: the run.

        Returns:
            The scenario's name, and the arm as JSON.
        """
        return self._scenario(row.scenario, row.name).name, self._arm(row)

    def is_dated(self) -> bool:
        """Whether a scenario of a finished run says on which day observation begins.

        Returns:
            True where one of them does.
        """
        finished = self._scenarios("WHERE hash IN (SELECT scenario FROM run WHERE status = 'done')")
        return any(checked(row, self.path).read()[0].get("observed_from") not in (None, "") for row in finished)

    def _scenarios(self, which: str, *values: object) -> Iterator[ScenarioRow]:
        with telling(self.path):
            crc = checksum_column(self._connection)
            asked = f"SELECT hash, name, text, written, kinds, {crc} FROM scenario {which}"
            for found in self._connection.execute(asked, values):
                yield ScenarioRow(*found)

    def _scenario(self, key: bytes, of: str) -> ScenarioRow:
        found = list(self._scenarios("WHERE hash IS ?", key))
        if not found:
            raise told(f"scenario {key_text(key)} of {of}", self.path, "it is missing")
        return checked(found[0], self.path)

    def _arm(self, row: RunRow) -> str:
        with telling(self.path):
            found = self._connection.execute("SELECT id, recipe FROM arm WHERE hash IS ?", (row.arm,)).fetchall()
        if not found:
            raise told(f"arm {key_text(row.arm)} of {row.name}", self.path, "it is missing")
        name, recipe = found[0]
        if not isinstance(name, str) or not isinstance(recipe, str):
            raise told(f"arm {key_text(row.arm)}", self.path, "id or recipe is no text")
        if short_hash(row.scenario.hex(), recipe) != row.arm:
            raise told(f"arm {key_text(row.arm)}", self.path, "its recipe is another")
        return recipe
