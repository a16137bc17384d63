// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// How well a value is known: A text seen at the source, B standard reference from memory, C assumption, R computed
/// here.
enum class Grade : std::uint8_t { none, A, B, C, R };

/// The lists of names a scenario declares; a reference field says which list it points into.
enum class Domain : std::uint8_t {
  none,
  criterion,
  profession,
  tier,
  facet,
  calendar,
  organisation,
  unit,
  arrival_profile,
  decision_class,
  person
};

/// What is known of one field of a Params struct. The same facts give YAML reading, error messages, the JSON Schema,
/// `colead kinds` and the reference pages.
struct Field {
  std::string_view name;
  std::string_view doc;
  std::string_view unit{};
  double low{-std::numeric_limits<double>::infinity()};
  double high{std::numeric_limits<double>::infinity()};
  Grade grade{Grade::none};
  std::string_view source{};
  bool required{false};
  bool open_low{false};  ///< `low` itself is refused
  Domain names{Domain::none};
};

/// The values a number may have.
struct NumberLimits {
  double low;
  double high;
  bool open_low{false};
};

/// A number nobody has measured (grade C): a named parameter that belongs into every sensitivity analysis.
[[nodiscard]] constexpr Field assumption(std::string_view name, std::string_view doc, std::string_view unit,
                                         NumberLimits limits, std::string_view source) {
  Field field;
  field.name = name;
  field.doc = doc;
  field.unit = unit;
  field.low = limits.low;
  field.high = limits.high;
  field.open_low = limits.open_low;
  field.grade = Grade::C;
  field.source = source;
  return field;
}

/// A name written in a scenario and, once read, its index in the list it points into.
struct Name {
  std::string text;
  std::uint32_t index{std::numeric_limits<std::uint32_t>::max()};

  [[nodiscard]] bool given() const { return !text.empty(); }
};

class CatalogueBase;

/// One object of a kind named in a scenario, with the parameters it was made from so that it can be written out again.
struct KindInstance {
  std::string kind;
  std::shared_ptr<const void> object;  ///< the contract's pointer, type erased; see Kind<Contract>
  std::shared_ptr<void> params;
  void (*visit_params)(void* params, class FieldVisitor& visitor){nullptr};
};

/// The immutable object of one kind, shared by every run of a scenario.
template <class Contract>
struct Kind {
  KindInstance instance;

  [[nodiscard]] bool given() const { return instance.object != nullptr; }
  [[nodiscard]] const Contract& operator*() const { return *static_cast<const Contract*>(instance.object.get()); }
  [[nodiscard]] const Contract* operator->() const { return static_cast<const Contract*>(instance.object.get()); }
};

/// Walks the fields of a struct. A struct lists its fields once, in `void visit(FieldVisitor&)`; reading, writing and
/// describing are visitors over that one list. A reader leaves a field that is not written as it stands (the default).
class FieldVisitor {
 public:
  FieldVisitor() = default;
  FieldVisitor(const FieldVisitor&) = delete;
  FieldVisitor& operator=(const FieldVisitor&) = delete;
  virtual ~FieldVisitor() = default;

  virtual void number(const Field& field, double& value) = 0;
  virtual void integer(const Field& field, std::int64_t& value) = 0;
  virtual void seed(const Field& field, std::uint64_t& value) = 0;
  virtual void boolean(const Field& field, bool& value) = 0;
  virtual void text(const Field& field, std::string& value) = 0;
  virtual void texts(const Field& field, std::vector<std::string>& value) = 0;
  virtual void numbers(const Field& field, std::vector<double>& value) = 0;
  /// A reference into the list field.names; `texts` above with a domain gives a list of references.
  virtual void name(const Field& field, Name& value) = 0;
  virtual void names(const Field& field, std::vector<Name>& value) = 0;
  /// Numbers keyed by the names of field.names ({safety: 0.4, access: 0.6}); value[index of the name]. Empty = not
  /// written. Names left out are 0. `simplex`: none negative, sum 1 within 1e-6, else RANGE.
  virtual void by_name(const Field& field, std::vector<double>& value, bool simplex) = 0;
  virtual void choice_index(const Field& field, int& value, std::span<const std::string_view> options) = 0;
  /// A kind from the catalogue labelled `catalogue` ("trust", "interventions", ...): {kind: name, its params...} or
  /// `name`.
  virtual void kind(const Field& field, std::string_view catalogue, KindInstance& value) = 0;
  virtual void kinds(const Field& field, std::string_view catalogue, std::vector<KindInstance>& value) = 0;
  /// A rule between fields: when `holds` is false a reader reports RANGE at `field_name` with the message.
  virtual void require(bool holds, std::string_view field_name, std::string_view message) = 0;

  template <class Enum>
  void choice(const Field& field, Enum& value, std::span<const std::string_view> options) {
    int index = static_cast<int>(value);
    choice_index(field, index, options);
    value = static_cast<Enum>(index);
  }

  /// A nested struct.
  template <class Struct>
  void group(const Field& field, Struct& value) {
    if (!enter(field)) return;
    value.visit(*this);
    leave();
  }

  /// A list of structs.
  template <class Struct>
  void list(const Field& field, std::vector<Struct>& values) {
    std::size_t count = values.size();
    if (!begin_list(field, count)) return;
    if (reading()) values.assign(count, Struct{});
    walk(values, count);
    end_list();
  }

  /// A mapping from ids to structs; each struct has a member `std::string id`. When field.names is a domain, the ids
  /// become the names of that domain.
  template <class Struct>
  void map(const Field& field, std::vector<Struct>& values) {
    std::vector<std::string> ids;
    ids.reserve(values.size());
    for (const auto& value : values) ids.push_back(value.id);
    if (!begin_map(field, ids)) return;
    if (reading()) values.assign(ids.size(), Struct{});
    for (std::size_t i = 0; i < ids.size() && i < values.size(); ++i) values[i].id = ids[i];
    walk(values, ids.size());
    end_map();
  }

 protected:
  [[nodiscard]] virtual bool reading() const = 0;
  virtual bool enter(const Field& field) = 0;  ///< false: nothing there, skip (a describer always returns true)
  virtual void leave() = 0;
  virtual bool begin_list(const Field& field, std::size_t& count) = 0;
  virtual bool begin_map(const Field& field, std::vector<std::string>& ids) = 0;
  /// Next item of the list or map begun last. A describer walks one default item: see walk().
  virtual void enter_item(std::size_t index) = 0;
  virtual void leave_item() = 0;
  virtual void end_list() = 0;
  virtual void end_map() = 0;

 private:
  template <class Struct>
  void walk(std::vector<Struct>& values, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      enter_item(i);
      if (i < values.size()) {
        values[i].visit(*this);
      } else {  // a describer asks for one item of an empty list
        Struct blank{};
        blank.visit(*this);
      }
      leave_item();
    }
  }
};

}  // namespace colead
COLEAD_PUBLIC_END
