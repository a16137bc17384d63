# SPDX-License-Identifier: Apache-2.0
"""Worlds that fit the evidence, as `calibrate` finds them and `stress` takes them."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from colead.base.as_json import JsonObject, json_from, record_from
from colead.base.checks import about, key_number
from colead.base.errors import ModelError
from colead.base.files import read_text, write_file
from colead.base.fronts import front
from colead.base.shown import SHOWN_ROWS, Shown, Told, counted
from colead.statistics.space import Varied
from colead.statistics.student import Array

FORMAT = "colead worlds 1"
LARGEST_FILE = 1 << 30


@dataclass(frozen=True, slots=True)
class Written:
    """What a file of worlds holds."""

    format: str
    scenario: str
    seed: int
    paths: tuple[str, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    values: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        """ValueError for what could not be written so."""
        key_number("seed", self.seed)
        if not self.paths or len(set(self.paths)) < len(self.paths):
            raise ValueError("paths must be names of numbers, each once")
        if not len(self.paths) == len(self.low) == len(self.high):
            raise ValueError(f"low and high must have {len(self.paths)} numbers, as paths has")
        if not all(low <= high for low, high in zip(self.low, self.high, strict=True)):
            raise ValueError("no number of low may be above that of high")
        if not self.values or any(len(world) != len(self.paths) for world in self.values):
            raise ValueError(f"values are not [worlds][numbers] (expected {len(self.paths)} a world)")


@dataclass(frozen=True, repr=False)
class FittedWorlds(Shown):
    """Worlds that fit.

    Fields:
        scenario: the name of the scenario to whose evidence they were fitted.
        seed: the number all luck was made from.
        paths, low, high: the numbers that vary between them, each with its range.
        values: what they are: an array [worlds, numbers].
        file: where they were read from; empty: nowhere.

    Example:
        >>> cl.FittedWorlds.load("worlds.json")  # doctest: +SKIP
    """

    scenario: str
    seed: int
    paths: tuple[str, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    values: Array = field(repr=False, compare=False)
    file: str = ""

    def __len__(self) -> int:
        return len(self.values)

    def _told(self) -> Told:
        ranges = zip(self.paths, self.low, self.high, strict=True)
        rows = [[path, low, high] for path, low, high in ranges][:SHOWN_ROWS]
        head = f"'{self.scenario}': {counted(len(self), 'world')} of {counted(len(self.paths), 'number')}"
        return Told(head, columns=("number", "low", "high"), rows=rows, count=len(self.paths))

    @front
    def places_among(self, numbers: Sequence[Varied], drawn: Array) -> Array:
        """Places in the ranges of these numbers: of as many worlds as were drawn, or as there are.

        Parameters:
            numbers: which numbers, with their ranges.
            drawn: places in [0, 1] that were drawn: an array [worlds, numbers]. A number that these worlds do not hold
                keeps those.

        Returns:
            Places in [0, 1]: an array [worlds, numbers].

        Raises:
            ModelError: where these worlds hold none of the numbers.

        Example:
            >>> found.worlds.places_among(numbers, drawn)  # doctest: +SKIP
        """
        count = min(len(drawn), len(self.values))
        places, column_of = drawn[:count].copy(), {path: at for at, path in enumerate(self.paths)}
        held = [(at, column_of[one.path]) for at, one in enumerate(numbers) if one.path in column_of]
        with about("worlds_from"):
            if not held:
                raise ModelError(f"worlds of '{self.scenario}' hold none of the numbers that vary here")
        for at, column in held:
            places[:, at] = _place(numbers[at], self.values[:count, column])
        return places

    @front
    def save(self, path: str | os.PathLike[str]) -> FittedWorlds:
        """Writes them to a file.

        Parameters:
            path: of a JSON file.

        Returns:
            The same worlds, which know their file.

        Raises:
            OSError: when it cannot be written.

        Example:
            >>> fitted.worlds.save("worlds.json")  # doctest: +SKIP
        """
        write_file(Path(path), json.dumps(self.to_json(), indent=1) + "\n")
        return replace(self, file=os.fspath(path))

    def to_json(self) -> JsonObject:
        """What a file of worlds holds.

        Returns:
            A record.
        """
        return {
            "format": FORMAT,
            "scenario": self.scenario,
            "seed": self.seed,
            "paths": list(self.paths),
            "low": list(self.low),
            "high": list(self.high),
            "values": self.values.tolist(),
        }

    @classmethod
    @front
    def load(cls, path: str | os.PathLike[str]) -> FittedWorlds:
        """Reads worlds that were written.

        Parameters:
            path: of the file.

        Returns:
            The worlds.

        Raises:
            ValueError: for a file that cannot be read, or holds none.

        Example:
            >>> cl.FittedWorlds.load("worlds.json")  # doctest: +SKIP
        """
        name = os.fspath(path)
        with about("worlds_from"):
            try:
                text = read_text(Path(path), LARGEST_FILE)
                content = json_from(text)
            except json.JSONDecodeError as error:
                raise ValueError(f"{name}:{error.lineno}:{error.colno}: {error.msg} (expected {FORMAT})") from None
            except (OSError, ValueError) as error:
                raise ValueError(f"{name}: cannot be read: {error}") from None
            if not isinstance(content, dict) or content.get("format") != FORMAT:
                raise ValueError(f"{name}:1:1: it holds no worlds (expected a file of `colead calibrate --worlds-to`)")
            try:
                kept = record_from(Written, content, "worlds")
            except (TypeError, ValueError) as error:
                raise ValueError(f"{name}:1:1: {error}") from None
            values = np.array(kept.values, dtype=np.float64)
            return cls(kept.scenario, kept.seed, kept.paths, kept.low, kept.high, values, name)


def _place(number: Varied, values: Array) -> Array:
    """Where values lie in the range of a number; beyond an end they lie at it, as nothing may vary past its range."""
    if number.whole:
        return np.clip((values - number.low + 0.5) / (number.high - number.low + 1.0), 0.0, 1.0)
    return np.clip((values - number.low) / (number.high - number.low), 0.0, 1.0)
