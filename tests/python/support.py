# SPDX-License-Identifier: Apache-2.0
"""Where things stand, and the command line as a function."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from colead.cli.app import main

ROOT = Path(__file__).resolve().parents[2]
TINY = Path(__file__).with_name("tiny.yaml")


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


class Command:
    """`colead` in this process, for a terminal of 120 columns that is none."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Outcome:
        code = main([str(argument) for argument in arguments])
        out, err = self._capsys.readouterr()
        return Outcome(code, out, err)


def study_of(scenario: object, *, replications: int) -> str:
    """A study file of one claim about the smallest organisation."""
    return f"""\
study: 1
name: s
title: Beds
question: Does it help?
hypothesis: hypothesis_7
design: Two wards.
scenario: {scenario}
variants:
  as_it_is: {{title: as it is}}
  beside: {{title: with days beside each other, strategy: shadowing}}
replications: {replications}
claims: [{{metric: lead_time, variant: beside, than: as_it_is, is: higher}}]
"""
