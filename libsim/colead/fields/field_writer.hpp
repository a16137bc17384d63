// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "colead/fields/fields.hpp"
#include "colead/fields/name_table.hpp"
#include "colead/fields/node.hpp"

namespace colead {

/// Writes visited structs into a node tree: every field with the value it has, in the order of the visit. Reading the
/// tree with the same names gives equal structs. Texts, names and kinds are quoted scalars; numbers and booleans are
/// plain.
///
/// Left out is what cannot be written and is what a reader assumes of a field that is not there: references and kinds
/// that are not given, numbers by name that were not written, and numbers that are not finite (only a default can be).
class FieldWriter final : public FieldVisitor {
 public:
  /// `names` gives the keys of numbers by name; must outlive the writer.
  explicit FieldWriter(const NameTable& names);

  /// The tree written so far. Call once, when no struct is being visited.
  [[nodiscard]] Node take() { return std::move(open_.back().node); }

  void number(const Field& field, double& value) override;
  void integer(const Field& field, std::int64_t& value) override;
  void seed(const Field& field, std::uint64_t& value) override;
  void boolean(const Field& field, bool& value) override;
  void text(const Field& field, std::string& value) override;
  void texts(const Field& field, std::vector<std::string>& value) override;
  void numbers(const Field& field, std::vector<double>& value) override;
  void name(const Field& field, Name& value) override;
  void names(const Field& field, std::vector<Name>& value) override;
  void by_name(const Field& field, std::vector<double>& value, bool simplex) override;
  void choice_index(const Field& field, int& value, std::span<const std::string_view> options) override;
  void kind(const Field& field, std::string_view catalogue, KindInstance& value) override;
  void kinds(const Field& field, std::string_view catalogue, std::vector<KindInstance>& value) override;
  void require(bool, std::string_view, std::string_view) override {}

 protected:
  [[nodiscard]] bool reading() const override { return false; }
  bool enter(const Field& field) override;
  void leave() override { shut(); }
  bool begin_list(const Field& field, std::size_t& count) override;
  bool begin_map(const Field& field, std::vector<std::string>& ids) override;
  void enter_item(std::size_t index) override;
  void leave_item() override { shut(); }
  void end_list() override { shut(); }
  void end_map() override { shut(); }

 private:
  /// A node being filled and the key it will have in the node below it; no key in a list, or when it takes the place of
  /// that node (a nameless field).
  struct Open {
    Node node;
    std::string key;
    std::vector<std::string> ids;
  };
  void open(Node node, std::string_view key, std::vector<std::string> ids = {});
  void shut();
  void put(std::string_view key, Node node);
  [[nodiscard]] Node kind_node(const KindInstance& value);

  const NameTable& names_;
  std::vector<Open> open_;
};

/// The struct as a node tree.
template <class Struct>
[[nodiscard]] Node write_fields(Struct value, const NameTable& names) {
  FieldWriter writer(names);
  value.visit(writer);
  return writer.take();
}

}  // namespace colead
