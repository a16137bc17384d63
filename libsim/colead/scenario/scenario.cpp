// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/scenario.hpp"

#include "colead/core/error.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/interventions/intervention.hpp"

namespace colead {
namespace {

/// What people are used to is kept by pairs of professions, in tables of this size (world/usual.hpp).
constexpr std::size_t max_professions = 8;

}  // namespace

void Strategy::visit(FieldVisitor& v) {
  v.kinds({.name = "", .doc = "interventions of the strategy; none: the organisation as it is"}, "interventions",
          interventions);
  v.require(interventions.size() <= most_interventions, "", "a strategy can have at most 64 interventions");
}

void StrategyText::visit(FieldVisitor& v) {
  v.text({.name = "title", .doc = "what the strategy is called in tables and reports; default its id"}, title);
  v.text({.name = "description", .doc = "who does what, how long and how often, in a sentence"}, description);
}

void CompareSection::visit(FieldVisitor& v) {
  v.text({.name = "baseline", .doc = "strategy that the others are compared with; default the first"}, baseline);
  v.texts({.name = "strategies", .doc = "strategies that are compared with the baseline; empty: all"}, strategies);
  v.integer({.name = "replications",
             .doc = "runs of each strategy, on common random numbers",
             .unit = "runs",
             .low = 2,
             .high = 1e15},
            replications);
  v.number({.name = "confidence", .doc = "confidence of the intervals", .unit = "share", .low = 0.5, .high = 0.9999},
           confidence);
  v.number({.name = "budget_hours_a_year",
            .doc = "most that a strategy may take of everybody's hours beyond the baseline; one over it is never "
                   "recommended; 0: no budget",
            .unit = "hours a year",
            .low = 0,
            .high = 1e9},
           budget_hours_a_year);
  v.map({.name = "matters",
         .doc = "smallest differences that matter, by metric; default by unit: a percentage point, 0.02 on a scale "
                "from 0 to 1, two hours"},
        matters);
  v.group({.name = "until", .doc = "repeat until the answer on one metric is settled, in place of replications"},
          until);
}

// NOLINTNEXTLINE(readability-function-size): one entry for each field
void Scenario::visit(FieldVisitor& v) {
  v.integer({.name = "colead", .doc = "version of this file format", .low = 1, .high = 1, .required = true}, schema);
  v.text({.name = "name", .doc = "short name, shown in tables", .required = true}, name);
  v.text({.name = "title", .doc = "title, shown in reports; default the name"}, title);
  v.text({.name = "question", .doc = "the question this scenario is to answer"}, question);
  v.text({.name = "description", .doc = "what is modelled and on what grounds"}, description);
  v.seed({.name = "seed", .doc = "key of all luck, 0 to 2^64 - 1", .required = true}, seed);
  v.number({.name = "horizon_weeks", .doc = "observed time", .unit = "weeks", .low = 0, .high = 5220, .open_low = true},
           setting.horizon_weeks);
  v.number({.name = "warm_up_weeks",
            .doc = "time before observation and strategies begin",
            .unit = "weeks",
            .low = 0,
            .high = 5220},
           setting.warm_up_weeks);
  v.text(
      {.name = "observed_from",
       .doc = "the Monday on which observation begins (week 0), as in 2027-01-04: tables and charts then show dates. "
              "No run depends on it; default no date",
       .unit = "date"},
      observed_from);
  v.number({.name = "sample_every_weeks",
            .doc = "time between the points of a series",
            .unit = "weeks",
            .low = 0.1,
            .high = 5220},
           setting.sample_every_weeks);
  v.number(assumption("load", "multiplies every arrival rate: low, moderate or high pressure", "1", {0, 1000},
                      "assumed_load"),
           setting.load);
  v.texts({.name = "criteria",
           .doc = "2 to 8 criteria, what decisions are judged by; default safety, experience, access, finance, "
                  "wellbeing, compliance"},
          setting.criteria);
  v.require(setting.criteria.size() >= 2 && setting.criteria.size() <= max_criteria, "criteria",
            "there must be 2 to 8 criteria");
  v.by_name({.name = "societal_weights",
             .doc = "what a decision is worth to patients and public; default equal weights",
             .unit = "weight",
             .low = 0,
             .high = 1,
             .grade = Grade::C,
             .source = "design_criteria",
             .names = Domain::criterion},
            setting.societal_weights, true);
  v.map({.name = "professions", .doc = "professions, by id", .required = true, .names = Domain::profession},
        setting.professions);
  v.require(setting.professions.size() <= max_professions, "professions", "there can be at most 8 professions");
  v.map({.name = "calendars", .doc = "working patterns, by id", .required = true, .names = Domain::calendar},
        setting.calendars);
  v.map({.name = "organisations", .doc = "employers, by id", .required = true, .names = Domain::organisation},
        setting.written_organisations);
  v.map({.name = "arrival_profiles",
         .doc = "hours of the week and weeks of the year in which decisions arise, by id",
         .names = Domain::arrival_profile},
        setting.arrival_profiles);
  v.map({.name = "decisions",
         .doc = "classes of joint decisions, by id",
         .required = true,
         .names = Domain::decision_class},
        setting.decisions);
  v.map({.name = "unit_types", .doc = "patterns of staff and decisions that units follow, by id", .required = true},
        setting.unit_types);
  v.map({.name = "units",
         .doc = "places with people and decisions of their own, by id",
         .required = true,
         .names = Domain::unit},
        setting.written_units);
  v.kind({.name = "network", .doc = "who knows whom at the start", .required = true}, "generators",
         setting.network.instance);
  v.kind({.name = "trust", .doc = "how evidence becomes trust"}, "trust", setting.trust.instance);
  v.kind({.name = "influence", .doc = "how opinions move in a discussion"}, "influence", setting.influence.instance);
  v.group({.name = "behaviour", .doc = "coefficients of the mechanisms"}, setting.behaviour);
  v.kinds({.name = "metrics", .doc = "kinds of metrics to keep; default every shipped one"}, "metrics", metrics);
  v.map({.name = "strategies", .doc = "named lists of interventions to compare", .required = true}, strategies);
  v.map({.name = "strategy_texts",
         .doc = "title and description of strategies, by id; also written in the strategy itself, as {title, "
                "description, interventions}"},
        strategy_texts);
  v.list({.name = "expectations", .doc = "what is believed of strategies, checked in every comparison"}, expectations);
  v.list(
      {.name = "evidence", .doc = "what was measured of the organisation as it is, to which `colead calibrate` fits"},
      evidence);
  v.group({.name = "compare", .doc = "how to compare"}, compare);
}

std::size_t Scenario::strategy(const std::string& id) const {
  std::vector<std::string> ids;
  for (std::size_t s = 0; s < strategies.size(); ++s) {
    if (strategies[s].id == id) return s;
    ids.push_back(strategies[s].id);
  }
  const std::string near = nearest(id, ids);
  throw ModelError("unknown strategy " + shown(id) + (near.empty() ? "" : " (did you mean '" + near + "'?)"));
}

StrategyText Scenario::text_of(const std::string& strategy) const {
  for (const StrategyText& text : strategy_texts) {
    if (text.id == strategy) return text;
  }
  return {strategy, {}, {}};
}

std::vector<std::string> default_criteria() {
  return {"safety", "experience", "access", "finance", "wellbeing", "compliance"};
}

}  // namespace colead
