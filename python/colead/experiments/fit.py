# SPDX-License-Identifier: Apache-2.0
"""The form of a question that asks which worlds fit what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from colead import _core
from colead.base.checks import about, whole
from colead.base.errors import ModelError
from colead.base.text import exact
from colead.experiments.evidence import Evidence, checked, read_survey, require_observed, written_evidence
from colead.experiments.forms import Form, HowOften, Judged, Named, Sides
from colead.experiments.ranges import Ranges
from colead.runs import StorePath

FEWEST_SAMPLES, FEWEST_WORLDS = 40, 20
LARGEST_DISCREPANCY = 1e6


@dataclass(frozen=True, slots=True)
class Fit(Form):
    """Which values of the numbers that vary make the baseline give the evidence.

    samples: runs from which it is learnt what numbers do; waves: in how many rounds; count: worlds that are drawn at
    last; discrepancy: how far the model may be from the organisation, in tolerances of the evidence.
    """

    evidence: tuple[Evidence, ...]
    ranges: Ranges
    samples: int = 200
    waves: int = 2
    count: int = 100
    discrepancy: float = 1.0
    data: str = ""

    command: ClassVar[str] = "calibrate"
    label: ClassVar[str] = "calibrating"
    noun: ClassVar[str] = "a calibration"
    takes: ClassVar[frozenset[str]] = frozenset()
    replications: ClassVar[HowOften] = HowOften(1, 1, 1)
    judged: ClassVar[Judged] = "none"
    always_named: ClassVar[bool] = False

    def __post_init__(self) -> None:
        with about("samples"):
            whole("samples", self.samples, FEWEST_SAMPLES, 10**6)
        with about("waves"):
            whole("waves", self.waves, 1, 10)
        with about("worlds"):
            whole("worlds", self.count, FEWEST_WORLDS, 10**6)
        with about("discrepancy"):
            if not 0 <= self.discrepancy <= LARGEST_DISCREPANCY:
                raise ValueError(f"discrepancy must be from 0 to {LARGEST_DISCREPANCY:g}, not {self.discrepancy!r}")
        if self.ranges.horizon_weeks is not None:
            with about("horizon_weeks"):
                for one in self.evidence:
                    require_observed(one, self.ranges.horizon_weeks)

    def in_wave(self, wave: int) -> int:
        """How many of the samples: equal shares, and what is left over in the first waves."""
        return self.samples // self.waves + (wave < self.samples % self.waves)

    def sides(self, scenario: _core.Scenario, named: Named) -> Sides:
        """The organisation as it is: evidence is of nothing else."""
        with about("strategies"):
            if named.strategies is not None:
                raise ModelError("evidence is of the baseline; no strategy is calibrated")
        return Sides(scenario.baseline, ())

    def often(self, count: int) -> list[str]:
        """A run in each world, which goes without saying."""
        return [] if count == self.replications.usual else Form.often(self, count)

    def words(self) -> list[str]:
        words = ["--samples", str(self.samples), "--waves", str(self.waves), "--worlds", str(self.count)]
        words += ["--discrepancy", exact(self.discrepancy)]
        return [*words, *(["--data", self.data] if self.data else []), *self.ranges.words()]


def evidence_of(
    scenario: _core.Scenario, given: Sequence[Evidence] | None, data: StorePath | None
) -> tuple[Evidence, ...]:
    """That of the scenario, or what is given in its place, and that of a survey; what the survey says of a figure comes
    before what others say of it."""
    own = written_evidence(scenario) if given is None else tuple(given)
    survey = () if data is None else read_survey(data)
    known = {one.name for one in survey}
    experiment = _core.Experiment(scenario)
    kept = [one for one in checked(own, experiment, "evidence") if one.name not in known]
    found = (*kept, *checked(survey, experiment, "data"))
    with about("evidence"):
        if not found:
            raise ModelError(
                "there is nothing to fit to: write a section `evidence:` in the scenario, or give a survey (--data)"
            )
    return found
