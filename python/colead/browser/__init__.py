# SPDX-License-Identifier: Apache-2.0
"""The playground: one HTML file in which a scenario runs, in any browser, with nothing to install."""
