// SPDX-License-Identifier: Apache-2.0
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "colead/math/functions.hpp"
#include "colead/math/plain.hpp"

namespace colead::math {
namespace {

/// Without promotion to long double, whose width differs between platforms.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>,
                                             boost::math::policies::promote_float<false>>;

}  // namespace

double erfc(double x) { return boost::math::erfc(Plain{x}, Policy{}).value; }

double lgamma(double x) { return boost::math::lgamma(Plain{x}, Policy{}).value; }

double gamma_p_inverse(double shape, double p) {
  return boost::math::gamma_p_inv(Plain{shape}, Plain{p}, Policy{}).value;
}

double beta_inverse(double a, double b, double p) {
  return boost::math::ibeta_inv(Plain{a}, Plain{b}, Plain{p}, Policy{}).value;
}

}  // namespace colead::math
