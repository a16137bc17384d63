// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/world/world.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

enum class Better : std::uint8_t { higher, lower, neither };

/// What the groups of a figure are: "all" alone, or beside it one for each of these, named by its id.
enum class Groups : std::uint8_t {
  all,
  profession,
  direction,                ///< "manager->medic"
  direction_and_criterion,  ///< "manager->medic:safety"
  decision_class,
  calendar,
  cause,      ///< of delay
  route,      ///< "joint", "one_sided", "formal", "none"
  style,      ///< how decisions ended
  behaviour,  ///< peer and hierarchical behaviours
  use,        ///< what hours went on
  own         ///< whatever the metric says
};
inline constexpr std::array<std::string_view, 12> groups_names{"all",
                                                               "profession",
                                                               "direction",
                                                               "direction_and_criterion",
                                                               "decision_class",
                                                               "calendar",
                                                               "cause",
                                                               "route",
                                                               "style",
                                                               "behaviour",
                                                               "use",
                                                               "own"};
inline constexpr std::array<std::string_view, 4> use_names{"joint", "programme", "reserved", "displaced"};

/// One figure that a metric gives.
struct Output {
  std::string_view name;   ///< unique among all metrics, e.g. "lead_time_p90"
  std::string_view title;  ///< for readers, e.g. "Lead time of the slowest tenth"; empty: the name in words
  std::string_view unit;
  Better better{Better::neither};
  Groups groups{Groups::all};
  std::string_view doc;
  bool of_all{true};  ///< whether there is a figure of all, group "all", besides those of its groups
};

/// Figures of one run: (output, group, value). The group is "all" or names a side: "manager", "manager->medic", a tier,
/// a cause.
struct Figures {
  struct Row {
    std::string_view output;
    std::string group;
    double value;
  };
  std::vector<Row> rows;
  void add(std::string_view output, double value, std::string group = "all") {
    rows.push_back({output, std::move(group), value});
  }
};

/// A metric of a run (design_metrics). Instances accumulate over one run; they see the world as const and can change
/// nothing. A ratio whose denominator is empty is reported as NaN (no such event in this run), never as 0.
class Metric {
 public:
  virtual ~Metric() = default;
  [[nodiscard]] virtual std::unique_ptr<Metric> clone() const = 0;
  [[nodiscard]] virtual std::span<const Output> outputs() const = 0;
  /// Observation begins (end of the warm-up).
  virtual void begin(const World& world) { static_cast<void>(world); }
  /// Decisions that arrived after observation began and have closed, in blocks.
  virtual void observe(const World& world, std::span<const DecisionRecord> closed) {
    static_cast<void>(world), static_cast<void>(closed);
  }
  /// Every sample_every_weeks; what is added becomes a time series.
  virtual void sample(const World& world, Figures& series) { static_cast<void>(world), static_cast<void>(series); }
  /// At the horizon.
  virtual void report(const World& world, Figures& figures) const = 0;
};

}  // namespace colead
COLEAD_PUBLIC_END
