// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/availability.hpp"

#include "colead/theory/range.hpp"

namespace colead::theory {

JointAvailability joint_availability(const ComingAndGoing& one, const ComingAndGoing& other) {
  need(positive(one.mean_away) && positive(one.mean_there) && positive(other.mean_away) && positive(other.mean_there),
       "times away and there need means above 0");
  const double come1 = 1.0 / one.mean_away, go1 = 1.0 / one.mean_there;
  const double come2 = 1.0 / other.mean_away, go2 = 1.0 / other.mean_there;
  const double only1 = go1 + come2;  // rate of leaving the state in which the first alone is there
  const double only2 = go2 + come1;
  // wait_none (come1 + come2) = 1 + come1 wait_1 + come2 wait_2 and wait_i (rate of leaving) = 1 + go_i wait_none
  const double none =
      (1.0 + come1 / only1 + come2 / only2) / (come1 + come2 - come1 * go1 / only1 - come2 * go2 / only2);
  const double wait1 = (1.0 + go1 * none) / only1;
  const double wait2 = (1.0 + go2 * none) / only2;
  const double there1 = come1 / (come1 + go1);
  const double there2 = come2 / (come2 + go2);
  return {there1 * there2,
          there1 * (1.0 - there2) * wait1 + (1.0 - there1) * there2 * wait2 + (1.0 - there1) * (1.0 - there2) * none,
          none};
}

JointAvailability joint_availability_in_steps(double comes, double goes) {
  need(share(comes) && comes > 0.0 && share(goes) && goes < 1.0,
       "coming needs a probability in (0, 1], going one in [0, 1)");
  // one: one of the two away; none: both. none = 1 + (1-a)^2 none + 2 a (1-a) one,
  // one = 1 + (a b + (1-a)(1-b)) one + (1-a) b none.
  const double stays = comes * goes + (1.0 - comes) * (1.0 - goes);
  const double falls = (1.0 - comes) * goes;
  const double rises = 1.0 - (1.0 - comes) * (1.0 - comes);
  const double half = 2.0 * comes * (1.0 - comes);
  const double one = (1.0 + falls / rises) / (1.0 - stays - falls * half / rises);
  const double none = (1.0 + half * one) / rises;
  const double there = comes / (comes + goes);
  return {there * there, 2.0 * there * (1.0 - there) * one + (1.0 - there) * (1.0 - there) * none, none};
}

}  // namespace colead::theory
