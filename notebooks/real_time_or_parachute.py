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
# # Real time or parachute?
#
# Understanding of somebody's role fades without practice. Does a little every month hold more of it than much once a
# year? It depends: on the size of the dose and on how fast people forget. A dose that closes a share g of the gap
# every D years, with decay rate δ = ln 2 / H for half-life H, settles at
#
# peak = g / (1 - (1 - g) exp(-δD)), mean = peak (1 - exp(-δD)) / (δD).

# %%
import altair as alt
import numpy as np
import pandas as pd

import colead as cl


def mean_level(gain, per_year, half_life_months):
    """Time mean of understanding once the schedule has settled."""
    fade = np.log(2) / (half_life_months / 12) / per_year
    peak = gain / (1 - (1 - gain) * np.exp(-fade))
    return peak * (1 - np.exp(-fade)) / fade


# %% [markdown]
# ## The closed form, and the model beside it
#
# Nobody decides anything, nobody leaves: a course that everybody takes is all that happens. What the model keeps of it
# must be the closed form.

# %%
WEEKS_PER_YEAR = 52.1775
staff = [{"profession": side, "calendar": "office", "count": 2, "tenure_years": 1000} for side in ("manager", "medic")]
course = {"kind": "blended_course", "session_hours": 0, "preparation_hours": 7.5, "selection": "everybody"}
still = cl.Scenario.from_dict(
    {
        "colead": 1,
        "name": "courses_alone",
        "seed": 1,
        "horizon_weeks": 12 * WEEKS_PER_YEAR,
        "warm_up_weeks": 0,
        "sample_every_weeks": 1,
        "professions": {"manager": {}, "medic": {}},
        "calendars": {"office": {"weeks": [{"open": ["mon-fri 08:00-18:00"]}]}},
        "organisations": {"service": {"programme_spread": 0}},
        "decisions": {"none": {"per_week": 0, "needs": [{"profession": "manager"}], "rule": "majority"}},
        "unit_types": {"office": {"staff": staff, "decisions": {"none": {}}}},
        "units": {"one": {"type": "office"}},
        "network": {"kind": "erdos_renyi", "mean_degree": 1},
        "behaviour": {"learning": {"half_life_months": 6.5, "lasting": 0}},
        "strategies": {"baseline": [], "course": [{**course, "every_weeks": WEEKS_PER_YEAR / 12}]},
    }
)

rows = []
for name, gain, per_year in [("monthly", 0.1, 12), ("quarterly", 0.3, 4), ("yearly", 0.8, 1)]:
    world = still.with_(
        {"strategies.course[0].understanding": gain, "strategies.course[0].every_weeks": WEEKS_PER_YEAR / per_year}
    )
    series = cl.run(world, strategy="course", replications=1, progress=False).series.to_pandas()
    level = series.query("metric == 'understanding_mean' and group == 'all'").sort_values("week")
    settled = level[level["week"] >= 4 * WEEKS_PER_YEAR]["value"].mean()
    rows.append({"schedule": name, "model": settled, "closed form": mean_level(gain, per_year, 6.5)})
levels = pd.DataFrame(rows)
levels

# %% [markdown]
# ## When does little and often win?
#
# Same effort: a tenth of the gap every month, or the same monthly effort saved up for one go a year. Twelve doses of
# $g$ at once close $1-(1-g)^{12}$ of the gap.

# %%
half_lives = np.linspace(1, 24, 60)
curves = pd.DataFrame(
    [
        {"half-life (months)": h, "schedule": name, "understanding": mean_level(gain, per_year, h)}
        for h in half_lives
        for name, gain, per_year in [
            ("a little every month", 0.1, 12),
            ("the same effort once a year", 1 - 0.9**12, 1),
        ]
    ]
)
alt.Chart(curves).mark_line().encode(
    x="half-life (months)",
    y=alt.Y("understanding", title="Mean understanding kept", scale=alt.Scale(zero=False)),
    color=alt.Color("schedule", scale=alt.Scale(range=["#0072B2", "#D55E00"])),
).properties(width=460, height=260)

# %% [markdown]
# ## In a working service, at equal hours
#
# The shipped strategies differ in more than their schedule: real-time support is tied to live problems, a parachute
# comes after trouble and to a chosen few. Doses are scaled until both cost the same hours.

# %%
service = cl.Scenario.load("scenarios/small_unit.yaml")
comparison = cl.compare(
    service, strategies=["real_time", "parachute"], equal_hours=True, replications=20, progress=False
)
effects = comparison.effects.to_pandas()
shown = ["understanding_mean", "trust_mean", "lead_time_mean", "latent_hours_mean"]
effects[effects["metric"].isin(shown) & (effects["group"] == "all")][
    ["strategy", "metric", "difference", "low", "high"]
]

# %%
# What this notebook promises.
for row in rows:
    assert abs(row["model"] - row["closed form"]) < 0.01, row
wide = curves.pivot_table(index="half-life (months)", columns="schedule", values="understanding")
assert (wide["a little every month"] > wide["the same effort once a year"]).all(), "equal effort: often wins"
assert mean_level(0.1, 12, 6.5) > mean_level(0.8, 1, 6.5), "and yet not with any dose:"
assert mean_level(0.05, 12, 6.5) < mean_level(0.8, 1, 6.5)
hours = {cost.strategy: cost.programme_hours for cost in comparison.costs}
assert abs(hours["real_time"] / hours["parachute"] - 1) < 0.1, hours
