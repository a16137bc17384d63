// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "colead/fields/scalar.hpp"
#include "colead/scenario/gate.hpp"
#include "colead/scenario/gate_text.hpp"

namespace colead {
namespace {

class Inspector {
 public:
  explicit Inspector(const Document& document) : document_(document) {}

  void inspect(const Node& node, const std::string& path, std::size_t depth) {
    const bool holds_others = node.kind == Node::Kind::sequence || node.kind == Node::Kind::mapping;
    if (holds_others && depth >= detail::max_depth)
      fail(ErrorCode::limit, node.mark, path, "the scenario is nested too deep", "at most 32 levels");
    if (++nodes_ > detail::max_nodes)
      fail(ErrorCode::limit, node.mark, path, "the scenario has too many values", "at most 100000");
    if (node.kind == Node::Kind::scalar) inspect_text(node.text, node.mark, path);
    for (std::size_t i = 0; i < node.items.size(); ++i)
      inspect(node.items[i], path + "[" + std::to_string(i) + "]", depth + 1);
    inspect_entries(node, path, depth);
  }

 private:
  void inspect_entries(const Node& node, const std::string& path, std::size_t depth) {
    std::set<std::string_view> keys;
    for (const Node::Entry& entry : node.entries) {
      inspect_text(entry.key, entry.key_mark, path);
      if (entry.key.empty() || entry.key.size() > detail::max_key_bytes)
        fail(ErrorCode::limit, entry.key_mark, path, "a key has no or too many letters", "1 to 1024 bytes");
      if (!keys.insert(entry.key).second)
        fail(ErrorCode::dupkey, entry.key_mark, path, "key " + shown(entry.key) + " stands twice");
      inspect(entry.value, path.empty() ? entry.key : path + "." + entry.key, depth + 1);
    }
  }

  void inspect_text(std::string_view text, Mark mark, const std::string& path) const {
    if (text.size() > detail::max_scalar_bytes)
      fail(ErrorCode::limit, mark, path, "this text is too long", "at most 65536 bytes (64 KiB)");
    if (const auto fault = detail::find_text_fault(text)) fail(ErrorCode::encoding, mark, path, fault->message);
  }

  [[noreturn]] void fail(ErrorCode code, Mark mark, const std::string& path, const std::string& message,
                         std::string expected = {}) const {
    Diagnostic problem;
    problem.code = code;
    problem.file = mark.file < document_.files.size() ? document_.files[mark.file] : "";
    problem.line = static_cast<int>(mark.line);
    problem.column = static_cast<int>(mark.column);
    problem.path = path;
    problem.message = path.empty() ? message : path + ": " + message;
    problem.expected = std::move(expected);
    detail::refuse(std::move(problem));
  }

  const Document& document_;
  std::size_t nodes_{0};
};

}  // namespace

void admit(const Document& document) { Inspector{document}.inspect(document.root, {}, 0); }

}  // namespace colead
