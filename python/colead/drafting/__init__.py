# SPDX-License-Identifier: Apache-2.0
"""Between everyday words and a scenario file: ideas to kinds, a first draft, and what a file says in words."""
