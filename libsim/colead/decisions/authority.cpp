// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "colead/decisions/voting.hpp"
#include "colead/fields/catalogue.hpp"

namespace colead {
namespace {

/// The highest tier at the table decides, among themselves by the vote that `majority` describes; nobody else counts.
/// Agreed means that this vote agreed: one person of the tier alone always does, an even split keeps the status quo.
class Authority final : public DecisionRule {
 public:
  struct Params {
    double threshold{0.5};

    void visit(FieldVisitor& v) {
      v.number({.name = "threshold",
                .doc = "share of the tier's votes that must be exceeded",
                .unit = "share",
                .low = 0,
                .high = 0.999,
                .grade = Grade::C,
                .source = "design_decision_rules"},
               threshold);
    }
  };

  explicit Authority(const Params& params) : params_(params) {}

  [[nodiscard]] Ruling decide(const Ballot& ballot) const override {
    require_valid(ballot);
    const auto lower = [](const Voter& a, const Voter& b) { return a.tier < b.tier; };
    const Tier top = std::max_element(ballot.voters.begin(), ballot.voters.end(), lower)->tier;
    std::vector<double> weights;
    weights.reserve(ballot.voters.size());
    for (const Voter& voter : ballot.voters) weights.push_back(voter.tier == top ? 1.0 : 0.0);
    return majority_vote(ballot, params_.threshold, weights);
  }

 private:
  Params params_;
};

}  // namespace

void add_authority(Catalogue<DecisionRule>& catalogue) {
  catalogue.add<Authority>("authority", "The highest tier present decides, within it by majority.",
                           "design_decision_rules");
}

}  // namespace colead
