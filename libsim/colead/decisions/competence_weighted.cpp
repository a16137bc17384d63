// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "colead/decisions/totals.hpp"
#include "colead/decisions/voting.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/math/functions.hpp"

namespace colead {
namespace {

/// Votes for one's best option, weighted by the logarithm of the odds of being right: log(p (m - 1) / (1 - p)) with m
/// options, the log-odds for two. It is the most reliable rule when p is true, votes are independent and wrong votes
/// fall on any wrong option alike (Nitzan & Paroush 1982; Shapley & Grofman 1984; m > 2: Ben-Yashar & Paroush 2001).
/// Who is worse than chance counts against what they vote for. Agreed means that the first option leads the next by
/// `required_lead`; with 0 the rule always agrees, of equals on the lowest option, so on the status quo when nobody
/// knows more than chance.
class CompetenceWeighted final : public DecisionRule {
 public:
  struct Params {
    double required_lead{0.0};
    double highest_competence{0.99};

    void visit(FieldVisitor& v) {
      v.number({.name = "required_lead",
                .doc = "log-odds by which the first option must lead",
                .unit = "log-odds",
                .low = 0,
                .high = 100,
                .grade = Grade::C,
                .source = "design_decision_rules"},
               required_lead);
      v.number({.name = "highest_competence",
                .doc = "competence p counts as between 1 minus this and this",
                .unit = "share",
                .low = 0.5,
                .high = 0.999999,
                .grade = Grade::C,
                .source = "design_decision_rules"},
               highest_competence);
    }
  };

  explicit CompetenceWeighted(const Params& params) : params_(params) {}

  [[nodiscard]] Ruling decide(const Ballot& ballot) const override {
    require_valid(ballot);
    if (ballot.options == 1) return {true, 0};
    std::vector<double> weights;
    weights.reserve(ballot.voters.size());
    for (const Voter& voter : ballot.voters) {
      const double p = std::clamp(voter.competence, 1.0 - params_.highest_competence, params_.highest_competence);
      weights.push_back(math::log(p * static_cast<double>(ballot.options - 1) / (1.0 - p)));
    }
    Totals votes(ballot.options);
    first_votes(ballot, votes.all(), weights);
    const Leader first = leader(votes.all());
    return {first.lead >= params_.required_lead, first.option};
  }

 private:
  Params params_;
};

}  // namespace

void add_competence_weighted(Catalogue<DecisionRule>& catalogue) {
  catalogue.add<CompetenceWeighted>("competence_weighted",
                                    "Votes count by the log-odds of the voter's perceived competence.",
                                    "nitzan_1982, shapley_1984");
}

}  // namespace colead
