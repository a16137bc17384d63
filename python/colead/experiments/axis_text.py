# SPDX-License-Identifier: Apache-2.0
"""A parameter with its values or its range, as it is written on a command line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from colead.base.checks import about
from colead.base.shown import quoted
from colead.base.text import exact
from colead.statistics.designs import Axis, Parameter

GRAMMAR = 'expected PATH=VALUE,VALUE,... or PATH=LOW:HIGH, such as "decisions.beds.per_week=4:8"'


def parse_axes(texts: Iterable[str]) -> dict[str | tuple[str, ...], Axis]:
    """Values by path, as `sweep` takes them. ValueError says what is wrong and what is expected.

    A value is a number, true, false or a text. Two numbers with a colon between them are a range, of whole numbers if
    both are. What begins with a bracket is a list as in JSON. Paths with commas between move together; their values are
    lists, one value for each path: "load,seed=[[1.0, 3], [1.2, 4]]".
    """
    axes: dict[str | tuple[str, ...], Axis] = {}
    with about("parameters"):
        for text in texts:
            path, equals, written = (part.strip() for part in text.partition("="))
            if not equals or not path or not written:
                raise ValueError(f"cannot read {quoted(text)}; {GRAMMAR}")
            linked = tuple(part.strip() for part in path.split(","))
            key = path if len(linked) == 1 else linked
            if key in axes:
                raise ValueError(f"{quoted(path)} is given twice")
            axes[key] = _axis(written, text)
    return axes


def axis_text(parameter: Parameter) -> str:
    """What `parse_axes` reads as the same."""
    if parameter.values:
        return f"{parameter.path}={json.dumps(list(parameter.values))}"
    if parameter.whole:
        return f"{parameter.path}={int(parameter.low)}:{int(parameter.high)}"
    # One end that is no whole number, as it is written, makes a range of all numbers.
    return f"{parameter.path}={parameter.low!r}:{exact(parameter.high)}"


def _axis(written: str, text: str) -> Axis:
    if written.startswith("["):
        try:
            return list(json.loads(written))
        except ValueError:
            raise ValueError(f"cannot read the list in {quoted(text)}; {GRAMMAR}") from None
    low, colon, high = (_value(part) if part != ":" else part for part in written.partition(":"))
    if colon and _is_number(low) and _is_number(high):
        return low, high
    return [_value(part.strip()) for part in written.split(",")]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _value(written: str) -> Any:
    try:
        value = json.loads(written)
    except ValueError:
        return written
    return value if isinstance(value, int | float | str | bool) else written
