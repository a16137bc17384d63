// SPDX-License-Identifier: Apache-2.0
// The hold model (pop the first event, push one later) on our queue and on two plain heaps of 16-byte entries. These
// heaps do less: no events beside the entries, no order at equal times, no cancelling. A std::priority_queue of whole
// events has at least the order: compare with it where times are tied.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "colead/engine/event_queue.hpp"

namespace {

enum Times : int { exponential, uniform, bimodal, tied };

/// Increments made beforehand, so that the queue is measured and not the logarithm.
const std::vector<std::int64_t>& increments(Times times) {
  static std::vector<std::int64_t> tables[4];
  auto& table = tables[times];
  if (!table.empty()) return table;
  std::uint64_t state = 0x9e3779b97f4a7c15;
  const auto u = [&state] {
    state ^= state << 13U, state ^= state >> 7U, state ^= state << 17U;
    return (static_cast<double>(state >> 12U) + 0.5) * 0x1p-52;
  };
  table.resize(1U << 16U);
  for (auto& step : table) {
    const double x = u();
    const double mean = times == uniform   ? 2 * x
                        : times == bimodal ? (u() < 0.9 ? 0.1 * x : 18.1 * x)
                        : times == tied    ? std::floor(4 * x)
                                           : -std::log(x);
    step = std::llround(mean * 3.6e9);
  }
  return table;
}

struct Entry {
  std::int64_t time;
  std::uint64_t slot;
  friend bool operator<(const Entry& a, const Entry& b) { return a.time > b.time; }
};

class StandardHeap {
 public:
  void push(std::int64_t time, std::uint32_t slot) { heap_.push({time, slot}); }
  Entry pop() {
    const Entry first = heap_.top();
    heap_.pop();
    return first;
  }

 private:
  std::priority_queue<Entry> heap_;
};

class HeapOfEvents {
 public:
  void push(std::int64_t time, std::uint32_t subject) {
    heap_.push({.time = {time}, .subject = subject, .identity = subject * 0x9e3779b97f4a7c15U});
  }
  Entry pop() {
    const colead::Event event = heap_.top();
    heap_.pop();
    return {event.time.us, event.subject};
  }

 private:
  std::priority_queue<colead::Event, std::vector<colead::Event>, std::greater<>> heap_;
};

class FourAryHeap {
 public:
  void push(std::int64_t time, std::uint32_t slot) {
    std::size_t i = heap_.size();
    heap_.push_back({time, slot});
    for (; i > 0 && time < heap_[(i - 1) / 4].time; i = (i - 1) / 4) heap_[i] = heap_[(i - 1) / 4];
    heap_[i] = {time, slot};
  }
  Entry pop() {
    const Entry first = heap_.front();
    const Entry last = heap_.back();
    heap_.pop_back();
    std::size_t i = 0;
    for (std::size_t child = 1; child < heap_.size(); child = 4 * i + 1) {
      std::size_t least = child;
      for (std::size_t c = child + 1; c < std::min(child + 4, heap_.size()); ++c)
        least = heap_[c].time < heap_[least].time ? c : least;
      if (last.time <= heap_[least].time) break;
      heap_[i] = heap_[least];
      i = least;
    }
    if (!heap_.empty()) heap_[i] = last;
    return first;
  }

 private:
  std::vector<Entry> heap_;
};

class Ours {
 public:
  void push(std::int64_t time, std::uint32_t subject) {
    queue_.push({.time = {time}, .subject = subject, .identity = subject * 0x9e3779b97f4a7c15U});
  }
  Entry pop() {
    const colead::Event event = queue_.pop();
    return {event.time.us, event.subject};
  }

 private:
  colead::EventQueue queue_;
};

template <class Queue>
void hold(benchmark::State& state) {
  const auto& steps = increments(static_cast<Times>(state.range(1)));
  const auto pending = static_cast<std::uint32_t>(state.range(0));
  Queue queue;
  std::size_t i = 0;
  const auto step = [&] { return steps[i++ % steps.size()]; };
  for (std::uint32_t n = 0; n < pending; ++n) queue.push(step(), n);
  const auto turn = [&] {
    const Entry entry = queue.pop();
    queue.push(entry.time + step(), static_cast<std::uint32_t>(entry.slot));
  };
  for (std::uint32_t n = 0; n < 3 * pending; ++n) turn();  // to the stationary spread of times
  for (auto _ : state) turn();
  state.SetItemsProcessed(state.iterations());
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"pending", "times"});
  for (const int times : {exponential, uniform, bimodal, tied}) {
    for (const int pending : {100, 10'000, 1'000'000}) bench->Args({pending, times});
  }
}

}  // namespace

BENCHMARK(hold<Ours>)->Apply(sizes);
BENCHMARK(hold<StandardHeap>)->Apply(sizes);
BENCHMARK(hold<FourAryHeap>)->Apply(sizes);
BENCHMARK(hold<HeapOfEvents>)->Apply(sizes);
BENCHMARK_MAIN();
