// SPDX-License-Identifier: Apache-2.0
#include <pybind11/operators.h>

#include <algorithm>
#include <string>

#include "bindings.hpp"
#include "colead/core/error.hpp"
#include "colead/experiment/run_codec.hpp"
#include "colead/simulation/keep.hpp"
#include "experiment_records.hpp"

namespace colead {
namespace {

py::bytes to_bytes(const RunResult& result) { return {encode(result)}; }

RunResult from_bytes(const py::bytes& bytes) {
  try {
    return decode_run(std::string_view(bytes));
  } catch (const ModelError& error) {
    throw py::value_error(error.what());
  }
}

Keep keep_of(const std::string& records, bool trust, bool people, bool draws) {
  const auto* const found = std::find(records_names.begin(), records_names.end(), records);
  if (found == records_names.end())
    throw py::value_error("records must be off, summary or full, not '" + records + "'");
  return {static_cast<Records>(found - records_names.begin()), trust, people, draws};
}

void bind_keep(py::module_& module) {
  py::class_<Keep>(module, "Keep", "What a run keeps beside its figures; it changes nothing of what happens.")
      .def(py::init(&keep_of), py::kw_only(), py::arg("records") = "off", py::arg("trust") = false,
           py::arg("people") = false, py::arg("draws") = false)
      .def_property_readonly(
          "records", [](const Keep& keep) { return text(records_names[static_cast<std::size_t>(keep.records)]); })
      .def_readonly("trust", &Keep::trust)
      .def_readonly("people", &Keep::people)
      .def_readonly("draws", &Keep::draws)
      .def(py::self == py::self)
      .def(py::pickle(
          [](const Keep& keep) {
            return py::make_tuple(static_cast<int>(keep.records), keep.trust, keep.people, keep.draws);
          },
          [](const py::tuple& state) {
            const auto records = state[0].cast<std::size_t>();
            if (records >= records_names.size()) throw py::value_error("these bytes are no Keep");
            return Keep{static_cast<Records>(records), state[1].cast<bool>(), state[2].cast<bool>(),
                        state[3].cast<bool>()};
          }));
}

}  // namespace

void bind_runs(py::module_& module) {
  bind_keep(module);
  FingerprintRecord(module, "RunFingerprint", "Hashes of one run.")
      .field("trace", &Fingerprint::trace, "Of everything that happened, in order.")
      .field("outputs", &Fingerprint::outputs, "Of every figure, bit for bit.")
      .done();
  py::class_<RunResult>(module, "RunResult", "What one run gave: opaque, immutable, and the same bytes everywhere.")
      .def("to_bytes", &to_bytes, "A versioned fixed layout with a checksum.")
      .def_static("from_bytes", &from_bytes, py::arg("data"),
                  "What to_bytes() was called on, bit for bit. ValueError for bytes that are damaged.")
      .def(py::pickle(&to_bytes, &from_bytes))
      .def_property_readonly(
          "fingerprint", [](const RunResult& self) { return FingerprintRecord::of(self.fingerprint); },
          "Equal where the runs are, bit for bit.")
      .def(
          "run", [](const RunResult& self) { return Record<RunResult>::of(self); },
          "What it was, apart from its figures.")
      .def_readonly("programme_hours", &RunResult::programme_hours)
      .def_readonly("joint_hours", &RunResult::joint_hours)
      .def_readonly("events", &RunResult::events)
      .def_readonly("decided", &RunResult::decided);
}

}  // namespace colead
