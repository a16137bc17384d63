# SPDX-License-Identifier: Apache-2.0
"""Checks of what callers ask for."""

from __future__ import annotations

import math
import operator
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from numbers import Real
from typing import SupportsIndex

from colead.base.errors import ModelError, ScenarioError
from colead.base.shown import quoted

MOST_THREADS = 1024
LARGEST_KEY = 2**64 - 1
LEAST_CONFIDENCE, MOST_CONFIDENCE = 0.5, 0.9999


def thread_count(threads: int | None) -> int:
    """As many as this process may use, unless told otherwise."""
    if threads is None:
        return max(1, min(MOST_THREADS, len(os.sched_getaffinity(0))))
    return whole("threads", threads, 1, MOST_THREADS)


def whole(name: str, value: SupportsIndex, low: int, high: int) -> int:
    """A whole number in its range; True and 8.0 are none."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise TypeError(f"{name} must be a whole number, not {value!r:.40}")
    exact = operator.index(value)
    if not low <= exact <= high:
        raise ValueError(f"{name} must be from {low} to {high}, not {exact}")
    return exact


def real(name: str, value: object) -> float:
    """A number as a float, infinite where it is too large for one; True and texts are none."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} must be a number, not {value!r:.40}")
    try:
        return float(value)
    except OverflowError:
        return math.inf


def key_number(name: str, value: SupportsIndex) -> int:
    """A seed, or the number of a replication: what keys luck."""
    return whole(name, value, 0, LARGEST_KEY)


def seed_or(usual: int, seed: SupportsIndex | None) -> int:
    """The seed that was given, or the usual one."""
    return usual if seed is None else key_number("seed", seed)


@contextmanager
def about(option: str) -> Iterator[None]:
    """Whatever is refused within is the caller's mistake, and about this option: see `option_refused`."""
    try:
        yield
    except ScenarioError:
        raise  # says itself where the mistake stands
    except (TypeError, ValueError, ModelError) as error:
        error.__dict__.setdefault("option", option)
        raise


def option_refused(error: BaseException) -> str | None:
    """The option that the error is about; None where it is no refusal of one."""
    option: str | None = getattr(error, "option", None)
    return option


def share(name: str, value: float) -> float:
    exact = _number(name, value)
    if not 0 < exact < 1:
        raise ValueError(f"{name} must lie between 0 and 1, not {value!r:.40}")
    return exact


def confidence_of(value: float) -> float:
    """Of intervals: the same limits as in a scenario and on the command line."""
    exact = _number("confidence", value)
    if not LEAST_CONFIDENCE <= exact <= MOST_CONFIDENCE:
        advice = f"; did you mean {exact / 100:g}?" if LEAST_CONFIDENCE <= exact / 100 <= MOST_CONFIDENCE else ""
        raise ValueError(f"confidence must be from {LEAST_CONFIDENCE} to {MOST_CONFIDENCE}, not {value!r:.40}{advice}")
    return exact


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} must be a number, not {value!r:.40}")
    return float(value)


def names_of(option: str, given: Iterable[str] | None) -> tuple[str, ...] | None:
    """Names, each once; None for none given. One text would be a list of its letters."""
    with about(option):
        if isinstance(given, str):
            raise TypeError(f"{option} must be a list of names such as [{quoted(given)}], not one text")
        if given is None:
            return None
        names = tuple(given)
        for one in names:
            if not isinstance(one, str):
                raise TypeError(f"{option} must be a list of names, and {one!r:.40} is none")
        return tuple(dict.fromkeys(names))
