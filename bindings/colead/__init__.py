# SPDX-License-Identifier: Apache-2.0
"""How managers and medics decide together, and which leadership intervention helps.

>>> import colead as cl
>>> scenario = cl.Scenario.load("scenarios/acute_hospital.yaml")  # doctest: +SKIP
>>> comparison = cl.compare(scenario, replications=8)  # doctest: +SKIP
>>> comparison.effect("joint_training", "lead_time_mean").difference  # doctest: +SKIP
"""

from ._core import Scenario, __version__
from .analysis.stress import Stress, stress
from .analysis.until import Until
from .analysis.warm_up import replications_needed
from .catalogues import kinds, schema
from .engine import Engine
from .errors import (
    BudgetError,
    Diagnostic,
    ExecutorError,
    Interrupted,
    ModelError,
    NonDeterminismError,
    ScenarioError,
    StoreError,
)
from .experiment import compare, run
from .own_kinds import (
    DecisionRule,
    Generator,
    InfluenceRule,
    Intervention,
    Metric,
    Output,
    TrustModel,
    number,
    parameter,
)
from .results import Comparison, Effect, Figure, Run, Runs, StrategyCost
from .store import Store, open_store
from .tables import Rows, Table

__all__ = [
    "BudgetError",
    "Comparison",
    "DecisionRule",
    "Diagnostic",
    "Effect",
    "Engine",
    "ExecutorError",
    "Figure",
    "Generator",
    "InfluenceRule",
    "Interrupted",
    "Intervention",
    "Metric",
    "ModelError",
    "NonDeterminismError",
    "Output",
    "Rows",
    "Run",
    "Runs",
    "Scenario",
    "ScenarioError",
    "Store",
    "StoreError",
    "StrategyCost",
    "Stress",
    "Table",
    "TrustModel",
    "Until",
    "__version__",
    "compare",
    "kinds",
    "number",
    "open_store",
    "parameter",
    "replications_needed",
    "run",
    "schema",
    "stress",
]
