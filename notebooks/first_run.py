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
# # A first run
#
# One clinical service, four managers and twenty medics, two years. Does real-time support help them to decide together,
# and does a parachute? Ten lines answer it.

# %%
import colead as cl

scenario = cl.Scenario.load("scenarios/small_unit.yaml")
result = cl.run(scenario, strategy="real_time", replications=8, progress=False)
result.metrics.to_pandas().groupby(["metric", "unit"])["value"].mean().head(10)

# %% [markdown]
# A run by itself says little: a service differs from year to year more than a programme can change. So strategies are
# compared on the same luck: the same decisions arrive, the same people hold the posts, the same winter comes.

# %%
comparison = cl.compare(scenario, strategies=["real_time", "parachute"], replications=20, progress=False)
effects = comparison.effects.to_pandas()
main = ["lead_time_mean", "decision_efficiency", "trust_mean", "understanding_mean"]
effects[effects["metric"].isin(main) & (effects["group"] == "all")][["strategy", "metric", "difference", "low", "high"]]

# %%
comparison.plot.effects()

# %% [markdown]
# What it costs: person-hours of a whole run, beyond the baseline's.

# %%
hours = {cost.strategy: cost.programme_hours for cost in comparison.costs}
hours

# %% [markdown]
# ## How the same luck helps
#
# The interval of a paired difference against the interval that runs with luck of their own would give, from the same
# figures:

# %%
import numpy as np


def lead_times(strategy):
    """Mean lead time of each replication."""
    frame = cl.run(scenario, strategy=strategy, replications=20, progress=False).metrics.to_pandas()
    own = frame[(frame["metric"] == "lead_time_mean") & (frame["group"] == "all")]
    return own.sort_values("replication")["value"].to_numpy()


base, with_programme = lead_times("baseline"), lead_times("real_time")
paired = np.var(with_programme - base, ddof=1)
independent = np.var(base, ddof=1) + np.var(with_programme, ddof=1)
print(f"variance of the difference: {paired:.2f} paired, {independent:.2f} with luck of their own")

# %%
# What this notebook promises.
effect = comparison.effect("real_time", "understanding_mean")
assert effect.low > 0, "real-time support teaches people about each other's roles"
assert hours["real_time"] > hours["baseline"] == 0
assert paired < independent
assert np.isclose((with_programme - base).mean(), comparison.effect("real_time", "lead_time_mean").difference)
