// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/numpy.h>

#include <cstdint>
#include <vector>

namespace py = pybind11;

namespace colead {

// Arrays that Python kinds see. Each looks at the storage of a copy made for the call and keeps that copy alive, so one
// that is kept longer is stale and never dangles. Frozen ones stay read-only: their owner lends no writable buffer.

template <class T>
[[nodiscard]] py::array_t<T> writable_column(const std::vector<T>& storage, py::handle owner, py::ssize_t width = 1) {
  const auto size = static_cast<py::ssize_t>(storage.size());
  if (width == 1) return py::array_t<T>(size, storage.data(), owner);
  return py::array_t<T>({size / width, width}, storage.data(), owner);
}

template <class T>
[[nodiscard]] py::array_t<T> frozen_column(const std::vector<T>& storage, py::handle owner, py::ssize_t width = 1) {
  py::array_t<T> out = writable_column(storage, owner, width);
  py::detail::array_proxy(out.ptr())->flags &= ~py::detail::npy_api::NPY_ARRAY_WRITEABLE_;
  return out;
}

/// The same for truth values, which std::vector cannot show as an array: one byte each, 0 or 1.
[[nodiscard]] inline py::array frozen_flags(const std::vector<std::uint8_t>& storage, py::handle owner) {
  py::array out(py::dtype::of<bool>(), {static_cast<py::ssize_t>(storage.size())}, {}, storage.data(), owner);
  py::detail::array_proxy(out.ptr())->flags &= ~py::detail::npy_api::NPY_ARRAY_WRITEABLE_;
  return out;
}

/// An array that owns its numbers and is handed out read-only.
template <class T>
[[nodiscard]] py::array_t<T> frozen_array(std::vector<T> values, py::ssize_t width = 1) {
  auto* held = new std::vector<T>(std::move(values));
  const py::capsule owner(held, [](void* p) { delete static_cast<std::vector<T>*>(p); });
  return frozen_column(*held, owner, width);
}

/// A property of a bound class that shows one of its columns.
template <class Class, class T>
[[nodiscard]] auto frozen(std::vector<T> Class::*column, py::ssize_t width = 1) {
  return
      [column, width](const py::object& self) { return frozen_column(self.cast<const Class&>().*column, self, width); };
}
template <class Class>
[[nodiscard]] auto flags(std::vector<std::uint8_t> Class::*column) {
  return [column](const py::object& self) { return frozen_flags(self.cast<const Class&>().*column, self); };
}
template <class Class, class T>
[[nodiscard]] auto writable(std::vector<T> Class::*column, py::ssize_t width = 1) {
  return [column, width](const py::object& self) {
    return writable_column(self.cast<const Class&>().*column, self, width);
  };
}

}  // namespace colead
