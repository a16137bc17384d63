# SPDX-License-Identifier: Apache-2.0
"""A field's range holds only what every later step can use: each number runs at its limits, alone and in pairs."""

from __future__ import annotations

import limits
import promises
from generated import TRIED
from hypothesis import assume, given, strategies

import colead as cl

LIMITS = strategies.sampled_from(limits.limits())


def runs(scenario: cl.Scenario) -> None:
    promises.check_figures(cl.run(scenario, TRIED, replications=1, threads=1, progress=False))


@given(LIMITS)
def test_a_number_at_its_limit_runs(limit: limits.Limit) -> None:
    scenario = limits.at(limit)
    assume(scenario is not None)
    runs(scenario)


@given(LIMITS, LIMITS)
def test_two_numbers_at_their_limits_run_together(one: limits.Limit, other: limits.Limit) -> None:
    scenario = limits.at(one, other)
    assume(scenario is not None)
    runs(scenario)


def test_what_is_tried_holds_every_part_of_the_field_table() -> None:
    parts = {limit.path.partition(".")[0].partition("[")[0] for limit in limits.limits()}
    assert {"professions", "decisions", "unit_types", "units", "network", "trust", "behaviour", "strategies"} <= parts
    assert len(limits.limits()) > 500
