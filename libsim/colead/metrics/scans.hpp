// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"
#include "colead/metrics/metric.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A metric that leaves nothing to choose.
struct NoParams {
  void visit(FieldVisitor& visitor) { static_cast<void>(visitor); }
};

/// NaN when there is nothing to divide by.
[[nodiscard]] inline double ratio(double part, double whole) {
  return whole > 0.0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

/// A share, a rate or a weighted mean on its way: parts over wholes.
struct Mean {
  double part{0};
  double whole{0};

  void add(double x, double weight = 1.0) { gather(weight * x, weight); }
  void gather(double more_part, double more_whole) { part += more_part, whole += more_whole; }
  void gather(const Mean& other) { gather(other.part, other.whole); }
  [[nodiscard]] double value() const { return ratio(part, whole); }
};

/// Mean and variance in one pass (Welford 1962, Technometrics 4:419-420).
struct Moments {
  double count{0};
  double mean{0};
  double squares{0};

  void add(double x) {
    count += 1.0;
    const double step = x - mean;
    mean += step / count;
    squares += step * (x - mean);
  }
  [[nodiscard]] double average() const { return count > 0.0 ? mean : std::numeric_limits<double>::quiet_NaN(); }
  /// Of those counted, not of a population they are drawn from.
  [[nodiscard]] double deviation() const { return std::sqrt(ratio(squares, count)); }
};

/// A mean over everybody ("all") and one for each profession.
class SideMeans {
 public:
  SideMeans() = default;
  explicit SideMeans(const World& world) { fit(world); }

  /// Makes room for the professions of this world; before the first add.
  void fit(const World& world) {
    if (sides_.size() < world.profession_count()) sides_.resize(world.profession_count());
  }
  [[nodiscard]] Mean& operator[](std::size_t profession) { return sides_[profession]; }
  void report(const World& world, std::string_view output, Figures& figures) const {
    Mean all;
    for (const Mean& side : sides_) all.gather(side);
    figures.add(output, all.value());
    for (std::size_t g = 0; g < world.profession_count(); ++g) {
      figures.add(output, (g < sides_.size() ? sides_[g] : Mean{}).value(), world.setting->professions[g].id);
    }
  }

 private:
  std::vector<Mean> sides_;
};

/// "manager->medic": what the first holds about the second.
[[nodiscard]] inline std::string direction(const World& world, std::size_t from, std::size_t to) {
  return world.setting->professions[from].id + "->" + world.setting->professions[to].id;
}

/// One T for each ordered pair of professions.
template <class T>
class Directions {
 public:
  explicit Directions(const World& world) : size_(world.profession_count()), cells_(size_ * size_) {}

  [[nodiscard]] T& at(std::size_t from, std::size_t to) { return cells_[from * size_ + to]; }
  /// A row for each pair of different professions, `value` of its T.
  template <class Value>
  void report(const World& world, std::string_view output, Figures& figures, Value value) const {
    for (std::size_t from = 0; from < size_; ++from) {
      for (std::size_t to = 0; to < size_; ++to) {
        if (from != to) figures.add(output, value(cells_[from * size_ + to]), direction(world, from, to));
      }
    }
  }

 private:
  std::size_t size_;
  std::vector<T> cells_;
};

/// Means by direction, led by the mean over all of them ("all").
class DirectedMeans {
 public:
  explicit DirectedMeans(const World& world) : cells_(world) {}

  void add(std::size_t from, std::size_t to, double x, double weight = 1.0) {
    cells_.at(from, to).add(x, weight);
    all_.add(x, weight);
  }
  void report(const World& world, std::string_view output, Figures& figures) const {
    figures.add(output, all_.value());
    cells_.report(world, output, figures, [](const Mean& mean) { return mean.value(); });
  }

 private:
  Directions<Mean> cells_;
  Mean all_;
};

/// Whether the people needed come from more than one profession.
[[nodiscard]] inline bool needs_two_sides(const DecisionRecord& d) {
  for (std::size_t p = 1; p < d.participants; ++p) {
    if (d.profession[p] != d.profession[0]) return true;
  }
  return false;
}

/// Weeks since observation began.
[[nodiscard]] inline double observed_weeks(const World& world) { return in_weeks(world.now() - world.observed_from); }

/// Every hour that joint work and the strategy take, once: preparation, meetings, sessions and what was reserved. Hours
/// displaced from duty are among these.
[[nodiscard]] inline Duration all_hours(const Timesheet& sheet) {
  return sheet.preparation + sheet.meetings + sheet.strategy + sheet.protected_time;
}

/// Hours per person-week by profession; `hours` picks a Duration from a timesheet.
template <class Hours>
void report_hours(const World& world, std::string_view output, Figures& figures, Hours hours) {
  SideMeans sides(world);
  const double weeks = observed_weeks(world);
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    sides[world.people[PersonId{i}].profession.value].gather(in_hours(hours(world.timesheets[i])), weeks);
  }
  sides.report(world, output, figures);
}

/// Mean of a row over a profession's people.
struct ProfessionMean {
  std::array<double, max_criteria> row{};
  double people{0};
};
[[nodiscard]] inline std::vector<ProfessionMean> profession_means(const World& world, CriterionRow Person::*row) {
  std::vector<ProfessionMean> means(world.profession_count());
  for (const Person& person : world.people.all()) {
    ProfessionMean& mean = means[person.profession.value];
    for (std::size_t k = 0; k < max_criteria; ++k) mean.row[k] += static_cast<double>((person.*row)[k]);
    mean.people += 1.0;
  }
  for (ProfessionMean& mean : means) {
    for (double& entry : mean.row) entry = mean.people > 0.0 ? entry / mean.people : 0.0;
  }
  return means;
}

}  // namespace colead
COLEAD_PUBLIC_END
