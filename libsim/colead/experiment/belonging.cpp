// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/belonging.hpp"

#include <string>

#include "colead/core/error.hpp"

namespace colead {
namespace {

/// How many there are of what results name by number.
class Extent {
 public:
  explicit Extent(const Experiment& experiment)
      : outputs_(experiment.watch().columns().size()),
        posts_(experiment.plan().positions().size()),
        units_(experiment.plan().setting().units.size()),
        classes_(experiment.plan().setting().decisions.size()),
        professions_(experiment.plan().setting().professions.size()),
        criteria_(experiment.plan().setting().criteria.size()) {}

  void figures(const RunResult& result) const {
    for (const FigureRow& row : result.figures) require(row.output, outputs_, "output");
  }
  void series(const RunResult& result) const {
    for (const SeriesRow& row : result.series) require(row.output, outputs_, "output");
  }
  void record(const DecisionRecord& record) const {
    require(record.decision_class.value, classes_, "class of decisions");
    require(record.unit.value, units_, "unit");
    for (std::size_t n = 0; n < record.participants; ++n) {
      post(record.people[n]);
      require(record.profession[n], professions_, "profession");
    }
  }
  void account(const DecisionAccount& account) const {
    record(account.record);
    for (const AccountStep& step : account.steps) post(step.who), post(step.other);
    for (const DelayEntry& entry : account.delays) post(entry.who);
    for (const Cue& cue : account.cues) require(cue.criterion, criteria_, "criterion");
    for (const MeetingAccount& one : account.meetings) meeting(one);
  }
  void happening(const Happening& happening) const {
    post(happening.who);
    if (happening.unit.valid()) require(happening.unit.value, units_, "unit");
  }
  template <class Line>
  void tie(const Line& line) const {
    require(line.holder.value, posts_, "post");
    require(line.target.value, posts_, "post");
  }
  void people(const RunResult& result) const {
    if (!result.people.empty() && result.people.size() != posts_)
      refuse("tells of " + std::to_string(result.people.size()) + " posts, and it has " + std::to_string(posts_));
  }

 private:
  void meeting(const MeetingAccount& meeting) const {
    for (const auto* table : {&meeting.people, &meeting.missing}) {
      for (const Sitter& sitter : *table) {
        post(sitter.person);
        require(sitter.profession, professions_, "profession");
      }
    }
    for (const SmallestChange& change : meeting.smallest_changes) {
      if (change.kind == ChangeKind::weight) require(change.index, criteria_, "criterion");
    }
  }
  void post(PersonId person) const {
    if (person.valid()) require(person.value, posts_, "post");
  }
  static void require(std::size_t number, std::size_t count, const char* what) {
    if (number >= count)
      refuse("names " + std::string(what) + " " + std::to_string(number) + ", and it has " + std::to_string(count));
  }
  [[noreturn]] static void refuse(const std::string& fault) {
    throw ModelError("this result is of another experiment, or damaged: it " + fault);
  }

  std::size_t outputs_;
  std::size_t posts_;
  std::size_t units_;
  std::size_t classes_;
  std::size_t professions_;
  std::size_t criteria_;
};

}  // namespace

void require_own_figures(const Experiment& experiment, const RunResult& result) { Extent(experiment).figures(result); }

void require_own(const Experiment& experiment, const RunResult& result) {
  const Extent extent(experiment);
  extent.figures(result);
  extent.series(result);
  extent.people(result);
  for (const DecisionRecord& record : result.decisions) extent.record(record);
  for (const DecisionAccount& account : result.accounts) extent.account(account);
  for (const Happening& happening : result.happenings) extent.happening(happening);
  for (const TrustStart& start : result.trust_starts) extent.tie(start);
  for (const TrustEntry& entry : result.trust_entries) extent.tie(entry);
}

}  // namespace colead
