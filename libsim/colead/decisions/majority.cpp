// SPDX-License-Identifier: Apache-2.0
#include "colead/decisions/voting.hpp"
#include "colead/fields/catalogue.hpp"

namespace colead {
namespace {

/// One vote each for one's best option. Agreed means that one option has more than the share `threshold` of the votes,
/// or that the lead is tied: then the group keeps the status quo. Without a tie and without enough votes there is no
/// agreement.
class Majority final : public DecisionRule {
 public:
  struct Params {
    double threshold{0.5};

    void visit(FieldVisitor& v) {
      v.number({.name = "threshold",
                .doc = "share of votes that must be exceeded; 0 is plurality",
                .unit = "share",
                .low = 0,
                .high = 0.999,
                .grade = Grade::C,
                .source = "condorcet_1785, galam_1986"},
               threshold);
    }
  };

  explicit Majority(const Params& params) : params_(params) {}

  [[nodiscard]] Ruling decide(const Ballot& ballot) const override {
    require_valid(ballot);
    return majority_vote(ballot, params_.threshold);
  }

 private:
  Params params_;
};

}  // namespace

void add_majority(Catalogue<DecisionRule>& catalogue) {
  catalogue.add<Majority>("majority", "One vote each for the best option; a tie keeps the status quo.",
                          "condorcet_1785");
}

}  // namespace colead
