# SPDX-License-Identifier: Apache-2.0
"""Arrays in, numbers out: intervals, rankings, designs and what else is computed from figures, without the model."""
