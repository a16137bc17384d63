// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/metrics/metric.hpp"

namespace colead {

// Written by the build from the files in metrics/ (cmake/catalogue.cmake).
void add_shipped(Catalogue<Metric>& catalogue);

/// Trust is the tie's `linear`, of strangers the prior of ability; uncertainty is 1 / (1 + positive evidence of
/// ability).
class PlainTrust final : public TrustModel {
 public:
  void read(std::span<const Regard> regards, double /*now_weeks*/, std::span<float> trust) const override {
    for (std::size_t n = 0; n < regards.size(); ++n) {
      trust[n] = regards[n].tie != nullptr ? regards[n].tie->linear : regards[n].prior[0];
    }
  }
  void uncertainty(std::span<const Regard> regards, double /*now_weeks*/, std::span<float> unknown) const override {
    for (std::size_t n = 0; n < regards.size(); ++n) unknown[n] = 1.0F / (1.0F + regards[n].tie->positive[0]);
  }
  void record(std::span<const Evidence> /*evidence*/, double /*now_weeks*/) const override {}
};

/// Professions manager and medic, organisations north and south with units a and b, classes rota and budget, criteria
/// safety and cost. Observation has lasted from week 2; now is week 12. Managers have the calendar office (40 open
/// hours of duty), medics ward (20 open of 60). Nobody works here yet.
struct SmallWorld {
  Setting setting;
  World world;
  std::uint32_t manager{0};
  std::uint32_t medic{1};
  std::vector<Rota> rotas;

  /// `swapped`: medic stands first in the scenario.
  explicit SmallWorld(bool swapped = false) {
    if (swapped) std::swap(manager, medic);
    setting.criteria = {"safety", "cost"};
    setting.professions.resize(2);
    setting.professions[manager].id = "manager";
    setting.professions[medic].id = "medic";
    setting.calendars = {{"office", "", {{{"mon-fri 09:00-17:00"}, {}}}},
                         {"ward", "", {{{"mon-fri 09:00-13:00"}, {"mon-fri 09:00-21:00"}}}}};
    setting.organisations = {{"north", ""}, {"south", ""}};
    setting.unit_types.resize(1);
    setting.unit_types[0].staff.resize(2);
    setting.unit_types[0].staff[manager].calendar = {"office", 0};
    setting.unit_types[0].staff[medic].calendar = {"ward", 1};
    setting.units.resize(2);
    setting.units[0].organisation = {"north", 0};
    setting.units[1].organisation = {"south", 1};
    setting.decisions.resize(2);
    setting.decisions[0].id = "rota";
    setting.decisions[1].id = "budget";
    setting.trust.instance.object = std::shared_ptr<const TrustModel>(std::make_shared<PlainTrust>());
    world.setting = &setting;
    world.people = People(2);
    world.units.resize(2);
    world.policies.resize(2);
    world.reality = {0U, 0U};
    world.observed_from = Time::start() + weeks(2);
    world.horizon = Time::start() + weeks(12);
    world.observing = true;
    world.engine.run_until(world.horizon, [](const Event&) {});
  }
  SmallWorld(const SmallWorld&) = delete;
  SmallWorld& operator=(const SmallWorld&) = delete;

  /// Somebody without values, ties or understanding of others.
  PersonId hire(std::uint32_t profession, std::uint32_t unit = 0) {
    Person person;
    person.profession = ProfessionId{profession};
    person.staff_group = profession;
    person.unit = UnitId{unit};
    const PersonId id = world.people.add(person);
    for (std::uint32_t g = 0; g < 2; ++g) world.people.view(id, ProfessionId{g}).since = world.now();
    rotas.push_back({setting.unit_types[0].staff[profession].calendar.index, 0});
    world.timesheets.emplace_back();
    return id;
  }
  /// After the last was hired.
  void open() {
    std::vector<CalendarMask> masks;
    for (const Calendar& calendar : setting.calendars) masks.push_back(compile(calendar));
    world.diaries = Diaries(masks, rotas);
    world.network = Network(world.people.size(), {});
  }
  Tie& tie(PersonId holder, PersonId target, double trust) {
    Tie& tie = world.network.add(holder, target, TieKind::peer);
    tie.linear = static_cast<float>(trust);
    return tie;
  }
  View& view(PersonId holder, std::uint32_t profession) { return world.people.view(holder, ProfessionId{profession}); }
};

inline CriterionRow row(float first, float second) {
  CriterionRow out;
  out[0] = first, out[1] = second;
  return out;
}

/// A decision of class rota in unit a, resolved at a joint meeting; times in hours from week 2.
struct RecordBuilder {
  DecisionRecord record;

