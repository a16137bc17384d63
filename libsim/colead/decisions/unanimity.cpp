// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <limits>

#include "colead/decisions/totals.hpp"
#include "colead/decisions/voting.hpp"
#include "colead/fields/catalogue.hpp"

namespace colead {
namespace {

enum class Test : std::uint8_t { content, spread };
constexpr std::array<std::string_view, 2> test_names{"content", "spread"};

/// Consensus. With `test: content`, agreed means that there are options nobody minds, each within the tolerance of
/// every voter's own best; of those the one with the highest sum of scores is taken. With `test: spread`, agreed means
/// that the voters see the option with the highest sum alike: their scores of it lie no further apart than the
/// tolerance, whatever each would have preferred.
class Unanimity final : public DecisionRule {
 public:
  struct Params {
    Test test{Test::content};
    double tolerance_multiple{1.0};

    void visit(FieldVisitor& v) {
      v.choice({.name = "test", .doc = "what must be close", .grade = Grade::C, .source = "design_decision_rules"},
               test, test_names);
      v.number({.name = "tolerance_multiple",
                .doc = "tolerance allowed, in those of the decision; 0: the same best for all",
                .unit = "1",
                .low = 0,
                .high = 1000,
                .grade = Grade::C,
                .source = "assumed_decision_rules"},
               tolerance_multiple);
    }
  };

  explicit Unanimity(const Params& params) : params_(params) {}

  [[nodiscard]] Ruling decide(const Ballot& ballot) const override {
    require_valid(ballot);
    const double tolerance = params_.tolerance_multiple * ballot.tolerance;
    Totals sums(ballot.options);
    weighted_scores(ballot, sums.all());
    if (params_.test == Test::spread) {
      const std::uint32_t option = leader(sums.all()).option;
      return {spread(ballot, option) <= tolerance, option};
    }
    bool any = false;
    for (std::size_t option = 0; option < ballot.options; ++option) {
      if (contents_all(ballot, option, tolerance)) {
        any = true;
      } else {
        sums[option] = -std::numeric_limits<double>::max();
      }
    }
    return any ? Ruling{true, leader(sums.all()).option} : Ruling{};
  }

 private:
  static bool contents_all(const Ballot& ballot, std::size_t option, double tolerance) {
    for (std::size_t voter = 0; voter < ballot.voters.size(); ++voter) {
      if (!content(ballot, voter, option, tolerance)) return false;
    }
    return true;
  }

  static double spread(const Ballot& ballot, std::size_t option) {
    double low = ballot.score(0, option);
    double high = low;
    for (std::size_t voter = 1; voter < ballot.voters.size(); ++voter) {
      low = std::min(low, ballot.score(voter, option));
      high = std::max(high, ballot.score(voter, option));
    }
    return high - low;
  }

  Params params_;
};

}  // namespace

void add_unanimity(Catalogue<DecisionRule>& catalogue) {
  catalogue.add<Unanimity>("unanimity", "Everybody must be content with the option, or see it alike.",
                           "davis_1973, design_decision_rules");
}

}  // namespace colead
