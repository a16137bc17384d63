// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "colead/core/visibility.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/fields/node.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// An object of the kind `name` with these parameters, a mapping as a scenario would write it (fields/written.hpp); the
/// defaults stand for what it leaves out. Throws ScenarioError with every mistake in them, as for a file.
[[nodiscard]] KindInstance make_instance(const CatalogueBase& catalogue, std::string_view name, const Node& parameters);

/// The same for one contract: make_kind(Catalogues().trust, "beta_evidence", mapping_of({{"evidence_half_life_months",
/// 24}})).
template <class Contract>
[[nodiscard]] Kind<Contract> make_kind(const Catalogue<Contract>& catalogue, std::string_view name,
                                       const Node& parameters = Node::mapping()) {
  return {make_instance(catalogue, name, parameters)};
}

}  // namespace colead
COLEAD_PUBLIC_END
