// SPDX-License-Identifier: Apache-2.0
#include "colead/network/export.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "colead/core/error.hpp"

namespace colead {
namespace {

std::string written(const Network& network, const std::vector<std::string>& names) {
  std::ostringstream out;
  write_graphml(network, names, out);
  return out.str();
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(GraphMl, HasEveryPersonAndEveryPresentTie) {
  Network network(3, {{0, 1, TieKind::line}, {1, 0, TieKind::peer}, {2, 0}});
  network.add(PersonId{1}, PersonId{2}, TieKind::project).respect = 0.5F;
  const std::string text = written(network, {"a", "b", "c"});
  EXPECT_EQ(count(text, "<node "), 3U);
  EXPECT_EQ(count(text, "<edge "), 4U);
  EXPECT_EQ(count(text, ">project<"), 1U);
  EXPECT_EQ(count(text, ">0.5<"), 1U);
  EXPECT_EQ(count(text, "attr.name=\"integrity_negative\""), 1U);
  network.vacate(PersonId{2});
  EXPECT_EQ(count(written(network, {"a", "b", "c"}), "<edge "), 2U);
}

TEST(GraphMl, EscapesNames) {
  EXPECT_EQ(count(written(Network(1, {}), {"A & <B> \"C\""}), "A &amp; &lt;B&gt; &quot;C&quot;"), 1U);
}

TEST(GraphMl, NeedsANameForEach) { EXPECT_THROW(written(Network(2, {}), {"a"}), ModelError); }

}  // namespace
}  // namespace colead
