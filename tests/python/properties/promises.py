# SPDX-License-Identifier: Apache-2.0
"""What every run keeps, whatever the scenario: looked at from outside, by figures, decision logs and accounts."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

import numpy as np

import colead as cl
from colead import _core
from colead.explain.recorded_run import RunKey, record_runs

HOURS_A_WEEK = 168.0

# Always there, since somebody works: no figure of these is a ratio that may have nothing below it.
DEFINED = ("all_hours", "joint_hours", "strategy_hours", "displaced_hours", "backlog_mean", "safety_mean", "safety_end")
SHARES = frozenset(
    [
        *("attendance_share", "presence_share", "route_share", "style_share", "conflict_share", "overdue_share"),
        *("pareto_share", "joint_share", "buy_in", "unique_disclosure", "evidence_free_share", "trust_mean"),
        *("trust_end", "safety_mean", "safety_lowest", "understanding_mean", "respect_mean"),
    ]
)
ROUNDING = 1e-6  # of figures that the library holds in single precision, and of sums of them


def check_figures(result: cl.Result) -> None:
    """No figure is infinite; those that are always defined are numbers; shares lie in [0, 1]; hours add up."""
    for figure in result.figures:
        values = np.asarray(figure.values)
        where = f"{figure.metric} ({figure.group}): {values}"
        assert not np.isinf(values).any(), where
        assert figure.metric not in DEFINED or figure.group != "all" or np.isfinite(values).all(), where
        if figure.metric in SHARES:
            known = values[np.isfinite(values)]
            assert ((known >= -ROUNDING) & (known <= 1 + ROUNDING)).all(), where
    if not np.any(result.figure("displaced_hours").values):  # then nobody works beyond their duty
        assert not np.any(np.asarray(result.figure("utilisation").values) > 1 + ROUNDING)
    hours = {figure.group: figure.values[0] for figure in result.figures if figure.metric == "hours_by_use"}
    whole = result.figure("all_hours").values[0]
    assert abs(hours["joint"] + hours["programme"] + hours["reserved"] - whole) <= ROUNDING * max(1.0, whole), hours
    for metric in ("route_share", "style_share"):
        shares = [figure.values[0] for figure in result.figures if figure.metric == metric]
        assert np.isnan(shares).all() or abs(sum(shares) - 1) <= ROUNDING, (metric, shares)


def check_log(decisions: Any) -> None:
    """Every decision has one way it ended; its hours from arrival to the end are each of one cause."""
    causes = [name for name in decisions.column_names if name.startswith("hours_")]
    lead = decisions.column("lead_time_hours")
    parts = np.array([decisions.column(name) for name in causes])
    assert (parts >= 0).all()
    assert np.allclose(parts.sum(axis=0), lead, rtol=0, atol=1e-6)
    assert (decisions.column("decided_weeks") >= decisions.column("arrived_weeks")).all()
    assert (decisions.column("value") <= decisions.column("best_value") + ROUNDING).all()
    assert (decisions.column("chosen") < decisions.column("options")).all()
    assert (decisions.column("unique_cues_voiced") <= decisions.column("unique_cues_held")).all()
    assert (decisions.column("shared_cues_voiced") <= decisions.column("shared_cues")).all()
    buy_in = decisions.column("buy_in")
    assert ((buy_in >= 0) & (buy_in <= 1)).all()


def check_people(people: Any) -> None:
    """Weights of criteria lie on the simplex, traits and understanding in [0, 1], hours are not negative."""
    columns = people.column_names
    for kind in ("values", "scorecard", "weights"):
        rows = np.array([people.column(name) for name in columns if name.startswith(f"{kind}_")])
        assert ((rows >= -ROUNDING) & (rows <= 1 + ROUNDING)).all()
        assert np.allclose(rows.sum(axis=0), 1, atol=1e-5), kind
    shares = ["competence", "pressure", "propensity", "habit", "tolerance"]
    for name in (*shares, *(one for one in columns if one.startswith(("understanding_", "self_assessed_")))):
        assert ((people.column(name) >= 0) & (people.column(name) <= 1)).all(), name
    for name in (one for one in columns if one.endswith("_hours")):
        assert (people.column(name) >= 0).all(), name


def accounts_of(scenario: cl.Scenario, strategy: str, most: int) -> list[_core.DecisionAccount]:
    (run,) = record_runs(scenario, [strategy], RunKey.of(scenario, 0, None))
    return [run.record(name) for name in list(run.briefs)[:most]]


def check_accounts(accounts: list[_core.DecisionAccount]) -> None:
    """Accountability sums to 1, or there is no route; nobody is booked for two meetings at once.

    What a meeting runs over for searching, clarifying and politics is not booked: it may reach into what follows.
    """
    sittings: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for account in accounts:
        shares = sum(person.accountability for person in account.people)
        owed = 0.0 if account.route.taken == "none" else 1.0
        assert abs(shares - owed) <= 1e-5, (account.id, account.route, shares)
        ends = {met.week: after.week for met, after in pairwise(account.steps) if met.step == "met"}
        for meeting in account.meetings:
            if meeting.week in ends:  # neither on paper nor by one person alone
                booked_until = ends[meeting.week] - meeting.extra_hours / HOURS_A_WEEK
                for person in meeting.people:
                    sittings[person.post or ""].append((meeting.week, booked_until, account.id))
    for post, those in sittings.items():
        for (_, end, first), (begin, _, second) in pairwise(sorted(those)):
            assert not post or end <= begin + 1e-8, (post, first, second)


def check_all(scenario: cl.Scenario, strategy: str, most_accounts: int = 40) -> None:
    """Everything above of one scenario; and the same bits on one thread and on two."""
    one, two = (
        cl.run(scenario, strategy, replications=2, threads=threads, progress=False, records=True) for threads in (1, 2)
    )
    assert [run.fingerprint for run in one.results] == [run.fingerprint for run in two.results]
    check_figures(one)
    check_log(one.decisions)
    living = cl.Simulation(scenario, strategy=strategy)
    check_people(living.people)
    living.run_until(weeks=scenario.horizon_weeks / 2)
    check_people(living.people)
    living.finish()
    check_people(living.people)
    check_accounts(accounts_of(scenario, strategy, most_accounts))
