# SPDX-License-Identifier: Apache-2.0
"""The column `date` of tables, where a scenario says on which day observation begins: behind the week that it is of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from colead import _core
from colead._core import Table
from colead.base.dates import days_of

Columns: TypeAlias = dict[str, npt.ArrayLike]  # by their names, all of one length

DATE = "date"
ARRIVED = "arrived_weeks"
DAY_OF_ARRIVAL = ("", "day on which it came up")


def dated(columns: Mapping[str, npt.ArrayLike], monday: date | None, week: str = "week") -> Columns:
    """The columns, with `date` behind the one of that name; the same where no day is known."""
    if monday is None:
        return dict(columns)
    out: Columns = {}
    for name, values in columns.items():
        out[name] = values
        if name == week:
            out[DATE] = np.asarray(days_of(monday, np.asarray(values)))
    return out


def dated_decisions(log: Table, scenario: _core.Scenario) -> Table:
    """The decision log, with the day on which each decision came up."""
    if scenario.observed_from is None:
        return log
    columns = dated({name: log.column(name) for name in log.column_names}, scenario.observed_from, ARRIVED)
    texts = {name: log.text_of(name) for name in log.column_names}
    return Table.from_columns(columns, texts=texts | {DATE: DAY_OF_ARRIVAL})
