# SPDX-License-Identifier: Apache-2.0
"""How many weeks a year has, as the model counts them."""

from __future__ import annotations

WEEKS_A_YEAR = 52.1775  # of the mean Gregorian year of 365.2425 days
