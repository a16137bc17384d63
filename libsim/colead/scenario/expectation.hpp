// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// How long to repeat runs: until the answer on one figure is settled. A smallest difference of 0 means that this is
/// not wanted and `replications` count.
struct Until {
  std::string metric;             ///< name of a figure, such as lead_time_mean
  double smallest_difference{0};  ///< that matters, in the unit of the figure
  double confidence{0.95};        ///< that everything said at the end is true, however often one has looked
  std::int64_t budget{1000};      ///< most runs of each strategy
  double budget_seconds{0};       ///< most time; 0: no limit

  void visit(FieldVisitor& v);
  [[nodiscard]] bool wanted() const { return !metric.empty(); }
};

/// The smallest difference in a metric that matters to whoever decides.
struct Matter {
  std::string id;  ///< metric
  double difference{0};

  void visit(FieldVisitor& v);
};

/// What may be true of a paired difference.
enum class Direction : std::uint8_t { must_not_rise, must_not_fall, must_rise, must_fall };

/// A monotone statement somebody believes, checked against the interval of a paired difference in every comparison.
struct Expectation {
  std::string strategy;  ///< id; against `than`
  std::string than;      ///< id; empty = the baseline
  std::string more;      ///< id, instead of the two above: its doses against half of them
  std::string metric;
  std::string group{"all"};
  Direction direction{Direction::must_not_rise};
  std::string because;

  void visit(FieldVisitor& v);
};

/// What a measured figure is of: a whole run, one week of it, or its change a year.
enum class EvidenceTime : std::uint8_t { run, week, slope };

/// A figure of the organisation as it is, that is of the baseline, that somebody has measured.
struct WrittenEvidence {
  std::string metric;
  std::string group{"all"};
  EvidenceTime time{EvidenceTime::run};
  double week{0};  ///< since observation began, of `EvidenceTime::week`
  double value{0};
  double tolerance{0};             ///< standard deviation
  std::vector<double> interval{};  ///< in its place: the ends of a 95 % interval
  std::string grade;
  std::string source;

  void visit(FieldVisitor& v);
  /// That which is written, or that of the interval.
  [[nodiscard]] double deviation() const;
};

}  // namespace colead
COLEAD_PUBLIC_END
