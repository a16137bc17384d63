# SPDX-License-Identifier: Apache-2.0
"""Kinds written in Python run in other processes."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import sample_kinds

import colead as cl


def test_other_processes_run_kinds_that_they_can_import(tiny_text: str) -> None:
    text = f"{tiny_text}\ntrust: slow_trust\n"
    scenario = cl.Scenario.from_yaml(text, "own.yaml", kinds=[sample_kinds.SlowTrust])
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        elsewhere = cl.run(scenario, replications=2, progress=False, executor=pool)
    here = cl.run(scenario, replications=2, progress=False)
    assert [run.trace for run in elsewhere.runs] == [run.trace for run in here.runs]
