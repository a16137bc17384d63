// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// A week in which newcomers take over part of their superior's picture of the other professions: priors and p. Over
/// the first acquaintance.role_model_months it comes to the share acquaintance.role_model of the way.
void follow_role_models(Life life);

}  // namespace colead
