// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/fields/field_describer.hpp"
#include "colead/fields/node.hpp"

namespace colead {

/// JSON Schema (draft-07) of the documents that a FieldReader accepts, as a node tree: quoted scalars are strings,
/// plain ones numbers and booleans. An editor that knows it completes keys and underlines mistakes. It is as strict as
/// JSON Schema can be; references, sums and rules between fields are left to the reader.
///
/// Every kind of the catalogues is one definition, "<label>.<kind>", however often it is used.
[[nodiscard]] Node json_schema(const FieldDescription& root, const std::vector<const CatalogueBase*>& catalogues,
                               const std::string& title);

template <class Struct>
[[nodiscard]] Node json_schema(const std::vector<const CatalogueBase*>& catalogues, const std::string& title) {
  return json_schema(describe_fields<Struct>(catalogues), catalogues, title);
}

}  // namespace colead
