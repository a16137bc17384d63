# SPDX-License-Identifier: Apache-2.0
"""What the command line shows and reads: arguments, tables, mistakes, progress."""
