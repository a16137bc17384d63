# SPDX-License-Identifier: Apache-2.0
"""Closed forms and the algebra of opinions: what a model can be held against, and what can be had without a run.

>>> from colead import theory
>>> round(theory.many_servers(servers=3, arrival_rate=2.0, mean_service=1.0).wait, 3)
0.444
>>> seen, heard = theory.Opinion.from_evidence(6, 2), theory.Opinion.from_evidence(1, 5)
>>> round((seen + heard).expectation, 3)
0.5
"""

from colead.theory.change import (
    BassPeak,
    DoseSchedule,
    SiloFigures,
    bass_peak,
    bass_share,
    decay_rate,
    degroot_influence,
    dose_schedule,
    friedkin_johnsen,
    silo_figures,
    total_influence,
    trained_share,
)
from colead.theory.groups import (
    at_least,
    best_success,
    decision_efficiency,
    disagreement_probability,
    galam_step,
    galam_threshold,
    hidden_profile_success,
    log_odds_weight,
    majority_success,
    mention_probability,
    truth_wins,
    voter_steps,
    voter_success,
    weighted_success,
)
from colead.theory.opinions import (
    Level,
    Opinion,
    faded_evidence,
    linear_trust,
    linear_trust_after,
    reputation,
    settled_evidence,
)
from colead.theory.queues import (
    ServerLine,
    erlang_b,
    erlang_c,
    fork_join_lead,
    impatient_line,
    many_servers,
    priority_waits,
    rework_lead,
    single_server_wait,
)
from colead.theory.rhythms import (
    Cycle,
    JointAvailability,
    joint_availability,
    mean_arrivals,
    mean_present,
)

__all__ = [
    "BassPeak",
    "Cycle",
    "DoseSchedule",
    "JointAvailability",
    "Level",
    "Opinion",
    "ServerLine",
    "SiloFigures",
    "at_least",
    "bass_peak",
    "bass_share",
    "best_success",
    "decay_rate",
    "decision_efficiency",
    "degroot_influence",
    "disagreement_probability",
    "dose_schedule",
    "erlang_b",
    "erlang_c",
    "faded_evidence",
    "fork_join_lead",
    "friedkin_johnsen",
    "galam_step",
    "galam_threshold",
    "hidden_profile_success",
    "impatient_line",
    "joint_availability",
    "linear_trust",
    "linear_trust_after",
    "log_odds_weight",
    "majority_success",
    "many_servers",
    "mean_arrivals",
    "mean_present",
    "mention_probability",
    "priority_waits",
    "reputation",
    "rework_lead",
    "settled_evidence",
    "silo_figures",
    "single_server_wait",
    "total_influence",
    "trained_share",
    "truth_wins",
    "voter_steps",
    "voter_success",
    "weighted_success",
]
