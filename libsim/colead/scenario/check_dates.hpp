// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "colead/fields/field_reader.hpp"
#include "colead/scenario/scenario.hpp"

namespace colead {

/// Reads `observed_from`, the Monday on which observation begins, into the setting. No run depends on it. Weeks of the
/// year of an arrival profile begin with the run: where observation then begins in another week of theirs than of the
/// calendar's, the date is refused.
void check_dates(FieldReader& reader, Scenario& scenario);

/// The same of what bears it: when seasons peak, and that months are counted from the run's beginning.
[[nodiscard]] std::vector<Diagnostic> report_dates(FieldReader& reader, std::vector<Diagnostic>& problems,
                                                   const Scenario& scenario);

}  // namespace colead
