// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// Value of the choice on the societal weights, Pareto efficiency, and each needed person's regret on the true
/// attributes.
void judge_choice(Life life, Decision& d);
/// Those needed who were not at the table judge the choice by what everybody knows, and feel unheard.
void judge_from_outside(Life life, Decision& d, std::uint8_t option);
/// Buy-in of each needed person, logistic in regret, being heard, trust in the deciders and exclusion (assumed_buy_in);
/// the record keeps the mean.
void judge_buy_in(Life life, Decision& d);

}  // namespace colead
