// SPDX-License-Identifier: Apache-2.0
#include "colead/core/error.hpp"
#include "colead/decisions/voting.hpp"
#include "python_kinds/columns.hpp"
#include "python_kinds/python_kinds.hpp"

namespace colead {
namespace {

/// A copy of a ballot that Python may keep.
struct BallotRows {
  std::size_t options;
  double tolerance;
  std::vector<double> scores;
  std::vector<std::uint32_t> profession;
  std::vector<std::uint8_t> tier;
  std::vector<std::uint8_t> owner;
  std::vector<std::uint8_t> safety_owner;
  std::vector<double> competence;
  std::vector<double> accountability;

  explicit BallotRows(const Ballot& ballot)
      : options(ballot.options), tolerance(ballot.tolerance), scores(ballot.scores.begin(), ballot.scores.end()) {
    for (const Voter& voter : ballot.voters) {
      profession.push_back(voter.profession);
      tier.push_back(static_cast<std::uint8_t>(voter.tier));
      owner.push_back(voter.owner ? 1 : 0);
      safety_owner.push_back(voter.safety_owner ? 1 : 0);
      competence.push_back(voter.competence);
      accountability.push_back(voter.accountability);
    }
  }
};

class PythonDecisionRule final : public DecisionRule {
 public:
  explicit PythonDecisionRule(const PythonParams& params)
      : name_(params.declaration->name), decide_(params.instantiate().method("decide")) {}

  [[nodiscard]] Ruling decide(const Ballot& ballot) const override {
    require_valid(ballot);
    const InterpreterLock lock;
    const py::object answer = decide_(BallotRows(ballot));
    if (answer.is_none()) return {};
    const py::ssize_t option = PyNumber_AsSsize_t(answer.ptr(), PyExc_OverflowError);
    if (option == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
    if (option < 0 || option >= static_cast<py::ssize_t>(ballot.options)) {
      throw ModelError(name_ + ": decide() must return None or an option from 0 to " +
                       std::to_string(ballot.options - 1) + ", not " + std::to_string(option));
    }
    return {true, static_cast<std::uint32_t>(option)};
  }

 private:
  std::string name_;
  PythonObject decide_;
};

py::array scores_of(const py::object& self) {
  const auto& ballot = self.cast<const BallotRows&>();
  return frozen_column(ballot.scores, self, static_cast<py::ssize_t>(ballot.options));
}

}  // namespace

void add_python_decision_rule(Catalogue<DecisionRule>& catalogue, const DeclarationPtr& declaration) {
  add_python_kind<DecisionRule, PythonDecisionRule>(catalogue, declaration);
}

void bind_python_decision_rule(py::module_& module) {
  py::class_<BallotRows>(module, "Ballot", "Scores of n voters for m options; option 0 is the status quo. Frozen.")
      .def("__len__", [](const BallotRows& ballot) { return ballot.profession.size(); })
      .def_readonly("options", &BallotRows::options, "m")
      .def_readonly("tolerance", &BallotRows::tolerance, "how far below the own best contents a voter; value")
      .def_property_readonly("scores", &scores_of, "[n, m] higher is better; value")
      .def_property_readonly("profession", frozen(&BallotRows::profession), "[n] index in the scenario's professions")
      .def_property_readonly("tier", frozen(&BallotRows::tier), "[n] 0 early, 1 mid, 2 senior, 3 board")
      .def_property_readonly("owner", flags(&BallotRows::owner), "[n] bool: answers for the decision")
      .def_property_readonly("safety_owner", flags(&BallotRows::safety_owner), "[n] bool: may veto")
      .def_property_readonly("competence", frozen(&BallotRows::competence), "[n] in (0, 1): perceived")
      .def_property_readonly("accountability", frozen(&BallotRows::accountability), "[n] shares, sum 1");
}

}  // namespace colead
