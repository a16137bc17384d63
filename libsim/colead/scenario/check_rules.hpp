// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "colead/fields/field_reader.hpp"
#include "colead/scenario/scenario.hpp"

namespace colead {

/// A standing rule holds for whole units and all the time. What only sessions heed (whom to invite, how often, on what
/// occasion, up to what hours) changes nothing where a rule holds none: told, with the place where it is written.
[[nodiscard]] std::vector<Diagnostic> report_idle_fields(FieldReader& reader, std::vector<Diagnostic>& problems,
                                                         const Scenario& scenario, const Node& root);

}  // namespace colead
