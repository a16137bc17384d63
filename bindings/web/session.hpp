// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colead/experiment/comparison.hpp"
#include "colead/experiment/experiment.hpp"
#include "colead/scenario/edit.hpp"

namespace colead::web {

/// What a page does with one scenario: change it, run its strategies week by week, read how far the answer is. The
/// functions of the library do the work; nothing here counts or judges by itself.
class Session {
 public:
  /// YAML text; `name` stands in messages. Throws ScenarioError and leaves everything as it was.
  void load(std::string_view text, const std::string& name);
  /// The loaded scenario with these values in place of its own; edits of an earlier call no longer hold.
  void change(std::span<const Edit> edits);
  /// Which strategies are compared, the baseline first, and the output names that are read. Forgets all results.
  void choose(const std::vector<std::string>& strategies, const std::vector<std::string>& outputs);

  /// Begins a run of a chosen strategy; its result is kept once it is finished. Runs of a side are asked for in order.
  void start(std::size_t side, std::uint64_t replication);
  /// Begins a run that is watched: it keeps an account of every decision, and its figures are not counted.
  void watch(std::size_t side, std::uint64_t replication);
  /// Carries the run on; true once it is at its horizon.
  bool advance(double weeks);
  /// Weeks since observation began of the run that was begun last.
  [[nodiscard]] double now_weeks() const;

  /// Judged as `colead compare` does with as many replications; throws ModelError below two of every side.
  [[nodiscard]] Comparison compare() const;
  /// Whether enough runs have been made for the output; see settled.hpp.
  [[nodiscard]] bool settled(const std::string& output, std::int64_t budget) const;
  [[nodiscard]] std::int64_t replications() const;

  /// Both throw ModelError as long as nothing was loaded.
  [[nodiscard]] const Scenario& scenario() const { return experiment().scenario(); }
  [[nodiscard]] const Experiment& experiment() const;
  [[nodiscard]] const std::vector<std::string>& outputs() const { return outputs_; }
  /// The run that was begun last; throws ModelError when there is none.
  [[nodiscard]] const Simulation& run() const;
  [[nodiscard]] const RunResult& finished() const;
  /// Of that run, for each output that is read; NaN where nothing of it happened.
  [[nodiscard]] std::vector<double> figures() const;
  [[nodiscard]] const Catalogues& catalogues() const { return catalogues_; }
  /// The changed scenario as YAML, with the chosen strategies and as many replications as were made: `colead compare`
  /// answers it with what stands on the page.
  [[nodiscard]] std::string yaml() const;

 private:
  [[nodiscard]] Simulation& living();
  void begin(std::size_t side, RunKey key);
  void keep(RunResult result);

  Catalogues catalogues_;
  std::optional<Scenario> loaded_;
  std::optional<Experiment> experiment_;
  ComparisonPlan plan_;
  std::vector<std::string> outputs_;
  std::vector<std::uint32_t> columns_;           ///< of the outputs
  std::vector<std::vector<RunResult>> results_;  ///< by side, then replication
  std::optional<Simulation> simulation_;
  std::optional<RunResult> finished_;
  std::size_t side_{0};
  bool watched_{false};
};

}  // namespace colead::web
