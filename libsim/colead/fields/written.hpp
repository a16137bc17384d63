// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "colead/core/visibility.hpp"
#include "colead/fields/node.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A value as one would write it in a scenario: a text, a number, true or false, null, or what mapping_of() and
/// list_of() make. Numbers are written so that they are read back as the same; one that is not finite is refused by
/// ModelError, for no scenario can say it.
class Written {
 public:
  Written(Node node) : node_(std::move(node)) {}
  Written(std::nullptr_t) { node_.text = "null"; }
  Written(const char* text) : Written(std::string(text)) {}
  Written(std::string_view text) : Written(std::string(text)) {}
  Written(std::string text) : node_(Node::scalar(std::move(text), true)) {}
  Written(bool value) : node_(Node::scalar(value ? "true" : "false")) {}
  Written(double value);
  template <std::integral Integer>
  Written(Integer value) : node_(Node::scalar(std::to_string(value))) {}

  [[nodiscard]] const Node& node() const { return node_; }

 private:
  Node node_;
};

/// {{"kind", "shadowing"}, {"every_weeks", 13}}, in this order. ModelError for a key that stands twice.
[[nodiscard]] Node mapping_of(std::initializer_list<std::pair<std::string_view, Written>> entries);
/// {"safety", "access"}
[[nodiscard]] Node list_of(std::initializer_list<Written> items);

}  // namespace colead
COLEAD_PUBLIC_END
