// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "generators/make_generator.hpp"

namespace colead {
namespace {

std::vector<NetworkNode> theatre() {
  return {{1, 0, 0, 0, "theatres.medic.senior.1"},
          {2, 0, 0, 0, "theatres.medic.senior.2"},
          {3, 1, 1, 0, "board.manager.1"}};
}

std::vector<TieSpec> made(std::vector<Given> ties) {
  return make_generator("edge_list", {}, std::move(ties))->generate(theatre(), Luck());
}

const std::string first = "theatres.medic.senior.1";
const std::string second = "theatres.medic.senior.2";
const std::string manager = "board.manager.1";

TEST(EdgeList, MakesTheTiesListed) {
  const auto ties = made({{{"from", first}, {"to", manager}}, {{"from", first}, {"to", second}, {"mutual", "false"}}});
  ASSERT_EQ(ties.size(), 3U);
  EXPECT_EQ(by_identity(ties, theatre()), (TieSet{{1, 3}, {3, 1}, {1, 2}}));
  EXPECT_EQ(ties[0].kind, TieKind::network);
  EXPECT_EQ(ties[2].kind, TieKind::peer);
}

TEST(EdgeList, EmptyMakesNone) { EXPECT_TRUE(made({}).empty()); }

TEST(EdgeList, NamesEveryUnknownPersonAndWhoMayBeMeant) {
  const std::string message = model_error([] {
    (void)made({{{"from", "theatres.medic.senoir.1"}, {"to", manager}}, {{"from", first}, {"to", "xyz"}}});
  });
  EXPECT_EQ(message,
            "edge_list:\n  ties[0].from: nobody is called 'theatres.medic.senoir.1' (did you mean "
            "'theatres.medic.senior.1'?)\n  ties[1].to: nobody is called 'xyz'");
}

TEST(EdgeList, RefusesATieToOneself) {
  EXPECT_EQ(model_error([] {
              (void)made({{{"from", first}, {"to", first}}});
            }),
            "edge_list: ties[0] leads from 'theatres.medic.senior.1' to themselves");
}

TEST(EdgeList, RefusesTwoPeopleOfOneName) {
  auto nodes = theatre();
  nodes[1].name = nodes[0].name;
  EXPECT_THROW((void)make_generator("edge_list")->generate(nodes, Luck()), ModelError);
}

TEST(EdgeList, NeedsBothNames) { EXPECT_THROW(made({{{"from", first}}}), std::invalid_argument); }

}  // namespace
}  // namespace colead
