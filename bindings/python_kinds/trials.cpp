// SPDX-License-Identifier: Apache-2.0
// A scenario's kinds asked one by one, whatever language they are written in: what conformance suites call.
#include <pybind11/stl.h>

#include <deque>
#include <optional>

#include "bindings.hpp"
#include "colead/core/error.hpp"
#include "python_kinds/columns.hpp"
#include "python_kinds/python_kinds.hpp"

namespace colead {
namespace {

using Matrix = py::array_t<double, py::array::c_style | py::array::forcecast>;

/// A trust model and ties of its own.
class TrustTrial {
 public:
  explicit TrustTrial(const Scenario& scenario) : model_(scenario.setting.trust) {}

  std::size_t tie() {
    Tie made;
    made.linear = 0.5F;
    ties_.push_back(made);
    return ties_.size() - 1;
  }
  void record(const std::vector<std::tuple<std::size_t, std::size_t, float, float>>& pieces, double now_weeks,
              float prior) {
    std::vector<Evidence> evidence;
    for (const auto& [tie, facet, positive, negative] : pieces) {
      if (facet >= facet_count) throw py::index_error("there are three facets");
      evidence.push_back({&ties_.at(tie), static_cast<Facet>(facet), positive, negative, {prior, prior, prior}});
    }
    model_->record(evidence, now_weeks);
  }
  [[nodiscard]] float read(std::optional<std::size_t> tie, double now_weeks, float prior) const {
    return ask(tie, prior, [&](auto regards, auto out) { model_->read(regards, now_weeks, out); });
  }
  [[nodiscard]] float uncertainty(std::optional<std::size_t> tie, double now_weeks, float prior) const {
    return ask(tie, prior, [&](auto regards, auto out) { model_->uncertainty(regards, now_weeks, out); });
  }
  /// What the model has written of a tie: positive and negative evidence of each facet, level, week of the last change.
  [[nodiscard]] auto state(std::size_t tie) const {
    const Tie& t = ties_.at(tie);
    return std::tuple(t.positive, t.negative, t.linear, t.updated_weeks);
  }

 private:
  template <class Ask>
  float ask(std::optional<std::size_t> tie, float prior, Ask with) const {
    const Regard regard{tie ? &ties_.at(*tie) : nullptr, {prior, prior, prior}};
    float out = -1.0F;
    with(std::span(&regard, 1), std::span(&out, 1));
    return out;
  }

  Kind<TrustModel> model_;
  std::deque<Tie> ties_;  // addresses stay
};

std::optional<std::uint32_t> decide(const Scenario& scenario, const Matrix& scores, const std::vector<py::dict>& people,
                                    double tolerance) {
  if (scores.ndim() != 2 || scores.shape(0) != static_cast<py::ssize_t>(people.size()))
    throw py::value_error("scores must have a row for each voter");
  std::vector<Voter> voters;
  for (const py::dict& one : people) {
    Voter voter;
    voter.profession = one["profession"].cast<std::uint32_t>();
    voter.tier = static_cast<Tier>(one["tier"].cast<int>());
    voter.owner = one["owner"].cast<bool>();
    voter.safety_owner = one["safety_owner"].cast<bool>();
    voter.competence = one["competence"].cast<double>();
    voter.accountability = one["accountability"].cast<double>();
    voters.push_back(voter);
  }
  const std::span values(scores.data(), static_cast<std::size_t>(scores.size()));
  const auto options = static_cast<std::size_t>(scores.shape(1));
  const Ruling ruling = scenario.setting.decisions.at(0).rule->decide({voters, options, values, tolerance});
  return ruling.agreed ? std::optional(ruling.option) : std::nullopt;
}

py::array discuss(const Scenario& scenario, const Matrix& opinion, const Matrix& weights,
                  const std::vector<double>& susceptibility, int rounds, std::uint64_t seed) {
  const auto n = static_cast<std::size_t>(opinion.shape(0));
  const auto m = static_cast<std::size_t>(opinion.shape(1));
  std::vector<double> now(opinion.data(), opinion.data() + opinion.size());
  const std::vector<double> anchor = now;
  std::vector<double> scratch(now.size());
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint32_t> listened;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = 0; j < n; ++j) listened.push_back(j);
    first.push_back(static_cast<std::uint32_t>(listened.size()));
  }
  const std::span weight(weights.data(), static_cast<std::size_t>(weights.size()));
  Discussion discussion{n, m, now, anchor, susceptibility, first, listened, weight, scratch};
  Draws draws = Luck(seed).draws(Purpose::example, 1);
  for (int round = 0; round < rounds; ++round) scenario.setting.influence->round(discussion, draws);
  return frozen_array(std::move(now), static_cast<py::ssize_t>(m));
}

py::array ties(const Scenario& scenario, const std::vector<std::string>& names, const std::vector<std::uint32_t>& unit,
               const std::vector<std::uint32_t>& profession, std::uint64_t seed) {
  std::vector<NetworkNode> nodes;
  for (std::size_t i = 0; i < names.size(); ++i)
    nodes.push_back({identity(names[i]), unit.at(i), profession.at(i), 0, names[i]});
  std::vector<std::uint32_t> out;
  for (const TieSpec& tie : scenario.setting.network->generate(nodes, Luck(seed))) {
    out.push_back(tie.source);
    out.push_back(tie.target);
  }
  return frozen_array(std::move(out), 2);
}

}  // namespace

void bind_trials(py::module_& module) {
  py::class_<TrustTrial>(module, "TrustTrial", "A scenario's trust model, asked about ties of its own.")
      .def(py::init<const Scenario&>(), py::arg("scenario"))
      .def("tie", &TrustTrial::tie, "A blank tie; its number.")
      .def("record", &TrustTrial::record, py::arg("pieces"), py::arg("now_weeks"), py::arg("prior") = 0.5F,
           "Pieces of evidence (tie, facet 0 to 2, positive, negative), in one batch.")
      .def("read", &TrustTrial::read, py::arg("tie"), py::arg("now_weeks"), py::arg("prior") = 0.5F,
           "Trust in [0, 1]; None is a stranger.")
      .def("uncertainty", &TrustTrial::uncertainty, py::arg("tie"), py::arg("now_weeks"), py::arg("prior") = 0.5F)
      .def("state", &TrustTrial::state, py::arg("tie"), "(positive by facet, negative by facet, level, updated_weeks)");
  module.def("trial_decide", &decide, py::arg("scenario"), py::arg("scores"), py::arg("people"), py::kw_only(),
             py::arg("tolerance") = 0.1,
             "What the rule of the first decision class makes of scores; None: no agreement.");
  module.def("trial_discuss", &discuss, py::arg("scenario"), py::arg("opinion"), py::arg("weights"),
             py::arg("susceptibility"), py::kw_only(), py::arg("rounds") = 1, py::arg("seed") = 1,
             "Opinions [n, m] after rounds of the scenario's influence rule with weights [n, n].");
  module.def("trial_ties", &ties, py::arg("scenario"), py::arg("names"), py::arg("unit"), py::arg("profession"),
             py::kw_only(), py::arg("seed") = 1, "Ties [n, 2] that the scenario's generator makes of people.");
}

}  // namespace colead
