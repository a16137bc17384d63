// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/fields/field_reader.hpp"
#include "colead/scenario/catalogues.hpp"
#include "colead/scenario/scenario.hpp"

namespace colead {

/// Whether `compare.until` and `expectations` speak of strategies, metrics and groups that there are, and of two
/// strategies rather than one; mistakes go to the reader.
void check_plan(FieldReader& reader, const Scenario& scenario, const NameTable& names, const Catalogues& catalogues);

}  // namespace colead
