// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// "profession", "decision class", ...: what an entry of the list is called in a message.
[[nodiscard]] std::string_view to_string(Domain domain);

/// "A", "B", "C", "R", or "" for none.
[[nodiscard]] std::string_view to_string(Grade grade);

/// The names a scenario declares, list by list, in the order in which they were declared.
class NameTable {
 public:
  /// Replaces the list. A name that stands twice keeps its first index.
  void declare(Domain domain, std::vector<std::string> names);
  /// The list was meant to be declared but could not be read, so nothing can be said about references into it.
  void lose(Domain domain);

  [[nodiscard]] bool declared(Domain domain) const { return at(domain).declared; }
  [[nodiscard]] bool lost(Domain domain) const { return at(domain).lost; }
  [[nodiscard]] const std::vector<std::string>& names(Domain domain) const { return at(domain).names; }
  [[nodiscard]] std::optional<std::uint32_t> find(Domain domain, const std::string& name) const;

 private:
  struct List {
    bool declared{false};
    bool lost{false};
    std::vector<std::string> names;
    std::unordered_map<std::string, std::uint32_t> index;  // looked up, never walked
  };
  [[nodiscard]] const List& at(Domain domain) const { return lists_.at(static_cast<std::size_t>(domain)); }
  [[nodiscard]] List& at(Domain domain) { return lists_.at(static_cast<std::size_t>(domain)); }

  std::array<List, static_cast<std::size_t>(Domain::person) + 1> lists_;
};

}  // namespace colead
COLEAD_PUBLIC_END
