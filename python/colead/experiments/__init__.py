# SPDX-License-Identifier: Apache-2.0
"""Questions put to the model, from one run in hand to sweeps, and the objects that hold the answers."""
