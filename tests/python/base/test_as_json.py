# SPDX-License-Identifier: Apache-2.0
"""Records as JSON can hold them."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass

import pytest

from colead.base.as_json import json_record, json_value, record_from


def test_what_json_cannot_hold_is_null_at_every_depth() -> None:
    record = {"a": math.nan, "b": (1.5, [-math.inf, {"c": math.inf}]), 3: True}
    assert json_record(record) == {"a": None, "b": [1.5, [None, {"c": None}]], "3": True}
    assert json.loads(json.dumps(json_record(record), allow_nan=False)) == json_record(record)
    assert json_value(math.nan) is None
    assert json_value("NaN") == "NaN"


@dataclass(frozen=True)
class Inner:
    week: float
    name: str | None


@dataclass(frozen=True)
class Outer:
    inner: Inner
    many: tuple[Inner, ...]
    names: tuple[str, ...]
    count: int


def test_what_was_written_is_read_again() -> None:
    one = Outer(Inner(1.5, None), (Inner(2, "b"), Inner(-0.0, "")), ("x",), 3)
    assert record_from(Outer, json.loads(json.dumps(asdict(one)))) == one


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"count": 3.0}, "record.count must be int, not 3.0"),
        ({"count": True}, "record.count must be int, not True"),
        ({"inner": {"week": 1, "name": 2}}, "record.inner.name must be str or null, not 2"),
        ({"inner": {"week": 1}}, "record.inner lacks 'name'"),
        ({"many": [{"week": None, "name": "a"}]}, r"record.many\[0\].week must be float, not None"),
        ({"names": "x"}, "record.names must be a list, not 'x'"),
        ({"more": 1}, "record has no place for 'more'"),
    ],
)
def test_what_is_not_of_its_type_is_refused(change: dict[str, object], message: str) -> None:
    good = {"inner": {"week": 1.0, "name": "a"}, "many": [], "names": [], "count": 0}
    assert record_from(Outer, good).inner == Inner(1.0, "a")
    with pytest.raises(TypeError, match=f"^{message}$"):
        record_from(Outer, good | change)
