// SPDX-License-Identifier: Apache-2.0
#include "colead/core/error.hpp"
#include "colead/generators/pairs.hpp"
#include "python_kinds/columns.hpp"
#include "python_kinds/kind_luck.hpp"
#include "python_kinds/python_kinds.hpp"
#include "record.hpp"

namespace colead {
namespace {

/// A copy of what a generator may know of people.
struct NodeRows {
  std::vector<std::uint64_t> identity;
  std::vector<std::uint32_t> unit;
  std::vector<std::uint32_t> profession;
  std::vector<std::uint32_t> organisation;
  std::vector<std::string> names;

  explicit NodeRows(std::span<const NetworkNode> nodes) {
    for (const NetworkNode& node : nodes) {
      identity.push_back(node.identity);
      unit.push_back(node.unit);
      profession.push_back(node.profession);
      organisation.push_back(node.organisation);
      names.emplace_back(node.name);
    }
  }
};

TieSpec tie_of(const std::string& name, std::span<const NetworkNode> nodes, const py::array_t<std::int64_t>& pairs,
               py::ssize_t row) {
  const auto people = static_cast<std::int64_t>(nodes.size());
  const std::int64_t a = pairs.at(row, 0);
  const std::int64_t b = pairs.at(row, 1);
  if (a < 0 || b < 0 || a >= people || b >= people || a == b) {
    throw ModelError(name + ": generate() must return pairs of different people from 0 to " +
                     std::to_string(people - 1) + ", not (" + std::to_string(a) + ", " + std::to_string(b) + ")");
  }
  const auto source = static_cast<std::uint32_t>(a);
  const auto target = static_cast<std::uint32_t>(b);
  return {source, target, detail::kind_between(nodes[source], nodes[target])};
}

class PythonGenerator final : public Generator {
 public:
  explicit PythonGenerator(const PythonParams& params)
      : name_(params.declaration->name), generate_(params.instantiate().method("generate")) {}

  [[nodiscard]] std::vector<TieSpec> generate(std::span<const NetworkNode> nodes, const Luck& luck) const override {
    const InterpreterLock lock;
    const py::object answer = generate_(NodeRows(nodes), KindLuck(luck, name_));
    using Pairs = py::array_t<std::int64_t, py::array::c_style>;
    const auto given = py::array::ensure(answer);
    if (!given || (given.size() > 0 && (given.ndim() != 2 || given.shape(1) != 2 || given.dtype().kind() != 'i')))
      throw ModelError(name_ +
                       ": generate() must return an array of whole numbers with two columns, source and target");
    std::vector<TieSpec> ties;
    if (given.size() == 0) return ties;
    const auto pairs = Pairs::ensure(given);
    for (py::ssize_t row = 0; row < pairs.shape(0); ++row) ties.push_back(tie_of(name_, nodes, pairs, row));
    return ties;
  }

 private:
  std::string name_;
  PythonObject generate_;
};

}  // namespace

void add_python_generator(Catalogue<Generator>& catalogue, const DeclarationPtr& declaration) {
  add_python_kind<Generator, PythonGenerator>(catalogue, declaration);
}

void bind_python_generator(py::module_& module) {
  py::class_<NodeRows>(module, "NetworkNodes", "What a generator may know of each person; frozen.")
      .def("__len__", [](const NodeRows& nodes) { return nodes.unit.size(); })
      .def_property_readonly("identity", frozen(&NodeRows::identity), "[n] key of this person's luck")
      .def_property_readonly("unit", frozen(&NodeRows::unit), "[n] index in the scenario's units")
      .def_property_readonly("profession", frozen(&NodeRows::profession), "[n] index in the scenario's professions")
      .def_property_readonly("organisation", frozen(&NodeRows::organisation), "[n] index in its organisations")
      .def_property_readonly(
          "names", [](const NodeRows& nodes) { return many(nodes.names, std::identity{}); },
          "n texts: unit.profession.tier.number");
}

}  // namespace colead
