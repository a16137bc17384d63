# SPDX-License-Identifier: Apache-2.0
"""How managers and medics decide together, and which leadership intervention helps.

>>> import colead as cl
>>> scenario = cl.Scenario.load("acute_hospital")  # doctest: +SKIP
>>> comparison = cl.compare(scenario, replications=8)  # doctest: +SKIP
>>> comparison.effect("real_time", "lead_time_mean").difference  # doctest: +SKIP
"""

from typing import TYPE_CHECKING

from colead.base.lazy import lazily

if TYPE_CHECKING:
    from colead._core import Effect, Run, StrategyCost, __version__
    from colead.base.compiled_fronts import Figure, Scenario, Table
    from colead.base.errors import (
        BudgetError,
        Diagnostic,
        ExecutorError,
        Interrupted,
        ModelError,
        NonDeterminismError,
        ScenarioError,
        StoreError,
        UnknownNameError,
    )
    from colead.browser.playground import playground
    from colead.drafting.shipped import ShippedScenario, scenarios
    from colead.engine import Engine
    from colead.experiments.attribute import attribute
    from colead.experiments.attribution import Attribution
    from colead.experiments.best import best
    from colead.experiments.best_use import BestUse
    from colead.experiments.branch import Branching, branch
    from colead.experiments.calibrate import calibrate
    from colead.experiments.calibration import Calibration
    from colead.experiments.capsule import write_capsule
    from colead.experiments.compare import compare
    from colead.experiments.comparison import Comparison
    from colead.experiments.diff import Diff, diff
    from colead.experiments.dossier import Dossier, dossier
    from colead.experiments.evidence import Evidence
    from colead.experiments.fitted_worlds import FittedWorlds
    from colead.experiments.network import Network, edge_list
    from colead.experiments.optimise import Optimisation, optimise
    from colead.experiments.panel import panel
    from colead.experiments.replicate import Luck, Replicated, replicate
    from colead.experiments.result import Result
    from colead.experiments.run import run
    from colead.experiments.screen import Screening, screen
    from colead.experiments.simulation import Simulation
    from colead.experiments.stored import Store, open_store
    from colead.experiments.stress import stress
    from colead.experiments.stress_answer import Stress
    from colead.experiments.study import Study, study
    from colead.experiments.sweep import sweep
    from colead.experiments.sweep_values import Sweep
    from colead.experiments.verify import Verification, verify
    from colead.experiments.warm_up import WarmUpCheck, replications_needed, warm_up
    from colead.python_kinds import (
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
    from colead.python_kinds.catalogues import kinds, schema
    from colead.statistics.until import Until
    from colead.tables import Rows
else:
    # Imported when it is asked for: numpy and the charts take a second that most commands do not need.
    __getattr__, __dir__ = lazily(__spec__, modules=("theory",))

__all__ = [  # noqa: RUF022 - by what they are for
    # Scenarios, and the kinds they name
    "Scenario",
    "scenarios",
    "ShippedScenario",
    "kinds",
    "schema",
    "edge_list",
    # Runs of one strategy
    "run",
    "Result",
    "Figure",
    "Run",
    "Simulation",
    "Network",
    "panel",
    # Strategies compared
    "compare",
    "branch",
    "Comparison",
    "Branching",
    "Effect",
    "StrategyCost",
    "Until",
    # Would the answer survive, and what makes it
    "attribute",
    "screen",
    "stress",
    "Attribution",
    "Screening",
    "Stress",
    # Worlds that fit what was measured
    "calibrate",
    "Calibration",
    "Evidence",
    "FittedWorlds",
    # A hypothesis held against runs
    "study",
    "Study",
    # Every check, each with what came out
    "dossier",
    "Dossier",
    # A comparison sealed, and run again
    "write_capsule",
    "verify",
    "Verification",
    # Where two scenarios, results or stores part
    "diff",
    "Diff",
    # Other numbers, longer or more runs
    "best",
    "optimise",
    "replications_needed",
    "sweep",
    "warm_up",
    "BestUse",
    "Optimisation",
    "Sweep",
    "WarmUpCheck",
    # To try in a browser
    "playground",
    # Tables and stored runs
    "Rows",
    "Store",
    "Table",
    "open_store",
    # Kinds of one's own
    "DecisionRule",
    "Generator",
    "InfluenceRule",
    "Intervention",
    "Metric",
    "Output",
    "TrustModel",
    "number",
    "parameter",
    # Discrete events without the model
    "Engine",
    "replicate",
    "Luck",
    "Replicated",
    # What can go wrong
    "BudgetError",
    "Diagnostic",
    "ExecutorError",
    "Interrupted",
    "ModelError",
    "NonDeterminismError",
    "ScenarioError",
    "StoreError",
    "UnknownNameError",
    # The release
    "__version__",
]
