# SPDX-License-Identifier: Apache-2.0
"""The situations of SimPy's examples, which run on both engines as benchmarks/simpy_classics.py has them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import simpy

from colead import engine

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))

import simpy_classics

# What the machines of SimPy's example made, as its documentation prints them (simpy.readthedocs.io, Machine Shop).
PUBLISHED = [3251, 3273, 3242, 3343, 3387, 3244, 3269, 3185, 3302, 3279]


@pytest.mark.parametrize("model", simpy_classics.CLASSICS, ids=lambda model: model.__name__)
def test_a_classic_tells_what_it_tells_in_simpy(model: simpy_classics.Classic) -> None:
    ours = model(simpy_classics.environment(engine), engine)
    theirs = model(simpy_classics.environment(simpy), simpy)
    assert ours == pytest.approx(theirs, rel=0, abs=1e-6)  # our clock has ticks; minutes


def test_the_machine_shop_makes_as_many_parts_as_simpy_publishes() -> None:
    assert simpy_classics.machine_shop(simpy_classics.environment(engine), engine) == PUBLISHED


def test_the_tank_is_filled_and_impatient_customers_leave() -> None:
    told = simpy_classics.filling_station(simpy_classics.environment(engine), engine, hours=10)
    fillings = [amount for number, amount in zip(told[::2], told[1::2], strict=True) if number == -1]
    assert len(fillings) > 10
    assert all(150 < amount <= 200 for amount in fillings)
    told = simpy_classics.bank(simpy_classics.environment(engine), engine, customers=500)
    assert 100 < sum(told[1::3]) < 400  # of 500, those who were served
