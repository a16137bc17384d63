// SPDX-License-Identifier: Apache-2.0
// The algebra of opinions and of reputations (josang_2002), and of trust that moves by shares (slovic_1993).
#include <ostream>
#include <vector>

#include "colead/theory/linear_trust.hpp"
#include "colead/theory/opinion.hpp"
#include "colead/theory/reputation.hpp"
#include "properties/numbers.hpp"
#include "properties/property.hpp"

namespace colead::theory {

static void showValue(const Opinion& one, std::ostream& out) {
  out << "belief " << one.belief << ", disbelief " << one.disbelief << ", uncertainty " << one.uncertainty
      << ", base rate " << one.base_rate;
}

}  // namespace colead::theory

namespace colead {
namespace {

using namespace theory;
using test::near;

constexpr double rounding = 1e-12;

rc::Gen<Opinion> opinion_of(int least_unknown) {
  return rc::gen::apply(
      [](int belief, int disbelief, int uncertainty, double base) {
        const double sum = belief + disbelief + uncertainty;
        return Opinion{belief / sum, disbelief / sum, uncertainty / sum, base};
      },
      rc::gen::inRange(0, 100), rc::gen::inRange(0, 100), rc::gen::inRange(least_unknown, 100), test::share());
}

/// Any there is: knowing all and knowing nothing among them.
rc::Gen<Opinion> any_opinion() {
  return rc::gen::oneOf(opinion_of(1),
                        rc::gen::map(opinion_of(1),
                                     [](Opinion one) {
                                       one.disbelief += one.uncertainty;
                                       one.uncertainty = 0;
                                       return one;
                                     }),
                        rc::gen::map(test::share(), [](double base) {
                          return Opinion{0, 0, 1, base};
                        }));
}

rc::Gen<double> evidence() {
  return rc::gen::map(rc::gen::inRange(0, 2000), [](int n) { return n / 4.0; });
}
rc::Gen<double> strength() {
  return rc::gen::map(rc::gen::inRange(1, 400), [](int n) { return n / 20.0; });
}

bool sound(const Opinion& one) {
  const bool shares = one.belief >= 0 && one.disbelief >= 0 && one.uncertainty >= 0 && one.base_rate >= 0;
  return shares && one.base_rate <= 1 + rounding && near(one.belief + one.disbelief + one.uncertainty, 1, rounding);
}

bool alike(const Opinion& a, const Opinion& b, double within = rounding) {
  return near(a.belief, b.belief, within) && near(a.disbelief, b.disbelief, within) &&
         near(a.uncertainty, b.uncertainty, within) && near(a.base_rate, b.base_rate, within);
}

PROPERTY(Fusion, DoesNotDependOnWhoSpeaksFirst, ()) {
  const Opinion a = *any_opinion();
  const Opinion b = *any_opinion();
  const Opinion ab = fuse(a, b);
  const Opinion ba = fuse(b, a);
  RC_ASSERT(ab.belief == ba.belief && ab.disbelief == ba.disbelief && ab.uncertainty == ba.uncertainty &&
            ab.base_rate == ba.base_rate);
}

PROPERTY(Fusion, GivesAnOpinionThatIsNoLessCertainThanEither, ()) {
  const Opinion a = *any_opinion();
  const Opinion b = *any_opinion();
  const Opinion both = fuse(a, b);
  RC_ASSERT(sound(both));
  RC_ASSERT(both.uncertainty <= std::min(a.uncertainty, b.uncertainty) + rounding);
  RC_ASSERT(expectation(both) >= -rounding && expectation(both) <= 1 + rounding);
}

PROPERTY(Fusion, WithWhoKnowsNothingChangesNothing, ()) {
  const Opinion a = *any_opinion();
  RC_PRE(a.uncertainty < 1);
  RC_ASSERT(alike(fuse(a, Opinion{0, 0, 1, *test::share()}), a));
}

PROPERTY(Fusion, DoesNotDependOnTheOrderOfThree, ()) {
  const Opinion a = *opinion_of(1);
  const Opinion b = *opinion_of(1);
  const Opinion c = *opinion_of(1);
  RC_PRE(a.uncertainty < 1 && b.uncertainty < 1 && c.uncertainty < 1);
  RC_ASSERT(alike(fuse(fuse(a, b), c), fuse(a, fuse(b, c)), 1e-10));
}

PROPERTY(Fusion, IsTheOpinionOfTheEvidenceOfBoth, ()) {
  const double w = *strength();
  const double r = *evidence(), s = *evidence(), r2 = *evidence(), s2 = *evidence();
  RC_ASSERT(alike(fuse(from_evidence(r, s, w), from_evidence(r2, s2, w)), from_evidence(r + r2, s + s2, w), 1e-10));
}

PROPERTY(Opinions, GiveBackTheirEvidence, ()) {
  const double w = *strength();
  const double r = *evidence(), s = *evidence();
  const Opinion one = from_evidence(r, s, w, *test::share());
  RC_ASSERT(sound(one));
  const EvidenceAmounts again = evidence_of(one, w);
  RC_ASSERT(near(again.positive, r, 1e-10) && near(again.negative, s, 1e-10));
  RC_ASSERT(near(expectation(one), reputation_mean({r, s}, {w, one.base_rate}), rounding));
}

PROPERTY(Opinions, RiseWithGoodAndFallWithBadExperience, ()) {
  const double w = *strength(), base = *test::share();
  const double r = *evidence(), s = *evidence(), more = *evidence();
  const double before = expectation(from_evidence(r, s, w, base));
  RC_ASSERT(expectation(from_evidence(r + more, s, w, base)) >= before - rounding);
  RC_ASSERT(expectation(from_evidence(r, s + more, w, base)) <= before + rounding);
}

PROPERTY(Discounting, MakesUnsureAndNeverTurnsPraiseIntoBlame, ()) {
  const Opinion trust = *any_opinion();
  const Opinion heard = *any_opinion();
  const Opinion out = discount(trust, heard);
  RC_ASSERT(sound(out));
  RC_ASSERT(out.belief <= heard.belief && out.disbelief <= heard.disbelief);
  RC_ASSERT(out.uncertainty >= heard.uncertainty - rounding);
  RC_ASSERT(alike(discount(Opinion{1, 0, 0, 0.5}, heard), heard));
  RC_ASSERT(alike(discount(Opinion{0, 0, 1, 0.5}, heard), Opinion{0, 0, 1, heard.base_rate}));
}

PROPERTY(Discounting, OfWhatIsPassedOnDoesNotDependOnTheOrder, ()) {
  const Opinion a = *any_opinion();
  const Opinion b = *any_opinion();
  const Opinion c = *any_opinion();
  RC_ASSERT(alike(discount(discount(a, b), c), discount(a, discount(b, c))));
}

PROPERTY(Reputations, FadeByTheSameShareBetweenAnyTwoExperiences, ()) {
  const auto history = *rc::gen::container<std::vector<double>>(test::share());
  const double kept = *test::share();
  const Reputation whole = faded_reputation(history, kept);
  Reputation grown;
  for (const double good : history) {
    grown = {grown.positive * kept + good, grown.negative * kept + (1 - good)};
  }
  RC_ASSERT(near(whole.positive, grown.positive, rounding) && near(whole.negative, grown.negative, rounding));
  const double mean = reputation_mean(whole);
  RC_ASSERT(mean >= 0 && mean <= 1);
  RC_ASSERT(reputation_variance(whole) >= 0 && reputation_variance(whole) <= mean * (1 - mean) + rounding);
}

PROPERTY(Reputations, SettleWhereOneMoreExperienceChangesNothing, ()) {
  const double good = *test::share();
  const double kept = *test::share();
  RC_PRE(kept < 1);
  const Reputation at = settled_reputation(good, kept);
  RC_ASSERT(near(at.positive * kept + good, at.positive, rounding));
  RC_ASSERT(near(at.negative * kept + 1 - good, at.negative, rounding));
}

PROPERTY(LinearTrust, MovesFromTheFirstLevelToItsMeanAndNeverBeyond, ()) {
  const LinearTrust trust{*test::share(), *test::share(), *test::share()};
  RC_PRE(trust.good * trust.up + (1 - trust.good) * trust.down > 0);
  const double first = *test::share();
  const double mean = linear_trust_mean(trust);
  RC_ASSERT(mean >= 0 && mean <= 1);
  double away = std::abs(first - mean);
  for (const std::size_t n : {0U, 1U, 2U, 10U, 100U}) {
    const double now = std::abs(linear_trust_after(trust, first, n) - mean);
    RC_ASSERT(now <= away + rounding);
    away = now;
  }
  const double deviation = linear_trust_deviation(trust);
  RC_ASSERT(deviation >= 0 && deviation * deviation <= mean * (1 - mean) + rounding);
  if (trust.good == 1 || trust.good == 0 || trust.up == 0 || trust.down == 0) RC_ASSERT(deviation == 0);
}

}  // namespace
}  // namespace colead
