# SPDX-License-Identifier: Apache-2.0
"""Equality of answers: by what was asked, and by what came out of it."""

from __future__ import annotations

import json
from typing import Any


class Same:
    """Two answers are equal when the same was asked and the same came out: how long it took makes no difference, and
    a figure that is no number is the same as another one."""

    __slots__ = ()

    def _came_out(self) -> tuple[object, ...]:
        """What came out, as something that can be compared: a fingerprint, else what is written as JSON."""
        answer: Any = self
        return (json.dumps(answer.to_json(), sort_keys=True),)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        if self is other:
            return True
        assert isinstance(other, Same)
        return _question(self) == _question(other) and self._came_out() == other._came_out()

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._came_out()))


def _question(answer: Same) -> object:
    return getattr(answer, "question", None)
