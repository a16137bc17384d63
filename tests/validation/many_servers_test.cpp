// SPDX-License-Identifier: Apache-2.0
// Several servers, loss and abandonment with known answers: tolerances as in queues_test.cpp. The unit of time is the
// hour and the mean service.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "colead/engine/engine.hpp"
#include "colead/people/attention.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "colead/theory/queues.hpp"
#include "support/claim.hpp"

namespace colead {
namespace {

using test::expect_mean;
constexpr std::uint64_t replications = 24;
const test::Claims textbook{"closed form", "computed_queues"};
const test::Claims impatience{"published figure", "gans_2003, garnett_2002"};

/// c equal servers, one line, patience, or no place to wait: a line of AttentionQueues holds who waits.
struct Servers {
  static constexpr std::uint16_t arrival = 0, departure = 1, loss_of_patience = 2;
  static constexpr PersonId line{0};

  std::size_t servers{1};
  double rate{0};      ///< of arrivals; mean service 1
  double patience{0};  ///< mean; 0 = endless
  bool loss{false};    ///< nobody waits
  double warm_up{500};
  Luck luck{};
  Engine engine{};
  AttentionQueues queues{1};
  std::size_t busy{0};
  double arrivals{0}, waited{0}, lost{0}, wait_sum{0};
  Time busy_since{};
  double busy_hours{0};

  [[nodiscard]] bool warm() const { return in_hours(engine.now()) >= warm_up; }
  double drawn(Purpose purpose, std::uint32_t k, double mean) const {
    return exponential_quantile(luck.uniform(purpose, k), mean);
  }

