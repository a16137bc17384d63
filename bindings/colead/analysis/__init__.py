# SPDX-License-Identifier: Apache-2.0
"""How sure an answer is: sequential precision, ranking, expectations, warm-up, stress of the assumptions."""
