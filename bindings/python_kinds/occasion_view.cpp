// SPDX-License-Identifier: Apache-2.0
#include "python_kinds/occasion_view.hpp"

#include <pybind11/stl.h>

#include "python_kinds/names.hpp"
#include "python_kinds/python_kinds.hpp"

namespace colead {

World& OccasionView::changing() const {
  if (!may_change) throw std::runtime_error("admits() may only look, not change anything");
  return *world.changed;
}

namespace {

/// Figures of a Policy that a standing rule may shift.
struct PolicyFigure {
  std::string_view name;
  double Policy::*figure;
};
constexpr std::array policy_figures{PolicyFigure{"joint_tendency", &Policy::joint_tendency},
                                    PolicyFigure{"quorum", &Policy::quorum},
                                    PolicyFigure{"joint_accountability", &Policy::joint_accountability},
                                    PolicyFigure{"disclosure", &Policy::disclosure},
                                    PolicyFigure{"elicitation_minutes", &Policy::elicitation_minutes},
                                    PolicyFigure{"visibility", &Policy::visibility},
                                    PolicyFigure{"standards", &Policy::standards},
                                    PolicyFigure{"common_code", &Policy::common_code},
                                    PolicyFigure{"programme_consistency", &Policy::programme_consistency},
                                    PolicyFigure{"open_eligibility", &Policy::open_eligibility},
                                    PolicyFigure{"management_status", &Policy::management_status},
                                    PolicyFigure{"first_move", &Policy::first_move}};

template <std::size_t... I>
constexpr auto names_of(std::index_sequence<I...>) {
  return std::array<std::string_view, sizeof...(I)>{policy_figures[I].name...};
}

/// Dose and sign belong to the call, so that the two ends of a rule cancel.
void shift_policy(const OccasionView& self, const std::string& name, double part) {
  constexpr auto names = names_of(std::make_index_sequence<policy_figures.size()>());
  const auto which = named<std::size_t>("a policy", names, name);
  World& world = self.changing();
  checked("part", part, -1e6, 1e6);
  for (const UnitId unit : self.units) shift(world.policies[unit.value].*policy_figures[which].figure, part);
}

double gain(const OccasionView& self, double reference, double session_hours) {
  return session_gain(*self.world.world, self.occasion, checked("reference", reference, 0.0, 1.0),
                      checked("hours", session_hours, 0.0, endless));
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> round_table_of(const OccasionView& self, const AttendeeRows& who,
                                                                    Index partners, bool across) {
  const Meets meets = across ? across_professions : [](const Person&, const Person&) { return true; };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const auto& [a, b] : round_table(*self.world.world, self.occasion, who.attendees(), partners, meets))
    out.emplace_back(who.person[a], who.person[b]);
  return out;
}

Meeting meeting(double conditions, double bad_contact, double tie_chance, double evidence) {
  return {checked("conditions", conditions, 0.25, 1.0), checked("bad_contact", bad_contact, 0.0, 1.0),
          checked("tie_chance", tie_chance, 0.0, 1.0), checked("evidence", evidence, 0.0, 100.0)};
}

void mix_all(const OccasionView& self, const AttendeeRows& who, Index partners, double talk, double conditions,
             double bad_contact, double tie_chance, double evidence) {
  const Mixing mixing{meeting(conditions, bad_contact, tie_chance, evidence), partners,
                      checked("talk", talk, 0.0, 1.0)};
  mix(self.changing(), self.occasion, who.attendees(), mixing);
}

bool member(const OccasionView& self, Index person) {
  const World& world = *self.world.world;
  return is_member(world, self.occasion, person_at(world, person));
}

void make_member(const OccasionView& self, Index person, bool member) {
  World& world = self.changing();
  set_member(world, self.occasion, person_at(world, person), member);
}

void safety(const OccasionView& self, const AttendeeRows& who, double reference) {
  spread_safety(self.changing(), self.occasion, who.attendees(), checked("reference", reference, 0.0, 1.0));
}

double uniform(const OccasionView& self, Index person, const std::string& use) {
  const World& world = *self.world.world;
  const std::uint64_t occasion = identity(self.occasion.intervention, self.occasion.ordinal);
  return self.luck.uniform(world.people[person_at(world, person)].identity, occasion, 0, use);
}

py::array units(const OccasionView& self) {
  std::vector<std::uint32_t> out;
  for (const UnitId unit : self.units) out.push_back(unit.value);
  return frozen_array(std::move(out));
}

}  // namespace

void bind_occasion_view(py::module_& module) {
  py::class_<AttendeeRows>(module, "Attendees", "Those who take part, a row each; frozen.")
      .def("__len__", [](const AttendeeRows& rows) { return rows.person.size(); })
      .def_property_readonly("person", frozen(&AttendeeRows::person), "[n] index of the person")
      .def_property_readonly("hours", frozen(&AttendeeRows::hours), "[n] in the session, dose included")
      .def_property_readonly("preparation", frozen(&AttendeeRows::preparation), "[n] hours outside it");
  py::class_<OccasionView>(module, "Occasion", "One delivery: how large it is and for whom.")
      .def_property_readonly(
          "dose", [](const OccasionView& self) { return self.occasion.dose; }, "0: the baseline")
      .def_property_readonly(
          "quality", [](const OccasionView& self) { return self.occasion.quality; }, "1 on average")
      .def_property_readonly("ordinal", [](const OccasionView& self) { return self.occasion.ordinal; })
      .def_property_readonly("units", &units, "units it is meant for")
      .def("gain", &gain, py::arg("reference"), py::arg("hours"),
           "1 - (1 - reference)^n, n the reference programmes these hours are worth; 0 for 0 hours.")
      .def("uniform", &uniform, py::arg("person"), py::kw_only(), py::arg("use") = "",
           "The kind's own luck of a person in this delivery, in (0, 1).")
      .def("round_table", &round_table_of, py::arg("attendees"), py::arg("partners"), py::kw_only(),
           py::arg("across") = true,
           "Pairs of people who sit next to each other, of different professions if `across`.")
      .def("mix", &mix_all, py::arg("attendees"), py::kw_only(), py::arg("partners") = 3, py::arg("talk") = 0.5,
           py::arg("conditions") = 0.75, py::arg("bad_contact") = 0.05, py::arg("tie_chance") = 0.5,
           py::arg("evidence") = 0.5, "Attendees of several professions talk with each other, as in shipped sessions.")
      .def("spread_safety", &safety, py::arg("attendees"), py::arg("reference"),
           "psi of a unit rises by the gain when all of its people attend, by their share of it when some do.")
      .def("shift_policy", &shift_policy, py::arg("policy"), py::arg("part"),
           "Adds to a standing rule of every unit concerned; multiply by sign and dose.")
      .def("is_member", &member, py::arg("person"), "Whether somebody belongs to the intervention's standing group.")
      .def("set_member", &make_member, py::arg("person"), py::arg("member"));
}

}  // namespace colead
