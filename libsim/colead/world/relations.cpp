// SPDX-License-Identifier: Apache-2.0
#include "colead/world/relations.hpp"

#include <algorithm>

#include "colead/world/ledger_keeping.hpp"

namespace colead {

std::array<float, facet_count> prior_of(const World& world, PersonId holder, PersonId target) {
  const View& view = world.people.view(holder, world.people[target].profession);
  auto ability = static_cast<double>(view.prior_ability);
  if (!world.same_side(holder, target)) {
    // Row 24: recognition of the other profession's skills raises what is expected of a stranger, up to certainty.
    ability += std::clamp(world.policy_of(holder).management_status, 0.0, 1.0) * (1.0 - ability);
  }
  return {static_cast<float>(ability), view.prior_benevolence, world.people[holder].propensity};
}

double trust(const World& world, PersonId holder, PersonId target) {
  const Regard regard{world.network.find(holder, target), prior_of(world, holder, target)};
  float out = 0;
  world.setting->trust->read({&regard, 1}, world.now_weeks(), {&out, 1});
  return out;
}

void read_trust(const World& world, std::span<const PersonId> who, std::span<float> out) {
  const std::size_t n = who.size();
  std::array<Regard, max_participants> regards;  // a row at a time: most tables are small
  std::array<float, max_participants> values;
  for (std::size_t a = 0; a < n; ++a) {
    std::size_t count = 0;
    for (std::size_t b = 0; b < n; ++b) {
      if (a != b) regards[count++] = {world.network.find(who[a], who[b]), prior_of(world, who[a], who[b])};
    }
    world.setting->trust->read({regards.data(), count}, world.now_weeks(), {values.data(), count});
    count = 0;
    for (std::size_t b = 0; b < n; ++b) out[a * n + b] = a == b ? 1.0F : values[count++];
  }
}

double respect(const World& world, PersonId holder, PersonId target) {
  const Tie* tie = world.network.find(holder, target);
  if (tie != nullptr) return tie->respect;
  return world.setting->professions[world.people[target].profession.value].respect;
}

double uncertainty(const World& world, PersonId holder, PersonId target) {
  const Regard regard{world.network.find(holder, target), prior_of(world, holder, target)};
  if (regard.tie == nullptr) return 1.0;
  float out = 0;
  world.setting->trust->uncertainty({&regard, 1}, world.now_weeks(), {&out, 1});
  return out;
}

namespace {

/// What is known of the target per facet. Of somebody without a tie it is the impression of this event alone.
Expected impression(const World& world, const PendingContact& contact) {
  const Tie* known = world.network.find(contact.holder, contact.target);
  const auto prior = prior_of(world, contact.holder, contact.target);
  Tie fresh;
  if (known == nullptr) {
    fresh.updated_weeks = static_cast<float>(world.now_weeks());
    for (const PendingEvidence& piece : world.evidence) {
      if (piece.holder != contact.holder || piece.target != contact.target) continue;
      const Evidence evidence{&fresh, piece.facet, piece.positive, piece.negative, prior};
      world.setting->trust->record({&evidence, 1}, world.now_weeks());
    }
    known = &fresh;
  }
  const Regard regard{known, prior};
  Expected out{};
  world.setting->trust->expect({&regard, 1}, world.now_weeks(), {&out, 1});
  return out;
}

/// Intergroup contact (allport_1954): what is expected of a profession moves towards what is known of the member met.
void generalise(World& world, const PendingContact& contact) {
  View& view = world.people.view(contact.holder, world.people[contact.target].profession);
  const Expected met = impression(world, contact);
  const auto move = [&](float& prior, Facet facet) {
    const double gap = static_cast<double>(met[static_cast<std::size_t>(facet)]) - static_cast<double>(prior);
    if (contact.bad && gap > 0.0) return;
    prior = static_cast<float>(std::clamp(static_cast<double>(prior) + contact.step * gap, 0.0, 1.0));
  };
  move(view.prior_ability, Facet::ability);
  move(view.prior_benevolence, Facet::benevolence);
}

}  // namespace

void settle_evidence(World& world) {
  if (world.evidence.empty() && world.contacts.empty()) return;
  if (world.recorder && world.recorder->ties) enter_evidence(world);
  constexpr std::size_t block = 16;
  std::array<Evidence, block> batch;
  std::size_t count = 0;
  const auto flush = [&] {
    world.setting->trust->record({batch.data(), count}, world.now_weeks());
    count = 0;
  };
  for (const PendingEvidence& pending : world.evidence) {
    Tie* tie = world.network.find(pending.holder, pending.target);
    if (tie == nullptr) continue;
    batch[count++] = {tie, pending.facet, pending.positive, pending.negative,
                      prior_of(world, pending.holder, pending.target)};
    if (count == block) flush();
  }
  if (count > 0) flush();
  for (const PendingContact& contact : world.contacts) generalise(world, contact);
  world.evidence.clear();
  world.contacts.clear();
}

}  // namespace colead
