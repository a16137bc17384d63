// SPDX-License-Identifier: Apache-2.0
#include "colead/core/error.hpp"
#include "colead/experiment/figures.hpp"
#include "python_kinds/decision_rows.hpp"
#include "python_kinds/python_kinds.hpp"
#include "python_kinds/world_view.hpp"

namespace colead {
namespace {

/// Where a metric puts its figures, for one call.
struct FigureSheet {
  Loan<Figures> figures;
  DeclarationPtr declaration;

  void add(const std::string& output, double value, const std::string& group) const {
    if (const std::string fault = group_fault(group); !fault.empty())
      throw py::value_error(declaration->name + ": the name of a group holds what is no text: " + fault);
    std::vector<std::string> known;
    for (const Output& declared : declaration->outputs) {
      if (declared.name == output) return figures->add(declared.name, value, group);
      known.emplace_back(declared.name);
    }
    const std::string near = nearest(output, known);
    throw py::value_error(declaration->name + " declares no output '" + output + "'" +
                          (near.empty() ? "" : " (did you mean '" + near + "'?)"));
  }
};

/// Every run has an object of its own: a deep copy of the one made with the scenario's parameters.
class PythonMetric final : public Metric {
 public:
  explicit PythonMetric(const PythonParams& params) : PythonMetric(params.declaration, params.instantiate()) {}

  [[nodiscard]] std::unique_ptr<Metric> clone() const override {
    const InterpreterLock lock;
    const py::object copy = py::module_::import("copy").attr("deepcopy");
    return std::unique_ptr<Metric>(new PythonMetric(declaration_, PythonObject(copy(object_.get()))));
  }
  [[nodiscard]] std::span<const Output> outputs() const override { return declaration_->outputs; }

  void begin(const World& world) override {
    if (!begin_.given()) return;
    const InterpreterLock lock;
    const WorldView lent(world);
    const Showing call(lent);
    begin_(lent);
  }
  void observe(const World& world, std::span<const DecisionRecord> closed) override {
    if (!observe_.given() || closed.empty()) return;
    const InterpreterLock lock;
    const WorldView lent(world);
    const Showing call(lent);
    observe_(lent, DecisionRows({closed.begin(), closed.end()}));
  }
  void sample(const World& world, Figures& series) override { give(sample_, world, series); }
  void report(const World& world, Figures& figures) const override { give(report_, world, figures); }

 private:
  PythonMetric(DeclarationPtr declaration, PythonObject object)
      : declaration_(std::move(declaration)),
        object_(std::move(object)),
        begin_(method("begin")),
        observe_(method("observe")),
        sample_(method("sample")),
        report_(method("report")) {}

  [[nodiscard]] PythonObject method(const char* name) const {
    return declaration_->overrides.contains(name) ? object_.method(name) : PythonObject();
  }
  void give(const PythonObject& to, const World& world, Figures& figures) const {
    if (!to.given()) return;
    const InterpreterLock lock;
    const WorldView lent(world);
    const Showing call(lent);
    const Loan<Figures> sheet(figures, "this sheet of figures");
    const Lending<Figures> writing(sheet);
    to(lent, FigureSheet{sheet, declaration_});
  }

  DeclarationPtr declaration_;
  PythonObject object_;
  PythonObject begin_;
  PythonObject observe_;
  PythonObject sample_;
  PythonObject report_;
};

}  // namespace

void add_python_metric(Catalogue<Metric>& catalogue, const DeclarationPtr& declaration) {
  add_python_kind<Metric, PythonMetric>(catalogue, declaration);
}

void bind_python_metric(py::module_& module) {
  py::class_<FigureSheet>(module, "Figures", "Where a metric puts its figures.")
      .def("add", &FigureSheet::add, py::arg("output"), py::arg("value"), py::arg("group") = "all",
           "A figure of a declared output; NaN where there was no such event. `group` names a part of it.");
}

}  // namespace colead
