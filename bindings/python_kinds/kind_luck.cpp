// SPDX-License-Identifier: Apache-2.0
#include "python_kinds/kind_luck.hpp"

#include <algorithm>
#include <stdexcept>

#include "python_kinds/columns.hpp"
#include "python_kinds/python_kinds.hpp"

namespace colead {
namespace {

using Identities = py::array_t<std::uint64_t, py::array::c_style | py::array::forcecast>;

template <class Draw>
py::array pairwise(const Identities& first, const Identities& second, Draw draw) {
  if (first.ndim() != 1 || second.ndim() != 1 || first.size() != second.size())
    throw std::invalid_argument("two rows of identities of equal length are needed");
  std::vector<double> out(static_cast<std::size_t>(first.size()));
  for (py::ssize_t i = 0; i < first.size(); ++i) out[static_cast<std::size_t>(i)] = draw(first.at(i), second.at(i));
  return frozen_array(std::move(out));
}

py::array uniforms(const KindLuck& self, const Identities& entities, std::uint64_t partner, std::uint64_t ordinal,
                   const std::string& use) {
  return pairwise(entities, entities,
                  [&](std::uint64_t entity, std::uint64_t) { return self.uniform(entity, partner, ordinal, use); });
}

/// As generators in C++ draw a tie: of the two identities, whichever comes first.
py::array tie_uniforms(const KindLuck& self, const Identities& first, const Identities& second) {
  return pairwise(first, second, [&](std::uint64_t a, std::uint64_t b) {
    return self.luck().uniform(Purpose::network_tie, std::min(a, b), std::max(a, b));
  });
}

}  // namespace

void bind_kind_luck(py::module_& module) {
  py::class_<KindLuck>(module, "Luck",
                       "A kind's own luck: numbers in (0, 1) keyed by identities, never by the order of asking.")
      .def("uniform", &KindLuck::uniform, py::arg("entity"), py::arg("partner") = 0, py::arg("ordinal") = 0,
           py::kw_only(), py::arg("use") = "",
           "The number of an identity and perhaps a partner; `ordinal` counts, `use` tells several of one apart.")
      .def("uniforms", &uniforms, py::arg("entities"), py::arg("partner") = 0, py::arg("ordinal") = 0, py::kw_only(),
           py::arg("use") = "", "uniform() of each of a row of identities.")
      .def("ties", &tie_uniforms, py::arg("first"), py::arg("second"),
           "The number that decides whether two people are tied, the same in both orders; for generators.");
}

}  // namespace colead
