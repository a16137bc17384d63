// SPDX-License-Identifier: Apache-2.0
#include "colead/world/relations.hpp"

#include <algorithm>
#include <boost/container/static_vector.hpp>

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

void read_trust(const World& world, std::span<const TrustPair> pairs, std::span<float> out) {
  if (pairs.empty()) return;
  boost::container::static_vector<Regard, max_trust_pairs> regards;  // tables are small: nothing is made beforehand
  for (const auto& [holder, target] : pairs)
    regards.push_back({world.network.find(holder, target), prior_of(world, holder, target)});
  world.setting->trust->read({regards.data(), regards.size()}, world.now_weeks(), out);
}

namespace {

double respect(const World& world, const Tie* tie, PersonId target) {
  if (tie != nullptr) return tie->respect;
  return world.setting->professions[world.people[target].profession.value].respect;
}

}  // namespace

void read_table(const World& world, std::span<const PersonId> who, std::span<float> trusts, std::span<float> respects) {
  boost::container::static_vector<Regard, max_trust_pairs> regards;
  const std::size_t n = who.size();
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      respects[a * n + b] = 1.0F;
      if (who[a] == who[b]) continue;
      const Tie* tie = world.network.find(who[a], who[b]);
      regards.push_back({tie, prior_of(world, who[a], who[b])});
      respects[a * n + b] = static_cast<float>(respect(world, tie, who[b]));
    }
  }
  std::array<float, max_trust_pairs> trusted;
  world.setting->trust->read({regards.data(), regards.size()}, world.now_weeks(), {trusted.data(), regards.size()});
  for (std::size_t a = 0, read = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) trusts[a * n + b] = who[a] == who[b] ? 1.0F : trusted[read++];
  }
}

double respect(const World& world, PersonId holder, PersonId target) {
  return respect(world, world.network.find(holder, target), target);
}

double uncertainty(const World& world, PersonId holder, PersonId target) {
  const Regard regard{world.network.find(holder, target), prior_of(world, holder, target)};
  if (regard.tie == nullptr) return 1.0;
  float out = 0;
  world.setting->trust->uncertainty({&regard, 1}, world.now_weeks(), {&out, 1});
  return out;
}

namespace {

constexpr std::size_t at_once = 16;  // pieces of evidence, or contacts, that go to the trust model in one call

/// Evidence on its way to the trust model.
class Recording {
 public:
  explicit Recording(const World& world) : world_(&world) {}
  void add(const Evidence& piece) {
    batch_.push_back(piece);
    if (batch_.size() == at_once) flush();
  }
  void flush() {
    if (!batch_.empty()) world_->setting->trust->record({batch_.data(), batch_.size()}, world_->now_weeks());
    batch_.clear();
  }

 private:
  const World* world_;
  boost::container::static_vector<Evidence, at_once> batch_;
};

using Contacts = boost::container::static_vector<const PendingContact*, at_once>;

/// Intergroup contact (allport_1954): what is expected of a profession moves towards what is known of the member met.
void move_expectations(World& world, const PendingContact& contact, const Expected& met) {
  View& view = world.people.view(contact.holder, world.people[contact.target].profession);
  const auto move = [&](float& prior, Facet facet) {
    const double gap = static_cast<double>(met[static_cast<std::size_t>(facet)]) - static_cast<double>(prior);
    if (contact.bad && gap > 0.0) return;
    prior = static_cast<float>(std::clamp(static_cast<double>(prior) + contact.step * gap, 0.0, 1.0));
  };
  move(view.prior_ability, Facet::ability);
  move(view.prior_benevolence, Facet::benevolence);
}

/// Contacts of different holders, by one call of the trust model. Of somebody without a tie the impression of this
/// event alone is known.
void generalise(World& world, const Contacts& contacts) {
  boost::container::static_vector<Tie, at_once> impressions;
  boost::container::static_vector<Regard, at_once> regards;
  Recording recording(world);
  for (const PendingContact* contact : contacts) {
    const Tie* known = world.network.find(contact->holder, contact->target);
    const auto prior = prior_of(world, contact->holder, contact->target);
    if (known == nullptr) {
      Tie& fresh = impressions.emplace_back();
      fresh.updated_weeks = static_cast<float>(world.now_weeks());
      for (const PendingEvidence& piece : world.evidence) {
        if (piece.holder == contact->holder && piece.target == contact->target)
          recording.add({&fresh, piece.facet, piece.positive, piece.negative, prior});
      }
      known = &fresh;
    }
    regards.push_back({known, prior});
  }
  recording.flush();
  std::array<Expected, at_once> met;
  world.setting->trust->expect({regards.data(), regards.size()}, world.now_weeks(), {met.data(), regards.size()});
  for (std::size_t n = 0; n < contacts.size(); ++n) move_expectations(world, *contacts[n], met[n]);
}

/// The contacts of one holder move the same expectations one after another; those of different holders, who know
/// nothing of each other's, are taken together: the first of each, then the second of each.
void generalise(World& world) {
  struct Group {
    PersonId holder;
    std::size_t next, end;
  };
  const auto& all = world.contacts;
  for (std::size_t from = 0; from < all.size();) {
    boost::container::static_vector<Group, at_once> groups;
    while (from < all.size() && groups.size() < at_once) {
      const PersonId holder = all[from].holder;
      if (std::any_of(groups.begin(), groups.end(), [&](const Group& g) { return g.holder == holder; })) break;
      const std::size_t begin = from;
      while (from < all.size() && all[from].holder == holder) ++from;
      groups.push_back({holder, begin, from});
    }
    for (Contacts round; true; round.clear()) {
      for (Group& g : groups) {
        if (g.next < g.end) round.push_back(&all[g.next++]);
      }
      if (round.empty()) break;
      generalise(world, round);
    }
  }
}

}  // namespace

void settle_evidence(World& world) {
  if (world.evidence.empty() && world.contacts.empty()) return;
  if (world.recorder && world.recorder->ties) enter_evidence(world);
  Recording recording(world);
  PersonId holder;
  PersonId target;
  Evidence piece{};
  for (const PendingEvidence& pending : world.evidence) {
    // What one has learnt of another comes in a row.
    if (pending.holder != holder || pending.target != target) {
      holder = pending.holder;
      target = pending.target;
      piece.tie = world.network.find(holder, target);
      if (piece.tie != nullptr) piece.prior = prior_of(world, holder, target);
    }
    if (piece.tie == nullptr) continue;
    piece.facet = pending.facet;
    piece.positive = pending.positive;
    piece.negative = pending.negative;
    recording.add(piece);
  }
  recording.flush();
  generalise(world);
  world.evidence.clear();
  world.contacts.clear();
}

}  // namespace colead
