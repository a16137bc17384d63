// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/fields/fields.hpp"

namespace colead {

/// What is known of one field, as text for people and as numbers for a schema.
struct FieldDescription {
  std::string path;  ///< "people.<id>.weights", "groups[].size"
  std::string name;
  /// mapping, list, map, number, integer, seed, boolean, text, texts, numbers, name, names, by_name, choice, kind,
  /// kinds
  std::string type;
  std::string unit;
  std::string default_value;  ///< "" when the field is required or has nothing to show
  std::string range;          ///< "[0, 1]", ">= 0", "" when any value will do
  std::string grade;
  std::string source;
  std::string doc;
  bool required{false};
  std::vector<std::string> options;        ///< of a choice, or the kinds of a catalogue
  std::vector<FieldDescription> children;  ///< of a mapping, or of each item of a list or map

  double low{-std::numeric_limits<double>::infinity()};
  double high{std::numeric_limits<double>::infinity()};
  bool open_low{false};
  std::string catalogue;  ///< label, of a kind or kinds
  std::string names;      ///< what a name must be one of ("profession"), "" for free text
};

/// Describes the structs that visit it. Kinds are named, not entered (describe_kind does that), because a kind may hold
/// kinds of its own catalogue.
class FieldDescriber final : public FieldVisitor {
 public:
  /// Kinds of a catalogue that is not given are described without their names.
  explicit FieldDescriber(std::vector<const CatalogueBase*> catalogues = {});

  /// A mapping with the visited fields as children. Call once, when no struct is being visited.
  [[nodiscard]] FieldDescription take() { return std::move(frames_.back()); }

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
  void leave_item() override {}
  void end_list() override { shut(); }
  void end_map() override { shut(); }

 private:
  [[nodiscard]] FieldDescription described(const Field& field, std::string_view type) const;
  void add(const Field& field, std::string_view type, const std::string& default_value);
  void add_kinds(const Field& field, std::string_view type, std::string_view catalogue,
                 const std::string& default_value);
  void shut();

  std::vector<const CatalogueBase*> catalogues_;
  std::vector<FieldDescription> frames_;
};

template <class Struct>
[[nodiscard]] FieldDescription describe_fields(const std::vector<const CatalogueBase*>& catalogues = {}) {
  FieldDescriber describer(catalogues);
  Struct blank{};
  blank.visit(describer);
  return describer.take();
}

/// name, doc (the summary), source and, as children, the parameters; type "kind".
[[nodiscard]] FieldDescription describe_kind(const KindEntry& entry,
                                             const std::vector<const CatalogueBase*>& catalogues = {});

/// name is the label; the children are the kinds.
[[nodiscard]] FieldDescription describe_catalogue(const CatalogueBase& catalogue,
                                                  const std::vector<const CatalogueBase*>& catalogues = {});

}  // namespace colead
