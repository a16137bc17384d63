// SPDX-License-Identifier: Apache-2.0
#include "python_kinds/world_view.hpp"

#include <pybind11/stl.h>

#include <cmath>

#include "bindings.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"
#include "python_kinds/python_kinds.hpp"
#include "record.hpp"

namespace colead {
namespace {

struct PeopleView : WorldView {};
struct UnitsView : WorldView {};

std::uint32_t index_at(const char* what, std::int64_t index, std::size_t count) {
  if (index >= 0 && index < static_cast<std::int64_t>(count)) return static_cast<std::uint32_t>(index);
  throw py::index_error("there is no " + std::string(what) + " " + std::to_string(index) + " among " +
                        std::to_string(count));
}

/// A number of every person.
template <class Get>
auto by_person(Get get) {
  return [get](const PeopleView& view) {
    std::vector<std::decay_t<decltype(get(std::declval<const Person&>()))>> out;
    for (const Person& person : view.world->people.all()) out.push_back(get(person));
    return frozen_array(std::move(out));
  };
}

/// A row over the criteria of every person.
template <class Get>
auto by_person_and_criterion(Get get) {
  return [get](const PeopleView& view) {
    const std::size_t criteria = view.world->setting->criteria.size();
    std::vector<float> out;
    for (const Person& person : view.world->people.all()) {
      const CriterionRow& row = get(person);
      out.insert(out.end(), row.x.begin(), row.x.begin() + static_cast<std::ptrdiff_t>(criteria));
    }
    return frozen_array(std::move(out), static_cast<py::ssize_t>(criteria));
  };
}

template <class Get>
auto by_unit(Get get) {
  return [get](const UnitsView& view) {
    std::vector<std::decay_t<decltype(get(std::declval<const UnitState&>()))>> out;
    for (const UnitState& unit : view.world->units) out.push_back(get(unit));
    return frozen_array(std::move(out));
  };
}

template <class List>
Typed<Texts> ids(const List& list) {
  return many(list, &List::value_type::id);
}

/// Ties that there are, by source and target.
struct TieTable {
  std::vector<std::uint32_t> source, target;
  std::vector<std::uint8_t> kind;
  std::vector<float> positive, negative, respect, level, updated_weeks;

  explicit TieTable(const World& world) {
    for (std::uint32_t i = 0; i < world.network.people(); ++i) {
      for (const auto row : {world.network.base_ties(PersonId{i}), world.network.added_ties(PersonId{i})}) {
        for (const Tie& tie : row) {
          if (tie.kind != TieKind::absent) add(i, tie);
        }
      }
    }
  }

