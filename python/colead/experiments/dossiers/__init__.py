# SPDX-License-Identifier: Apache-2.0
"""Rows of a dossier: those that the tests told, and those that a scenario gives."""
