// SPDX-License-Identifier: Apache-2.0
#include "colead/decisions/voting.hpp"
#include "colead/fields/catalogue.hpp"

namespace colead {
namespace {

/// A majority decides as in `majority`, but each safety owner may block a change: agreed means that the vote agreed and
/// that no safety owner loses more than `veto_multiple` tolerances by it. Nothing else is put to the vote after a
/// block. The status quo cannot be blocked, for it is what a block leaves standing (Tsebelis 2002). Without a safety
/// owner the vote stands.
class Veto final : public DecisionRule {
 public:
  struct Params {
    double threshold{0.5};
    double veto_multiple{1.0};

    void visit(FieldVisitor& v) {
      v.number({.name = "threshold",
                .doc = "share of votes that must be exceeded",
                .unit = "share",
                .low = 0,
                .high = 0.999,
                .grade = Grade::C,
                .source = "design_decision_rules"},
               threshold);
      v.number({.name = "veto_multiple",
                .doc = "how far below their best, in tolerances, safety owners let an option pass",
                .unit = "1",
                .low = 0,
                .high = 1000,
                .grade = Grade::C,
                .source = "assumed_decision_rules"},
               veto_multiple);
    }
  };

  explicit Veto(const Params& params) : params_(params) {}

  [[nodiscard]] Ruling decide(const Ballot& ballot) const override {
    require_valid(ballot);
    const Ruling vote = majority_vote(ballot, params_.threshold);
    if (!vote.agreed || vote.option == 0) return vote;
    for (std::size_t voter = 0; voter < ballot.voters.size(); ++voter) {
      if (!ballot.voters[voter].safety_owner) continue;
      if (!content(ballot, voter, vote.option, params_.veto_multiple * ballot.tolerance)) return {};
    }
    return vote;
  }

 private:
  Params params_;
};

}  // namespace

void add_veto(Catalogue<DecisionRule>& catalogue) {
  catalogue.add<Veto>("veto", "The majority decides, but whoever answers for safety can block a change.",
                      "tsebelis_2002");
}

}  // namespace colead
