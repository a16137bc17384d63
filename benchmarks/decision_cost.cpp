// SPDX-License-Identifier: Apache-2.0
// What a decision costs as the service grows: the shipped hospital so many times over in one world.
//
//     decision_cost [HOSPITALS [WEEKS [SETTLING [STRATEGY]]]]
//
// Plans, founds, lets the world settle for some weeks and measures the weeks after that; one line of JSON. Under
// `valgrind --tool=callgrind --instr-atstart=no` each phase is a dump of its own, whose total is its instructions.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <new>
#include <string>

#include "colead/world/events.hpp"
#include "copied_hospital.hpp"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#define CALLGRIND_DUMP_STATS_AT(phase)
#endif

#if defined(__clang__)
#define COMPILER "clang " __clang_version__
#elif defined(__GNUC__)
#define COMPILER "gcc " __VERSION__
#else
#define COMPILER "another"
#endif

namespace {
std::uint64_t allocations = 0;
}  // namespace

void* operator new(std::size_t bytes) {
  ++allocations;
  if (void* found = std::malloc(bytes)) return found;
  throw std::bad_alloc{};
}
void operator delete(void* at) noexcept { std::free(at); }
void operator delete(void* at, std::size_t /*bytes*/) noexcept { std::free(at); }

namespace {

using namespace colead;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// The most that this program has held; what the one that started it held before does not count (Linux), as it does in
/// what getrusage tells.
double peak_bytes() {
  double kilobytes = -1.0;
  if (std::FILE* const status = std::fopen("/proc/self/status", "r"); status != nullptr) {
    char line[128];
    while (kilobytes < 0.0 && std::fgets(line, sizeof line, status) != nullptr)
      std::sscanf(line, "VmHWM: %lf kB", &kilobytes);
    std::fclose(status);
  }
  if (kilobytes >= 0.0) return 1024.0 * kilobytes;
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return 1024.0 * static_cast<double>(used.ru_maxrss);
}

template <class Do>
double measured([[maybe_unused]] const char* phase, Do what) {
  const double before = cpu_seconds();
  CALLGRIND_START_INSTRUMENTATION;
  what();
  CALLGRIND_STOP_INSTRUMENTATION;
  CALLGRIND_DUMP_STATS_AT(phase);
  return cpu_seconds() - before;
}

/// Events and decisions that came into force and showed their outcome before `until`.
struct Counted {
  std::uint64_t events{0};
  std::uint64_t decided{0};
};

Counted advance(Simulation& run, Time until) {
  Counted out;
  Event executed;
  while (run.now() < until && run.step(executed)) {
    ++out.events;
    out.decided += static_cast<EventKind>(executed.kind) == EventKind::outcome ? 1 : 0;
  }
  return out;
}

double argument(int count, char** words, int place, double otherwise) {
  return count > place ? std::strtod(words[place], nullptr) : otherwise;
}

}  // namespace

int main(int count, char** words) {
  const double copies = argument(count, words, 1, 1);
  const double observed = argument(count, words, 2, 8);
  const double settling = argument(count, words, 3, 4);
  Scenario scenario = bench::hospitals(static_cast<std::size_t>(copies));
  scenario.setting.warm_up_weeks = settling;
  scenario.setting.horizon_weeks = observed;
  const std::size_t arm = count > 4 ? scenario.strategy(words[4]) : 0;
  const double empty_bytes = peak_bytes();
  std::optional<Experiment> experiment;
  const double planning = measured("plan", [&] { experiment.emplace(std::move(scenario), bench::catalogues()); });
  std::optional<Simulation> run;
  const double founding = measured("found", [&] { run.emplace(experiment->start(RunTask{arm, {1, 0, {}}})); });
  const double founded_bytes = peak_bytes();
  measured("settle", [&] { advance(*run, Time::start() + weeks(settling)); });
  Counted counted;
  const std::uint64_t allocated = allocations;
  const double running = measured("run", [&] { counted = advance(*run, Time::start() + weeks(settling + observed)); });
  const auto decided = static_cast<double>(counted.decided);
  const double allocations_a_decision = static_cast<double>(allocations - allocated) / decided;
  std::printf(
      "{\"hospitals\": %.0f, \"people\": %zu, \"ties\": %zu, \"plan_seconds\": %.3f, \"found_seconds\": %.3f, "
      "\"run_seconds\": %.3f, \"events\": %llu, \"decided\": %llu, \"ns_a_decision\": %.0f, "
      "\"allocations_a_decision\": %.2f, \"founded_bytes\": %.0f, "
      "\"peak_bytes\": %.0f, \"empty_bytes\": %.0f, \"network_bytes\": %zu, \"trace\": \"%016llx\", "
      "\"compiler\": \"" COMPILER "\"}\n",
      copies, run->world().people.size(), run->world().network.tie_count(), planning, founding, running,
      static_cast<unsigned long long>(counted.events), static_cast<unsigned long long>(counted.decided),
      1e9 * running / decided, allocations_a_decision, founded_bytes, peak_bytes(), empty_bytes,
      run->world().network.bytes(), static_cast<unsigned long long>(run->trace()));
  return EXIT_SUCCESS;
}
