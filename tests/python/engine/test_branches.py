# SPDX-License-Identifier: Apache-2.0
"""Work in a copy of a model."""

from __future__ import annotations

import copyreg
import multiprocessing
import os
import random
from collections.abc import Iterator
from typing import Any

import pytest

from colead.engine import DeadlockError, Engine, Resource

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")


class Ward:
    """Twenty who come one an hour and stay for three, with luck in it."""

    def __init__(self, nurses: int = 1) -> None:
        self.engine = Engine()
        self.nurses = Resource(self.engine, nurses, name="nurses")
        self.measured = self.nurses.monitor()
        self.luck = random.Random(3)
        for number in range(20):
            self.engine.process(self.patient(number))

    def patient(self, number: int) -> Iterator[Any]:
        yield self.engine.timeout(number)
        with self.nurses.request() as turn:
            yield turn
            yield self.engine.timeout(self.luck.uniform(2, 4))

    def rest(self, more: int) -> float:
        """Mean wait if there were more nurses from now on."""
        self.nurses.capacity += more
        self.engine.run()
        return self.measured.wait.mean


@needs_fork
def test_what_would_happen_if_two_more_nurses_came_now() -> None:
    ward = Ward()
    ward.engine.run(until=10)
    there = [ward.engine.branch(lambda more=more: ward.rest(more)) for more in (0, 2)]
    assert (ward.engine.now, ward.nurses.capacity, ward.measured.served) == (10, 1, 4)
    assert there[1] < there[0]
    assert ward.rest(0) == there[0]  # the same luck as in the copy


@needs_fork
def test_a_branch_of_a_branch() -> None:
    ward = Ward()
    ward.engine.run(until=10)

    def twice() -> tuple[float, float]:
        ward.nurses.capacity += 1
        return ward.engine.branch(lambda: ward.rest(0)), ward.engine.branch(lambda: ward.rest(1))

    one, two = ward.engine.branch(twice)
    assert (one, two) == (ward.engine.branch(lambda: ward.rest(1)), ward.engine.branch(lambda: ward.rest(2)))


@needs_fork
def test_a_large_result_comes_through() -> None:
    assert Engine().branch(lambda: bytes(3_000_000)) == bytes(3_000_000)


def test_errors_come_back_as_errors() -> None:
    engine = Engine()
    with pytest.raises(ZeroDivisionError) as raised:
        engine.branch(lambda: 1 / 0)
    assert "In the branch:" in raised.value.__notes__[0]
    assert "test_branches.py" in raised.value.__notes__[0]
    with pytest.raises(DeadlockError, match="has not happened"):
        engine.branch(lambda: engine.run(until=engine.event()))


class OddError(Exception):
    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


@needs_fork
def test_an_error_that_pickle_cannot_make_again_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(copyreg.dispatch_table, OddError, raising=False)  # some libraries teach pickle every error

    def odd() -> None:
        raise OddError("this", "that")

    with pytest.raises(RuntimeError, match="OddError: this and that"):
        Engine().branch(odd)


class Unreadable:
    def __reduce__(self) -> tuple[object, ...]:
        return int, ("no number",)


def branched(_: int) -> Any:
    return Engine().branch(lambda: 8)


@needs_fork
def test_a_worker_that_may_have_no_copies_is_told_what_does() -> None:
    with multiprocessing.get_context("fork").Pool(1) as pool, pytest.raises(RuntimeError, match="ProcessPoolExecutor"):
        pool.map(branched, [1])


@needs_fork
def test_ctrl_c_in_a_branch_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(RuntimeError, match=r"ended without an answer \(exit code 130\)"):
        Engine().branch(interrupted)
    assert capfd.readouterr().err == ""


@needs_fork
def test_what_cannot_be_handed_over_is_refused() -> None:
    engine = Engine()
    with pytest.raises(TypeError, match="the result of a branch must be fit for pickle, not <function"):
        engine.branch(lambda: lambda: None)
    with pytest.raises(TypeError, match="branch\\(\\) needs work to call without arguments, not 3"):
        engine.branch(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="must be fit for pickle, and cannot be read again: invalid literal"):
        engine.branch(Unreadable)
    with pytest.raises(RuntimeError, match="ended without an answer \\(exit code 7\\)"):
        engine.branch(lambda: os._exit(7))
    assert multiprocessing.active_children() == []


def test_a_run_is_not_copied_from_within() -> None:
    engine = Engine()

    def curious() -> Iterator[Any]:
        yield engine.timeout(1)
        engine.branch(lambda: None)

    engine.process(curious())
    with pytest.raises(
        RuntimeError, match=r"cannot copy a run from within; go on to a time, engine\.run\(until=\.\.\.\)"
    ):
        engine.run()


def test_without_fork_there_is_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    with pytest.raises(NotImplementedError, match="fork, which this system does not have"):
        Engine().branch(lambda: None)
