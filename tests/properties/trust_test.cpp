// SPDX-License-Identifier: Apache-2.0
// Every trust model with any parameters, under any course of experience.
#include <array>
#include <bit>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/fields/make_kind.hpp"
#include "properties/drawn.hpp"
#include "properties/property.hpp"
#include "support/tiny_scenario.hpp"

namespace colead::test {
namespace {

constexpr float rounding = 1e-5F;  ///< ties and trust are single precision

/// One piece of experience and the weeks before it.
struct Experience {
  Facet facet{Facet::ability};
  float good{0};
  float bad{0};
  double weeks{0};
};

void showValue(const Experience& one, std::ostream& out) {
  out << "after " << one.weeks << " weeks " << one.good << " good and " << one.bad << " bad in facet "
      << static_cast<int>(one.facet);
}

rc::Gen<float> amount() {
  return rc::gen::map(rc::gen::inRange(0, 200), [](int n) { return static_cast<float>(n) / 50.0F; });
}

rc::Gen<Experience> experience() {
  return rc::gen::exec([] {
    const auto facet = static_cast<Facet>(*rc::gen::inRange<std::size_t>(0, facet_count));
    return Experience{facet, *amount(), *amount(), *rc::gen::inRange(0, 100) / 4.0};
  });
}

/// A model with one tie, and what is expected of somebody unknown.
struct Held {
  Kind<TrustModel> model;
  std::array<float, facet_count> prior{};
  double now{0};

  [[nodiscard]] float trust(const Tie& tie) const {
    const Regard regard{&tie, prior};
    float out = -1;
    model->read({&regard, 1}, now, {&out, 1});
    return out;
  }
  [[nodiscard]] float unknown(const Tie& tie) const {
    const Regard regard{&tie, prior};
    float out = -1;
    model->uncertainty({&regard, 1}, now, {&out, 1});
    return out;
  }
  void record(Tie& tie, Facet facet, float good, float bad) const {
    const Evidence evidence{&tie, facet, good, bad, prior};
    model->record({&evidence, 1}, now);
  }
};

Held any_model() {
  const Drawn drawn = *any_kind(shipped().trust, 4);
  Node parameters = Node::mapping();
  for (const Node::Entry& one : drawn.root.entries) {
    if (one.key != "kind") parameters.add(one.key, one.value);
  }
  Held out;
  try {
    out.model = make_kind(shipped().trust, drawn.root.find("kind")->text, parameters);
  } catch (const ScenarioError&) {
    RC_DISCARD("numbers that do not go together");
  }
  for (float& of_facet : out.prior) of_facet = static_cast<float>(*rc::gen::inRange(0, 101)) / 100.0F;
  return out;
}

bool share(float x) { return x >= 0.0F && x <= 1.0F; }

PROPERTY(AnyTrustModel, StaysInRangeRisesWithGoodAndFallsWithBadExperience, ()) {
  Held held = any_model();
  const auto course = *rc::gen::container<std::vector<Experience>>(experience());
  Tie tie;
  RC_ASSERT(held.unknown(tie) == 1.0F);
  for (const Experience& one : course) {
    held.now += one.weeks;
    const float before = held.trust(tie);
    const float dark = held.unknown(tie);
    RC_ASSERT(share(before) && share(dark));
    Tie better = tie;
    Tie worse = tie;
    held.record(better, one.facet, one.good, 0);
    held.record(worse, one.facet, 0, one.bad);
    RC_ASSERT(held.trust(better) >= before - rounding);
    RC_ASSERT(held.trust(worse) <= before + rounding);
    RC_ASSERT(held.unknown(better) <= dark + rounding && held.unknown(worse) <= dark + rounding);
    held.record(tie, one.facet, one.good, one.bad);
  }
  RC_ASSERT(share(held.trust(tie)) && share(held.unknown(tie)));
}

PROPERTY(AnyTrustModel, IsNotChangedByReading, ()) {
  Held held = any_model();
  const auto course = *rc::gen::container<std::vector<Experience>>(experience());
  Tie tie;
  Tie asked;
  for (const Experience& one : course) {
    held.now += one.weeks;
    static_cast<void>(held.trust(asked));
    static_cast<void>(held.unknown(asked));
    held.record(tie, one.facet, one.good, one.bad);
    held.record(asked, one.facet, one.good, one.bad);
    RC_ASSERT(held.trust(tie) == held.trust(asked) && held.unknown(tie) == held.unknown(asked));
  }
}

PROPERTY(AnyTrustModel, OfAStrangerIsNoLowerWhereMoreIsExpected, ()) {
  Held low = any_model();
  Held high = low;
  for (float& of_facet : high.prior)
    of_facet = std::min(1.0F, of_facet + static_cast<float>(*rc::gen::inRange(0, 50)) / 100);
  const Tie stranger;
  RC_ASSERT(low.trust(stranger) <= high.trust(stranger) + rounding);
}

}  // namespace
}  // namespace colead::test
