# SPDX-License-Identifier: Apache-2.0
"""How a test tells a row of the dossier: it checks what it says, and records it in the XML of pytest."""

from __future__ import annotations

import inspect
import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Record = Callable[[str, object], None]


@dataclass(frozen=True)
class Claim:
    """What must come out, and who says so: keys of the page of sources."""

    kind: str
    source: str
    what: str


@dataclass(frozen=True)
class Claims:
    """The form in which tests/support/claim.hpp tells the same of a C++ test."""

    record: Record

    def near(self, claim: Claim, got: float, expected: float, tolerance: float, *, error: float = math.nan) -> None:
        self._tell(claim, "=", expected, got, tolerance, error, abs(got - expected) <= tolerance)

    def share(self, claim: Claim, share: float, expected: float, trials: int, *, tolerance: float) -> None:
        """Of so many independent trials."""
        self.near(claim, share, expected, tolerance, error=math.sqrt(expected * (1 - expected) / trials))

    def below(self, claim: Claim, got: float, bound: float, *, error: float = math.nan) -> None:
        self._tell(claim, "<", bound, got, math.nan, error, got < bound)

    def same(self, claim: Claim, got: str, expected: str) -> None:
        """In words."""
        self._tell(claim, "=", expected, got, math.nan, math.nan, got == expected)

    def _tell(self, claim: Claim, relation: str, expected: Any, got: Any, *rest: Any) -> None:
        tolerance, error, holds = rest
        numbers = {"expected": expected, "tolerance": tolerance, "got": got, "error": error}
        known = {
            name: None if isinstance(one, float) and not math.isfinite(one) else one for name, one in numbers.items()
        }
        frame = inspect.stack()[2]
        row = {
            "kind": claim.kind,
            "source": claim.source,
            "claim": claim.what,
            "relation": relation,
            **known,
            "holds": bool(holds),
            "line": frame.lineno,
        }
        self.record("claim", json.dumps(row, default=float))
        assert holds, f"{claim.what}: {got} +- {error} is not {relation} {expected} within {tolerance}"
