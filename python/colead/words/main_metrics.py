# SPDX-License-Identifier: Apache-2.0
"""Which metrics are taken where nobody has asked for others: one list for each use, all of them here."""

from __future__ import annotations

TIME = "lead_time_mean"  # what answers are judged by unless something else is named
QUALITY = "decision_efficiency"

# In the table of a comparison that is read first.
HEADLINE_METRICS = (TIME, QUALITY, "trust_mean")

# In the table of a comparison.
MAIN_METRICS = (
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
)

# What common luck is checked on. Value for the hours of a run is not shown beside the net benefit, which tells it
# of the hours of a strategy.
COUPLED_METRICS = (*MAIN_METRICS, "value_per_100_hours")

# On the page on which a board decides, as far as they change by as much as matters.
BOARD_METRICS = ("overdue_share", "decision_efficiency", "never_decided_share", "trust_mean", "understanding_mean")

# In the forest plots.
CHARTED_METRICS = (
    "lead_time_mean",
    "overdue_share",
    "decision_efficiency",
    "trust_mean",
    "understanding_mean",
    "safety_mean",
    "rework_per_decision",
)

# Told of each replication of a story.
STORY_METRICS = (
    "value_per_decision",
    "lead_time_mean",
    "overdue_share",
    "jointly_resolved_share",
    "buy_in",
    "unique_disclosure",
    "trust_mean",
    "understanding_mean",
    "regret",
    "joint_hours_per_decision",
)

# In a sweep.
SWEPT_METRICS = ("lead_time_mean", "overdue_share", "decision_efficiency", "trust_mean", "understanding_mean")

# By profession, where the model keeps them so.
PEOPLE_METRICS = ("regret", "felt_compromise", "presence_share", "displaced_hours")
