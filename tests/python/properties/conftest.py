# SPDX-License-Identifier: Apache-2.0
"""How many examples are drawn: few in every run of the tests, many under `make check-all`.

HYPOTHESIS_PROFILE=long draws 1 500 of each. Examples follow from the code alone, so that a test that passes here passes
everywhere; what once failed is written down as a test of its own. No example has a time limit: a machine may be busy.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

# Making a failing example smaller takes minutes on a busy machine; the long profile does it.
WITHOUT_SHRINKING = [Phase.explicit, Phase.generate]
COMMON = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck), "print_blob": True}
settings.register_profile("short", max_examples=25, derandomize=True, phases=WITHOUT_SHRINKING, **COMMON)
settings.register_profile("long", max_examples=1500, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))
