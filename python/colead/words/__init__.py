# SPDX-License-Identifier: Apache-2.0
"""Words for people: titles and units of metrics, phrases for accounts, which metrics are the main ones."""
