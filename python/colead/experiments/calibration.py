# SPDX-License-Identifier: Apache-2.0
"""What a calibration says: how the scenario as written fits, which worlds do, and what the evidence constrains."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Literal

from colead.base.as_json import JsonObject, json_record
from colead.base.same import Same
from colead.base.shown import Shown, Told
from colead.experiments.evidence import Evidence
from colead.experiments.fitted_worlds import FittedWorlds
from colead.experiments.question import Question
from colead.statistics.matching import LIMIT
from colead.statistics.space import Varied
from colead.statistics.student import Array
from colead.tables import Rows

Verdict = Literal["fits", "can be fitted", "no world fits"]
CONSTRAINED = 0.8  # of its range, which the middle 90 % of worlds that fit take at most


@dataclass(frozen=True, slots=True)
class FittedFigure:
    """One piece of evidence beside what runs give.

    as_written: the mean of the scenario as it is written, and deviations: how far it is from the evidence, in standard
    deviations of all that is uncertain. low, high: the middle 90 % of the worlds that fit, NaN where none does.
    nearest: the least deviation of any world. explained: how much of what runs give the emulator foretells, 0 to 1.
    """

    evidence: Evidence
    unit: str
    as_written: float
    deviations: float
    low: float
    high: float
    nearest: float
    explained: float

    @property
    def verdict(self) -> Verdict:
        """Whether the scenario as written fits, or other values of its numbers do, or none."""
        if self.deviations <= LIMIT:
            return "fits"
        return "can be fitted" if self.nearest <= LIMIT else "no world fits"


@dataclass(frozen=True, slots=True)
class Constrained:
    """A number over the places that fit as far as the emulators tell (`Calibration.sampled`, from which worlds are
    drawn): the middle 90 % of them, which part of its range that is (1: all of it), and which evidence says most of it;
    empty: none does."""

    path: str
    value: float
    range_low: float
    range_high: float
    low: float
    high: float
    part: float
    by: str

    @property
    def constrained(self) -> bool:
        """Whether the evidence says anything of it."""
        return self.part <= CONSTRAINED and self.by != ""


@dataclass(frozen=True, repr=False, eq=False)
class Calibration(Same, Shown):
    """Worlds that fit the evidence.

    Fields:
        scenario, seed: what was calibrated.
        figures: each piece of evidence beside what runs give.
        numbers: every number that varied, the most constrained first.
        worlds: those that fit, as `stress` takes them.
        drawn: how many worlds were drawn at last, of which `worlds` are those that fit.
        runs: how many runs it took.
        tried: how many numbers were varied, in words.
        varied, sampled: the numbers with their ranges, and an array of places in them [places, numbers] that fit as
            far as the emulators tell, for the picture and for `numbers`; each world of `worlds` was run as well.
        question: what was asked; its `command()` asks the same.

    Example:
        >>> found = cl.calibrate(scenario, data="survey.csv", progress=False)  # doctest: +SKIP
        >>> found.sentence  # doctest: +SKIP
    """

    scenario: str
    seed: int
    figures: Rows[FittedFigure]
    numbers: Rows[Constrained]
    worlds: FittedWorlds
    drawn: int
    runs: int
    tried: str
    varied: Rows[Varied] = field(repr=False)
    sampled: Array = field(repr=False, compare=False)
    question: Question | None = field(default=None, compare=False, repr=False)

    def _told(self) -> Told:
        columns = ("evidence", "unit", "as written", "deviations", "low", "high", "verdict")
        rows = [
            [one.evidence.statement, one.unit, one.as_written, one.deviations, one.low, one.high, one.verdict]
            for one in self.figures
        ]
        note = "Low and high: the middle 90 % of the worlds that fit."
        return Told(f"'{self.scenario}': worlds that fit its evidence", self.sentence, columns, rows, notes=(note,))

    @property
    def possible(self) -> bool:
        """Whether any world fits."""
        return len(self.worlds) > 0

    @property
    def impossible(self) -> Rows[FittedFigure]:
        """Evidence that no world comes near."""
        return Rows((one for one in self.figures if one.verdict == "no world fits"), of=FittedFigure)

    @property
    def constrained(self) -> Rows[Constrained]:
        """Numbers of which the evidence says something."""
        return Rows((one for one in self.numbers if one.constrained), of=Constrained)

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        if not self.possible:
            return self._nothing_fits()
        text = f"{len(self.worlds)} of {self.drawn} worlds drawn fit the evidence ({self.tried})"
        found = self.constrained
        if not found:
            return text + "; it constrains no number that varied"
        names = " and ".join(one.path for one in found[:2])
        left = len(self.numbers) - len(found)
        return f"{text}; it constrains {names} most, and says nothing of {left} of {len(self.numbers)} numbers"

    def _nothing_fits(self) -> str:
        text = f"No world fits the evidence ({self.tried})"
        if self.impossible:
            return text + ": none can make " + ", or ".join(one.evidence.statement for one in self.impossible[:3])
        return text + ": each figure can be made, but not all of them together"

    def to_json(self) -> JsonObject:
        """What `colead calibrate --json` writes.

        Returns:
            A record without the places that the picture is of.
        """
        return {
            "scenario": self.scenario,
            "sentence": self.sentence,
            "seed": self.seed,
            "possible": self.possible,
            "figures": [json_record(asdict(one) | {"verdict": one.verdict}) for one in self.figures],
            "numbers": [json_record(asdict(one) | {"constrained": one.constrained}) for one in self.numbers],
            "worlds": self.worlds.to_json(),
            "drawn": self.drawn,
            "runs": self.runs,
            "tried": self.tried,
        }
