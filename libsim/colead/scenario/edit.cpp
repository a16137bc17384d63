// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/edit.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "colead/core/error.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/scenario/gate.hpp"
#include "colead/scenario/old_names.hpp"

namespace colead {
namespace {

constexpr std::string_view one_more{"[+]"};

/// Walks a path through the tree as written and through the same tree with every default in it: the second knows what
/// there is, the first takes the new value, so that what nobody touched stays as it was written.
class Editor {
 public:
  explicit Editor(const Scenario& scenario)
      : scenario_(scenario), written_(scenario.document.root), whole_(resolved(scenario)) {
    for (const Origin& origin : scenario.origins) {
      const std::size_t dot = origin.path.rfind('.');
      const std::size_t begin = dot == std::string::npos ? 0 : dot + 1;
      if (origin.path.find('[', begin) == std::string::npos)
        fields_[origin.path.substr(0, begin == 0 ? 0 : dot)].insert(origin.path.substr(begin));
    }
  }

  void replace(const Edit& edit) {
    path_ = edit.path;
    rest_ = path_;
    defines_ = edit.value.kind != Node::Kind::scalar;
    place_ = {&written_, &whole_};
    if (path_.empty()) refuse("an empty path names no value", "a path such as 'seed' or 'decisions.beds.per_week'");
    while (!rest_.empty()) rest_.front() == '[' ? enter_item() : enter_key();
    assign(edit.value);
  }

  /// Has a mapping or list been put in, whose defaults nobody knows before it is read?
  [[nodiscard]] bool replaced_part() const { return replaced_part_; }

  [[nodiscard]] Document take() {
    Document document = scenario_.document;
    document.root = std::move(written_);
    return document;
  }

 private:
  struct Place {
    Node* written;
    Node* whole;  ///< null: a known field that has no value
  };

  [[nodiscard]] std::string walked() const {
    std::string out = path_.substr(0, path_.size() - rest_.size());
    if (!out.empty() && out.back() == '.') out.pop_back();
    return out;
  }

  [[noreturn]] void refuse(std::string message, std::string expected = {}, std::string suggestion = {}) const {
    Diagnostic problem;
    problem.code = ErrorCode::schema;
    problem.file = scenario_.document.files.empty() ? "" : scenario_.document.files[0];
    problem.path = path_;
    problem.message = "path " + shown(path_) + ": " + std::move(message);
    problem.expected = std::move(expected);
    problem.suggestion = std::move(suggestion);
    throw ScenarioError({std::move(problem)});
  }

  void enter_item() {
    const std::string list = walked();
    if (place_.whole == nullptr || place_.whole->kind != Node::Kind::sequence) refuse(shown(list) + " is no list");
    if (rest_.starts_with(one_more)) return add_item(list);
    const std::size_t end = rest_.find(']');
    const std::string_view digits = rest_.substr(1, end == std::string_view::npos ? end : end - 1);
    const bool number = end != std::string_view::npos && !digits.empty() && digits.size() < 7 &&
                        std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!number) refuse("after " + shown(list) + " a position such as [0] is needed, or [+] for one more item");
    const std::size_t index = std::stoul(std::string{digits});
    Node& whole = *place_.whole;
    if (index >= whole.items.size()) {
      refuse(shown(list) + " has " + std::to_string(whole.items.size()) + " items",
             whole.items.empty() ? "" : "a position from 0 to " + std::to_string(whole.items.size() - 1));
    }
    place_ = {&written_list().items[index], &whole.items[index]};
    rest_.remove_prefix(end + 1);
    if (!rest_.empty() && rest_.front() != '[' && rest_.front() != '.') refuse("']' must be followed by '.' or '['");
  }

  /// The list as it is written; as it is read, where nothing is written.
  [[nodiscard]] Node& written_list() const {
    Node* written = place_.written;
    Node* inner = written->kind == Node::Kind::mapping ? written->find("interventions") : nullptr;
    if (inner != nullptr) written = inner;  // a strategy with its texts
    if (written->kind != Node::Kind::sequence || written->items.size() != place_.whole->items.size())
      *written = *place_.whole;
    return *written;
  }

  void add_item(const std::string& list) {
    if (rest_ != one_more)
      refuse("'[+]' adds an item to " + shown(list) + ", which has no parts yet: the path ends there");
    Node& written = written_list();
    written.items.emplace_back();
    place_.whole->items.emplace_back();
    place_ = {&written.items.back(), &place_.whole->items.back()};
    rest_ = {};
  }

  void enter_key() {
    const std::string above = walked();
    if (rest_.front() == '.') rest_.remove_prefix(1);
    if (place_.whole == nullptr || place_.whole->kind != Node::Kind::mapping)
      refuse(shown(above) + " is a single value and has no parts");
    const std::string key = next_key(above);
    make_mapping();
    Node* written = place_.written->find(key);
    if (written == nullptr) written = &place_.written->add(key, Node{});
    place_ = {written, place_.whole->find(key)};
  }

