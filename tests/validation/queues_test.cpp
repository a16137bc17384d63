// SPDX-License-Identifier: Apache-2.0
// Queues with known answers. A tolerance is max(stated, 4 standard errors), where stated is half of the last printed
// digit and the standard error comes from independent replications, each of at least 10^5 events in all after its
// warm-up. The unit of time is the hour.
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "colead/engine/engine.hpp"
#include "colead/people/attention.hpp"
#include "colead/people/server.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "colead/theory/queues.hpp"
#include "support/claim.hpp"

namespace colead {
namespace {

using test::expect_mean;
constexpr std::uint64_t replications = 24;
const test::Claims textbook{"closed form", "computed_queues"};
const test::Claims jackson{"closed form", "jackson_1957, computed_queues"};
const test::Claims fork_join{"closed form", "nelson_1988"};

using Work = std::function<double(double u)>;
Work exponential(double mean) {
  return [mean](double u) { return exponential_quantile(u, mean); };
}

/// People who are always open, each the server of a line. What arrives is a job; `next` says where a job goes when one
/// of its tasks is done: to a person, or away (an invalid id).
struct Workshop {
  static constexpr std::uint16_t arrival = 0, completion = 1;
  struct Source {
    double rate{0};
    std::uint8_t priority{0};
    std::vector<PersonId> to;  ///< a task for each: fork
  };
  struct Job {
    Time born;
    std::size_t source{0};
    std::size_t parts{0};
    std::uint32_t passes{0};
  };

  Luck luck;
  std::vector<Source> sources;
  std::vector<Work> works;  ///< of each person
  std::function<PersonId(PersonId done, double u)> next = [](PersonId, double) { return PersonId{}; };
  double warm_up{500};
  Engine engine{};
  std::vector<TaskRun> runs{};
  std::vector<Job> jobs{};
  std::vector<double> waits{}, leads{}, counts{}, finished{};  ///< by source, after the warm-up

  static Diaries always_open(std::size_t people) {
    const std::array calendars{compile({"always", "", {{{"daily 00:00-24:00"}, {}}}})};
    return {calendars, std::vector<Rota>(people)};
  }
  Diaries diaries{};
  AttentionQueues queues{};

  void run(double horizon) {
    diaries = always_open(works.size());
    queues = AttentionQueues(works.size());
    runs.resize(works.size());
    for (auto* sums : {&waits, &leads, &counts, &finished}) sums->assign(sources.size(), 0);
    for (std::uint32_t s = 0; s < sources.size(); ++s) schedule_arrival(s, 0);
    engine.run_until(Time{} + hours(horizon), [this](const Event& event) {
      diaries.roll(engine.now());
      event.kind == arrival ? arrive(event) : complete(PersonId{event.subject});
    });
  }
  [[nodiscard]] bool warm() const { return in_hours(engine.now()) >= warm_up; }

