// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "colead/core/cloned.hpp"
#include "colead/core/visibility.hpp"
#include "colead/metrics/metric.hpp"
#include "colead/simulation/keep.hpp"
#include "colead/simulation/people_rows.hpp"
#include "colead/simulation/plan.hpp"
#include "colead/simulation/programme.hpp"
#include "colead/simulation/result.hpp"
#include "colead/world/world.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Who is asking for a run: which luck, and what to keep.
struct RunKey {
  std::uint64_t seed{0};
  std::uint64_t replication{0};
  Keep keep;
};

/// An output of one of the watching metrics.
struct OutputColumn {
  Output output;
  std::uint32_t metric{0};
};

/// Metrics in the order in which they watch, and the columns they give. Immutable prototypes, cloned for every run.
class Watch {
 public:
  Watch() = default;
  explicit Watch(std::span<const Kind<Metric>> metrics);

  [[nodiscard]] std::span<const OutputColumn> columns() const { return columns_; }
  [[nodiscard]] std::vector<Cloned<Metric>> fresh() const;
  /// Those of its metrics that give one of these outputs; throws ModelError for a name no metric gives.
  [[nodiscard]] Watch giving(std::span<const std::string> outputs) const;
  /// Index of an output; throws ModelError for a name no metric gives.
  [[nodiscard]] std::uint32_t column(std::string_view output) const;

 private:
  std::vector<Kind<Metric>> metrics_;
  std::vector<OutputColumn> columns_;
};

/// One living run. A value: a copy is a branch with the same past and the same luck. Plan, programme and watch are
/// borrowed and must outlive it. Every member copies itself, so that nothing can be left out of a branch. A run in
/// which an exception has left an event half done is broken, and so is its copy: what would carry it on throws
/// ModelError.
class Simulation {
 public:
  Simulation(const Plan& plan, const Programme& programme, const Watch& watch, RunKey key);
  /// A branch under another programme. Until observation begins no intervention acts, so that the past is this
  /// programme's as well, bit for bit; ModelError from then on.
  Simulation(const Simulation& past, const Programme& programme);

  [[nodiscard]] const World& world() const { return world_; }
  [[nodiscard]] Time now() const { return world_.now(); }
  /// Hash of every event so far that leaves a mark: equal as long as two runs are the same.
  [[nodiscard]] std::uint64_t trace() const { return trace_; }
  [[nodiscard]] bool finished() const { return world_.now() >= world_.horizon; }
  /// Throws ModelError for a broken run.
  void require_whole() const;
  /// The next event; false when the horizon is reached.
  bool step();
  /// The same, saying which it was.
  bool step(Event& executed);
  /// Everything before `until` (at most the horizon).
  void run_until(Time until);
  /// Runs to the horizon and reports.
  [[nodiscard]] RunResult finish();
  /// Decisions closed so far, as far as key.keep asks for them: those handed to the metrics; the latest still stand in
  /// World::finished.
  [[nodiscard]] std::span<const DecisionRecord> kept_decisions() const { return decisions_; }
  /// From now on the luck of another replication: one past, many futures.
  void redraw(std::uint64_t replication);

 private:
  void handle(const Event& event);
  void execute(const Event& event);
  void dispatch(const Event& event);
  void begin_observing();
  void review_week(std::uint32_t week);
  void charge_all_reserved();
  void take_sample();
  void sample();
  void hand_records();
  void draw_anew();
  [[nodiscard]] DrawLog* log() { return draws_ ? &*draws_ : nullptr; }
  [[nodiscard]] Life life() { return {*plan_, world_}; }

  const Plan* plan_;
  const Programme* programme_;
  const Watch* watch_;
  RunKey key_;
  std::optional<DrawLog> draws_;
  World world_;
  std::vector<Cloned<Metric>> metrics_;
  std::vector<SeriesRow> series_;
  std::vector<DecisionRecord> decisions_;
  PeopleTally people_;
  std::uint64_t trace_{0};
  std::uint64_t decided_{0};
  bool half_done_{false};  ///< an event, or the report at the end, is under way
};

/// A run is a pure function of what is given here.
[[nodiscard]] RunResult simulate(const Plan& plan, const Programme& programme, const Watch& watch, RunKey key);

}  // namespace colead
COLEAD_PUBLIC_END
