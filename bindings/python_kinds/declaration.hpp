// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/interventions/delivery.hpp"
#include "colead/metrics/metric.hpp"
#include "python_kinds/python_object.hpp"

namespace colead {

/// Which of its options a choice has taken.
struct Chosen {
  int index{0};
};

/// The value of one parameter, by the type its field has in C++.
using ParameterValue =
    std::variant<double, std::int64_t, bool, std::string, std::vector<double>, std::vector<std::string>, Chosen>;

/// One parameter of a kind written in Python: what a Field knows, with texts of its own.
struct DeclaredField {
  std::string name;
  std::string doc;
  std::string unit;
  std::string source;
  double low{0};
  double high{0};
  bool open_low{false};
  bool required{false};
  Grade grade{Grade::none};
  std::vector<std::string> options;  ///< of a choice
  ParameterValue value;              ///< the default

  [[nodiscard]] Field field() const;
};

/// A figure a metric gives, with texts of its own.
struct DeclaredOutput {
  std::string name;
  std::string unit;
  Better better{Better::neither};
  std::string doc;
};

/// What a class in Python says of itself (colead/python_kinds/declare.py). Immutable once read; shared by every kind
/// made from it.
struct Declaration {
  std::string catalogue;  ///< label
  std::string name;
  std::string summary;
  std::string source;
  std::vector<DeclaredField> fields;
  std::vector<DeclaredOutput> declared_outputs;
  std::vector<Output> outputs;      ///< views of declared_outputs
  Delivery delivery;                ///< defaults of an intervention
  std::set<std::string> overrides;  ///< optional methods of the contract that the class has
  PythonObject make;                ///< (parameters by name) -> an object of the class

  /// Views look at what stands beside them.
  Declaration() = default;
  Declaration(const Declaration&) = delete;
  Declaration& operator=(const Declaration&) = delete;
};
using DeclarationPtr = std::shared_ptr<const Declaration>;

/// Reads the record that colead.python_kinds.declare.declared() makes of a class. Needs the interpreter's lock.
[[nodiscard]] DeclarationPtr read_declaration(const py::dict& record);

/// Parameters of a kind written in Python; walked like those of any other.
struct PythonParams {
  DeclarationPtr declaration;
  std::vector<ParameterValue> values;
  std::optional<Delivery> delivery;  ///< of an intervention

  explicit PythonParams(DeclarationPtr declared);
  void visit(FieldVisitor& visitor);
  /// An object of the class. ValueError and TypeError of its making become ModelError, so that a reader can say where
  /// the values stand.
  [[nodiscard]] PythonObject instantiate() const;
};

/// An entry whose objects are `Trampoline`s, made from (declaration, parameters).
template <class Contract, class Trampoline>
void add_python_kind(Catalogue<Contract>& catalogue, const DeclarationPtr& declaration) {
  KindEntry entry{declaration->name, declaration->summary, declaration->source, {}, {}};
  entry.make = [declaration](FieldVisitor& visitor) {
    auto params = std::make_shared<PythonParams>(declaration);
    params->visit(visitor);
    const std::shared_ptr<const Contract> object = std::make_shared<Trampoline>(*params);
    return KindInstance{declaration->name, object, params,
                        [](void* p, FieldVisitor& v) { static_cast<PythonParams*>(p)->visit(v); }};
  };
  entry.describe = [declaration](FieldVisitor& visitor) { PythonParams(declaration).visit(visitor); };
  catalogue.add_entry(std::move(entry));
}

}  // namespace colead
