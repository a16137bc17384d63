// SPDX-License-Identifier: Apache-2.0
// Scenarios as RapidCheck draws them: small organisations of every shape, with numbers from anywhere in their ranges.
// The field table says what may be written, so what is new in the library is drawn without a change here.
#pragma once

#include <rapidcheck.h>

#include <optional>
#include <ostream>
#include <vector>

#include "colead/experiment/experiment.hpp"
#include "colead/fields/field_describer.hpp"
#include "colead/fields/node.hpp"

namespace colead::test {

/// A tree as it would be written; shown as YAML, which can be copied into a file and run.
struct Drawn {
  Node root;
};
void showValue(const Drawn& drawn, std::ostream& out);

/// Some of these fields, at most so many, each with a value it may have.
[[nodiscard]] Node some_fields(const std::vector<FieldDescription>& fields, int most);

/// {kind: shadowing, session_hours: 4}: any kind of a catalogue, with some of its parameters.
[[nodiscard]] rc::Gen<Drawn> any_kind(const CatalogueBase& catalogue, int most_parameters);

/// Two or three professions, one to three units, decisions, calendars, behaviour and the strategies `baseline` and
/// `tried`. Numbers that do not go together are refused by the reader.
[[nodiscard]] rc::Gen<Drawn> any_scenario();

/// What the library makes of it; none where numbers do not go together, or a run would take more than moments.
[[nodiscard]] std::optional<Experiment> accepted(const Drawn& drawn);

}  // namespace colead::test
