// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "colead/decisions/totals.hpp"
#include "colead/decisions/voting.hpp"
#include "colead/fields/catalogue.hpp"

namespace colead {
namespace {

/// Each profession at the table holds a key, as two officers do of one safe. A profession turns its key for an option
/// when `keys` of its members (all of them, if there are fewer) are content with it. Agreed means that some option has
/// every profession's key; of those with every key, the one with the highest sum of scores is taken. One profession
/// alone opens by itself. Professions holding a key equally, their numbers at the table matter only for the sum.
class TwoKey final : public DecisionRule {
 public:
  struct Params {
    std::int64_t keys{1};

    void visit(FieldVisitor& v) {
      v.integer({.name = "keys",
                 .doc = "members of each profession who must be content",
                 .unit = "people",
                 .low = 1,
                 .high = 1000,
                 .grade = Grade::C,
                 .source = "design_decision_rules"},
                keys);
    }
  };

  explicit TwoKey(const Params& params) : params_(params) {}

  [[nodiscard]] Ruling decide(const Ballot& ballot) const override {
    require_valid(ballot);
    Totals sums(ballot.options);
    weighted_scores(ballot, sums.all());
    bool any = false;
    for (std::size_t option = 0; option < ballot.options; ++option) {
      if (opened(ballot, option)) {
        any = true;
      } else {
        sums[option] = -std::numeric_limits<double>::max();
      }
    }
    return any ? Ruling{true, leader(sums.all()).option} : Ruling{};
  }

 private:
  [[nodiscard]] bool opened(const Ballot& ballot, std::size_t option) const {
    for (const Voter& voter : ballot.voters) {  // once per member, which costs less than a list of professions
      if (!key_turned(ballot, voter.profession, option)) return false;
    }
    return true;
  }

  [[nodiscard]] bool key_turned(const Ballot& ballot, std::uint32_t profession, std::size_t option) const {
    std::int64_t members = 0;
    std::int64_t contented = 0;
    for (std::size_t voter = 0; voter < ballot.voters.size(); ++voter) {
      if (ballot.voters[voter].profession != profession) continue;
      ++members;
      if (content(ballot, voter, option, ballot.tolerance)) ++contented;
      if (contented >= params_.keys) return true;
    }
    return contented == members;
  }

  Params params_;
};

}  // namespace

void add_two_key(Catalogue<DecisionRule>& catalogue) {
  catalogue.add<TwoKey>("two_key", "Each profession present must have a member who is content with the option.",
                        "design_decision_rules");
}

}  // namespace colead