  explicit RecordBuilder(double arrived = 0, double decided = 1, double due = 1e4) {
    const Time start = Time::start() + weeks(2);
    record.decision_class = ClassId{0};
    record.unit = UnitId{0};
    record.arrived = start + hours(arrived);
    record.decided = start + hours(decided);
    record.due = start + hours(due);
    record.route = Route::joint;
    record.style = Style::resolution;
    record.attempts = 1;
  }
  RecordBuilder& of_class(std::uint32_t decision_class) {
    record.decision_class = ClassId{decision_class};
    return *this;
  }
  RecordBuilder& style(Style style) {
    record.style = style;
    if (style != Style::resolution && style != Style::escalated) record.attempts = 0;
    return *this;
  }
  RecordBuilder& route(Route route) {
    record.route = route;
    return *this;
  }
  RecordBuilder& worth(double value, double best, double stakes = 1) {
    record.value = static_cast<float>(value);
    record.best_value = record.attainable_value = static_cast<float>(best);
    record.stakes = static_cast<float>(stakes);
    return *this;
  }
  RecordBuilder& realised(double value, double stakes = 1) {
    record.realised_value = static_cast<float>(value);
    record.stakes = static_cast<float>(stakes);
    return *this;
  }
  /// Of one needed person.
  struct Part {
    std::uint32_t profession;
    bool present{true};
    double accountability{0};
    double regret{0};
    double own_score{0};
  };
  RecordBuilder& needs(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      const std::size_t p = record.participants++;
      record.profession[p] = static_cast<std::uint8_t>(part.profession);
      record.present[p] = part.present;
      record.accountability[p] = static_cast<float>(part.accountability);
      record.regret[p] = static_cast<float>(part.regret);
      record.own_score[p] = static_cast<float>(part.own_score);
    }
    return *this;
  }
  RecordBuilder& spent(Cause cause, std::int64_t microseconds) {
    record.ledger[static_cast<std::size_t>(cause)] = microseconds;
    return *this;
  }
  template <class Change>
  RecordBuilder& with(Change change) {
    change(record);
    return *this;
  }
  operator DecisionRecord() const { return record; }  // NOLINT(google-explicit-constructor): a record in the making
};

/// Gives numbers by name, leaves the rest at its default.
class NumberReader final : public FieldVisitor {
 public:
  explicit NumberReader(std::map<std::string, double> numbers = {}) : numbers_(std::move(numbers)) {}
  void number(const Field& field, double& value) override {
    if (const auto at = numbers_.find(std::string(field.name)); at != numbers_.end()) value = at->second;
    EXPECT_FALSE(field.doc.empty()) << field.name;
  }
  void integer(const Field&, std::int64_t&) override {}
  void seed(const Field&, std::uint64_t&) override {}
  void boolean(const Field&, bool&) override {}
  void text(const Field&, std::string&) override {}
  void texts(const Field&, std::vector<std::string>&) override {}
  void numbers(const Field&, std::vector<double>&) override {}
  void name(const Field&, Name&) override {}
  void names(const Field&, std::vector<Name>&) override {}
  void by_name(const Field&, std::vector<double>&, bool) override {}
  void choice_index(const Field&, int&, std::span<const std::string_view>) override {}
  void kind(const Field&, std::string_view, KindInstance&) override {}
  void kinds(const Field&, std::string_view, std::vector<KindInstance>&) override {}
  void require(bool, std::string_view, std::string_view) override {}

 protected:
  [[nodiscard]] bool reading() const override { return true; }
  bool enter(const Field&) override { return false; }
  void leave() override {}
  bool begin_list(const Field&, std::size_t&) override { return false; }
  bool begin_map(const Field&, std::vector<std::string>&) override { return false; }
  void enter_item(std::size_t) override {}
  void leave_item() override {}
  void end_list() override {}
  void end_map() override {}

 private:
  std::map<std::string, double> numbers_;
};

inline const Catalogue<Metric>& all_metrics() {
  static const Catalogue<Metric> catalogue = [] {
    Catalogue<Metric> made("metrics");
    add_shipped(made);
    return made;
  }();
  return catalogue;
}

inline std::unique_ptr<Metric> make_metric(const std::string& kind, std::map<std::string, double> numbers = {}) {
  NumberReader reader(std::move(numbers));
  return Kind<Metric> { all_metrics().find(kind)->make(reader) } -> clone();
}

using FigureMap = std::map<std::pair<std::string, std::string>, double>;

/// By output and group, each of which may stand there once.
inline FigureMap by_name(const Figures& figures) {
  FigureMap map;
  for (const auto& row : figures.rows) {
    const bool fresh = map.emplace(std::pair{std::string(row.output), row.group}, row.value).second;
    EXPECT_TRUE(fresh) << row.output << " " << row.group << " twice";
  }
  return map;
}

inline FigureMap report(const Metric& metric, const World& world) {
  Figures figures;
  metric.report(world, figures);
  return by_name(figures);
}

/// What a metric reports of these decisions.
inline FigureMap report(const std::string& kind, const SmallWorld& small,
                        const std::vector<DecisionRecord>& records = {}) {
  const auto metric = make_metric(kind);
  metric->begin(small.world);
  metric->observe(small.world, records);
  return report(*metric, small.world);
}

inline FigureMap sampled(Metric& metric, const World& world) {
  Figures figures;
  metric.sample(world, figures);
  return by_name(figures);
}

inline double at(const FigureMap& figures, const std::string& output, const std::string& group = "all") {
  const auto found = figures.find({output, group});
  if (found != figures.end()) return found->second;
  ADD_FAILURE() << "no " << output << " of " << group;
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace colead
