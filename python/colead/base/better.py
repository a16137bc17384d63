# SPDX-License-Identifier: Apache-2.0
"""Which way a metric is better."""

from __future__ import annotations

from typing import Literal, TypeAlias

Better: TypeAlias = Literal["higher", "lower", "neither"]
