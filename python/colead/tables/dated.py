# SPDX-License-Identifier: Apache-2.0
"""The column `date` of tables, where a scenario says on which day observation begins: behind the week that it is of."""

from __future__ import annotations

from datetime import date
from typing import Any

from colead import _core
from colead._core import Table
from colead.base.dates import days_of

DATE = "date"
ARRIVED = "arrived_weeks"
DAY_OF_ARRIVAL = ("", "day on which it came up")


def dated(columns: dict[str, Any], monday: date | None, week: str = "week") -> dict[str, Any]:
    """The columns, with `date` behind the one of that name; the same where no day is known."""
    if monday is None:
        return columns
    out: dict[str, Any] = {}
    for name, values in columns.items():
        out[name] = values
        if name == week:
            out[DATE] = days_of(monday, values)
    return out


def dated_decisions(log: Table, scenario: _core.Scenario) -> Table:
    """The decision log, with the day on which each decision came up."""
    if scenario.observed_from is None:
        return log
    columns = dated({name: log.column(name) for name in log.column_names}, scenario.observed_from, ARRIVED)
    texts = {name: log.text_of(name) for name in log.column_names}
    return Table.from_columns(columns, texts=texts | {DATE: DAY_OF_ARRIVAL})
