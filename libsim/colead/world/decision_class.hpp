// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/decisions/decision_rule.hpp"
#include "colead/fields/fields.hpp"
#include "colead/people/profession.hpp"
#include "colead/world/process.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Of the unit where the decision arises, or of another of its organisation.
enum class Whose : std::uint8_t { own, other };
inline constexpr std::array<std::string_view, 2> whose_names{"own", "other"};

/// Who a decision needs.
struct Need {
  Name profession;
  Tier tier{Tier::early};  ///< at least this senior
  std::int64_t count{1};
  bool safety_owner{false};  ///< may veto where the rule knows a veto
  Whose unit{Whose::own};    ///< where this person works
  double effort{1.0};        ///< own work, relative to the class's effort_hours

  void visit(FieldVisitor& v);
};

/// Who must be in the room before a joint meeting may start.
enum class Quorum : std::uint8_t { owner, both, all };
inline constexpr std::array<std::string_view, 3> quorum_names{"owner", "both", "all"};

/// How the work on a decision spreads around its mean.
enum class EffortDistribution : std::uint8_t { lognormal, exponential, fixed };
inline constexpr std::array<std::string_view, 3> effort_names{"lognormal", "exponential", "fixed"};

/// When in the week decisions of a class arise.
enum class ArrivalPattern : std::uint8_t { always, daytime, weekdays, working_hours };
inline constexpr std::array<std::string_view, 4> arrival_names{"always", "daytime", "weekdays", "working_hours"};

/// A type of joint decision (assumed_decision_catalogue). Rates and efforts are assumptions (grade C).
struct DecisionClass {
  std::string id;
  std::string title;
  double per_week{1.0};  ///< arrivals a week in a unit of load 1
  ArrivalPattern pattern{ArrivalPattern::working_hours};
  Name profile;                  ///< an arrival profile of one's own, in place of the pattern
  double season{0.0};            ///< relative amplitude of the yearly cycle
  double season_peak_week{2.0};  ///< week of the year in which it peaks
  std::vector<Need> needs;       ///< the first need's profession owns the decision
  bool urgent{false};            ///< calls people from duty, not only in open hours
  std::int64_t priority{1};      ///< 0 first in an attention queue
  double due_days{7.0};
  double default_share{0.5};   ///< share that defaults to the status quo when due; the rest stays overdue
  double patience_days{10.0};  ///< mean time until an unresolved decision is escalated
  double detection_days{0.0};  ///< mean time before anybody notices
  double effort_hours{1.0};    ///< mean preparation per person
  EffortDistribution effort_distribution{EffortDistribution::lognormal};
  double effort_cv{1.0};  ///< of the lognormal
  double meeting_minutes{30.0};
  Quorum quorum{Quorum::both};
  double joint_tendency{0.5};  ///< logit of a joint route at neutral trust and understanding
  std::int64_t options{3};     ///< alternatives to the status quo
  std::int64_t shared_cues{3};
  std::int64_t unique_cues{2};   ///< per person needed
  double spread{1.0};            ///< standard deviation of an option's attribute on one criterion
  double known_share{0.25};      ///< share of that variance that everybody knows from the start
  double unique_share{0.8};      ///< share of the rest that unique cues carry
  double promise{0.2};           ///< mean of an alternative's attributes, in spreads above the status quo
  std::vector<double> criteria;  ///< which criteria options differ on; empty = all alike
  double stakes{1.0};            ///< weight in the mean value over decisions
  double owner_share{0.6};       ///< accountability of the owner's side
  std::int64_t max_attempts{3};  ///< meetings before escalation
  double outcome_lag_days{14.0};
  double half_life_days{0.0};         ///< of the value of what is decided after it was due; 0: value does not fade
  std::vector<ProcessStage> process;  ///< empty: all prepare, then meet
  Kind<DecisionRule> rule;

  void visit(FieldVisitor& v);

  /// Which need the n-th needed person fills.
  [[nodiscard]] std::size_t need_of(std::size_t n) const;

 private:
  void visit_process(FieldVisitor& v);
};

}  // namespace colead
COLEAD_PUBLIC_END
