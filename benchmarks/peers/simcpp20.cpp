// SPDX-License-Identifier: Apache-2.0
// PHOLD and M/M/1 as coroutines of simcpp20 (github.com/fschuetz04/simcpp20), for benchmarks/peers.py.
//
//     simcpp20 phold PROCESSES EVENTS | simcpp20 mm1 CUSTOMERS
//
// Prints nanoseconds of processor time an event, or a customer.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string_view>

#include "fschuetz04/simcpp20.hpp"

namespace {

using Simulation = simcpp20::simulation<>;
using Process = simcpp20::process<>;
using Generator = std::mt19937_64;

double nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e9 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec);
}

/// One of the processes between which jobs move. Where a job goes is drawn and nothing more: a coroutine stays.
Process holding(Simulation& sim, Generator& luck, unsigned processes) {
  std::exponential_distribution<> delay(1.0);
  std::uniform_real_distribution<> chance;
  unsigned at = 0;
  while (true) {
    if (chance(luck) < 0.1) at = static_cast<unsigned>(chance(luck) * processes);
    co_await sim.timeout(delay(luck));
  }
}

double phold(unsigned processes, unsigned events) {
  Simulation sim;
  Generator luck(1);
  for (unsigned n = 0; n < processes; ++n) holding(sim, luck, processes);
  for (unsigned n = 0; n < 3 * processes; ++n) sim.step();
  const double begun = nanoseconds();
  for (unsigned n = 0; n < events; ++n) sim.step();
  return (nanoseconds() - begun) / events;
}

Process customer(Simulation& sim, simcpp20::resource<>& server, Generator& luck,
                 std::exponential_distribution<>& service) {
  auto turn = server.request();
  co_await turn;
  co_await sim.timeout(service(luck));
  server.release();
}

Process source(Simulation& sim, simcpp20::resource<>& server, Generator& luck, unsigned customers) {
  std::exponential_distribution<> between(0.8);
  std::exponential_distribution<> service(1.0);
  for (unsigned n = 0; n < customers; ++n) {
    co_await sim.timeout(between(luck));
    customer(sim, server, luck, service);
  }
}

double mm1(unsigned customers) {
  Simulation sim;
  Generator luck(1);
  simcpp20::resource<> server{sim, 1};
  const double begun = nanoseconds();
  source(sim, server, luck, customers);
  sim.run();
  return (nanoseconds() - begun) / customers;
}

unsigned whole(const char* text) { return static_cast<unsigned>(std::strtoul(text, nullptr, 10)); }

}  // namespace

int main(int count, char** words) {
  const std::string_view model = count > 1 ? words[1] : "";
  double found = 0;
  if (model == "phold" && count == 4) {
    found = phold(whole(words[2]), whole(words[3]));
  } else if (model == "mm1" && count == 3) {
    found = mm1(whole(words[2]));
  } else {
    std::fputs("usage: simcpp20 phold PROCESSES EVENTS | simcpp20 mm1 CUSTOMERS\n", stderr);
    return EXIT_FAILURE;
  }
  std::printf("%.3f\n", found);
  return EXIT_SUCCESS;
}
