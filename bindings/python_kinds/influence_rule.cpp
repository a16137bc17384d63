// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "colead/core/error.hpp"
#include "colead/influence/influence_math.hpp"
#include "python_kinds/columns.hpp"
#include "python_kinds/loan.hpp"
#include "python_kinds/python_kinds.hpp"

namespace colead {
namespace {

/// A copy of a discussion; opinions are written back after the round.
struct DiscussionRows {
  std::size_t people;
  std::size_t matters;
  std::vector<double> opinion;
  std::vector<double> anchor;
  std::vector<double> susceptibility;
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> listened;
  std::vector<double> weight;

  explicit DiscussionRows(const Discussion& d)
      : people(d.people),
        matters(d.matters),
        opinion(d.opinion.begin(), d.opinion.end()),
        anchor(d.anchor.begin(), d.anchor.end()),
        susceptibility(d.susceptibility.begin(), d.susceptibility.end()),
        first(d.first.begin(), d.first.end()),
        listened(d.listened.begin(), d.listened.end()),
        weight(d.weight.begin(), d.weight.end()) {}

  [[nodiscard]] py::ssize_t width() const { return static_cast<py::ssize_t>(matters); }
  /// n x n, weights on the same person added up.
  [[nodiscard]] py::array matrix() const {
    std::vector<double> out(people * people, 0.0);
    for (std::size_t i = 0; i < people; ++i) {
      for (std::size_t e = first[i]; e < first[i + 1]; ++e) out[i * people + listened[e]] += weight[e];
    }
    return frozen_array(std::move(out), static_cast<py::ssize_t>(people));
  }
};

class PythonInfluenceRule final : public InfluenceRule {
 public:
  explicit PythonInfluenceRule(const PythonParams& params)
      : name_(params.declaration->name), round_(params.instantiate().method("round")) {}

  void round(Discussion& discussion, Draws& draws) const override {
    require_valid(discussion);
    const InterpreterLock lock;
    const py::object shown = py::cast(DiscussionRows(discussion));
    const Loan<Draws> lent(draws, "draws");
    const Lending<Draws> for_this_round(lent);
    round_(shown, lent);
    const auto& opinion = shown.cast<const DiscussionRows&>().opinion;
    if (!std::all_of(opinion.begin(), opinion.end(), [](double x) { return std::isfinite(x); }))
      throw ModelError(name_ + ": round() must leave finite opinions");
    std::copy(opinion.begin(), opinion.end(), discussion.opinion.begin());
  }

 private:
  std::string name_;
  PythonObject round_;
};

template <class Column>
auto by_matter(Column column, bool may_write) {
  return [column, may_write](const py::object& self) -> py::array {
    const auto& discussion = self.cast<const DiscussionRows&>();
    const py::ssize_t width = discussion.width();
    // A discussion of one matter is a column too, so that [i] is a row whatever the number of matters.
    py::array out = may_write ? writable_column(discussion.*column, self) : frozen_column(discussion.*column, self);
    return out.attr("reshape")(-1, width).template cast<py::array>();
  };
}

}  // namespace

void add_python_influence_rule(Catalogue<InfluenceRule>& catalogue, const DeclarationPtr& declaration) {
  add_python_kind<InfluenceRule, PythonInfluenceRule>(catalogue, declaration);
}

void bind_python_influence_rule(py::module_& module) {
  py::class_<Loan<Draws>>(module, "Draws", "Successive uniforms of one identity, for the call they were handed to.")
      .def(
          "next", [](const Loan<Draws>& draws) { return draws->next(); }, "The next uniform in (0, 1).")
      .def(
          "uniforms",
          [](const Loan<Draws>& draws, std::size_t count) {
            std::vector<double> out(count);
            for (double& u : out) u = draws->next();
            return frozen_array(std::move(out));
          },
          py::arg("count"), "The next `count` uniforms.");
  py::class_<DiscussionRows>(module, "Discussion", "Opinions of n people on m matters; frozen but for `opinion`.")
      .def("__len__", [](const DiscussionRows& d) { return d.people; })
      .def_readonly("matters", &DiscussionRows::matters, "m")
      .def_property_readonly("opinion", by_matter(&DiscussionRows::opinion, true), "[n, m]; writable")
      .def_property_readonly("anchor", by_matter(&DiscussionRows::anchor, false), "[n, m] before anybody spoke")
      .def_property_readonly("susceptibility", frozen(&DiscussionRows::susceptibility), "[n] in [0, 1]")
      .def_property_readonly("first", frozen(&DiscussionRows::first), "[n + 1] where the weights of each begin")
      .def_property_readonly("listened", frozen(&DiscussionRows::listened), "whom each weight is for")
      .def_property_readonly("weight", frozen(&DiscussionRows::weight), ">= 0, those of a person sum to 1")
      .def_property_readonly("matrix", &DiscussionRows::matrix, "[n, n] the same weights, row by listener");
}

}  // namespace colead
