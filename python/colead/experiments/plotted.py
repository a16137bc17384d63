# SPDX-License-Identifier: Apache-2.0
"""The charts of each answer: they stand a floor up, and are imported when somebody asks an answer for its `plot`."""

from typing import TYPE_CHECKING

from colead.base.lazy import lazily

if TYPE_CHECKING:
    from colead.plots import ComparisonPlots, ResultPlots, SimulationPlots, StressPlots, SweepPlots
else:
    __getattr__, __dir__ = lazily(__spec__)

__all__ = ["ComparisonPlots", "ResultPlots", "SimulationPlots", "StressPlots", "SweepPlots"]
