# SPDX-License-Identifier: Apache-2.0
"""Studies: the file that states one before it is run, the runs, and what they say of its claims."""