  void schedule_arrival(std::uint32_t s, std::uint32_t k) {
    const double gap = exponential_quantile(luck.uniform(Purpose::arrival, s, 0, k), 1 / sources[s].rate);
    engine.schedule({.time = engine.now() + hours(gap), .kind = arrival, .subject = s, .identity = s, .ordinal = k});
  }
  void arrive(const Event& event) {
    const Source& source = sources[event.subject];
    const auto job = static_cast<std::uint32_t>(jobs.size());
    jobs.push_back({engine.now(), event.subject, source.to.size(), 0});
    for (const PersonId person : source.to) push(person, job);
    schedule_arrival(event.subject, event.ordinal + 1);
  }
  void push(PersonId person, std::uint32_t job) {
    const double u = luck.uniform(Purpose::effort, job, person.value, jobs[job].passes);
    const Source& source = sources[jobs[job].source];
    queues.push(person, {DecisionId{job}, source.priority, engine.now(), hours(works[person.value](u)), job});
    if (queues.current(person) == nullptr) start(person);
  }
  void start(PersonId person) {
    const Task* task = queues.start_next(person, engine.now());
    if (task == nullptr) return;
    const std::size_t source = jobs[task->decision.value].source;
    if (warm()) waits[source] += in_hours(engine.now() - task->enqueued), counts[source] += 1;
    runs[person.value] = start_task(diaries, person, engine.now(), task->work, Hours::open);
    engine.schedule({.time = runs[person.value].completion, .kind = completion, .subject = person.value});
  }
  void complete(PersonId person) {
    const std::uint32_t id = queues.finish_current(person).decision.value;
    Job& job = jobs[id];
    const PersonId to = next(person, luck.uniform(Purpose::rework, id, person.value, job.passes));
    if (to.valid()) {
      if (to <= person) ++job.passes;
      push(to, id);
    } else if (--job.parts == 0 && warm()) {
      leads[job.source] += in_hours(engine.now() - job.born);
      finished[job.source] += 1;
    }
    start(person);
  }
};

/// Mean waits (or lead times) of every source, by replications.
template <class Make>
std::vector<std::vector<double>> replicate(Make make, double horizon, bool lead = false) {
  std::vector<std::vector<double>> out;
  for (std::uint64_t r = 0; r < replications; ++r) {
    Workshop workshop = make(Luck{4711, r});
    workshop.run(horizon);
    out.resize(workshop.sources.size());
    for (std::size_t s = 0; s < out.size(); ++s) {
      out[s].push_back(lead ? workshop.leads[s] / workshop.finished[s] : workshop.waits[s] / workshop.counts[s]);
    }
  }
  return out;
}

std::vector<double> waits_of_one(double rate, const Work& work, double horizon = 60000) {
  return replicate([&](Luck luck) { return Workshop{luck, {{rate, 0, {PersonId{0}}}}, {work}}; }, horizon)[0];
}

TEST(Queues, MM1) {
  expect_mean(textbook("M/M/1 at load .5: mean wait, h"), waits_of_one(0.5, exponential(1)), 1.0);
  expect_mean(textbook("M/M/1 at load .7: mean wait, h"), waits_of_one(1.4, exponential(0.5)),
              theory::single_server_wait({1.4, 0.5}));  // own parameters
}

TEST(Queues, MG1ByPollaczekKhinchine) {
  expect_mean(textbook("M/M/1 at load .8: mean wait, h"), waits_of_one(0.8, exponential(1)), 4.0);
  expect_mean(textbook("M/D/1 at load .8: mean wait, h"), waits_of_one(0.8, [](double) { return 1.0; }), 2.0);
  const theory::Work own{0.5, 1, 1.5};
  expect_mean(textbook("M/G/1 at load .5, lognormal with variation 1.5: mean wait, h"),
              waits_of_one(0.5, [](double u) { return lognormal_from_mean_cv(u, 1, 1.5); }),
              theory::single_server_wait(own));
}

std::vector<std::vector<double>> priority_waits(const std::vector<double>& rates) {
  const auto make = [&](Luck luck) {
    Workshop workshop{luck, {}, {exponential(1)}};
    for (std::size_t p = 0; p < rates.size(); ++p)
      workshop.sources.push_back({rates[p], static_cast<std::uint8_t>(p), {PersonId{0}}});
    return workshop;
  };
  return replicate(make, 80000);
}

TEST(Queues, NonPreemptivePriorities) {
  const auto waits = priority_waits({0.3, 0.5});
  expect_mean(textbook("M/M/1 with two priorities: mean wait of the first, h"), waits[0], 1.142857);
  expect_mean(textbook("M/M/1 with two priorities: mean wait of the second, h"), waits[1], 5.714286);
}

TEST(Queues, NonPreemptivePrioritiesOfThreeClasses) {  // own parameters; Cobham 1954
  const auto waits = priority_waits({0.2, 0.2, 0.2});
  const auto known = theory::priority_waits(std::vector<theory::Work>(3, {0.2, 1, 1}));
  for (std::size_t p = 0; p < 3; ++p) {
    const auto claim =
        textbook("M/M/1 with three priorities (Cobham 1954): mean wait of class " + std::to_string(p + 1) + ", h");
    expect_mean(claim, waits[p], known[p]);
  }
}

std::vector<double> rework_leads(double rate, double p) {
  const auto make = [&](Luck luck) {
    Workshop workshop{luck, {{rate, 0, {PersonId{0}}}}, {exponential(1), exponential(1 / 0.8)}};
    workshop.next = [p](PersonId done, double u) {
      if (done == PersonId{0}) return PersonId{1};
      return bernoulli(u, p) ? PersonId{0} : PersonId{};
    };
    return workshop;
  };
  return replicate(make, 80000, true)[0];
}

TEST(Queues, ReworkLoop) {
  expect_mean(jackson("two stages, rate .4: mean time, h"), rework_leads(0.4, 0), 4.166667);
  expect_mean(jackson("two stages, rate .4, rework .2: mean time, h"), rework_leads(0.4, 0.2), 6.666667);
  expect_mean(jackson("two stages, rate .4, rework .4: mean time, h"), rework_leads(0.4, 0.4), 17.5);
  expect_mean(jackson("two stages, rate .3, rework .3: mean time, h"), rework_leads(0.3, 0.3),
              theory::rework_lead(0.3, 1, 1 / 0.8, 0.3));  // own parameters
}

TEST(Queues, ForkJoinOfTwo) {
  const auto leads = [](double rho, double horizon) {
    const auto make = [rho](Luck luck) {
      return Workshop{luck, {{rho, 0, {PersonId{0}, PersonId{1}}}}, {exponential(1), exponential(1)}};
    };
    return replicate(make, horizon, true)[0];
  };
  expect_mean(fork_join("fork-join of two at load .5: mean time, h"), leads(0.5, 40000), 2.875);
  expect_mean(fork_join("fork-join of two at load .7: mean time, h"), leads(0.7, 40000), 4.708333);
  expect_mean(fork_join("fork-join of two at load .9: mean time, h"), leads(0.9, 200000), 13.875);
  expect_mean(fork_join("fork-join of two at load .3: mean time, h"), leads(0.3, 40000),
              theory::fork_join_lead(0.3, 1));  // own parameters
}

}  // namespace
}  // namespace colead
