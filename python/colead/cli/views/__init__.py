# SPDX-License-Identifier: Apache-2.0
"""What the commands print: one file for each kind of answer."""
