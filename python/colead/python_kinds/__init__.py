# SPDX-License-Identifier: Apache-2.0
"""Behaviour of one's own: subclass a contract and hand the class to `Scenario.load`, `from_yaml` or `from_dict`.

A scenario has the shipped kinds and those in its `kinds=[...]`. There is no register of the whole process: what a
scenario means must not depend on what else was imported.
"""

from typing import TYPE_CHECKING

from colead.base.lazy import lazily

if TYPE_CHECKING:
    from colead.python_kinds.alone import Voter
    from colead.python_kinds.contracts import (
        DecisionRule,
        Generator,
        InfluenceRule,
        Intervention,
        Kind,
        Metric,
        Output,
        TrustModel,
    )
    from colead.python_kinds.fields import number, parameter
else:
    __getattr__, __dir__ = lazily(__spec__)

__all__ = [
    "DecisionRule",
    "Generator",
    "InfluenceRule",
    "Intervention",
    "Kind",
    "Metric",
    "Output",
    "TrustModel",
    "Voter",
    "number",
    "parameter",
]