  void run(double horizon) {
    schedule_arrival(0);
    engine.run_until(Time{} + hours(horizon), [this](const Event& event) {
      if (event.kind == arrival) arrive(event.subject);
      if (event.kind == departure) change_busy(-1), serve_next();
      if (event.kind == loss_of_patience) abandon(event.subject);
    });
    change_busy(0);
  }
  void after(double delay, std::uint16_t kind, std::uint32_t customer) {
    engine.schedule({.time = engine.now() + hours(delay), .kind = kind, .subject = customer});
  }
  void schedule_arrival(std::uint32_t k) { after(drawn(Purpose::arrival, k, 1 / rate), arrival, k); }
  void change_busy(int by) {
    if (warm())
      busy_hours += static_cast<double>(busy) * in_hours(engine.now() - std::max(busy_since, Time{} + hours(warm_up)));
    busy_since = engine.now();
    busy = static_cast<std::size_t>(static_cast<int>(busy) + by);
  }
  void arrive(std::uint32_t customer) {
    schedule_arrival(customer + 1);
    if (warm()) arrivals += 1;
    if (busy == servers && loss) return void(lost += warm() ? 1 : 0);
    if (busy == servers && warm()) waited += 1;
    queues.push(line, {DecisionId{customer}, 0, engine.now(), hours(1), customer});
    if (busy < servers) return serve_next();
    if (patience > 0) after(drawn(Purpose::patience, customer, patience), loss_of_patience, customer);
  }
  void serve_next() {
    const Task* task = queues.start_next(line, engine.now());
    if (task == nullptr) return;
    if (warm()) wait_sum += in_hours(engine.now() - task->enqueued);
    change_busy(1);
    after(drawn(Purpose::effort, task->decision.value, 1), departure, task->decision.value);
    queues.finish_current(line);
  }
  void abandon(std::uint32_t customer) {
    const Time came = engine.now();
    const Duration before = queues.account(line, came).wait_sum;
    if (!queues.remove(line, DecisionId{customer}, came) || !warm()) return;
    EXPECT_EQ(queues.account(line, came).wait_sum, before);
    lost += 1;
    wait_sum += drawn(Purpose::patience, customer, patience);
  }
};

struct Measures {
  std::vector<double> wait, p_wait, lost, utilisation, length;
};

Measures measure(const Servers& model, double horizon) {
  Measures out;
  for (std::uint64_t r = 0; r < replications; ++r) {
    Servers run = model;
    run.luck = Luck{1234, r};
    const double span = horizon - run.warm_up;
    run.run(horizon);
    out.wait.push_back(run.wait_sum / run.arrivals);
    out.p_wait.push_back(run.waited / run.arrivals);
    out.lost.push_back(run.lost / run.arrivals);
    out.utilisation.push_back(run.busy_hours / span / static_cast<double>(run.servers));
    out.length.push_back(run.wait_sum / span);
  }
  return out;
}

TEST(Queues, MMcByErlangC) {
  const Measures two = measure({.servers = 2, .rate = 1.5}, 20000);
  expect_mean(textbook("M/M/2 at load .75: share that waits"), two.p_wait, 0.642857);
  expect_mean(textbook("M/M/2 at load .75: mean wait, h"), two.wait, 1.285714);
  expect_mean(textbook("M/M/2 at load .75: mean number that waits"), two.length, 1.928571);
  const Measures three = measure({.servers = 3, .rate = 2.4}, 15000);
  expect_mean(textbook("M/M/3 at load .8: share that waits"), three.p_wait, 0.647191);
  expect_mean(textbook("M/M/3 at load .8: mean wait, h"), three.wait, 1.078652);
  const Measures five = measure({.servers = 5, .rate = 4}, 12000);
  expect_mean(textbook("M/M/5 at load .8: share that waits"), five.p_wait, 0.554113);
  expect_mean(textbook("M/M/5 at load .8: mean wait, h"), five.wait, 0.554113);
  const Measures ten = measure({.servers = 10, .rate = 8}, 20000);
  expect_mean(textbook("M/M/10 at load .8: share that waits"), ten.p_wait, 0.409180);
  expect_mean(textbook("M/M/10 at load .8: mean wait, h"), ten.wait, 0.204590);
  const Measures own = measure({.servers = 4, .rate = 3}, 12000);
  const theory::ServerLine known = theory::many_servers(4, 3, 1);
  expect_mean(textbook("M/M/4 at load .75, Erlang C: share that waits"), own.p_wait, known.waits);
  expect_mean(textbook("M/M/4 at load .75, Erlang C: mean wait, h"), own.wait, known.wait);
}

TEST(Queues, LossByErlangB) {
  expect_mean(textbook("M/M/5/5 offered 4 Erlang: share lost"),
              measure({.servers = 5, .rate = 4, .loss = true}, 10000).lost, 0.199067);
  expect_mean(textbook("M/M/3/3 offered 1.2 Erlang, Erlang B: share lost"),
              measure({.servers = 3, .rate = 1.2, .loss = true}, 10000).lost, theory::erlang_b(3, 1.2));
}

TEST(Queues, AbandonmentByErlangA) {
  const Measures found = measure({.servers = 50, .rate = 48, .patience = 2, .warm_up = 50}, 4000);
  expect_mean(impatience("50 servers, 48 arrivals, patience 2: share that leaves"), found.lost, 0.0309122);
  expect_mean(impatience("50 servers, 48 arrivals, patience 2: mean wait"), found.wait, 0.0618245);
  expect_mean(impatience("50 servers, 48 arrivals, patience 2: share that waits"), found.p_wait, 0.467774);
  expect_mean(impatience("50 servers, 48 arrivals, patience 2: share of time busy"), found.utilisation, 0.930324);
}

TEST(Queues, AbandonmentOfOneServer) {  // own parameters
  const Measures found = measure({.servers = 1, .rate = 1, .patience = 1}, 20000);
  const theory::ServerLine known = theory::impatient_line(1, 1, 1, 1);
  const auto one = [](const char* what) {
    return test::Claim{"closed form", "garnett_2002",
                       std::string("one server, rate and patience 1, Erlang A: ") + what};
  };
  expect_mean(one("share that waits"), found.p_wait, known.waits);
  expect_mean(one("share of time busy"), found.utilisation, known.utilisation);
  expect_mean(one("share that leaves"), found.lost, known.abandoned);
}

}  // namespace
}  // namespace colead
