// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/name_table.hpp"

namespace colead {

std::string_view to_string(Domain domain) {
  static constexpr std::array<std::string_view, 11> words{
      "name",         "criterion", "profession",      "tier",           "facet", "calendar",
      "organisation", "unit",      "arrival profile", "decision class", "person"};
  return words.at(static_cast<std::size_t>(domain));
}

std::string_view to_string(Grade grade) {
  static constexpr std::array<std::string_view, 5> words{"", "A", "B", "C", "R"};
  return words.at(static_cast<std::size_t>(grade));
}

void NameTable::declare(Domain domain, std::vector<std::string> names) {
  List& list = at(domain);
  list.declared = true;
  list.lost = false;
  list.names = std::move(names);
  list.index.clear();
  for (std::size_t i = 0; i < list.names.size(); ++i) list.index.emplace(list.names[i], static_cast<std::uint32_t>(i));
}

void NameTable::lose(Domain domain) { at(domain).lost = true; }

std::optional<std::uint32_t> NameTable::find(Domain domain, const std::string& name) const {
  const auto& index = at(domain).index;
  const auto place = index.find(name);
  if (place == index.end()) return std::nullopt;
  return place->second;
}

}  // namespace colead
