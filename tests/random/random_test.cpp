// SPDX-License-Identifier: Apache-2.0
#include "colead/random/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace colead {
namespace {

constexpr std::uint64_t max64 = ~std::uint64_t{0};
constexpr Luck luck{2024, 7};

static_assert(std::is_trivially_copyable_v<Luck> && std::is_trivially_copyable_v<Draws>);
static_assert(luck.seed() == 2024 && luck.replication() == 7);

/// Pearson's chi-square of 10^5 pairs on a grid of 16 x 16 equal cells lies between its quantiles 10^-6 and 1 - 10^-6
/// for 255 degrees of freedom: too regular fails as well.
template <class Pair>
void expect_independent(Pair pair) {
  std::vector<double> cells(256, 0.0);
  for (std::uint64_t i = 0; i < 100000; ++i) {
    const auto [x, y] = pair(i);
    cells[static_cast<std::size_t>(x * 16.0) * 16 + static_cast<std::size_t>(y * 16.0)] += 1.0;
  }
  const double expected = 100000.0 / 256.0;
  double statistic = 0.0;
  for (const double count : cells) statistic += (count - expected) * (count - expected) / expected;
  EXPECT_GT(statistic, 161.65);
  EXPECT_LT(statistic, 377.08);
}

// Known answers for philox4x64, 10 rounds, from the file kat_vectors of the Random123 distribution.
TEST(Philox, KnownAnswersOfZerosAndOnes) {
  const Luck::Block zeros{0x16554d9eca36314cULL, 0xdb20fe9d672d0fdcULL, 0xd7e772cee186176bULL, 0x7e68b68aec7ba23bULL};
  EXPECT_EQ((Luck{0, 0}.block(Purpose{0}, 0, 0, 0, 0)), zeros);
  const Luck::Block ones{0x87b092c3013fe90bULL, 0x438c3c67be8d0224ULL, 0x9cc7d7c69cd777b6ULL, 0xa09caebf594f0ba0ULL};
  EXPECT_EQ((Luck{max64, max64}.block(Purpose{0xffffffffU}, max64, max64, max64, 0xffffffffU)), ones);
}

TEST(Philox, KnownAnswerOfThePiDigitsFixesThePlacesInTheCounter) {
  const Luck pi{0x452821e638d01377ULL, 0xbe5466cf34e90c6cULL};
  const auto drawn =
      pi.block(Purpose{0xa4093822U}, 0x243f6a8885a308d3ULL, 0x13198a2e03707344ULL, 0x082efa98ec4e6c89ULL, 0x299f31d0U);
  const Luck::Block known{0xa528f45403e61d95ULL, 0x38c72dbd566e9788ULL, 0xa5a1610e72fd18b5ULL, 0x57bd43b5e52b7fe6ULL};
  EXPECT_EQ(drawn, known);
}

// Computed by an independent implementation of Philox and of identity().
TEST(Luck, DrawOfANamedIdentityIsFrozen) {
  const auto drawn = luck.uniforms4(Purpose::noise, identity("ward_7.manager_3"), identity("a"), 41, 2);
  const std::array<double, 4> known{0.137207922448095, 0.6148810705871687, 0.23088154253547033, 0.1544758821217701};
  EXPECT_EQ(drawn, known);
}

TEST(Luck, BitsAndUniformAreWordZeroOfTheBlock) {
  for (std::uint64_t entity = 0; entity < 1000; ++entity) {
    const auto words = luck.block(Purpose::noise, entity, 3, 5, 9);
    const auto uniforms = luck.uniforms4(Purpose::noise, entity, 3, 5, 9);
    ASSERT_EQ(luck.bits(Purpose::noise, entity, 3, 5, 9), words[0]);
    ASSERT_EQ(luck.uniform(Purpose::noise, entity, 3, 5, 9), uniforms[0]);
    for (std::size_t i = 0; i < 4; ++i) ASSERT_EQ(uniforms[i], to_uniform(words[i]));
  }
}

TEST(Luck, EveryPartOfTheIdentityCounts) {
  const std::set<std::uint64_t> words{
      Luck(1, 2).bits(Purpose::vote, 3, 4, 5, 6),  Luck(0, 2).bits(Purpose::vote, 3, 4, 5, 6),
      Luck(1, 0).bits(Purpose::vote, 3, 4, 5, 6),  Luck(2, 1).bits(Purpose::vote, 3, 4, 5, 6),
      Luck(1, 2).bits(Purpose::leave, 3, 4, 5, 6), Luck(1, 2).bits(Purpose::vote, 0, 4, 5, 6),
      Luck(1, 2).bits(Purpose::vote, 4, 3, 5, 6),  Luck(1, 2).bits(Purpose::vote, 3, 0, 5, 6),
      Luck(1, 2).bits(Purpose::vote, 3, 4, 0, 6),  Luck(1, 2).bits(Purpose::vote, 3, 4, 5, 0)};
  EXPECT_EQ(words.size(), 10U);
}

TEST(Luck, OrderOfAskingDoesNotMatter) {
  std::vector<double> forwards(5000);
  std::vector<double> backwards(5000);
  for (std::size_t i = 0; i < 5000; ++i) forwards[i] = luck.uniform(Purpose::recall, i, i / 7, i % 13);
  for (std::size_t i = 5000; i-- > 0;) {
    backwards[i] = luck.uniform(Purpose::recall, i, i / 7, i % 13);
    (void)luck.uniform(Purpose::gossip, i);
  }
  EXPECT_EQ(forwards, backwards);
}

TEST(Uniform, IsNeverZeroNorOne) {
  EXPECT_EQ(to_uniform(0), 0x1p-53);
  EXPECT_EQ(to_uniform(0xfffULL), 0x1p-53);
  EXPECT_EQ(to_uniform(max64), 1.0 - 0x1p-53);
  EXPECT_LT(to_uniform(max64), 1.0);
  EXPECT_EQ(to_uniform(std::uint64_t{1} << 63), 0.5 + 0x1p-53);
}

TEST(Draws, WalkTheBlocksOfOneIdentity) {
  auto draws = luck.draws(Purpose::cues, 5, 6, 7);
  for (std::uint32_t sub = 0; sub < 10; ++sub) {
    for (const double expected : luck.uniforms4(Purpose::cues, 5, 6, 7, sub)) ASSERT_EQ(draws.next(), expected);
  }
}

TEST(Draws, CopyContinuesAndDisturbsNobody) {
  auto original = luck.draws(Purpose::cues, 5);
  EXPECT_EQ(original.next(), luck.uniform(Purpose::cues, 5));
  auto copy = original;
  for (std::size_t i = 1; i < 4; ++i) ASSERT_EQ(copy.next(), luck.uniforms4(Purpose::cues, 5)[i]);
  EXPECT_EQ(original.next(), luck.uniforms4(Purpose::cues, 5)[1]);
}

TEST(Independence, OfNeighbouringEntitiesPartnersAndOrdinals) {
  const auto drawn = [](std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    return luck.uniform(Purpose::vote, a, b, c);
  };
  expect_independent([&](std::uint64_t i) { return std::pair{drawn(i, 0, 0), drawn(i + 1, 0, 0)}; });
  expect_independent([&](std::uint64_t i) { return std::pair{drawn(5, i, 0), drawn(5, i + 1, 0)}; });
  expect_independent([&](std::uint64_t i) { return std::pair{drawn(5, 9, i), drawn(5, 9, i + 1)}; });
  expect_independent([&](std::uint64_t i) { return std::pair{drawn(i, 3, 0), drawn(3, i, 0)}; });
}

TEST(Independence, OfEveryPurposeFromItsNeighbourInTheTable) {
  constexpr auto purposes = all_purposes();
  for (std::size_t k = 0; k + 1 < purposes.size(); ++k) {
    const Purpose one{purposes[k].number};
    const Purpose other{purposes[k + 1].number};
    expect_independent([&](std::uint64_t i) { return std::pair{luck.uniform(one, i), luck.uniform(other, i)}; });
  }
}

TEST(Independence, OfSeedsAndReplications) {
  const auto drawn = [](Luck source) { return source.uniform(Purpose::vote, 17); };
  expect_independent([&](std::uint64_t i) { return std::pair{drawn(Luck{i, 0}), drawn(Luck{i + 1, 0})}; });
  expect_independent([&](std::uint64_t i) { return std::pair{drawn(Luck{1, i}), drawn(Luck{1, i + 1})}; });
  expect_independent([&](std::uint64_t i) { return std::pair{drawn(Luck{1, i}), drawn(Luck{2, i})}; });
}

TEST(Independence, OfTheElementsAndSubsOfOneIdentity) {
  for (std::size_t element = 1; element < 4; ++element) {
    expect_independent([&](std::uint64_t i) {
      const auto block = luck.uniforms4(Purpose::effort, i);
      return std::pair{block[element - 1], block[element]};
    });
  }
  auto draws = luck.draws(Purpose::effort, 1);
  expect_independent([&](std::uint64_t) {
    const double first = draws.next();
    return std::pair{first, draws.next()};
  });
}

TEST(Identity, KnownAnswersOfTexts) {
  static_assert(identity("") == 0xf52a15e9a9b5e89bULL);
  EXPECT_EQ(identity("a"), 0x02c0bdbf481420f8ULL);
  EXPECT_EQ(identity("foobar"), 0x404da9e3b74078c2ULL);
  EXPECT_EQ(identity("ward_7.manager_3"), 0x22a96bcb03194b48ULL);
  EXPECT_EQ(identity("Zo\xc3\xab"), 0xfb901a3b67663e5eULL);
}

TEST(Identity, KnownAnswersOfPairsAndTheirOrder) {
  EXPECT_EQ(identity(0, 0), 0xa706dd2f4d197e6fULL);
  EXPECT_EQ(identity(0, 1), 0x2a98f501af37e97fULL);
  EXPECT_EQ(identity(1, 0), 0x5e41ab087439611eULL);
  EXPECT_EQ(identity(max64, max64), 0x5155e650b56274f2ULL);
}

TEST(Identity, NoCollisionAmongTextsAndPairs) {
  std::unordered_set<std::uint64_t> seen;
  for (int i = 0; i < 100000; ++i) seen.insert(identity("person_" + std::to_string(i)));
  for (std::uint64_t i = 0; i < 100000; ++i) seen.insert(identity(i / 300, i % 300));
  EXPECT_EQ(seen.size(), 200000U);
}

TEST(Purposes, NumbersAreFrozen) {
  const std::string frozen =
      "example=1 values=100 competence=101 propensity=102 understanding=103 self_assessment=104 habit=105 "
      "tolerance=106 pressure=107 identity_strength=108 tenure=109 rota_offset=110 definition=111 prior=112 "
      "cpd=113 hybrid=114 climate=115 network_tie=200 network_rewire=201 initial_trust=202 initial_respect=203 "
      "arrival=300 "
      "arrival_thinning=301 options=302 cues=303 effort=304 noise=305 due=306 participants=307 stakes=308 "
      "detection=309 route=400 recall=401 voice=402 misread=403 behaviour=404 exception=405 delegate=406 "
      "monitor=407 search=408 patience=409 flight=410 rework=411 outcome=412 observe=413 attribution=414 "
      "gossip=415 buy_in=416 vote=417 contact=418 gossip_target=419 estimation=420 tie_lapse=440 tie_renewal=441 "
      "entry_tie=442 tie_meeting=443 ask=444 presence=445 mismatch=446 rebuff=447 closing=448 "
      "stage_rework=470 absence=471 meeting=472 leave=500 successor=501 "
      "rotate=502 code_learning=503 socialisation=504 turbulence=505 attend=600 select=601 trigger=602 pair=603 "
      "session=604 join=605 quality=606 new_tie=607 visibility=608 first_move=609 content=610 raise=620 custom=900 ";
  std::string declared;
  for (const auto& [name, value] : all_purposes())
    declared.append(name).append("=").append(std::to_string(value)) += ' ';
  EXPECT_EQ(declared, frozen);
}

}  // namespace
}  // namespace colead
