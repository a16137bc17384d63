// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <span>

namespace colead {

/// A number for each option of a ballot; as many as a run ever has need no memory of their own.
class Totals {
 public:
  explicit Totals(std::size_t options) : kept_(options) {}

  [[nodiscard]] std::span<double> all() { return {kept_.data(), kept_.size()}; }
  [[nodiscard]] double& operator[](std::size_t option) { return kept_[option]; }

 private:
  boost::container::small_vector<double, 8> kept_;
};

}  // namespace colead
