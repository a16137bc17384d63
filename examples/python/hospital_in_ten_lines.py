# SPDX-License-Identifier: Apache-2.0
"""Does protected time for managers and medics pay in one clinical service?"""

import colead as cl

scenario = cl.Scenario.load("scenarios/small_unit.yaml")
print(f"{scenario.people} people decide {scenario.decisions_per_week:.1f} times a week")
comparison = cl.compare(scenario, strategies=["protected_time", "check_ins"], replications=8, progress=False)
for strategy in comparison.strategies[1:]:
    for metric in ("lead_time_mean", "understanding_mean"):
        effect = comparison.effect(strategy, metric)
        interval = f"[{effect.low:+.3f}, {effect.high:+.3f}]"
        print(f"{strategy:<15} {metric:<19} {effect.difference:+7.3f} {effect.unit:<2} {interval:<17} {effect.verdict}")
