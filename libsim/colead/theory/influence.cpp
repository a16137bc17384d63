// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/influence.hpp"

#include <Eigen/Dense>
#include <cmath>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const Matrix> square(std::span<const double> weights) {
  const auto n = static_cast<Eigen::Index>(std::llround(std::sqrt(static_cast<double>(weights.size()))));
  if (n == 0 || static_cast<std::size_t>(n * n) != weights.size())
    throw ModelError("weights need n x n entries, n >= 1");
  Eigen::Map<const Matrix> w(weights.data(), n, n);
  const bool none_negative = (w.array() >= 0.0).all();
  if (!none_negative || !((w.rowwise().sum().array() - 1.0).abs() <= 1e-9).all()) {
    throw ModelError("each row of weights must be non-negative and sum to 1");
  }
  return w;
}

/// (I - L W)^-1 (I - L) right.
std::vector<double> settle(std::span<const double> weights, std::span<const double> susceptibility,
                           const Eigen::Ref<const Matrix>& right) {
  const auto w = square(weights);
  if (susceptibility.size() != static_cast<std::size_t>(w.rows())) throw ModelError("one susceptibility per person");
  const Eigen::Map<const Eigen::VectorXd> l(susceptibility.data(), w.rows());
  if (!(l.array() >= 0.0 && l.array() <= 1.0).all()) throw ModelError("susceptibility must lie in [0, 1]");
  const Matrix system = Matrix::Identity(w.rows(), w.rows()) - l.asDiagonal() * w;
  const Eigen::FullPivLU<Matrix> solver(system);
  if (!solver.isInvertible())
    throw ModelError("a group without anybody who holds on to the anchor never settles alone");
  const Matrix held = (1.0 - l.array()).matrix().asDiagonal() * right;
  const Matrix settled = solver.solve(held);
  return {settled.data(), settled.data() + settled.size()};
}

}  // namespace

std::vector<double> degroot_influence(std::span<const double> weights) {
  const auto w = square(weights);
  const Eigen::Index n = w.rows();
  Eigen::MatrixXd system(n + 1, n);  // s W = s, and the sum of s is 1
  system.topRows(n) = w.transpose() - Matrix::Identity(n, n);
  system.row(n).setOnes();
  Eigen::VectorXd right = Eigen::VectorXd::Zero(n + 1);
  right[n] = 1.0;
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> solver(system);
  if (solver.rank() < n) throw ModelError("several groups listen to nobody outside: there is no one consensus");
  const Eigen::VectorXd influence = solver.solve(right);
  return {influence.data(), influence.data() + n};
}

std::vector<double> friedkin_johnsen_equilibrium(std::span<const double> weights,
                                                 std::span<const double> susceptibility,
                                                 std::span<const double> anchor) {
  const std::size_t n = susceptibility.size();
  if (n == 0 || anchor.empty() || anchor.size() % n != 0) throw ModelError("anchors need m >= 1 entries per person");
  const Eigen::Map<const Matrix> u(anchor.data(), static_cast<Eigen::Index>(n),
                                   static_cast<Eigen::Index>(anchor.size() / n));
  return settle(weights, susceptibility, u);
}

std::vector<double> total_influence(std::span<const double> weights, std::span<const double> susceptibility) {
  const auto n = static_cast<Eigen::Index>(susceptibility.size());
  return settle(weights, susceptibility, Matrix::Identity(n, n));
}

}  // namespace colead::theory
