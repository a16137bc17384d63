// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// One kind: its name in YAML, a sentence on what it does, where the mechanism comes from, and how to make one.
struct KindEntry {
  std::string name;
  std::string summary;
  std::string source;
  /// Default Params, shown to `visitor`, then made into an object.
  std::function<KindInstance(FieldVisitor& visitor)> make;
  /// Walks default Params with a describer.
  std::function<void(FieldVisitor& visitor)> describe;
};

/// The kinds of one contract, by name, in the order they were added.
class CatalogueBase {
 public:
  explicit CatalogueBase(std::string label) : label_(std::move(label)) {}

  [[nodiscard]] const std::string& label() const { return label_; }
  [[nodiscard]] const std::vector<KindEntry>& entries() const { return entries_; }
  [[nodiscard]] const KindEntry* find(std::string_view name) const {
    for (const auto& entry : entries_) {
      if (entry.name == name) return &entry;
    }
    return nullptr;
  }
  /// Throws ModelError when the name is taken: two kinds of one name would make a scenario ambiguous.
  void add_entry(KindEntry entry) {
    if (find(entry.name) != nullptr)
      throw ModelError("kind '" + entry.name + "' is in catalogue '" + label_ + "' already");
    entries_.push_back(std::move(entry));
  }

 private:
  std::string label_;
  std::vector<KindEntry> entries_;
};

/// A catalogue of kinds that fulfil `Contract`. A kind is a final class with a nested `struct Params { void
/// visit(FieldVisitor&); }` and a constructor from Params; its file ends with `void add_<stem>(Catalogue<Contract>&)`.
template <class Contract>
class Catalogue final : public CatalogueBase {
 public:
  using CatalogueBase::CatalogueBase;

  template <class K>
  void add(std::string name, std::string summary, std::string source) {
    using Params = typename K::Params;
    KindEntry entry{std::move(name), std::move(summary), std::move(source), {}, {}};
    entry.make = [kind = entry.name](FieldVisitor& visitor) {
      auto params = std::make_shared<Params>();
      params->visit(visitor);
      const std::shared_ptr<const Contract> object = std::make_shared<K>(*params);
      return KindInstance{kind, object, params, [](void* p, FieldVisitor& v) { static_cast<Params*>(p)->visit(v); }};
    };
    entry.describe = [](FieldVisitor& visitor) {
      Params params{};
      params.visit(visitor);
    };
    add_entry(std::move(entry));
  }
};

}  // namespace colead
COLEAD_PUBLIC_END