 private:
  void add(std::uint32_t holder, const Tie& tie) {
    source.push_back(holder);
    target.push_back(tie.target);
    kind.push_back(static_cast<std::uint8_t>(tie.kind));
    positive.insert(positive.end(), tie.positive.begin(), tie.positive.end());
    negative.insert(negative.end(), tie.negative.begin(), tie.negative.end());
    respect.push_back(tie.respect);
    level.push_back(tie.linear);
    updated_weeks.push_back(tie.updated_weeks);
  }
};

/// A figure of one person about another, for two numbers or two rows of them.
using OfPair = double (*)(const World&, PersonId, PersonId);
template <OfPair figure>
double of_pair(const WorldView* view, std::int64_t holder, std::int64_t target) {
  const World& world = *view->world;
  return figure(world, person_at(world, holder), person_at(world, target));
}

double understanding_of(const WorldView* view, std::int64_t person, std::int64_t profession) {
  const World& world = *view->world;
  return understanding(world, person_at(world, person), profession_at(world, profession));
}

double need_of(const WorldView* view, std::int64_t person) {
  return true_need(*view->world, person_at(*view->world, person));
}

bool tied(const WorldView* view, std::int64_t holder, std::int64_t target) {
  const World& world = *view->world;
  return world.network.find(person_at(world, holder), person_at(world, target)) != nullptr;
}

void bind_people(py::module_& module) {
  constexpr auto facets = static_cast<py::ssize_t>(facet_count);
  py::class_<PeopleView>(module, "PeopleView", "All positions and who holds them, a row each.")
      .def("__len__", [](const PeopleView& view) { return view.world->people.size(); })
      .def_property_readonly("identity", by_person([](const Person& p) { return p.identity; }), "key of luck")
      .def_property_readonly("profession", by_person([](const Person& p) { return p.profession.value; }))
      .def_property_readonly("unit", by_person([](const Person& p) { return p.unit.value; }))
      .def_property_readonly("tier", by_person([](const Person& p) { return static_cast<std::uint8_t>(p.tier); }))
      .def_property_readonly("generation", by_person([](const Person& p) { return p.generation; }))
      .def_property_readonly("joined_weeks", by_person([](const Person& p) { return in_weeks(p.joined); }))
      .def_property_readonly("pressure", by_person([](const Person& p) { return p.pressure; }), "[0, 1]")
      .def_property_readonly("competence", by_person([](const Person& p) { return p.competence; }), "[0, 1]")
      .def_property_readonly("identity_strength", by_person([](const Person& p) { return p.identity_strength; }))
      .def_property_readonly("propensity", by_person([](const Person& p) { return p.propensity; }), "[0, 1]")
      .def_property_readonly("habit", by_person([](const Person& p) { return p.habit; }), "[0, 1]")
      .def_property_readonly("tolerance", by_person([](const Person& p) { return p.tolerance; }), "[0, 1]")
      .def_property_readonly("cpd_hours", by_person([](const Person& p) { return p.cpd_hours; }),
                             "accredited hours of the last year, when any were last added")
      .def_property_readonly("values",
                             by_person_and_criterion([](const Person& p) -> const CriterionRow& { return p.values; }),
                             "[n, criteria], rows sum to 1")
      .def_property_readonly(
          "effective", by_person_and_criterion([](const Person& p) -> const CriterionRow& { return p.effective; }),
          "[n, criteria], rows sum to 1: what decides");
  py::class_<UnitsView>(module, "UnitsView", "Units, a row each.")
      .def("__len__", [](const UnitsView& view) { return view.world->units.size(); })
      .def_property_readonly("ids", [](const UnitsView& view) { return ids(view.world->setting->units); })
      .def_property_readonly("safety", by_unit([](const UnitState& u) { return u.safety; }), "psi in [0, 1]")
      .def_property_readonly("open_decisions", by_unit([](const UnitState& u) { return u.open_decisions; }))
      .def_property_readonly("overdue_recent", by_unit([](const UnitState& u) { return u.overdue_recent; }))
      .def_property_readonly("closed_recent", by_unit([](const UnitState& u) { return u.closed_recent; }))
      .def_property_readonly("failures_recent", by_unit([](const UnitState& u) { return u.failures_recent; }));
  py::class_<TieTable>(module, "TieTable", "Directed ties, by source and target; frozen.")
      .def("__len__", [](const TieTable& ties) { return ties.source.size(); })
      .def_property_readonly("source", frozen(&TieTable::source), "who holds it")
      .def_property_readonly("target", frozen(&TieTable::target), "whom it is about")
      .def_property_readonly("kind", frozen(&TieTable::kind), "1 line, 2 peer, 3 network, 4 project")
      .def_property_readonly("positive", frozen(&TieTable::positive, facets), "[n, 3] evidence r >= 0")
      .def_property_readonly("negative", frozen(&TieTable::negative, facets), "[n, 3] evidence s >= 0")
      .def_property_readonly("respect", frozen(&TieTable::respect), "[0, 1]")
      .def_property_readonly("level", frozen(&TieTable::level), "[0, 1]: what a trust model may keep")
      .def_property_readonly("updated_weeks", frozen(&TieTable::updated_weeks), "time of the last evidence");
}

}  // namespace

PersonId person_at(const World& world, std::int64_t index) {
  return PersonId{index_at("person", index, world.people.size())};
}
ProfessionId profession_at(const World& world, std::int64_t index) {
  return ProfessionId{index_at("profession", index, world.profession_count())};
}
UnitId unit_at(const World& world, std::int64_t index) { return UnitId{index_at("unit", index, world.units.size())}; }

double checked(const char* what, double amount, double low, double high) {
  if (amount >= low && amount <= high && std::isfinite(amount)) return amount;
  throw py::value_error(std::string(what) + " must be a number from " + py::str(py::float_(low)).cast<std::string>() +
                        " to " + py::str(py::float_(high)).cast<std::string>() + ", not " +
                        py::str(py::float_(amount)).cast<std::string>());
}

void bind_world_view(py::module_& module) {
  bind_people(module);
  py::class_<WorldView>(module, "WorldView", "The world, lent for one call; every array is a frozen copy.")
      .def_property_readonly("now_weeks", [](const WorldView& view) { return view.world->now_weeks(); })
      .def_property_readonly("observed_from_weeks",
                             [](const WorldView& view) { return in_weeks(view.world->observed_from); })
      .def_property_readonly("horizon_weeks", [](const WorldView& view) { return in_weeks(view.world->horizon); })
      .def_property_readonly("professions", [](const WorldView& view) { return ids(view.world->setting->professions); })
      .def_property_readonly("decision_classes",
                             [](const WorldView& view) { return ids(view.world->setting->decisions); })
      .def_property_readonly("criteria",
                             [](const WorldView& view) { return many(view.world->setting->criteria, std::identity{}); })
      .def_property_readonly("people", [](const WorldView& view) { return PeopleView{view}; })
      .def_property_readonly("units", [](const WorldView& view) { return UnitsView{view}; })
      .def_property_readonly("ties", [](const WorldView& view) { return TieTable(*view.world); })
      .def("tied", py::vectorize(&tied), py::arg("holder"), py::arg("target"), "Whether the holder has a tie.")
      .def("trust", py::vectorize(&of_pair<&trust>), py::arg("holder"), py::arg("target"), "T in [0, 1] now.")
      .def("uncertainty", py::vectorize(&of_pair<&uncertainty>), py::arg("holder"), py::arg("target"),
           "How little the holder knows, in [0, 1]; 1 without a tie.")
      .def("respect", py::vectorize(&of_pair<&respect>), py::arg("holder"), py::arg("target"), "R in [0, 1].")
      .def("understanding", py::vectorize(&understanding_of), py::arg("person"), py::arg("profession"),
           "k in [0, 1] of a person about a profession's role now, after forgetting.")
      .def("need", py::vectorize(&need_of), py::arg("person"), "Mean of 1 - k over other professions.");
}

}  // namespace colead
