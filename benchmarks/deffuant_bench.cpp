// SPDX-License-Identifier: Apache-2.0
// Deffuant meetings on a rewired ring of degree 10 (after Watts & Strogatz 1998): the library's rule beside a plain
// loop over the same compressed sparse rows. The plain loop does less: any generator will do, rows hold no weights and
// not oneself, one matter only, no checks. "plain_loop_keyed_draws" gives it the library's draws, which are what a
// repeatable run costs.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/influence/influence_rule.hpp"

namespace colead {
void add_deffuant(Catalogue<InfluenceRule>& catalogue);
}

namespace {

constexpr double bound = 0.2;
constexpr double mu = 0.5;
constexpr int rounds_per_start = 40;  ///< then opinions are put back, so that both see meetings of every kind

/// SplitMix64, as cheap as generators get.
class SplitMix {
 public:
  std::uint64_t next() { return colead::detail::mix(state_ += colead::detail::golden_gamma); }
  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>((next() >> 32) * count >> 32); }
  double uniform() { return colead::to_uniform(next()); }

 private:
  std::uint64_t state_{2024};
};

struct Ring {
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint32_t> listened;
  std::vector<double> weight;
  std::vector<double> start;

  /// `with_self` as the library's rows are: one's own weight among the others'.
  Ring(std::uint32_t people, bool with_self) {
    SplitMix random;
    std::vector<std::vector<std::uint32_t>> rows(people);
    for (std::uint32_t i = 0; i < people; ++i) {
      for (std::uint32_t step = 1; step <= 5; ++step) {
        const std::uint32_t j = random.uniform() < 0.1 ? random.below(people) : (i + step) % people;
        if (j == i) continue;
        rows[i].push_back(j);
        rows[j].push_back(i);
      }
    }
    for (std::uint32_t i = 0; i < people; ++i) {
      if (with_self) rows[i].push_back(i);
      listened.insert(listened.end(), rows[i].begin(), rows[i].end());
      weight.insert(weight.end(), rows[i].size(), 1.0 / static_cast<double>(rows[i].size()));
      first.push_back(static_cast<std::uint32_t>(listened.size()));
      start.push_back(random.uniform());
    }
  }
};

/// Writes this file's numbers into the rule's parameters and leaves the others as they are.
class Setter final : public colead::FieldVisitor {
 public:
  void number(const colead::Field& field, double& value) override {
    if (field.name == "bound") value = bound;
    if (field.name == "mu") value = mu;
    if (field.name == "meetings_per_person") value = 0.5;
  }
  void integer(const colead::Field&, std::int64_t&) override {}
  void seed(const colead::Field&, std::uint64_t&) override {}
  void boolean(const colead::Field&, bool&) override {}
  void text(const colead::Field&, std::string&) override {}
  void texts(const colead::Field&, std::vector<std::string>&) override {}
  void numbers(const colead::Field&, std::vector<double>&) override {}
  void name(const colead::Field&, colead::Name&) override {}
  void names(const colead::Field&, std::vector<colead::Name>&) override {}
  void by_name(const colead::Field&, std::vector<double>&, bool) override {}
  void choice_index(const colead::Field&, int&, std::span<const std::string_view>) override {}
  void kind(const colead::Field&, std::string_view, colead::KindInstance&) override {}
  void kinds(const colead::Field&, std::string_view, std::vector<colead::KindInstance>&) override {}
  void require(bool, std::string_view, std::string_view) override {}

 protected:
  [[nodiscard]] bool reading() const override { return true; }
  bool enter(const colead::Field&) override { return false; }
  void leave() override {}
  bool begin_list(const colead::Field&, std::size_t&) override { return false; }
  bool begin_map(const colead::Field&, std::vector<std::string>&) override { return false; }
  void enter_item(std::size_t) override {}
  void leave_item() override {}
  void end_list() override {}
  void end_map() override {}
};

void library_rule(benchmark::State& state) {
  const auto people = static_cast<std::uint32_t>(state.range(0));
  const Ring ring(people, true);
  colead::Catalogue<colead::InfluenceRule> catalogue("influence");
  colead::add_deffuant(catalogue);
  Setter setter;
  const colead::Kind<colead::InfluenceRule> rule{catalogue.entries().front().make(setter)};
  std::vector<double> opinion = ring.start;
  std::vector<double> scratch(people);
  const std::vector<double> susceptibility(people, 1.0);
  colead::Discussion discussion{people,        1,           opinion, ring.start, susceptibility, ring.first,
                                ring.listened, ring.weight, scratch};
  colead::Draws draws = colead::Luck{2024}.draws(colead::Purpose::example, 1);
  for (auto _ : state) {
    opinion = ring.start;
    for (int round = 0; round < rounds_per_start; ++round) rule->round(discussion, draws);
    benchmark::DoNotOptimize(opinion.data());
  }
  state.SetItemsProcessed(state.iterations() * rounds_per_start * (people / 2));
}

template <class Pick>
void plain(benchmark::State& state, Pick pick) {
  const auto people = static_cast<std::uint32_t>(state.range(0));
  const Ring ring(people, false);
  std::vector<double> opinion = ring.start;
  const std::int64_t meetings = static_cast<std::int64_t>(rounds_per_start) * (people / 2);
  for (auto _ : state) {
    opinion = ring.start;
    for (std::int64_t meeting = 0; meeting < meetings; ++meeting) {
      const std::uint32_t i = pick(people);
      const std::uint32_t j = ring.listened[ring.first[i] + pick(ring.first[i + 1] - ring.first[i])];
      const double apart = opinion[j] - opinion[i];
      if (std::abs(apart) < bound) {
        opinion[i] += mu * apart;
        opinion[j] -= mu * apart;
      }
    }
    benchmark::DoNotOptimize(opinion.data());
  }
  state.SetItemsProcessed(state.iterations() * meetings);
}

void plain_loop(benchmark::State& state) {
  SplitMix random;
  plain(state, [&](std::uint32_t count) { return random.below(count); });
}

void plain_loop_keyed_draws(benchmark::State& state) {
  colead::Draws draws = colead::Luck{2024}.draws(colead::Purpose::example, 1);
  plain(state, [&](std::uint32_t count) { return static_cast<std::uint32_t>(draws.next() * count); });
}

BENCHMARK(library_rule)->Arg(10000)->Arg(1000000);
BENCHMARK(plain_loop)->Arg(10000)->Arg(1000000);
BENCHMARK(plain_loop_keyed_draws)->Arg(10000)->Arg(1000000);

}  // namespace
