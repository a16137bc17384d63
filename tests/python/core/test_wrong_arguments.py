# SPDX-License-Identifier: Apache-2.0
"""No call from Python may end the process: every function of the compiled module is given what it cannot use.

Calls run in a process of their own, so that a crash is a failed test and not the end of all of them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import TINY

PROGRAM = """
import faulthandler, inspect, itertools, sys
from colead import _core
import colead as cl

faulthandler.enable()
scenario = cl.Scenario.load(sys.argv[3])
experiment = _core.Experiment(scenario)
(result,) = experiment.run_tasks([(0, 1, 0)], threads=1, keep=_core.Keep(records="full", trust=True, people=True))
few = _core.Experiment(cl.Scenario.from_yaml(open(sys.argv[3]).read() + "metrics: [trust]\\n"))
HELD = [scenario, experiment, few, result, cl.Table.from_columns({"x": [1.0]}), experiment.outputs[0],
        experiment.arm(0)]
GOOD = {"Scenario": scenario, "Experiment": experiment, "RunResult": result}
WRONG = [None, 3, -1, 2**70, 1.5, float("nan"), "x", b"x", [], [None], [None, None], [3], [result], [result, None],
         (None,), {}, {"a": None}, object(), lambda *given: None, experiment, result, scenario, [[None]],
         [[result], [None]]]
refused = accepted = 0


def call(function, arguments):
    global refused, accepted
    try:
        function(*arguments)
        accepted += 1
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError, RuntimeError, OSError,
            BufferError):
        refused += 1


def functions():
    for name, one in inspect.getmembers(_core):
        if inspect.isclass(one):
            yield from ((f"{name}.{m}", getattr(one, m)) for m in dir(one)
                        if m in ("from_bytes", "from_columns", "from_yaml", "from_dict", "load"))
            if not issubclass(one, BaseException):
                yield name, one
        elif callable(one):
            yield name, one
    for held in HELD:
        for name in dir(held):
            if not name.startswith("_") and callable(getattr(held, name, None)):
                yield f"{type(held).__name__}.{name}", getattr(held, name)


part, parts = int(sys.argv[1]), int(sys.argv[2])
seen = 0
for place, (name, function) in enumerate(functions()):
    if place % parts != part:
        continue
    print(name, flush=True)
    seen += 1
    call(function, ())
    for wrong in WRONG:
        call(function, (wrong,))
        for other in ([None], None, 3, "all"):
            call(function, (wrong, other))
            call(function, (experiment, wrong, other))
        call(function, (experiment, wrong))
        call(function, (few, wrong))
        call(function, (few, wrong, [0]))
        call(function, (result, wrong))
        call(function, (wrong, "lead_time_mean"))
print(f"done {seen} {refused} {accepted}")
"""


@pytest.mark.parametrize("part", range(2))
def test_no_argument_ends_the_process(part: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(part), "2", str(TINY)],
        cwd=tmp_path,  # a text is a path to whatever writes files
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, f"{done.stdout[-300:]}\n{done.stderr[-3000:]}"
    word, functions, refused, _ = done.stdout.splitlines()[-1].split()
    assert word == "done"
    assert int(functions) > 25
    assert int(refused) > 20 * int(functions)
    assert {path.name for path in tmp_path.iterdir()} <= {"x", "all"}, "only a text names a file"
