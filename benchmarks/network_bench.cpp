// SPDX-License-Identifier: Apache-2.0
// One mutual random network held by Network and by Boost.Graph's adjacency_list<vecS, vecS, directedS>, both with a Tie
// in every edge: bytes per tie, a random neighbour, updating one tie, sweeping all, looking one up.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <vector>

#include "colead/network/network.hpp"

namespace {

std::size_t held_bytes = 0;

}  // namespace

// Counts what both networks ask for; the allocator's own overhead is left out for both.
void* operator new(std::size_t size) {
  auto* block = static_cast<std::size_t*>(std::malloc(size + 16));
  if (block == nullptr) throw std::bad_alloc();
  *block = size;
  held_bytes += size;
  return block + 2;
}
void operator delete(void* memory) noexcept {
  if (memory == nullptr) return;
  auto* block = static_cast<std::size_t*>(memory) - 2;
  held_bytes -= *block;
  std::free(block);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

namespace {

using colead::PersonId;
using colead::Tie;
using colead::TieSpec;

struct Random {
  std::uint64_t state{0x9e3779b97f4a7c15};
  std::uint32_t below(std::uint32_t count) {
    state ^= state << 13U, state ^= state >> 7U, state ^= state << 17U;
    return static_cast<std::uint32_t>((state >> 32U) * count >> 32U);
  }
};

/// Mutual ties, about ten a person, each pair once.
std::vector<TieSpec> random_ties(std::uint32_t people) {
  Random random;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  while (pairs.size() < std::size_t{5} * people) {
    const auto a = random.below(people);
    const auto b = random.below(people);
    if (a != b) pairs.emplace_back(std::min(a, b), std::max(a, b));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<TieSpec> ties;
  for (const auto& [a, b] : pairs) ties.push_back({a, b}), ties.push_back({b, a});
  return ties;
}

class Ours {
 public:
  Ours(std::uint32_t people, const std::vector<TieSpec>& ties) : network_(people, ties) {}
  std::size_t count() const { return network_.tie_count(); }
  std::size_t degree(std::uint32_t i) const { return network_.base_ties(PersonId{i}).size(); }
  Tie& tie(std::uint32_t i, std::size_t k) { return network_.base_ties(PersonId{i})[k]; }
  const Tie* find(std::uint32_t i, std::uint32_t j) const { return network_.find(PersonId{i}, PersonId{j}); }
  float sweep() const {
    float sum = 0;
    for (std::uint32_t i = 0; i < network_.people(); ++i) {
      for (const Tie& tie : network_.base_ties(PersonId{i})) sum += tie.respect;
      for (const Tie& tie : network_.added_ties(PersonId{i})) sum += tie.respect;
    }
    return sum;
  }

 protected:
  colead::Network network_;
};

/// Ours in use: one tie in twenty stands in the overlay.
class OursWithOverlay : public Ours {
 public:
  OursWithOverlay(std::uint32_t people, const std::vector<TieSpec>& ties) : Ours(people, ties) {
    Random random{7};
    for (std::uint32_t n = 0; n < people / 2; ++n) {
      const auto a = random.below(people);
      network_.add(PersonId{a}, PersonId{(a + 1 + random.below(people - 1)) % people}, colead::TieKind::project);
    }
  }
};

class AdjacencyList {
 public:
  AdjacencyList(std::uint32_t people, const std::vector<TieSpec>& ties) : graph_(people) {
    for (const TieSpec& tie : ties) add_edge(tie.source, tie.target, Tie{.target = tie.target}, graph_);
  }
  std::size_t count() const { return num_edges(graph_); }
  std::size_t degree(std::uint32_t i) const { return out_degree(i, graph_); }
  Tie& tie(std::uint32_t i, std::size_t k) { return graph_[*(out_edges(i, graph_).first + static_cast<long>(k))]; }
  const Tie* find(std::uint32_t i, std::uint32_t j) const {
    const auto [found, is_there] = edge(i, j, graph_);
    return is_there ? &graph_[found] : nullptr;
  }
  float sweep() const {
    float sum = 0;
    for (std::uint32_t i = 0; i < num_vertices(graph_); ++i) {
      const auto [first, last] = out_edges(i, graph_);
      for (auto at = first; at != last; ++at) sum += graph_[*at].respect;
    }
    return sum;
  }

 private:
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Tie> graph_;
};

template <class Held>
struct Case {
  explicit Case(benchmark::State& state)
      : people(static_cast<std::uint32_t>(state.range(0))),
        ties(random_ties(people)),
        before(held_bytes),
        held(people, ties) {
    state.counters["bytes_per_tie"] = static_cast<double>(held_bytes - before) / static_cast<double>(held.count());
  }
  std::uint32_t person() {
    std::uint32_t i = random.below(people);
    while (held.degree(i) == 0) i = random.below(people);
    return i;
  }
  Tie& any_tie(std::uint32_t i) { return held.tie(i, random.below(static_cast<std::uint32_t>(held.degree(i)))); }

  std::uint32_t people;
  std::vector<TieSpec> ties;
  std::size_t before;
  Held held;
  Random random;
};

template <class Held>
void random_neighbour(benchmark::State& state) {
  Case<Held> c(state);
  std::uint32_t i = c.person();
  for (auto _ : state) {
    const std::uint32_t next = c.any_tie(i).target;  // each step waits for the one before
    i = (next + c.random.below(c.people)) % c.people;
    if (c.held.degree(i) == 0) i = next;
  }
  benchmark::DoNotOptimize(i);
}

template <class Held>
void update_tie(benchmark::State& state) {
  Case<Held> c(state);
  for (auto _ : state) {
    Tie& tie = c.any_tie(c.person());
    tie.positive[0] = 0.99F * tie.positive[0] + 1;
    tie.updated_weeks += 1;
  }
}

template <class Held>
void sweep(benchmark::State& state) {
  Case<Held> c(state);
  for (auto _ : state) benchmark::DoNotOptimize(c.held.sweep());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(c.held.count()));
}

template <class Held>
void look_up(benchmark::State& state) {
  Case<Held> c(state);
  const auto count = static_cast<std::uint32_t>(c.ties.size());
  for (auto _ : state) {
    const TieSpec& known = c.ties[c.random.below(count)];
    benchmark::DoNotOptimize(c.held.find(known.source, known.target));
  }
}

}  // namespace

#define COLEAD_NETWORK_BENCH(work)                \
  BENCHMARK(work<Ours>)->Arg(100'000);            \
  BENCHMARK(work<OursWithOverlay>)->Arg(100'000); \
  BENCHMARK(work<AdjacencyList>)->Arg(100'000)

COLEAD_NETWORK_BENCH(random_neighbour);
COLEAD_NETWORK_BENCH(update_tie);
COLEAD_NETWORK_BENCH(sweep);
COLEAD_NETWORK_BENCH(look_up);
BENCHMARK_MAIN();
