# SPDX-License-Identifier: Apache-2.0
"""Work in a copy of everything as it stands. Generators cannot be copied; a process of the operating system can."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

STOPPED = 130


def branch(work: Callable[[], Any]) -> Any:
    """What `engine.branch(work)` does once it knows that the engine stands still."""
    if not callable(work):
        raise TypeError(f"branch() needs work to call without arguments, not {work!r}")
    if not hasattr(os, "fork") or "fork" not in multiprocessing.get_all_start_methods():
        raise NotImplementedError(
            "branch() copies the process with fork, which this system does not have; "
            "build the model anew and run it to the same time instead"
        )
    if multiprocessing.current_process().daemon:
        raise RuntimeError(
            "branch() copies the process, and a worker of multiprocessing.Pool may have no copies; "
            "use concurrent.futures.ProcessPoolExecutor instead"
        )
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    copy = context.Process(target=_answer, args=(work, here, there), name="branch")
    copy.start()
    there.close()
    try:
        answer = here.recv_bytes()
    except EOFError:
        copy.join()
        raise RuntimeError(f"the branch ended without an answer (exit code {copy.exitcode})") from None
    finally:
        here.close()
        copy.terminate()
        copy.join()
    done, value, told = _unpacked(answer)
    if done:
        return value
    value.add_note(f"In the branch:\n{told}")
    raise value


def _answer(work: Callable[[], Any], here: Connection, there: Connection) -> None:
    """In the copy: does the work and writes its result, or its error, into the pipe."""
    here.close()
    try:
        answer = _packed(work())
    except Exception as error:
        answer = _packed_error(error)
    except KeyboardInterrupt:
        sys.exit(STOPPED)  # Ctrl-C goes to both, and the other one says so
    there.send_bytes(answer)
    there.close()


def _unpacked(answer: bytes) -> tuple[bool, Any, str]:
    try:
        done, value, told = pickle.loads(answer)
    except Exception as error:
        raise TypeError(f"the result of a branch must be fit for pickle, and cannot be read again: {error}") from error
    return done, value, told


def _packed(result: object) -> bytes:
    try:
        return pickle.dumps((True, result, ""))
    except Exception as error:
        raise TypeError(f"the result of a branch must be fit for pickle, not {result!r}: {error}") from error


def _packed_error(error: Exception) -> bytes:
    told = traceback.format_exc()
    try:
        packed = pickle.dumps((False, error, told))
        pickle.loads(packed)
    except Exception:
        return pickle.dumps((False, RuntimeError(f"{type(error).__qualname__}: {error}"), told))
    return packed
