# SPDX-License-Identifier: Apache-2.0
"""The command line: its application, its commands and what they print."""
