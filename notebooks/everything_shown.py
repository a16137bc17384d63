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
# # Everything shown
#
# What each public object says of itself: in at most three lines where it is printed, as a table in a notebook. Short
# runs of a small service, so that the page is made in a minute.

# %%
import tempfile
from pathlib import Path

import colead as cl

scenario = cl.Scenario.load("scenarios/small_unit.yaml").with_({"horizon_weeks": 12, "warm_up_weeks": 4})
scenario = scenario.only("real_time", "parachute")
scenario

# %% [markdown]
# A value by its path, another strategy, fewer of them, and a file that keeps every range, grade and source.

# %%
folder = Path(tempfile.mkdtemp())
more = scenario.with_strategy("often", [{"kind": "shadowing", "every_weeks": 2}], title="Days beside each other")
again = cl.Scenario.load(more.save(folder / "more.yaml"))
assert again == more
scenario["decisions.rota_gap.per_week"], more.strategies

# %%
quiet = {"progress": False}
comparison = cl.compare(scenario, replications=4, mechanisms=False, **quiet)
comparison

# %%
comparison.differences[:5]

# %%
result = cl.run(scenario, "real_time", replications=4, **quiet)
result

# %%
result.plot.over_time("trust_mean")

# %% [markdown]
# A sweep over load, for two strategies; intervals are those of `sweep.means`.

# %%
sweep = cl.sweep(scenario, {"load": [0.7, 1.0, 1.3]}, strategies=["baseline", "real_time"], replications=4, **quiet)
sweep

# %%
sweep.plot.lines("lead_time_mean")

# %%
stress = cl.stress(scenario, worlds=20, strategies=["real_time"], **quiet)
stress

# %%
living = cl.Simulation(scenario, "real_time")
living.run_until(4)
living

# %%
living.plot.trust()

# %%
living.people[:3]

# %% [markdown]
# ## All of them
#
# How long each is when it is printed, and as HTML.

# %%
shown = {
    "Branching": cl.branch(scenario, at_week=4, strategies=["real_time"], replications=2, **quiet),
    "Comparison": comparison,
    "Effect": comparison.effects[0],
    "Engine": cl.Engine(),
    "Figure": result.figures[0],
    "ModelError": cl.ModelError("there is no such strategy"),
    "Network": living.network,
    "Output": cl.Output("meetings", "count", doc="meetings held"),
    "Result": result,
    "Rows": comparison.effects,
    "Run": result.runs[0],
    "Scenario": scenario,
    "Simulation": living,
    "Store": cl.Store(folder / "runs.db", create=True),
    "StrategyCost": comparison.costs[0],
    "Stress": stress,
    "Sweep": sweep,
    "Table": result.metrics,
    "Until": cl.Until("lead_time_mean", 0.5),
    "WarmUpCheck": cl.warm_up(scenario, replications=2, **quiet),
}
lengths = cl.Table.from_columns(
    {
        "object": list(shown),
        "lines": [len(repr(one).splitlines()) for one in shown.values()],
        "characters": [len(repr(one)) for one in shown.values()],
        "html": [len(one._repr_html_()) for one in shown.values()],
    }
)
assert max(lengths["lines"]) <= 3
assert max(lengths["characters"]) <= 400
assert min(lengths["html"]) > 0
lengths.to_pandas()

# %% [markdown]
# Equal questions with equal answers are equal, however long they took.

# %%
assert cl.run(scenario, "real_time", replications=4, **quiet) == result
assert (
    cl.sweep(scenario, {"load": [0.7, 1.0, 1.3]}, strategies=["baseline", "real_time"], replications=4, **quiet)
    == sweep
)
