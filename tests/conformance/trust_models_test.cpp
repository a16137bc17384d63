// SPDX-License-Identifier: Apache-2.0
// The contract of every trust model.
#include <array>
#include <cstring>

#include "conformance/every_kind.hpp"

namespace colead::test {
namespace {

class EveryTrustModel : public testing::TestWithParam<std::string> {
 protected:
  Kind<TrustModel> model{made(shipped().trust, GetParam())};

  [[nodiscard]] float read(const Tie* tie, double weeks, float prior = 0.5F) const {
    const Regard regard{tie, {prior, prior, prior}};
    float out = -1.0F;
    model->read({&regard, 1}, weeks, {&out, 1});
    return out;
  }
  [[nodiscard]] float unknown(const Tie* tie, double weeks) const {
    const Regard regard{tie, {0.5F, 0.5F, 0.5F}};
    float out = -1.0F;
    model->uncertainty({&regard, 1}, weeks, {&out, 1});
    return out;
  }
  void record(Tie& tie, Facet facet, float positive, float negative, double weeks) const {
    const Evidence evidence{&tie, facet, positive, negative, {0.5F, 0.5F, 0.5F}};
    model->record({&evidence, 1}, weeks);
  }
  [[nodiscard]] static std::array<unsigned char, sizeof(Tie)> bytes(const Tie& tie) {
    std::array<unsigned char, sizeof(Tie)> out{};
    std::memcpy(out.data(), &tie, sizeof(Tie));
    return out;
  }
  [[nodiscard]] static Tie fresh() {
    Tie tie;
    tie.target = 1;
    tie.linear = 0.5F;
    return tie;
  }
};

TEST_P(EveryTrustModel, StaysInTheUnitIntervalUnderRandomEvidence) {
  const Luck luck(3);
  for (std::uint64_t n = 0; n < 50; ++n) {
    Tie tie = fresh();
    Draws draws = luck.draws(Purpose::initial_trust, n);
    for (double week = 0; week < 200; week += 10.0 * draws.next()) {
      const auto facet = static_cast<Facet>(static_cast<int>(3.0 * draws.next()));
      const double big = draws.next() < 0.1 ? 1000.0 : 1.0;
      const auto good = static_cast<float>(big * draws.next());
      const auto bad = static_cast<float>(big * draws.next());
      record(tie, facet, good, bad, week);
      for (const float prior : {0.0F, 0.3F, 1.0F}) {
        const float level = read(&tie, week + draws.next(), prior);
        ASSERT_GE(level, 0.0F);
        ASSERT_LE(level, 1.0F);
      }
      const float dark = unknown(&tie, week + 1);
      ASSERT_GE(dark, 0.0F);
      ASSERT_LE(dark, 1.0F);
    }
  }
}

TEST_P(EveryTrustModel, ReadingChangesNothing) {
  Tie tie = fresh();
  record(tie, Facet::ability, 1.0F, 0.25F, 1.0);
  const auto before = bytes(tie);
  const float first = read(&tie, 30.0);
  static_cast<void>(unknown(&tie, 60.0));
  EXPECT_EQ(read(&tie, 30.0), first);
  EXPECT_EQ(bytes(tie), before);
}

TEST_P(EveryTrustModel, MorePositiveEvidenceNeverLowersAndMoreNegativeNeverRaises) {
  for (const Facet facet : {Facet::ability, Facet::benevolence, Facet::integrity}) {
    for (const float start : {0.0F, 0.4F, 3.0F}) {
      Tie tie = fresh();
      record(tie, facet, start, start / 2.0F, 1.0);
      Tie better = tie;
      Tie worse = tie;
      record(better, facet, 0.7F, 0.0F, 2.0);
      record(worse, facet, 0.0F, 0.7F, 2.0);
      EXPECT_GE(read(&better, 2.0), read(&tie, 2.0) - 1e-6F);
      EXPECT_LE(read(&worse, 2.0), read(&tie, 2.0) + 1e-6F);
    }
  }
}

TEST_P(EveryTrustModel, ABatchIsThatManySingleCallsInOrder) {
  std::array<Tie, 2> together{fresh(), fresh()};
  std::array<Tie, 2> apart{fresh(), fresh()};
  const std::array<Evidence, 3> batch{{{&together[0], Facet::ability, 0.5F, 0.1F, {}},
                                       {&together[1], Facet::integrity, 0.0F, 0.9F, {}},
                                       {&together[0], Facet::benevolence, 0.2F, 0.0F, {}}}};
  model->record(batch, 3.0);
  for (Evidence one : batch) {
    one.tie = &apart[static_cast<std::size_t>(one.tie - together.data())];
    model->record({&one, 1}, 3.0);
  }
  EXPECT_EQ(read(&together[0], 4.0), read(&apart[0], 4.0));
  EXPECT_EQ(read(&together[1], 4.0), read(&apart[1], 4.0));
}

TEST_P(EveryTrustModel, OfAStrangerNothingIsKnownAndTrustLiesInRange) {
  EXPECT_EQ(unknown(nullptr, 5.0), 1.0F);
  for (const float prior : {0.0F, 0.25F, 1.0F}) {
    EXPECT_GE(read(nullptr, 5.0, prior), 0.0F);
    EXPECT_LE(read(nullptr, 5.0, prior), 1.0F);
  }
  EXPECT_LE(read(nullptr, 5.0, 0.2F), read(nullptr, 5.0, 0.8F));
}

TEST_P(EveryTrustModel, RefusesSpansThatDoNotFit) {
  const std::array<Regard, 2> regards{};
  float out = 0;
  EXPECT_THROW(model->read(regards, 0.0, {&out, 1}), ModelError);
  EXPECT_THROW(model->uncertainty(regards, 0.0, {&out, 1}), ModelError);
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryTrustModel, testing::ValuesIn(kinds_of(shipped().trust)), kind_name);

}  // namespace
}  // namespace colead::test
