// SPDX-License-Identifier: Apache-2.0
#include "account_records.hpp"

namespace colead {
namespace {

/// Scores of everybody at the table for every option, split into where they came from.
class Scores {
 public:
  Scores(const Names& names, const DecisionAccount& account, const MeetingAccount& meeting)
      : names_(names), account_(account), meeting_(meeting) {}

  [[nodiscard]] py::list all() const {
    py::list out;
    for (std::size_t a = 0; a < people(); ++a) {
      for (std::size_t o = 0; o < meeting_.options; ++o) out.append(one(a, o));
    }
    return out;
  }

 private:
  [[nodiscard]] std::size_t people() const { return meeting_.people.size(); }
  [[nodiscard]] py::object at(std::size_t place) const { return names_.post(meeting_.people[place].person); }

  [[nodiscard]] py::dict one(std::size_t a, std::size_t o) const {
    const auto cell = [&](const std::vector<double>& values) {
      const std::size_t index = a * meeting_.options + o;
      return index < values.size() ? values[index] : 0.0;
    };
    py::dict score;
    score["post"] = at(a);
    score["option"] = o;
    score["known"] = cell(meeting_.known);
    score["own_cues"] = effect(a, o, Source::own);
    score["common_cues"] = effect(a, o, Source::common);
    score["error"] = cell(meeting_.error);
    score["evidence"] = evidence(a, o);
    score["own_view"] = cell(meeting_.own);
    score["influence"] = cell(meeting_.final) - cell(meeting_.own);
    score["time_pressure"] = 0.0;  // the model has no such term
    score["final"] = cell(meeting_.final);
    score["rounds"] = rounds(a, o);
    return score;
  }

  [[nodiscard]] bool concerns(const Hearing& hearing, std::size_t a, std::size_t o) const {
    return hearing.hearer == a && hearing.cue < account_.cues.size() && account_.cues[hearing.cue].option == o;
  }

  [[nodiscard]] double effect(std::size_t a, std::size_t o, Source source) const {
    double total = 0.0;
    for (const Hearing& hearing : meeting_.hearings) {
      if (hearing.source == source && concerns(hearing, a, o)) total += hearing.effect;
    }
    return total;
  }

  /// By speaker.
  [[nodiscard]] py::dict evidence(std::size_t a, std::size_t o) const {
    std::vector<double> total(people(), 0.0);
    std::vector<bool> spoke(people(), false);
    for (const Hearing& hearing : meeting_.hearings) {
      if (hearing.source != Source::heard || hearing.speaker >= people() || !concerns(hearing, a, o)) continue;
      total[hearing.speaker] += hearing.effect;
      spoke[hearing.speaker] = true;
    }
    py::dict out;
    for (std::size_t b = 0; b < people(); ++b) {
      if (spoke[b]) out[at(b)] = total[b];
    }
    return out;
  }

  [[nodiscard]] py::list rounds(std::size_t a, std::size_t o) const {
    py::list out;
    const std::size_t cells = people() * meeting_.options;
    for (std::size_t first = 0; cells > 0 && first + cells <= meeting_.rounds.size(); first += cells) {
      out.append(meeting_.rounds[first + a * meeting_.options + o]);
    }
    return out;
  }

  const Names& names_;
  const DecisionAccount& account_;
  const MeetingAccount& meeting_;
};

}  // namespace

py::list score_records(const Names& names, const DecisionAccount& account, const MeetingAccount& meeting) {
  return Scores(names, account, meeting).all();
}

}  // namespace colead
