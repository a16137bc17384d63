# SPDX-License-Identifier: Apache-2.0
"""Collects what a report shows beside the comparison itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colead.report.material import Material

if TYPE_CHECKING:
    from colead.analysis.stress import Stress
    from colead.results import Comparison


def gather(comparison: Comparison, stress: Stress | None = None) -> Material:
    """Raises ValueError for a comparison that does not know its scenario, as one read back from JSON."""
    if comparison.source is None:
        raise ValueError("a report needs the scenario that was compared, and this comparison has none")
    return Material(comparison, comparison.source, stress=stress)
