// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/error.hpp"
#include "python_kinds/python_object.hpp"

namespace colead {

/// By TieKind; "absent" is none that can be asked for.
inline constexpr std::array<std::string_view, 5> tie_kind_names{"", "line", "peer", "network", "project"};

/// The member of an enumeration that a text names. ValueError lists the names and suggests the nearest.
template <class Enum, std::size_t N>
[[nodiscard]] Enum named(const char* what, const std::array<std::string_view, N>& names, const std::string& name) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < N; ++i) {
    if (!name.empty() && names[i] == name) return static_cast<Enum>(i);
    if (!names[i].empty()) known.emplace_back(names[i]);
  }
  std::string all;
  for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
  const std::string near = nearest(name, known);
  throw py::value_error(std::string(what) + " must be one of " + all + ", not '" + name + "'" +
                        (near.empty() ? "" : " (did you mean '" + near + "'?)"));
}

}  // namespace colead
