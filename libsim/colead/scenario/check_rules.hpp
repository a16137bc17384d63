// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "colead/fields/field_reader.hpp"
#include "colead/scenario/scenario.hpp"

namespace colead {

/// What is written beside an intervention and changes nothing, told with its place. A standing rule holds for whole
/// units and all the time: it heeds nothing of what is about sessions (whom to invite, how often, on what occasion, up
/// to what hours). Newcomers take part as they come, by no calendar and not together.
[[nodiscard]] std::vector<Diagnostic> report_idle_fields(FieldReader& reader, std::vector<Diagnostic>& problems,
                                                         const Scenario& scenario, const Node& root);

}  // namespace colead
