// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// Schedules when the present holder of a position leaves: after an exponential tenure, or at the next turn of the
/// rotation clock (assumed_turnover).
void schedule_departure(Life life, PersonId person);
/// The holder leaves with ties, understanding and evidence; a successor starts from group priors in the same position,
/// with the same calendar, tasks and line ties (whose evidence starts afresh).
void replace_holder(Life life, PersonId person);
/// Socialisation and learning of professional codes after March (march_1991), one organisation, one review.
void review_codes(Life life, OrganisationId organisation, std::uint32_t review);

}  // namespace colead
