// SPDX-License-Identifier: Apache-2.0
#include "colead/core/cloned.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <vector>

namespace colead {
namespace {

struct Shape {
  virtual ~Shape() = default;
  [[nodiscard]] virtual std::unique_ptr<Shape> clone() const = 0;
  virtual void grow() = 0;
  [[nodiscard]] virtual int size() const = 0;
};

struct Square final : Shape {
  int side{1};
  [[nodiscard]] std::unique_ptr<Shape> clone() const override { return std::make_unique<Square>(*this); }
  void grow() override { ++side; }
  [[nodiscard]] int size() const override { return side * side; }
};

TEST(Cloned, ACopyHasTheStateAndGoesItsOwnWay) {
  Cloned<Shape> first(std::make_unique<Square>());
  first->grow();
  Cloned<Shape> second = first;
  second->grow();
  EXPECT_EQ(first->size(), 4);
  EXPECT_EQ(second->size(), 9);
  first = second;
  second->grow();
  EXPECT_EQ(first->size(), 9);
}

TEST(Cloned, AssignmentToItselfChangesNothing) {
  Cloned<Shape> shape(std::make_unique<Square>());
  const Cloned<Shape>& same = shape;
  shape = same;
  EXPECT_EQ(shape->size(), 1);
}

TEST(Cloned, MakesItsOwnerAValueWithoutAWord) {
  struct Owner {
    std::vector<Cloned<Shape>> shapes;
  };
  Owner one;
  one.shapes.emplace_back(std::make_unique<Square>());
  Owner other = one;
  other.shapes[0]->grow();
  EXPECT_EQ(one.shapes[0]->size(), 1);
  EXPECT_EQ((*other.shapes[0]).size(), 4);
  static_assert(std::is_nothrow_move_constructible_v<Cloned<Shape>> && std::is_nothrow_move_assignable_v<Cloned<Shape>>,
                "a vector grows by moving, never by cloning");
}

}  // namespace
}  // namespace colead
