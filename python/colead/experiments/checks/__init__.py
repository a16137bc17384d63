# SPDX-License-Identifier: Apache-2.0
"""What a comparison is checked by: placebo, coupling, who gains and loses, benefit per hour."""
