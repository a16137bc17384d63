// SPDX-License-Identifier: Apache-2.0
#include "colead/world/ledger_keeping.hpp"

#include <utility>

#include "colead/world/relations.hpp"

namespace colead {
namespace {

using Prior = std::array<float, facet_count>;

float read_one(const World& world, const Tie* tie, const Prior& prior) {
  const Regard regard{tie, prior};
  float out = 0;
  world.setting->trust->read({&regard, 1}, world.now_weeks(), {&out, 1});
  return out;
}

void enter(World& world, PersonId holder, PersonId target, TrustCause cause, Facet facet, float before, float after) {
  world.recorder->ties->entries.push_back({world.now(), holder, target, cause, facet, before, after});
}

/// Begins the account of a tie that has none, else books what has happened without evidence since the last line:
/// forgetting first, at the expectations of then, and after it the change of expectations.
TrustLedger::Standing& up_to_now(World& world, PersonId holder, PersonId target, const Tie* tie) {
  TrustLedger& ledger = *world.recorder->ties;
  const Prior prior = prior_of(world, holder, target);
  const auto [found, begins] = ledger.standing.try_emplace(TrustLedger::key_of(holder, target));
  TrustLedger::Standing& standing = found->second;
  if (begins) {
    standing = {read_one(world, tie, prior), prior};
    ledger.starts.push_back({world.now(), holder, target, standing.trust});
    return standing;
  }
  const float faded = read_one(world, tie, standing.prior);
  if (faded != standing.trust) enter(world, holder, target, TrustCause::faded, Facet::ability, standing.trust, faded);
  const float now = prior == standing.prior ? faded : read_one(world, tie, prior);
  if (now != faded) enter(world, holder, target, TrustCause::expectation, Facet::ability, faded, now);
  standing = {now, prior};
  return standing;
}

/// Ties as they will be once the evidence so far has been written. Few at a time: those of one event.
class TiesToBe {
 public:
  Tie& of(const Tie& tie) {
    for (auto& [original, copy] : copies_) {
      if (original == &tie) return copy;
    }
    return copies_.emplace_back(&tie, tie).second;
  }

 private:
  std::vector<std::pair<const Tie*, Tie>> copies_;
};

template <class Do>
void for_each_tie(World& world, PersonId person, Do what) {
  for (const auto row : {world.network.base_ties(person), world.network.added_ties(person)}) {
    for (const Tie& tie : row) {
      if (tie.kind == TieKind::absent) continue;
      what(person, PersonId{tie.target}, &tie);
    }
  }
}

/// Ties from and to a person. Whoever holds a tie to somebody need not be held in return, so everybody is asked.
template <class Do>
void for_both_directions(World& world, PersonId person, Do what) {
  for_each_tie(world, person, what);
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    const Tie* tie = PersonId{i} == person ? nullptr : world.network.find(PersonId{i}, person);
    if (tie != nullptr) what(PersonId{i}, person, tie);
  }
}

}  // namespace

void begin_ties(World& world, PersonId person) {
  for_both_directions(world, person,
                      [&](PersonId holder, PersonId target, const Tie* tie) { up_to_now(world, holder, target, tie); });
}

void end_ties(World& world, PersonId person) {
  for_both_directions(world, person, [&](PersonId holder, PersonId target, const Tie* tie) {
    const float last = up_to_now(world, holder, target, tie).trust;
    enter(world, holder, target, TrustCause::ended, Facet::ability, last, last);
    world.recorder->ties->standing.erase(TrustLedger::key_of(holder, target));
  });
}

void end_tie_account(World& world, PersonId one, PersonId other) {
  for (const auto& [holder, target] : {std::pair{one, other}, std::pair{other, one}}) {
    const Tie* tie = world.network.find(holder, target);
    if (tie == nullptr) continue;
    const float last = up_to_now(world, holder, target, tie).trust;
    enter(world, holder, target, TrustCause::ended, Facet::ability, last, last);
    world.recorder->ties->standing.erase(TrustLedger::key_of(holder, target));
  }
}

void enter_evidence(World& world) {
  TiesToBe coming;
  for (const PendingEvidence& pending : world.evidence) {
    const Tie* tie = world.network.find(pending.holder, pending.target);
    if (tie == nullptr) continue;
    Tie& copy = coming.of(*tie);
    TrustLedger::Standing& standing = up_to_now(world, pending.holder, pending.target, &copy);
    const Evidence piece{&copy, pending.facet, pending.positive, pending.negative, standing.prior};
    world.setting->trust->record({&piece, 1}, world.now_weeks());
    const float after = read_one(world, &copy, standing.prior);
    enter(world, pending.holder, pending.target, pending.cause, pending.facet, standing.trust, after);
    standing.trust = after;
  }
}

void balance_ties(World& world) {
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    for_each_tie(world, PersonId{i},
                 [&](PersonId holder, PersonId target, const Tie* tie) { up_to_now(world, holder, target, tie); });
  }
}

}  // namespace colead
