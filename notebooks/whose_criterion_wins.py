# SPDX-License-Identifier: Apache-2.0
# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Whose criterion wins?
#
# Two people who want the same may disagree because they are *appraised* by different criteria. How often? If what an
# alternative brings on each of K criteria is an independent normal number, and each of two people judges it by weights
# of their own, they disagree with probability
#
# P(disagree) = θ / π,
#
# where θ is the angle between the two weight vectors. Here the theory stands beside the simulation.

# %%
import altair as alt
import numpy as np
import pandas as pd

import colead as cl

CRITERIA = ["safety", "experience", "access", "finance"]
MANAGER = np.array([0.1, 0.1, 0.4, 0.4])
MEDIC = np.array([0.5, 0.3, 0.1, 0.1])


def weights(row):
    """Weights by criterion that sum to 1 exactly enough for a scenario."""
    return dict(zip(CRITERIA, (row / row.sum()).tolist(), strict=True))


def angle(a, b):
    return float(np.arccos(a @ b / np.linalg.norm(a) / np.linalg.norm(b)))


# %% [markdown]
# A service stripped to the question: one manager and one medic, one alternative to the status quo, nothing hidden,
# nobody errs, and appraisal alone decides what people weigh (`pressure: 1`).

# %%
plain = {
    "colead": 1,
    "name": "two_people",
    "seed": 4,
    "horizon_weeks": 400,
    "warm_up_weeks": 0,
    "criteria": CRITERIA,
    "professions": {
        "manager": {"pressure": 1, "scorecard": weights(MANAGER)},
        "medic": {"pressure": 1, "scorecard": weights(MEDIC)},
    },
    "calendars": {"office": {"weeks": [{"open": ["mon-fri 08:00-18:00"]}]}},
    "organisations": {"service": {}},
    "decisions": {
        "choice": {
            "per_week": 8,
            "needs": [{"profession": "manager"}, {"profession": "medic"}],
            "joint_tendency": 50,
            "options": 1,
            "shared_cues": 0,
            "unique_cues": 0,
            "known_share": 1,
            "promise": 0,
            "effort_hours": 0.1,
            "meeting_minutes": 15,
            "due_days": 60,
            "patience_days": 60,
            "rule": "two_key",
        }
    },
    "unit_types": {
        "office": {
            "staff": [
                {"profession": "manager", "calendar": "office", "tenure_years": 1000},
                {"profession": "medic", "calendar": "office", "tenure_years": 1000},
            ],
            "decisions": {"choice": {}},
        }
    },
    "units": {"one": {"type": "office"}},
    "network": {"kind": "erdos_renyi", "mean_degree": 1},
    "behaviour": {"uptake": {"noise": 0}},
    "strategies": {"baseline": []},
}
scenario = cl.Scenario.from_dict(plain)

# %% [markdown]
# ## Scorecards drawn together, step by step
#
# `nearer` moves the manager's scorecard towards the medic's. At each step: the angle, the share of decisions on which
# first choices differ in the simulation, and what theory says.

# %%
rows = []
for nearer in np.linspace(0, 1, 6):
    card = (1 - nearer) * MANAGER + nearer * MEDIC
    world = scenario.with_({"professions.manager.scorecard": weights(card)})
    log = cl.run(world, replications=2, progress=False).decisions.to_pandas()
    discussed = log[log["attempts"] > 0]
    rows.append(
        {
            "nearer": nearer,
            "angle": angle(card, MEDIC),
            "simulated": discussed["conflict"].mean(),
            "theory": angle(card, MEDIC) / np.pi,
            "decisions": len(discussed),
        }
    )
found = pd.DataFrame(rows)
found

# %%
line = alt.Chart(found).mark_line(color="#0072B2").encode(x=alt.X("angle", title="Angle between scorecards (radians)"))
dots = alt.Chart(found).mark_point(color="#D55E00", filled=True, size=60).encode(x="angle")
(
    line.encode(y=alt.Y("theory", title="Share of decisions with different first choices")) + dots.encode(y="simulated")
).properties(width=420, height=260, title="Theory (line) and simulation (dots)")

# %% [markdown]
# ## The same values, different appraisal
#
# Now both *value* the same. The scorecards differ as above, and only the pressure they exert grows. Nobody's heart has
# moved; the disagreement comes from the criteria.

# %%
pressures = [0.0, 0.25, 0.5, 0.75, 1.0]
shared = {"behaviour.spread.values": 1e6, "behaviour.spread.traits": 1e6}
shares = []
for pressure in pressures:
    both = {f"professions.{side}.pressure": pressure for side in ("manager", "medic")}
    log = cl.run(scenario.with_(shared | both), replications=2, progress=False).decisions.to_pandas()
    shares.append(log.loc[log["attempts"] > 0, "conflict"].mean())
equal = np.full(len(CRITERIA), 1 / len(CRITERIA))
expected = [
    angle((1 - p) * equal + p * MANAGER / MANAGER.sum(), (1 - p) * equal + p * MEDIC / MEDIC.sum()) / np.pi
    for p in pressures
]
pd.DataFrame({"pressure": pressures, "simulated": shares, "theory": expected})

# %%
# What this notebook promises: every simulated share within four standard errors of the closed form.
for share, theory, n in zip(found["simulated"], found["theory"], found["decisions"], strict=True):
    error = np.sqrt(max(theory * (1 - theory), 1e-12) / n)
    assert abs(share - theory) <= max(4 * error, 1e-9), (share, theory)
for share, theory in zip(shares, expected, strict=True):
    assert abs(share - theory) <= max(4 * np.sqrt(theory * (1 - theory) / found["decisions"].min()), 2e-3)
