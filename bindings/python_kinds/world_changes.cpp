// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <cmath>

#include "colead/interventions/sessions.hpp"
#include "colead/world/learning.hpp"
#include "python_kinds/names.hpp"
#include "python_kinds/python_kinds.hpp"
#include "python_kinds/world_view.hpp"

namespace colead {
namespace {

double share(const char* what, double amount) { return checked(what, amount, 0.0, 1.0); }

void learn(const ChangeableWorld& self, Index person, Index profession, double gain) {
  World& world = *self.changed;
  learn_role(world, person_at(world, person), profession_at(world, profession), share("gain", gain));
}

void learn_roles(const ChangeableWorld& self, Index person, double gain) {
  World& world = *self.changed;
  teach_roles(world, person_at(world, person), share("gain", gain));
}

void see(const ChangeableWorld& self, Index person, Index other, double amount) {
  World& world = *self.changed;
  see_values(world, person_at(world, person), person_at(world, other), share("amount", amount));
}

void touch(const ChangeableWorld& self, Index person, Index other, double contact_hours, double conditions,
           double valence) {
  World& world = *self.changed;
  contact(world, person_at(world, person), person_at(world, other), checked("hours", contact_hours, 0.0, endless),
          checked("conditions", conditions, 0.25, 1.0), checked("valence", valence, -1.0, 1.0));
}

void values(const ChangeableWorld& self, Index person, const std::vector<double>& content, double gain) {
  World& world = *self.changed;
  double sum = 0.0;
  for (const double weight : content) sum += share("a weight", weight);
  if (content.size() != world.setting->criteria.size() || std::abs(sum - 1.0) > 1e-6)
    throw py::value_error("content must have a weight for each criterion, summing to 1");
  teach_values(world, person_at(world, person), world.setting->row(content), share("gain", gain));
}

void competence(const ChangeableWorld& self, Index person, double gain) {
  World& world = *self.changed;
  teach_competence(world, person_at(world, person), share("gain", gain));
}

void identity_of(const ChangeableWorld& self, Index person, double limit, double gain) {
  World& world = *self.changed;
  strengthen_identity(world, person_at(world, person), checked("limit", limit, 0.0, endless), share("gain", gain));
}

void give_evidence(const ChangeableWorld& self, Index holder, Index target, const std::string& facet, double positive,
                   double negative) {
  World& world = *self.changed;
  note(world, person_at(world, holder), person_at(world, target), named<Facet>("facet", facet_names, facet),
       TrustCause::session, checked("positive", positive, 0.0, endless), checked("negative", negative, 0.0, endless));
}

void introduce_both(const ChangeableWorld& self, Index person, Index other, const std::string& kind) {
  World& world = *self.changed;
  if (person == other) throw py::value_error("nobody is introduced to themselves");
  const auto tie = named<TieKind>("kind", tie_kind_names, kind);
  acquaint(world, person_at(world, person), person_at(world, other), tie);
}

void change_safety(const ChangeableWorld& self, Index unit, double amount) {
  World& world = *self.changed;
  const UnitId at = unit_at(world, unit);
  if (checked("amount", amount, -1.0, 1.0) >= 0.0) return raise_safety(world, at, amount);
  lower_safety(world, at, -amount);
}

void hours_of(const ChangeableWorld& self, Index person, double given) {
  World& world = *self.changed;
  give_hours(world, person_at(world, person), checked("hours", given, 0.0, endless));
}

}  // namespace

void bind_world_changes(py::module_& module) {
  py::class_<ChangeableWorld, WorldView>(module, "ChangeableWorld",
                                         "The world with what an intervention may do. Gains of 0 change no bit.")
      .def("learn_role", &learn, py::arg("person"), py::arg("profession"), py::arg("gain"),
           "k += gain (1 - k) of a person about a profession's role; gain in [0, 1].")
      .def("learn_roles", &learn_roles, py::arg("person"), py::arg("gain"), "The same for every other profession.")
      .def("see_values", &see, py::arg("person"), py::arg("other"), py::arg("amount"),
           "A person's picture of the other's profession moves to what the other values, by a share in [0, 1].")
      .def("contact", &touch, py::arg("person"), py::arg("other"), py::arg("hours"), py::kw_only(),
           py::arg("conditions") = 0.75, py::arg("valence") = 1.0,
           "Contact of a person with another under Allport's conditions in [0.25, 1]; valence +1 good, -1 bad.")
      .def("teach_values", &values, py::arg("person"), py::arg("content"), py::arg("gain"),
           "Own values move to `content` (a weight per criterion, sum 1) by a share in [0, 1].")
      .def("teach_competence", &competence, py::arg("person"), py::arg("gain"), "Own competence moves towards 1.")
      .def("strengthen_identity", &identity_of, py::arg("person"), py::arg("limit"), py::arg("gain"),
           "Identity strength moves up towards `limit`.")
      .def("give_evidence", &give_evidence, py::arg("holder"), py::arg("target"), py::arg("facet"), py::kw_only(),
           py::arg("positive") = 0.0, py::arg("negative") = 0.0,
           "Evidence of the holder about the target ('ability', 'benevolence', 'integrity'); needs a tie.")
      .def("introduce", &introduce_both, py::arg("person"), py::arg("other"), py::arg("kind") = "network",
           "Makes the ties of both directions when there are none ('peer', 'network', 'project').")
      .def("change_safety", &change_safety, py::arg("unit"), py::arg("amount"),
           "psi of a unit moves towards 1 (amount > 0) or 0 (amount < 0) by that share of the distance.")
      .def("give_hours", &hours_of, py::arg("person"), py::arg("hours"),
           "Hours of somebody who does not attend: booked in their diary and charged to the strategy.");
}

}  // namespace colead
