# SPDX-License-Identifier: Apache-2.0
"""What has been measured of an organisation, held against the runs of its baseline."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from colead.experiments.comparison import Comparison
from colead.experiments.dossiers.row import DossierRow, near
from colead.experiments.evidence import Evidence, measured
from colead.statistics.matching import LIMIT


def evidence_rows(comparison: Comparison, evidence: Sequence[Evidence], command: str) -> Iterator[DossierRow]:
    """A row for each figure: the mean of the baseline's runs, within three errors of measurement and runs together."""
    kept = comparison.runs
    assert kept is not None
    if not evidence:
        return
    figures = measured(evidence, kept.experiment, kept.results[comparison.baseline])
    when = {"run": "", "slope": ", change a year"}
    for one, values in zip(evidence, figures.T, strict=True):
        there = values[~np.isnan(values)]
        got = float(there.mean()) if len(there) else math.nan
        error = float(there.std(ddof=1) / math.sqrt(len(there))) if len(there) > 1 else math.nan
        tolerance = LIMIT * math.hypot(one.tolerance, 0.0 if math.isnan(error) else error)
        part = "" if one.group == "all" else f" ({one.group})"
        claim = f"{one.metric}{part} of the baseline{when.get(one.time, f', week {one.week:g}')}"
        verdict = near(got, one.value, tolerance)
        source = one.source or "the scenario"
        yield DossierRow("evidence", claim, source, "=", one.value, tolerance, got, error, verdict, command)
