// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "colead/decisions/totals.hpp"
#include "colead/decisions/voting.hpp"
#include "colead/fields/catalogue.hpp"

namespace colead {
namespace {

/// Whoever answers for the decision takes it after hearing the others. The option with the highest
/// (1 - consultation) (score of the owner) + consultation (mean of all scores, weighted by accountability) is taken.
/// Several owners count by their shares of accountability. Without an owner, those with the largest share are; without
/// any share, everybody counts alike. Agreed is always true: it says that the owner has decided, not that others like
/// it.
class SingleOwner final : public DecisionRule {
 public:
  struct Params {
    double consultation{0.3};

    void visit(FieldVisitor& v) {
      v.number({.name = "consultation",
                .doc = "weight of everybody's scores beside the owner's own",
                .unit = "share",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "vroom_1973, assumed_decision_rules"},
               consultation);
    }
  };

  explicit SingleOwner(const Params& params) : params_(params) {}

  [[nodiscard]] Ruling decide(const Ballot& ballot) const override {
    require_valid(ballot);
    const std::vector<double> owners = shares(ballot, owned(ballot));
    const std::vector<double> all = shares(ballot, std::vector<bool>(ballot.voters.size(), true));
    std::vector<double> weights(ballot.voters.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      weights[i] = (1.0 - params_.consultation) * owners[i] + params_.consultation * all[i];
    }
    Totals sums(ballot.options);
    weighted_scores(ballot, sums.all(), weights);
    return {true, leader(sums.all()).option};
  }

 private:
  static std::vector<bool> owned(const Ballot& ballot) {
    std::vector<bool> owner;
    for (const Voter& voter : ballot.voters) owner.push_back(voter.owner);
    if (std::find(owner.begin(), owner.end(), true) != owner.end()) return owner;
    const auto less = [](const Voter& a, const Voter& b) { return a.accountability < b.accountability; };
    const double most = std::max_element(ballot.voters.begin(), ballot.voters.end(), less)->accountability;
    for (std::size_t i = 0; i < owner.size(); ++i) owner[i] = ballot.voters[i].accountability == most;
    return owner;
  }

  /// Accountability among those counted, sum 1; alike when none of them has any.
  static std::vector<double> shares(const Ballot& ballot, const std::vector<bool>& counted) {
    double sum = 0.0;
    double number = 0.0;
    for (std::size_t i = 0; i < counted.size(); ++i) {
      if (counted[i]) sum += ballot.voters[i].accountability, number += 1.0;
    }
    std::vector<double> out(counted.size(), 0.0);
    for (std::size_t i = 0; i < counted.size(); ++i) {
      if (counted[i]) out[i] = sum > 0.0 ? ballot.voters[i].accountability / sum : 1.0 / number;
    }
    return out;
  }

  Params params_;
};

}  // namespace

void add_single_owner(Catalogue<DecisionRule>& catalogue) {
  catalogue.add<SingleOwner>("single_owner", "Whoever is accountable decides after consulting the others.",
                             "vroom_1973");
}

}  // namespace colead
