# SPDX-License-Identifier: Apache-2.0
"""Days on which weeks of a run lie, where a scenario says on which Monday observation begins."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from colead import _core
from colead.base.errors import ModelError

MOST_WEEKS = 10_440  # twice the longest horizon
DAY_US = 86_400_000_000
WEEK_US = 7 * DAY_US


def date_of(scenario: _core.Scenario, weeks: npt.ArrayLike) -> date | np.ndarray[Any, Any]:
    """The day of a week since observation began; of an array, days, NaT for NaN."""
    monday = scenario.observed_from
    if monday is None:
        raise ModelError(
            "this scenario does not say when observation begins: give it observed_from, a Monday such as 2027-01-04"
        )
    return days_of(monday, weeks)


def days_of(monday: date, weeks: npt.ArrayLike) -> date | np.ndarray[Any, Any]:
    """The same, where observation begins on that Monday."""
    given = np.asarray(weeks)
    if given.dtype.kind not in "iuf":
        raise TypeError(f"weeks must be a number or an array of numbers, not {weeks!r:.40}")
    exact = given.astype(np.float64)
    alone = exact.ndim == 0
    if (np.abs(exact) > MOST_WEEKS).any() or (alone and np.isnan(exact)):
        raise ValueError(f"weeks must lie from {-MOST_WEEKS} to {MOST_WEEKS}, not {weeks!r:.40}")
    known = ~np.isnan(exact)
    moments = np.rint(np.where(known, exact, 0.0) * WEEK_US).astype(np.int64)  # whole microseconds, as runs count
    days = np.datetime64(monday, "D") + (moments // DAY_US).astype("timedelta64[D]")
    found: np.ndarray[Any, Any] = np.where(known, days, np.datetime64("NaT", "D"))
    return date.fromisoformat(str(found)) if alone else found
