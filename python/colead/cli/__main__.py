# SPDX-License-Identifier: Apache-2.0
"""`python -m colead.cli`: the command `colead`."""

import sys

from colead.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
