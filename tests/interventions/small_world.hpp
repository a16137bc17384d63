// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/fields/field_reader.hpp"
#include "colead/interventions/intervention.hpp"
#include "colead/scenario/catalogues.hpp"
#include "colead/world/by_unit.hpp"
#include "colead/world/learning.hpp"

namespace colead {

namespace test {

inline const Catalogue<Intervention>& catalogue() {
  static const Catalogue<Intervention> all = Catalogues{}.interventions;
  return all;
}

inline NameTable names() {
  NameTable table;
  table.declare(Domain::criterion, {"access", "finance", "safety", "staff"});
  table.declare(Domain::profession, {"manager", "medic"});
  table.declare(Domain::unit, {"ward", "theatre"});
  return table;
}

inline Node list(std::initializer_list<const char*> items) {
  Node out = Node::sequence();
  for (const char* item : items) out.items.push_back(Node::scalar(item));
  return out;
}

/// Parameters as they stand in a scenario: {"dose", "2"}, {"tiers", list({"senior"})}.
struct Key {
  std::string key;
  Node value;
  Key(std::string k, const char* text) : key(std::move(k)), value(Node::scalar(text)) {}
  Key(std::string k, Node node) : key(std::move(k)), value(std::move(node)) {}
};
using Written = std::vector<Key>;

struct Made {
  KindInstance instance;
  std::vector<Diagnostic> problems;
};

inline Made make_checked(std::string_view kind, const Written& written) {
  Node root = Node::mapping();
  for (const auto& [key, value] : written) root.add(key, value);
  ReadContext context;
  context.names = names();
  FieldReader reader(context, root);
  KindInstance instance = catalogue().find(kind)->make(reader);
  reader.finish();
  return {std::move(instance), std::move(context.problems)};
}

inline Kind<TrustModel> default_trust() {
  const Node nothing = Node::mapping();
  ReadContext context;
  FieldReader reader(context, nothing);
  return {Catalogues{}.trust.find("beta_evidence")->make(reader)};
}

inline Kind<Intervention> make(std::string_view kind, const Written& written = {}) {
  Made made = make_checked(kind, written);
  if (!made.problems.empty()) throw ScenarioError(made.problems);
  return {std::move(made.instance)};
}

/// Two units, in each `each` managers and medics of tier mid and one senior of either. Everybody understands half of
/// the other role, imagines even values there, knows nobody, and holds the code of the own profession.
class SmallWorld {
 public:
  explicit SmallWorld(std::uint32_t each = 3, std::uint64_t seed = 1) {
    describe();
    world.setting = &setting;
    world.luck = Luck(seed, 0);
    world.people = People(2);
    world.units = {UnitState{.safety = 0.5}, UnitState{.safety = 0.5}};
    world.policies.resize(2);
    world.scorecards = {setting.row(setting.professions[0].scorecard), setting.row(setting.professions[1].scorecard)};
    world.reality = {0xffffffffU};
    world.units_of = units_by_organisation(setting);
    world.staff.resize(2);
    world.observing = true;
    world.horizon = never();
    for (std::uint32_t u = 0; u < 2; ++u) {
      for (std::uint32_t g = 0; g < 2; ++g) {
        for (std::uint32_t n = 0; n < each; ++n) add(u, g, Tier::mid);
        add(u, g, Tier::senior);
      }
    }
    found();
  }
  SmallWorld(const SmallWorld&) = delete;
  SmallWorld& operator=(const SmallWorld&) = delete;

  PersonId add(std::uint32_t unit, std::uint32_t profession, Tier tier) {
    Person person;
    const std::string name = std::to_string(unit) + "." + std::to_string(profession) + "." +
                             std::to_string(static_cast<int>(tier)) + "." + std::to_string(added_[unit][profession]++);
    person.position = identity(name);
    person.identity = identity(person.position, 0);
    person.unit = UnitId{unit};
    person.profession = ProfessionId{profession};
    person.staff_group = profession;
    person.tier = tier;
    person.values = setting.row(setting.professions[profession].values);
    person.pressure = 0.25F;
    person.competence = 0.5F;
    person.code_yes = profession == 0 ? 0x0000ffffU : 0xffffffffU;
    person.code_no = ~person.code_yes;
    const PersonId id = world.people.add(person);
    world.staff[unit].push_back(id);
    View& view = world.people.view(id, ProfessionId{1 - profession});
    view.understanding = 0.5F;
    view.perceived = setting.row({});
    view.prior_ability = view.prior_benevolence = 0.5F;
    return id;
  }

  /// Network, diaries and timesheets for the people there are now; ends every tie.
  void found() {
    const std::size_t n = world.people.size();
    std::vector<Rota> rotas(n);
    const std::vector<CalendarMask> masks{compile(setting.calendars[0])};
    world.network = Network(n, {});
    world.diaries = Diaries(masks, rotas);
    world.queues = AttentionQueues(n);
    world.desks.resize(n);
    world.timesheets.resize(n);
    for (std::uint32_t i = 0; i < n; ++i) {
      refresh(PersonId{i});
      world.diaries.protect(PersonId{i}, own_protection(PersonId{i}));
    }
  }

  Duration own_protection(PersonId i) const {
    return hours(setting.unit_types[0].staff[world.people[i].staff_group].protected_hours);
  }

  [[nodiscard]] std::vector<Attendee> everybody(double session_hours, double preparation = 0.0) const {
    std::vector<Attendee> out;
    for (std::uint32_t i = 0; i < world.people.size(); ++i) out.push_back({PersonId{i}, session_hours, preparation});
    return out;
  }

