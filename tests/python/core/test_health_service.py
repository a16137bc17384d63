# SPDX-License-Identifier: Apache-2.0
"""The health service: what it is made of, and that it is told of before anybody is founded."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

import colead as cl
from colead import _core
from colead.sources import by_key

FILE = ROOT / "scenarios" / "health_service_england.yaml"
TRUSTS = "organisations.hospital.count"
# nhs_digital_2016: full-time equivalents in trusts and commissioning groups
FTE = {"senior manager": 9_610, "manager": 21_000, "consultant": 44_300, "resident": 51_600, "nurse": 305_000}
ALL_FTE = 1_040_000
PEOPLE, EMPLOYERS = 1_500_000, 209  # nhs_providers_2024


@pytest.fixture(scope="module")
def service() -> cl.Scenario:
    return cl.Scenario.load(FILE)


@pytest.fixture(scope="module")
def trust(service: cl.Scenario) -> cl.Scenario:
    """One of the 209: what tests run in place of all of them."""
    return service.with_({TRUSTS: 1})


def group_of(staff: dict[str, Any]) -> str:
    leads = staff["tier"] in ("senior", "board")
    if staff["profession"] == "manager":
        return "senior manager" if leads else "manager"
    if staff["profession"] == "medic":
        return "consultant" if leads else "resident"
    return str(staff["profession"])


def test_a_trust_has_its_part_of_what_is_published(trust: cl.Scenario) -> None:
    resolved = json.loads(trust.resolved_json())
    heads: Counter[str] = Counter()
    for unit in resolved["units"].values():
        for staff in resolved["unit_types"][unit["type"]]["staff"]:
            heads[group_of(staff)] += unit["count"] * staff["count"]
    size = round(PEOPLE / EMPLOYERS)
    assert heads.total() == trust.people == size
    shares = {group: round(size * fte / ALL_FTE) for group, fte in FTE.items()}
    assert {group: heads[group] for group in FTE} == shares
    assert set(heads) == {*FTE, "employee"}


def test_the_service_is_so_many_trusts(service: cl.Scenario, trust: cl.Scenario) -> None:
    assert len(service.organisations) == EMPLOYERS
    assert service.people == EMPLOYERS * trust.people
    assert service.people == pytest.approx(PEOPLE, rel=1e-4)
    assert service.decisions_per_week == pytest.approx(EMPLOYERS * trust.decisions_per_week)
    for number in ("9 610", "21 000", "44 300", "51 600", "284 000"):
        assert number in by_key()["nhs_digital_2016"].found.replace("\n", " ")
    assert "209" in by_key()["nhs_providers_2024"].found


def test_in_a_trust_decisions_are_made_and_the_programmes_act(trust: cl.Scenario) -> None:
    short = trust.with_({"horizon_weeks": 26, "warm_up_weeks": 13})
    compared = cl.compare(short, replications=2, threads=2, progress=False)
    assert compared.never_acted == ()
    run = _core.Experiment(short).run_tasks([(0, 1, 0)], threads=1)[0]
    arrivals = 39 * short.decisions_per_week
    assert 0.9 * arrivals < run.decided < arrivals  # a few weeks' worth is on its way at the end


def test_what_a_run_takes_is_told_and_grows_with_the_trusts(service: cl.Scenario, trust: cl.Scenario) -> None:
    assert service.run_bytes == pytest.approx(EMPLOYERS * trust.run_bytes)
    assert EMPLOYERS * trust.run_seconds < service.run_seconds < 4 * EMPLOYERS * trust.run_seconds
    assert 1e9 < service.run_bytes < 12e9


PROGRAM = """
import pathlib, sys, time
from colead.cli.app import main
code = main(["validate", sys.argv[1]])
peak = [line for line in pathlib.Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(code, time.process_time(), peak[0].split()[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the peak of memory is not known here")
def test_it_is_validated_at_once_and_in_little_memory() -> None:
    """Nobody is founded: within a second of CPU, three of a busy machine, and 40 bytes a person."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, FILE], capture_output=True, text=True, check=True, timeout=60)
    assert "good: 1499993 people in 11913 units" in done.stdout
    assert "a run: about" in done.stdout
    code, seconds, kilobytes = done.stdout.splitlines()[-1].split()
    assert code == "0"
    assert float(seconds) < 3.0
    assert float(kilobytes) * 1024 < 40 * PEOPLE + 60e6
