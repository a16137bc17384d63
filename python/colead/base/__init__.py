# SPDX-License-Identifier: Apache-2.0
"""What everything may use: errors, checks of arguments, text, JSON, files, libraries of the extras."""
