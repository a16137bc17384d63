# SPDX-License-Identifier: Apache-2.0
"""Any valid scenario runs, keeps what every run keeps, and gives the same bits on two threads."""

from __future__ import annotations

import generated
import promises
from hypothesis import given

import colead as cl


@given(generated.scenarios())
def test_whatever_is_accepted_runs_and_keeps_what_is_promised(scenario: cl.Scenario) -> None:
    promises.check_all(scenario, generated.TRIED)
