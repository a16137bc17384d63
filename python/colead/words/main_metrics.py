# SPDX-License-Identifier: Apache-2.0
"""The measures that are shown unless others are asked for."""

from __future__ import annotations

MAIN_MEASURES = (
    "lead_time_mean",
    "lead_time_p90",
    "never_decided_share",
    "open_at_end",
    "overdue_share",
    "decision_efficiency",
    "trust_mean",
    "understanding_mean",
    "safety_mean",
    "rework_per_decision",
    "joint_share",
    "value_per_100_hours",
)
