// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/silos.hpp"

#include <gtest/gtest.h>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

TEST(SiloTheory, TheReferenceNetwork) {
  const SiloFigures printed = silo_figures({50, 50, .2, .02});
  EXPECT_NEAR(printed.ties_within, 490, 1e-9);
  EXPECT_NEAR(printed.ties_across, 50, 1e-9);
  EXPECT_NEAR(printed.ei_index, -.814815, 5e-7);
  EXPECT_NEAR(printed.modularity, .407407, 5e-7);
}

TEST(SiloTheory, OfUnequalSidesByHand) {
  // Three people and one: 3 w ties within, 3 x across.
  const SiloFigures figures = silo_figures({3, 1, .5, .25});
  EXPECT_NEAR(figures.ties_within, 1.5, 1e-12);
  EXPECT_NEAR(figures.ties_across, .75, 1e-12);
  EXPECT_NEAR(figures.ei_index, -1.0 / 3, 1e-12);
  EXPECT_NEAR(figures.modularity, 2.0 / 3 - 25.0 / 36 - 1.0 / 36, 1e-12);
}

TEST(SiloTheory, TheEndsAreSilosAndNoTieWithin) {
  EXPECT_EQ(silo_figures({20, 30, .4, 0}).ei_index, -1.0);
  EXPECT_EQ(silo_figures({20, 30, 0, .4}).ei_index, 1.0);
  EXPECT_NEAR(silo_figures({30, 30, .4, 0}).modularity, .5, 1e-12);
  EXPECT_NEAR(silo_figures({30, 30, 0, .4}).modularity, -.5, 1e-12);
}

TEST(SiloTheory, RefusesWhatHasNoTies) {
  EXPECT_THROW((void)silo_figures({10, 10, 0, 0}), ModelError);
  EXPECT_THROW((void)silo_figures({10, 10, 1.2, 0}), ModelError);
}

}  // namespace
}  // namespace colead::theory
