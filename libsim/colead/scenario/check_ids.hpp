// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/fields/field_reader.hpp"
#include "colead/scenario/scenario.hpp"

namespace colead {

/// Ids that would make two things one: `all` is the group of everything in every table, and a dot in the id of
/// a unit or a decision class gives two posts or two decisions one name. Metrics that would give an output twice.
/// Mistakes go to the reader.
void check_ids(FieldReader& reader, const Scenario& scenario);

}  // namespace colead
