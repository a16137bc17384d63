// SPDX-License-Identifier: Apache-2.0
// The contract of every network generator.
#include <set>

#include "conformance/every_kind.hpp"

namespace colead::test {
namespace {

class EveryGenerator : public testing::TestWithParam<std::string> {
 protected:
  EveryGenerator() {
    for (std::uint32_t i = 0; i < 48; ++i) names.push_back("unit" + std::to_string(i / 12) + "." + std::to_string(i));
    for (std::uint32_t i = 0; i < 48; ++i) nodes.push_back({identity(names[i]), i / 12, i % 3 == 0, i / 24, names[i]});
  }
  [[nodiscard]] std::vector<TieSpec> ties(std::uint64_t seed, std::uint64_t replication) const {
    return generator->generate(nodes, Luck(seed, replication));
  }
  [[nodiscard]] static std::set<std::pair<std::uint32_t, std::uint32_t>> pairs(const std::vector<TieSpec>& ties) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> out;
    for (const TieSpec& tie : ties) out.insert({tie.source, tie.target});
    return out;
  }

  Kind<Generator> generator{made(shipped().generators, GetParam())};
  std::vector<std::string> names;
  std::vector<NetworkNode> nodes;
};

TEST_P(EveryGenerator, MakesNoTieToOneselfNoTieTwiceAndNoneToNobody) {
  for (std::uint64_t r = 0; r < 20; ++r) {
    const auto made_ties = ties(4, r);
    EXPECT_EQ(pairs(made_ties).size(), made_ties.size());
    for (const TieSpec& tie : made_ties) {
      EXPECT_NE(tie.source, tie.target);
      EXPECT_LT(tie.source, nodes.size());
      EXPECT_LT(tie.target, nodes.size());
      EXPECT_NE(tie.kind, TieKind::absent);
    }
  }
}

TEST_P(EveryGenerator, SameLuckSameTies) { EXPECT_EQ(pairs(ties(1, 2)), pairs(ties(1, 2))); }

TEST_P(EveryGenerator, OtherReplicationsAndSeedsDiffer) {
  if (ties(1, 2).empty()) GTEST_SKIP() << "a list of ties knows no luck";
  EXPECT_NE(pairs(ties(1, 2)), pairs(ties(1, 3)));
  EXPECT_NE(pairs(ties(1, 2)), pairs(ties(2, 2)));
}

TEST_P(EveryGenerator, NobodyHasNoTiesAndTooFewForTheDegreeWantedAreRefusedByName) {
  EXPECT_TRUE(generator->generate({}, Luck(1)).empty());
  try {
    EXPECT_TRUE(generator->generate(std::span(nodes).first(1), Luck(1)).empty());
  } catch (const ModelError& error) {
    EXPECT_EQ(std::string(error.what()).find(GetParam() + ":"), 0U) << error.what();
  }
}

TEST_P(EveryGenerator, NobodyIsFavouredByTheirPlaceInTheList) {
  // Mean degree of the first and of the last twelve over replications, within four standard errors.
  Sample first, last;
  for (std::uint64_t r = 0; r < 200; ++r) {
    double head = 0, tail = 0;
    for (const TieSpec& tie : ties(9, r)) {
      head += tie.source < 12 || tie.target < 12 ? 1 : 0;
      tail += tie.source >= 36 || tie.target >= 36 ? 1 : 0;
    }
    first.push_back(head);
    last.push_back(tail);
  }
  EXPECT_LT(apart(first, last), 4.0);
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryGenerator, testing::ValuesIn(kinds_of(shipped().generators)), kind_name);

}  // namespace
}  // namespace colead::test
