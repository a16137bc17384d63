// SPDX-License-Identifier: Apache-2.0
// The network beside a plain map under random adding, finding, leaving and copying.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <utility>

#include "colead/network/network.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"

namespace colead {
namespace {

struct Known {
  TieKind kind;
  float respect;
  friend bool operator==(const Known&, const Known&) = default;
};

class Oracle {
 public:
  void make(std::uint32_t s, std::uint32_t t, TieKind kind) { ties_.emplace(std::pair{s, t}, Known{kind, 0}); }
  Known* find(std::uint32_t s, std::uint32_t t) {
    const auto at = ties_.find({s, t});
    return at == ties_.end() ? nullptr : &at->second;
  }
  void vacate(std::uint32_t p) {
    std::erase_if(ties_, [p](const auto& tie) {
      return (tie.first.first == p || tie.first.second == p) && tie.second.kind != TieKind::line;
    });
    for (auto& [ends, known] : ties_) {
      if (ends.first == p || ends.second == p) known.respect = 0;
    }
  }
  [[nodiscard]] const auto& ties() const { return ties_; }

 private:
  std::map<std::pair<std::uint32_t, std::uint32_t>, Known> ties_;
};

void expect_equal(const Network& network, Oracle& oracle) {
  ASSERT_EQ(network.tie_count(), oracle.ties().size());
  std::size_t seen = 0;
  for (std::uint32_t s = 0; s < network.people(); ++s) {
    for (const auto row : {network.base_ties(PersonId{s}), network.added_ties(PersonId{s})}) {
      for (std::size_t k = 0; k < row.size(); ++k) {
        ASSERT_TRUE(k == 0 || row[k - 1].target < row[k].target);
        if (row[k].kind == TieKind::absent) continue;
        const Known* known = oracle.find(s, row[k].target);
        ASSERT_NE(known, nullptr);
        ASSERT_EQ(*known, (Known{row[k].kind, row[k].respect}));
        ++seen;
      }
    }
  }
  ASSERT_EQ(seen, oracle.ties().size());
}

constexpr std::array kinds{TieKind::line, TieKind::peer, TieKind::network, TieKind::project};

void live(std::uint64_t seed, std::uint32_t people, int steps) {
  Draws draws = Luck(seed).draws(Purpose::example, 1);
  const auto person = [&] { return static_cast<std::uint32_t>(choose(draws.next(), people)); };
  const auto kind = [&] { return kinds[choose(draws.next(), kinds.size())]; };
  std::vector<TieSpec> ties;
  Oracle oracle;
  for (std::uint32_t i = 0; i < 2 * people; ++i) {
    const TieSpec tie{person(), person(), kind()};
    if (tie.source == tie.target || oracle.find(tie.source, tie.target) != nullptr) continue;
    ties.push_back(tie);
    oracle.make(tie.source, tie.target, tie.kind);
  }
  Network network(people, ties);
  for (int step = 0; step < steps; ++step) {
    const std::uint32_t s = person();
    const std::uint32_t t = person();
    const double act = draws.next();
    if (act < 0.6 && s != t) {
      const TieKind wanted = kind();
      oracle.make(s, t, wanted);
      Tie& tie = network.add(PersonId{s}, PersonId{t}, wanted);
      tie.respect = oracle.find(s, t)->respect = static_cast<float>(act);
    } else if (act < 0.985) {
      const Known* known = oracle.find(s, t);
      const Tie* tie = std::as_const(network).find(PersonId{s}, PersonId{t});
      ASSERT_EQ(known == nullptr, tie == nullptr);
      ASSERT_TRUE(tie == nullptr || *known == (Known{tie->kind, tie->respect}));
    } else if (act < 0.995) {
      network.vacate(PersonId{s});
      oracle.vacate(s);
    } else {
      Network copy(network);
      copy.vacate(PersonId{t});
      network = act < 0.997 ? Network(network) : std::move(network);
    }
    if (step % 1000 == 0) {
      ASSERT_NO_FATAL_FAILURE(expect_equal(network, oracle)) << "step " << step;
    }
  }
  expect_equal(network, oracle);
}

TEST(NetworkBesideAMap, FewPeopleWhoOftenMeetAgain) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) live(seed, 12, 2000);
}

TEST(NetworkBesideAMap, ManyPeopleAcrossSeveralMerges) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) live(seed, 300, 12000);
}

}  // namespace
}  // namespace colead
