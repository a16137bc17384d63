# SPDX-License-Identifier: Apache-2.0
"""Records as JSON can hold them."""

from __future__ import annotations

import json
import math

from colead.base.as_json import json_record, json_value


def test_what_json_cannot_hold_is_null_at_every_depth() -> None:
    record = {"a": math.nan, "b": (1.5, [-math.inf, {"c": math.inf}]), 3: True}
    assert json_record(record) == {"a": None, "b": [1.5, [None, {"c": None}]], "3": True}
    assert json.loads(json.dumps(json_record(record), allow_nan=False)) == json_record(record)
    assert json_value(math.nan) is None
    assert json_value("NaN") == "NaN"
