// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <exception>
#include <string>

#include "bindings.hpp"
#include "colead/core/error.hpp"
#include "colead/experiment/experiment.hpp"

namespace colead {
namespace {

/// The exceptions are Python's own (colead/errors.py), so that they can be read, pickled and subclassed there.
py::object error_class(const char* name) { return py::module_::import("colead.base.errors").attr(name); }

void raise(const char* name, const py::object& argument) {
  const py::object type = error_class(name);
  PyErr_SetObject(type.ptr(), type(argument).ptr());
}

py::tuple diagnostics_of(const ScenarioError& error) {
  const py::object diagnostic = error_class("Diagnostic");
  py::tuple out(error.diagnostics().size());
  for (std::size_t i = 0; i < error.diagnostics().size(); ++i) {
    const Diagnostic& d = error.diagnostics()[i];
    out[i] = diagnostic(text(to_string(d.code)), text(d.file), d.line, d.column, text(d.path), text(d.message),
                        text(d.expected), text(d.suggestion));
  }
  return out;
}

void translate(std::exception_ptr thrown) {
  try {
    if (thrown) std::rethrow_exception(std::move(thrown));
  } catch (const ScenarioError& error) {
    raise("ScenarioError", diagnostics_of(error));
  } catch (const BudgetError& error) {
    raise("BudgetError", text(error.what()));
  } catch (const ModelError& error) {
    raise("ModelError", text(error.what()));
  } catch (const Interrupted& error) {
    raise("Interrupted", text(error.what()));
  }
}

}  // namespace

py::str text(std::string_view bytes) {
  PyObject* made = PyUnicode_DecodeUTF8(bytes.data(), static_cast<py::ssize_t>(bytes.size()), "backslashreplace");
  if (made == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(made);
}

void bind_errors(py::module_& module) {
  py::register_local_exception_translator(&translate);
  module.def("nearest", &nearest, py::arg("word"), py::arg("candidates"),
             "The candidate nearest to a misspelt word, or '' if none is near.");
}

}  // namespace colead
