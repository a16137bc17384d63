// SPDX-License-Identifier: Apache-2.0
// Diaries and waiting lines as a decision uses them: people of a hospital with a rota of six weeks, half of their open
// hours booked. The first argument of a benchmark is the number of people in the diaries (300: in cache; 100000: not).
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <vector>

#include "colead/people/attention.hpp"
#include "colead/people/diary.hpp"
#include "colead/random/random.hpp"

namespace {

using namespace colead;

std::uint64_t next_bits() {
  static std::uint64_t state = 1;
  return detail::mix(state += detail::golden_gamma);
}

Diaries hospital(std::size_t people) {
  const std::array calendars{
      compile({"office", "", {{{"mon-fri 09:00-17:00"}, {"mon-fri 08:00-18:00"}}}}),
      compile({"rota",
               "",
               {{{"mon,tue,thu 12:00-17:00"}, {"mon-fri 08:00-18:00"}},
                {{"wed,fri 10:00-14:00"}, {"mon-fri 08:00-18:00", "sat 20:00-08:00"}},
                {{"mon-thu 13:00-16:00"}, {"daily 12:00-20:00"}},
                {{"tue-fri 09:00-12:00"}, {"tue-fri 08:00-18:00"}},
                {{"mon-fri 13:00-17:00"}, {"mon-fri 08:00-18:00"}},
                {{"mon,wed 09:00-17:00"}, {"mon-fri 08:00-18:00"}}}}),
  };
  std::vector<Rota> rotas;
  for (std::uint32_t i = 0; i < people; ++i) rotas.push_back({i % 2, i % 6});
  Diaries diaries{calendars, rotas};
  for (std::uint32_t i = 0; i < people; ++i) {
    for (std::int64_t hour = 0; hour < 672; ++hour) {
      if (next_bits() % 2 == 0) diaries.book(PersonId{i}, Time{} + hours(1) * hour, hours(1));
    }
  }
  return diaries;
}

const Diaries& diaries_of(std::size_t people) {
  static std::array<Diaries, 2> made{hospital(300), hospital(100'000)};
  return made[people == 300 ? 0 : 1];
}

/// Random people and times of the first week.
struct Question {
  std::array<PersonId, 8> who;
  Time from;
};

std::vector<Question> questions(std::size_t people) {
  std::vector<Question> out(4096);
  for (auto& question : out) {
    for (auto& person : question.who) person = PersonId{static_cast<std::uint32_t>(next_bits() % people)};
    question.from = Time{} + microseconds(static_cast<std::int64_t>(next_bits() % 604'800'000'000U));
  }
  return out;
}

template <class Ask>
void ask_all(benchmark::State& state, Ask ask) {
  const auto people = static_cast<std::size_t>(state.range(0));
  const Diaries& diaries = diaries_of(people);
  const auto asked = questions(people);
  std::size_t i = 0;
  for (auto _ : state) {
    auto answer = ask(diaries, asked[i++ % asked.size()]);
    benchmark::DoNotOptimize(answer);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

void first_shared(benchmark::State& state) {
  const auto size = static_cast<std::size_t>(state.range(1));
  double found = 0, days = 0;
  ask_all(state, [&](const Diaries& diaries, const Question& question) {
    const auto slot =
        diaries.first_shared(std::span{question.who}.first(size), question.from, minutes(30), never(), Hours::duty);
    found += slot ? 1 : 0;
    days += slot ? in_days(*slot - question.from) : 0;
    return slot;
  });
  state.counters["found"] = found / static_cast<double>(state.iterations());
  state.counters["days_ahead"] = days / found;
}
BENCHMARK(first_shared)->ArgsProduct({{300, 100'000}, {2, 4, 8}});

void finish(benchmark::State& state) {
  ask_all(state, [](const Diaries& diaries, const Question& question) {
    return diaries.finish(question.who[0], question.from, hours(2), Hours::open);
  });
}
BENCHMARK(finish)->Arg(300)->Arg(100'000);

void available(benchmark::State& state) {
  ask_all(state, [](const Diaries& diaries, const Question& question) {
    return diaries.available(question.who[0], question.from, question.from + days(7), Hours::open);
  });
}
BENCHMARK(available)->Arg(300)->Arg(100'000);

void book_and_release(benchmark::State& state) {
  Diaries diaries = diaries_of(300);
  std::uint32_t i = 0;
  const auto slot = diaries.first_shared(std::array{PersonId{0}}, Time{}, hours(1), never(), Hours::open);
  for (auto _ : state) {
    diaries.book(PersonId{0}, *slot, hours(1));
    diaries.release(PersonId{0}, *slot, hours(1));
    benchmark::DoNotOptimize(++i);
  }
}
BENCHMARK(book_and_release);

/// A push, a start and a finish on lines that keep the given length, of three priorities in equal parts: for a task of
/// the middle one both ends of the line are far.
void push_and_pop(benchmark::State& state) {
  constexpr std::uint32_t people = 300;
  const auto length = static_cast<std::uint32_t>(state.range(0));
  AttentionQueues queues(people);
  Time now{};
  std::uint64_t k = 0;
  const auto push = [&](PersonId person) {
    now += microseconds(1);
    const std::uint64_t bits = next_bits();
    queues.push(person,
                {DecisionId{static_cast<std::uint32_t>(k)}, static_cast<std::uint8_t>(bits % 3), now, hours(1), ++k});
  };
  for (std::uint32_t i = 0; i < people * length; ++i) push(PersonId{i % people});
  for (auto _ : state) {
    const PersonId person{static_cast<std::uint32_t>(k % people)};
    push(person);
    benchmark::DoNotOptimize(queues.start_next(person, now));
    queues.finish_current(person);
  }
}
BENCHMARK(push_and_pop)->Arg(0)->Arg(4)->Arg(100)->Arg(1000);

}  // namespace
