// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Where a node stands: index into Document::files; line and column from 1, 0 when the node came from memory.
struct Mark {
  std::uint32_t file{0};
  std::uint32_t line{0};
  std::uint32_t column{0};
};

/// A plain document tree: what is left of a YAML file (or a Python mapping) once the gate has let it through. Scalars
/// are kept as the text that was written; `quoted` tells `"10"` from `10`. Keys keep the order of the file and are
/// unique.
struct Node {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };
  struct Entry;

  Kind kind{Kind::null};
  bool quoted{false};
  Mark mark;
  std::string text;
  std::vector<Node> items;
  std::vector<Entry> entries;

  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] Node* find(std::string_view key);

  [[nodiscard]] static Node scalar(std::string text, bool quoted = false);
  [[nodiscard]] static Node sequence();
  [[nodiscard]] static Node mapping();
  /// Appends an entry and returns its value; the key must be new.
  Node& add(std::string key, Node value);
};

struct Node::Entry {
  std::string key;
  Mark key_mark;
  Node value;
};

/// A parsed scenario document. files[0] is the document itself; more follow where `extends:` brought them in.
struct Document {
  std::vector<std::string> files;
  Node root;
  std::vector<Diagnostic> old_names{};  ///< keys that were written under the name they had before
};

}  // namespace colead
COLEAD_PUBLIC_END
