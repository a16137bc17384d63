// SPDX-License-Identifier: Apache-2.0
#include "colead/core/error.hpp"
#include "python_kinds/occasion_view.hpp"
#include "python_kinds/python_kinds.hpp"

namespace colead {
namespace {

/// Asks Python only for what the class overrides.
class PythonIntervention final : public Intervention {
 public:
  explicit PythonIntervention(const PythonParams& params)
      : declaration_(params.declaration), delivery_(*params.delivery) {
    const PythonObject object = params.instantiate();
    rule_ = method(object, "rule");
    admits_ = method(object, "admits");
    deliver_ = method(object, "deliver");
  }

  [[nodiscard]] const Delivery& delivery() const override { return delivery_; }
  [[nodiscard]] bool acts_by_rule() const override { return rule_.given(); }

  void rule(World& world, const Occasion& occasion, double sign) const override {
    if (!rule_.given()) return;
    const InterpreterLock lock;
    const ChangeableWorld lent(world);
    const Showing call(lent);
    const Lending<World> writing(lent.changed);
    rule_(lent, view(lent, occasion, true), sign);
  }

  [[nodiscard]] bool admits(const World& world, const Occasion& occasion, PersonId person) const override {
    if (!admits_.given()) return true;
    const InterpreterLock lock;
    // Nothing is changed: the view is shown as a WorldView, and the occasion refuses.
    const ChangeableWorld lent(const_cast<World&>(world));
    const Showing call(lent);
    const Lending<World> writing(lent.changed);
    const py::object answer = admits_(static_cast<const WorldView&>(lent), view(lent, occasion, false), person.value);
    const int yes = PyObject_IsTrue(answer.ptr());
    if (yes < 0) throw py::error_already_set();
    return yes == 1;
  }

  void deliver(World& world, const Occasion& occasion, std::span<const Attendee> attendees) const override {
    if (!deliver_.given()) return;
    const InterpreterLock lock;
    const ChangeableWorld lent(world);
    const Showing call(lent);
    const Lending<World> writing(lent.changed);
    deliver_(lent, view(lent, occasion, true), AttendeeRows(attendees));
  }

 private:
  [[nodiscard]] PythonObject method(const PythonObject& object, const char* name) const {
    return declaration_->overrides.contains(name) ? object.method(name) : PythonObject();
  }
  [[nodiscard]] OccasionView view(const ChangeableWorld& world, const Occasion& occasion, bool changes) const {
    return {world, occasion, KindLuck(world.world->luck, declaration_->name), changes};
  }

  DeclarationPtr declaration_;
  Delivery delivery_;
  PythonObject rule_;
  PythonObject admits_;
  PythonObject deliver_;
};

}  // namespace

void add_python_intervention(Catalogue<Intervention>& catalogue, const DeclarationPtr& declaration) {
  add_python_kind<Intervention, PythonIntervention>(catalogue, declaration);
}

}  // namespace colead
