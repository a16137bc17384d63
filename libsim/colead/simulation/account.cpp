// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/account.hpp"

#include <algorithm>
#include <utility>

#include "colead/world/ledger_keeping.hpp"

namespace colead {

void open_recorder(World& world, const Keep& keep) {
  if (keep.records != Records::full && !keep.trust) return;
  Recorder& recorder = world.recorder.emplace();
  recorder.accounts = keep.records == Records::full;
  if (!keep.trust) return;
  recorder.ties.emplace();
  balance_ties(world);
}

void tell_happening(World& world, const Happening& happening) {
  if (!world.recorder || !world.recorder->accounts) return;
  if (happening.at < world.observed_from || happening.at >= world.horizon) return;
  world.recorder->happenings.push_back(happening);
}

void close_recorder(World& world, RunResult& result) {
  if (!world.recorder) return;
  result.accounts = std::move(world.recorder->closed);
  result.happenings = std::move(world.recorder->happenings);
  if (!world.recorder->ties) return;
  balance_ties(world);
  result.trust_starts = std::move(world.recorder->ties->starts);
  result.trust_entries = std::move(world.recorder->ties->entries);
}

void tell_route(Decision& d, const RouteTerms& terms) {
  if (!d.account) return;
  RouteAccount& route = d.account->route;
  route.choice = true;
  route.tendency = static_cast<float>(terms.tendency);
  route.policy = static_cast<float>(terms.policy + terms.owner_policy);
  route.trust = static_cast<float>(terms.trust);
  route.understanding = static_cast<float>(terms.understanding);
  route.habit = static_cast<float>(terms.habit);
  route.load = static_cast<float>(terms.load);
  route.joint_probability = static_cast<float>(terms.joint_probability());
  route.formal_probability = static_cast<float>(std::clamp(terms.formal, 0.0, 1.0));
}

void tell_options(Life life, Decision& d) {
  if (!d.account) return;
  DecisionAccount& account = *d.account;
  account.attributes.assign(d.attributes.begin(), d.attributes.begin() + d.record.options);
  account.known.assign(d.known.begin(), d.known.begin() + d.record.options);
  account.cues.assign(d.cues.begin(), d.cues.begin() + d.cue_count);
  for (const CriterionRow& option : account.attributes) account.worth.push_back(dot(life.plan.societal(), option));
}

void hand_on_account(World& world, InForce& d) {
  if (!d.account) return;
  d.account->record = d.record;
  world.recorder->closed.push_back(std::move(*d.account));
  d.account.reset();
}

}  // namespace colead