  [[nodiscard]] Occasion occasion(std::uint64_t ordinal = 0, double dose = 1.0) const {
    Occasion out;
    out.intervention = identity("test");
    out.ordinal = ordinal;
    out.dose = dose;
    out.units = units_;
    return out;
  }

  void wait(double weeks_from_now) {
    world.engine.run_until(world.now() + weeks(weeks_from_now), [](const Event&) {});
    world.diaries.roll(world.now());
  }

  [[nodiscard]] double k(PersonId i) const { return understanding(world, i, other(i)); }
  [[nodiscard]] View& view(PersonId i) { return world.people.view(i, other(i)); }
  [[nodiscard]] ProfessionId other(PersonId i) const { return ProfessionId{1 - world.people[i].profession.value}; }
  [[nodiscard]] double half_life_weeks() const { return setting.behaviour.learning.half_life_months * 52.1775 / 12.0; }

  Setting setting;
  World world;

 private:
  void describe() {
    setting.criteria = {"access", "finance", "safety", "staff"};
    setting.societal_weights = {0.25, 0.25, 0.25, 0.25};
    setting.professions.resize(2);
    setting.professions[0].id = "manager";
    setting.professions[0].values = {0.1, 0.5, 0.2, 0.2};
    setting.professions[0].scorecard = {0.4, 0.6, 0.0, 0.0};
    setting.professions[1].id = "medic";
    setting.professions[1].values = {0.3, 0.1, 0.5, 0.1};
    setting.professions[1].scorecard = {0.0, 0.0, 0.8, 0.2};
    setting.trust = default_trust();
    setting.behaviour.learning.self_assessment_slope = 0;  // nobody leans towards the mean of the profession
    Calendar calendar;
    calendar.id = "office";
    calendar.weeks.resize(1);
    calendar.weeks[0].open = {"mon-fri 09:00-11:00"};
    calendar.weeks[0].duty = {"mon-fri 09:00-17:00"};
    setting.calendars = {calendar};
    setting.organisations.resize(1);
    setting.unit_types.resize(1);
    setting.unit_types[0].staff.resize(2);
    setting.unit_types[0].staff[0].protected_hours = 1.5;
    setting.units.resize(2);
    for (Unit& unit : setting.units) unit.organisation.index = 0;
  }
  void refresh(PersonId i) {
    Person& person = world.people[i];
    person.effective = blend(person.values, world.scorecard_of(i), person.pressure);
  }

  std::uint32_t added_[2][2]{};
  std::vector<UnitId> units_{UnitId{0}, UnitId{1}};
};

/// Everything an intervention may change, byte by byte.
class Fingerprint {
 public:
  template <class T>
  void add(const T& value) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes_.append(raw, sizeof(T));
  }
  template <class T, class... More>
  void add(const T& value, const More&... more) {
    add(value);
    (add(more), ...);
  }
  void add(const CriterionRow& row) {
    for (const float x : row.x) add(x);
  }
  void person(const World& world, PersonId i) {
    const Person& p = world.people[i];
    add(p.values);
    add(p.effective);
    add(p.code_yes, p.code_no, p.hybrid, p.pressure, p.competence, p.identity_strength, p.propensity, p.habit,
        p.tolerance, p.cpd_hours);
    for (std::uint32_t g = 0; g < world.people.professions(); ++g) {
      const View& view = world.people.view(i, ProfessionId{g});
      add(view.perceived);
      add(view.understanding, view.self_assessed, view.prior_ability, view.prior_benevolence, view.since.us);
    }
    for (const auto& ties : {world.network.base_ties(i), world.network.added_ties(i)}) {
      for (const Tie& tie : ties) add(tie.target, tie.respect, tie.updated_weeks, tie.kind);
    }
    const Timesheet& sheet = world.timesheets[i.value];
    add(sheet.strategy.us, sheet.displaced.us, world.diaries.protected_hours(i).us);
    add(world.diaries.available(i, world.now(), world.diaries.window_end(), Hours::duty).us);
    if (i.value < world.membership.size()) add(world.membership[i.value]);
  }
  void policy(const Policy& policy) {
    static_assert(std::is_trivially_copyable_v<Policy> && sizeof(Policy) % sizeof(double) == 0);
    bytes_.append(reinterpret_cast<const char*>(&policy), sizeof policy);
  }
  void all(const World& world) {
    for (std::uint32_t i = 0; i < world.people.size(); ++i) person(world, PersonId{i});
    for (const UnitState& unit : world.units) add(unit.safety);
    for (const Policy& p : world.policies) policy(p);
    for (const PendingEvidence& e : world.evidence) {
      add(e.holder.value, e.target.value, e.facet, e.cause, e.positive, e.negative);
    }
    add(world.membership.size(), world.network.tie_count());
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

inline std::string bytes_of(const World& world) {
  Fingerprint out;
  out.all(world);
  return out.bytes();
}
inline std::string bytes_of(const World& world, PersonId i) {
  Fingerprint out;
  out.person(world, i);
  return out.bytes();
}
inline std::string bytes_of(const Policy& policy) {
  Fingerprint out;
  out.policy(policy);
  return out.bytes();
}

/// Adds an open decision that these people, at least one, share; it arises in the unit of the first.
inline void open_decision(World& world, std::initializer_list<PersonId> people, Stage stage = Stage::preparing) {
  Decision decision;
  decision.stage = stage;
  for (const PersonId i : people) decision.record.people[decision.record.participants++] = i;
  decision.record.unit = world.people[*people.begin()].unit;
  world.decisions.push_back(decision);
  enter_undecided(world, DecisionId{static_cast<std::uint32_t>(world.decisions.size() - 1)});
}

}  // namespace test
}  // namespace colead
