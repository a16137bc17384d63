// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "colead/fields/field_reader.hpp"
#include "colead/scenario/catalogues.hpp"
#include "colead/scenario/scenario.hpp"

namespace colead {

/// Whether `compare.until` and `expectations` speak of strategies, metrics and groups that there are, and of two
/// strategies rather than one; mistakes go to the reader.
void check_plan(FieldReader& reader, const Scenario& scenario, const NameTable& names, const Catalogues& catalogues);

/// Evidence of a week after the last one, which no run of this length can be held against.
[[nodiscard]] std::vector<Diagnostic> report_late_evidence(FieldReader& reader, std::vector<Diagnostic>& problems,
                                                           const Scenario& scenario);

}  // namespace colead
