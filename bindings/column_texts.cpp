// SPDX-License-Identifier: Apache-2.0
#include "column_texts.hpp"

#include <algorithm>
#include <array>

namespace colead {
namespace {

struct Named {
  std::string_view name;
  ColumnText told;
};

constexpr std::array of_figures{
    Named{"group", {"", "part of the metric: all, a profession, a direction, a cause"}},
    Named{"metric", {"", "figure of a run, by name"}},
    Named{"unit", {"", "unit of the value"}},
    Named{"value", {"", "the figure, in the unit of its row; NaN: no such event"}},
};

constexpr std::array columns{
    Named{"strategy", {"", "strategy of the run"}},
    Named{"point", {"", "number of the point in the space of parameters, from 0 on"}},
    Named{"trial", {"", "number of the trial, from 0 on"}},
    Named{"scenario", {"", "scenario of the run, by name"}},
    Named{"seed", {"", "number all luck is made from"}},
    Named{"replication", {"", "number of the run among its strategy's; runs of one number share their luck"}},
    Named{"week", {"weeks", "time since observation began"}},
    Named{"date", {"", "day in which the week's moment lies"}},
    Named{"decision", {"", "the decision: unit.class.number"}},
    Named{"unit", {"", "unit, by name"}},
    Named{"class", {"", "class of the decision"}},
    Named{"stage", {"", "how far the decision is"}},
    Named{"arrived_weeks", {"weeks", "when it arrived, since observation began"}},
    Named{"decided_weeks", {"weeks", "when it came into force, since observation began"}},
    Named{"due_weeks", {"weeks", "when it was due, since observation began"}},
    Named{"route", {"", "how it was taken up"}},
    Named{"style", {"", "how it came into force"}},
    Named{"lead_time_hours", {"h", "from arrival until in force"}},
    Named{"value", {"", "of the chosen option, on the societal weights; the status quo is 0"}},
    Named{"best_value", {"", "of the best option on the table, on the societal weights"}},
    Named{"attainable_value",
          {"", "of the best option on the table or to be found by searching, on the societal weights"}},
    Named{"realised_value", {"", "of the chosen option after implementation and lateness"}},
    Named{"buy_in", {"share", "of those needed, mean"}},
    Named{"stakes", {"", "how much hangs on it; 1 is usual"}},
    Named{"joint_hours", {"person-hours", "of preparation and meetings"}},
    Named{"incongruency", {"", "perceived between pairs of two professions at the first meeting"}},
    Named{"true_incongruency", {"", "the same with the other's true weights"}},
    Named{"ordinal", {"", "number among those of its unit and class"}},
    Named{"participants", {"people", "needed at the table"}},
    Named{"options", {"", "how many there were, the status quo included"}},
    Named{"chosen", {"", "number of the chosen option; 0 is the status quo, -1 none yet"}},
    Named{"attempts", {"", "discussions: in a meeting, on paper or by one person alone"}},
    Named{"escalations", {"", "times it was handed upwards"}},
    Named{"reworks", {"", "times it came back"}},
    Named{"unique_cues", {"cues", "known to one person alone"}},
    Named{"unique_cues_held", {"cues", "known to one person alone, who was present"}},
    Named{"unique_cues_voiced", {"cues", "known to one person alone, and voiced"}},
    Named{"shared_cues", {"cues", "known to everybody"}},
    Named{"shared_cues_voiced", {"cues", "known to everybody, and voiced"}},
    Named{"overdue", {"", "whether it was decided after due, or is open past due"}},
    Named{"conflict", {"", "whether own best options differed at the first meeting"}},
    Named{"pareto_efficient", {"", "whether no option was better for all"}},
    Named{"kind", {"", "what sort it is of"}},
    Named{"person", {"", "name of the post"}},
    Named{"other", {"", "post it went to; empty where it was nobody's"}},
    Named{"intervention", {"", "kind of the intervention whose session it was; else empty"}},
    Named{"identity", {"", "of post and holder: the key of the holder's luck"}},
    Named{"profession", {"", "profession of the post"}},
    Named{"tier", {"", "tier of the post"}},
    Named{"hybrid", {"", "whether the holder is trained in both professions"}},
    Named{"joined_weeks", {"weeks", "when the holder came, since observation began"}},
    Named{"competence", {"", "0 to 1, in the holder's own domain"}},
    Named{"pressure", {"share", "of the scorecard in what the person decides by"}},
    Named{"identity_strength", {"", "g: another profession's influence is discounted by exp(-g)"}},
    Named{"propensity", {"", "belief in the integrity of strangers, 0 to 1"}},
    Named{"habit", {"", "propensity to the formal channel, 0 to 1"}},
    Named{"tolerance", {"", "theta: smallest perceived own gap that leads to a question, 0 to 1"}},
    Named{"background", {"share", "of open hours that routine work takes"}},
    Named{"cpd_hours", {"h", "of accredited learning in the last year"}},
    Named{"preparation_hours", {"h", "spent preparing since observation began"}},
    Named{"meeting_hours", {"h", "spent in meetings since observation began"}},
    Named{"strategy_hours", {"h", "spent on the strategy since observation began"}},
    Named{"displaced_hours", {"h", "taken out of duty since observation began"}},
    Named{"organisation", {"", "employer"}},
    Named{"safety", {"", "psychological safety of the unit, 0 to 1"}},
    Named{"open_decisions", {"decisions", "on their way now"}},
    Named{"overdue_recent", {"decisions", "that passed their due time since the last weekly review"}},
    Named{"closed_recent", {"decisions", "closed since the last weekly review"}},
    Named{"failures_recent", {"decisions", "whose outcome was below the status quo since the last weekly review"}},
    Named{"source", {"", "post that regards the other"}},
    Named{"target", {"", "post that is regarded"}},
    Named{"trust", {"", "of source in target, 0 to 1"}},
    Named{"respect", {"", "of source for target, 0 to 1"}},
    Named{"updated_weeks", {"weeks", "when evidence came last, since observation began"}},
};

constexpr std::array beginnings{
    Named{"hours_", {"h", "of its lead time, by cause"}},
    Named{"times_", {"", "how often this was done on its way"}},
    Named{"values_", {"share", "weight of the criterion in the person's own values"}},
    Named{"scorecard_", {"share", "weight of the criterion in what the person is measured by"}},
    Named{"weights_", {"share", "weight of the criterion in what the person decides by"}},
    Named{"understanding_", {"", "of the other profession's role, 0 to 1"}},
    Named{"self_assessed_", {"", "understanding as the person would tell it, 0 to 1"}},
};

constexpr std::array endings{
    Named{"_positive", {"", "evidence for, by facet of trust"}},
    Named{"_negative", {"", "evidence against, by facet of trust"}},
};

template <class List, class Fits>
const Named* found(const List& list, Fits fits) {
  const auto* at = std::find_if(list.begin(), list.end(), fits);
  return at == list.end() ? nullptr : at;
}

}  // namespace

ColumnText text_of_column(std::string_view name, bool figures) {
  const auto same = [&](const Named& one) { return one.name == name; };
  const Named* one = figures ? found(of_figures, same) : nullptr;
  if (one == nullptr) one = found(columns, same);
  if (one == nullptr) one = found(beginnings, [&](const Named& known) { return name.starts_with(known.name); });
  if (one == nullptr) one = found(endings, [&](const Named& known) { return name.ends_with(known.name); });
  return one == nullptr ? ColumnText{} : one->told;
}

}  // namespace colead
