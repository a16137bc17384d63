// SPDX-License-Identifier: Apache-2.0
// Where the memory of a world goes: bytes a person by part, at the start and as time passes.
//
//     memory_of_world [SCENARIO [ORGANISATIONS [WEEKS ...]]]
//
// A scenario that comes with colead, by its name or file; ORGANISATIONS replaces the count of the first one, 0 leaves
// it. What vectors inside others hold counts with the allocator's 16 bytes each; the plan is shared by all runs.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "colead/scenario/edit.hpp"
#include "copied_hospital.hpp"

namespace {

using namespace colead;

constexpr double allocation = 16.0;

template <class Value>
double held(const std::vector<Value>& values) {
  return static_cast<double>(values.capacity() * sizeof(Value));
}

/// What is not used of a part takes no memory yet.
template <class Value>
double held(const Slots<Value>& values) {
  return static_cast<double>(values.size() * sizeof(Value));
}

template <class Value>
double held(const std::vector<std::vector<Value>>& rows) {
  double sum = static_cast<double>(rows.capacity() * sizeof(rows[0]));
  for (const auto& row : rows) sum += row.capacity() == 0 ? 0.0 : held(row) + allocation;
  return sum;
}

double resident() {
  double pages = 0.0;
  double unused = 0.0;
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr || std::fscanf(file, "%lf %lf", &unused, &pages) != 2) pages = 0.0;
  if (file != nullptr) std::fclose(file);
  return pages * 4096.0;
}

void tell(const Simulation& run, double before, double planned) {
  const World& world = run.world();
  const auto people = static_cast<double>(world.people.size());
  const double views = people * static_cast<double>(world.people.professions() * sizeof(View));
  const auto ties = static_cast<double>(world.network.tie_count());
  const auto line = [&](const char* name, double bytes) { std::printf("  %-28s %8.0f\n", name, bytes / people); };
  std::printf("week %.0f: %.0f people, %.0f ties, %zu decisions under way, %zu in force, %zu events to come\n",
              world.now_weeks(), people, ties, world.decisions.in_use(), world.in_force.in_use(),
              world.engine.pending());
  line("people", people * static_cast<double>(sizeof(Person)));
  line("views of professions", views);
  line("network", static_cast<double>(world.network.bytes()));
  line("desks", held(world.desks));
  line("timesheets", held(world.timesheets));
  line("absences", held(world.absences));
  line("decisions under way", held(world.decisions));
  line("decisions in force", held(world.in_force));
  line("usual dates", held(world.dates));
  line("counts of ties", held(world.tie_counts));
  line("staff", held(world.staff));
  std::printf("  bytes a tie %.1f; all that is resident beyond an empty program: %.0f a person, of it plan %.0f\n",
              static_cast<double>(world.network.bytes()) / ties, (resident() - before) / people,
              (planned - before) / people);
}

}  // namespace

int main(int count, char** words) {
  const std::string name = count > 1 ? words[1] : "acute_hospital";
  Scenario scenario = load_scenario(name, bench::catalogues());
  if (const int organisations = count > 2 ? std::atoi(words[2]) : 0; organisations > 0) {
    const std::string path = "organisations." + scenario.setting.written_organisations[0].id + ".count";
    const std::vector<Edit> edits{{path, Node::scalar(std::to_string(organisations))}};
    scenario = edited(scenario, edits, bench::catalogues());
  }
  std::vector<double> stops;
  for (int n = 3; n < count; ++n) stops.push_back(std::strtod(words[n], nullptr));
  if (stops.empty()) stops = {0.0, 1.0, 52.0};
  const double before = resident();
  const Experiment experiment(std::move(scenario), bench::catalogues());
  const double planned = resident();
  Simulation run = experiment.start(RunTask{0, {1, 0, {}}});
  for (const double week : stops) {
    run.run_until(Time::start() + weeks(week));
    tell(run, before, planned);
  }
  return EXIT_SUCCESS;
}
