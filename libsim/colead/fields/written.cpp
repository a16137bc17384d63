// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/written.hpp"

#include <cmath>

#include "colead/fields/scalar.hpp"

namespace colead {

Written::Written(double value) {
  if (!std::isfinite(value)) throw ModelError("a scenario cannot say a number that is not finite");
  node_ = Node::scalar(number_text(value));
}

Node mapping_of(std::initializer_list<std::pair<std::string_view, Written>> entries) {
  Node mapping = Node::mapping();
  for (const auto& [key, value] : entries) {
    if (mapping.find(key) != nullptr) throw ModelError("the key '" + std::string(key) + "' stands twice");
    mapping.add(std::string(key), value.node());
  }
  return mapping;
}

Node list_of(std::initializer_list<Written> items) {
  Node list = Node::sequence();
  for (const Written& item : items) list.items.push_back(item.node());
  return list;
}

}  // namespace colead
