# SPDX-License-Identifier: Apache-2.0
"""How managers and medics decide together, and which leadership intervention helps.

>>> import colead as cl
>>> scenario = cl.Scenario.load("scenarios/acute_hospital.yaml")  # doctest: +SKIP
>>> comparison = cl.compare(scenario, replications=8)  # doctest: +SKIP
>>> comparison.effect("real_time", "lead_time_mean").difference  # doctest: +SKIP
"""

from ._core import Scenario, __version__
from .analysis.attribution import Attribution, attribute
from .analysis.branching import Branching, branch
from .analysis.optimise import Optimisation, optimise
from .analysis.screening import Screening, screen
from .analysis.stress import Stress, stress
from .analysis.sweep import Sweep, sweep
from .analysis.until import Until
from .analysis.warm_up import WarmUpCheck, replications_needed, warm_up
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
from .living import Network, Simulation, edge_list
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
from .result import Result
from .results import Comparison, Effect, Figure, Run, StrategyCost
from .store import Store, open_store
from .tables import Rows, Table

__all__ = [
    "Attribution",
    "Branching",
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
    "Network",
    "NonDeterminismError",
    "Optimisation",
    "Output",
    "Result",
    "Rows",
    "Run",
    "Scenario",
    "ScenarioError",
    "Screening",
    "Simulation",
    "Store",
    "StoreError",
    "StrategyCost",
    "Stress",
    "Sweep",
    "Table",
    "TrustModel",
    "Until",
    "WarmUpCheck",
    "__version__",
    "attribute",
    "branch",
    "compare",
    "edge_list",
    "kinds",
    "number",
    "open_store",
    "optimise",
    "parameter",
    "replications_needed",
    "run",
    "schema",
    "screen",
    "stress",
    "sweep",
    "warm_up",
]