  /// Ids may hold dots, so the longest key that fits is meant.
  [[nodiscard]] std::string next_key(const std::string& above) {
    std::vector<std::string> keys = keys_of(above);
    std::size_t longest = 0;
    for (const std::string& key : keys) {
      const bool fits = rest_.starts_with(key) &&
                        (rest_.size() == key.size() || rest_[key.size()] == '.' || rest_[key.size()] == '[');
      if (fits) longest = std::max(longest, key.size());
    }
    if (longest == 0 && defines_ && rest_.find_first_of(".[") == std::string_view::npos && named_by_users(above)) {
      longest = rest_.size();
    }
    if (longest == 0) {
      const std::string wrong{rest_.substr(0, rest_.find_first_of(".["))};
      const std::string now = above.empty() ? new_name(wrong) : "";
      const std::string near = now.empty() ? nearest(wrong, keys) : now;
      std::string expected;
      for (std::size_t i = 0; near.empty() && i < std::min<std::size_t>(keys.size(), 20); ++i)
        expected += (i == 0 ? "one of: " : ", ") + keys[i];
      refuse("unknown key " + shown(wrong) + (above.empty() ? "" : " in " + above), expected, near);
    }
    std::string key{rest_.substr(0, longest)};
    rest_.remove_prefix(longest);
    return key;
  }

  /// May the file call the entries of this mapping what it likes? Then a path may end in a new name.
  [[nodiscard]] static bool named_by_users(std::string_view mapping) {
    static constexpr std::array names{"professions",    "calendars",      "organisations", "arrival_profiles",
                                      "decisions",      "units",          "unit_types",    "strategies",
                                      "strategy_texts", "compare.matters"};
    return std::ranges::find(names, mapping) != names.end() ||
           (mapping.starts_with("unit_types.") && mapping.ends_with(".decisions"));
  }

  /// What there is, and what could be written there and is not.
  [[nodiscard]] std::vector<std::string> keys_of(const std::string& above) const {
    std::vector<std::string> keys;
    for (const Node::Entry& entry : place_.whole->entries) keys.push_back(entry.key);
    const auto fields = fields_.find(above);
    if (fields == fields_.end()) return keys;
    for (const std::string& name : fields->second) {
      if (std::ranges::find(keys, name) == keys.end()) keys.push_back(name);
    }
    return keys;
  }

  /// A kind may be written as its name alone, and a part not at all. Numbers by name are only ever written together.
  void make_mapping() {
    Node& written = *place_.written;
    if (written.kind == Node::Kind::mapping) return;
    Node made = Node::mapping();
    const Node* kind = place_.whole->find("kind");
    if (written.kind == Node::Kind::scalar && kind != nullptr) {
      made.add("kind", std::move(written));
    } else if (written.kind == Node::Kind::null && kind != nullptr) {
      made.add("kind", *kind);
    } else if (written.kind != Node::Kind::null || by_name(*place_.whole)) {
      made = *place_.whole;
    }
    written = std::move(made);
  }

  [[nodiscard]] bool by_name(const Node& whole) const {
    std::vector<std::string> keys;
    for (const Node::Entry& entry : whole.entries) keys.push_back(entry.key);
    for (const Domain domain : {Domain::criterion, Domain::profession, Domain::tier, Domain::facet,
                                Domain::organisation, Domain::unit, Domain::decision_class}) {
      if (!keys.empty() && keys == scenario_.names.names(domain)) return true;
    }
    return false;
  }

  void assign(const Node& value) {
    replaced_part_ = replaced_part_ || value.kind == Node::Kind::mapping || value.kind == Node::Kind::sequence;
    Node& written = *place_.written;
    const bool single = place_.whole == nullptr || place_.whole->kind == Node::Kind::scalar;
    Node* stated = single && written.kind == Node::Kind::mapping ? written.find("value") : nullptr;
    (stated != nullptr && value.kind != Node::Kind::mapping ? *stated : written) = value;
    if (place_.whole != nullptr) *place_.whole = value;
  }

  const Scenario& scenario_;
  Node written_;
  Node whole_;
  std::map<std::string, std::set<std::string>> fields_;  ///< by the path of what has them
  std::string path_;
  std::string_view rest_;
  bool defines_{false};  ///< is the new value more than a number or a text?
  Place place_{nullptr, nullptr};
  bool replaced_part_{false};
};

}  // namespace

Scenario edited(const Scenario& scenario, std::span<const Edit> edits, const Catalogues& catalogues,
                const Budget& budget) {
  const auto read = [&](Document document) {
    admit(document);
    return read_scenario(std::move(document), catalogues, budget);
  };
  std::unique_ptr<const Scenario> halfway;
  auto editor = std::make_unique<Editor>(scenario);
  for (const Edit& edit : edits) {
    try {
      editor->replace(edit);
    } catch (const ScenarioError&) {
      if (!editor->replaced_part()) throw;
      // The path may lead to a default of a part that was put there just now: known once it has been read.
      auto next = std::make_unique<const Scenario>(read(editor->take()));
      editor = std::make_unique<Editor>(*next);
      halfway = std::move(next);
      editor->replace(edit);
    }
  }
  return read(editor->take());
}

}  // namespace colead
