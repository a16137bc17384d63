// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <utility>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// An object of some class derived from T, owned as a value: copying clones the object (`T::clone`), so an owner with
/// such a part is copied by `= default`. Never empty unless moved from.
template <class T>
class Cloned {
 public:
  /// Takes over an object; null is allowed nowhere but in one moved from.
  explicit Cloned(std::unique_ptr<T> object) : object_(std::move(object)) {}
  Cloned(const Cloned& other) : object_(other.object_ ? other.object_->clone() : nullptr) {}
  Cloned(Cloned&&) noexcept = default;
  Cloned& operator=(const Cloned& other) { return *this = Cloned(other); }
  Cloned& operator=(Cloned&&) noexcept = default;
  ~Cloned() = default;

  [[nodiscard]] T& operator*() { return *object_; }
  [[nodiscard]] const T& operator*() const { return *object_; }
  [[nodiscard]] T* operator->() { return object_.get(); }
  [[nodiscard]] const T* operator->() const { return object_.get(); }

 private:
  std::unique_ptr<T> object_;
};

}  // namespace colead
COLEAD_PUBLIC_END
