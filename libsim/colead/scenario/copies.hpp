// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/fields/field_reader.hpp"
#include "colead/world/setting.hpp"

namespace colead {

/// How many units a written one stands for: its count times that of its organisation.
[[nodiscard]] double copies_of(const Setting& setting, const Unit& written);

/// Makes organisations and units of those written, each as often as its count says. A count of 1 leaves the id as it
/// is. Ids that come out twice are reported. Call it where the sums are known to be within the budget.
void make_copies(FieldReader& reader, Setting& setting);

/// What is there once, in a section of resolved values, means what it meant before there were counts.
void leave_out_single_counts(Node& section);

}  // namespace colead
