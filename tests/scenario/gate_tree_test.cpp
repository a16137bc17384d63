// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "colead/scenario/gate.hpp"

namespace colead {
namespace {

const std::string base =
    "seed: 1\n"
    "agents:\n"
    "  - {id: m1, profession: manager}\n"
    "  - {id: c1, profession: medic}\n"
    "edges: [{from: m1, to: c1, trust: 0.4}]\n";

TEST(GateTree, ReadsAMappingWithMarksAndOrder) {
  const Node root = parse(base, "ward.yaml", 7);
  ASSERT_EQ(root.kind, Node::Kind::mapping);
  ASSERT_EQ(root.entries.size(), 3U);
  EXPECT_EQ(root.entries[2].key, "edges");
  EXPECT_EQ(root.entries[2].key_mark.line, 5U);
  const Node& id = *root.find("agents")->items.at(1).find("id");
  EXPECT_EQ(id.text, "c1");
  EXPECT_EQ(id.mark.file, 7U);
  EXPECT_EQ(id.mark.line, 4U);
  EXPECT_EQ(id.mark.column, 10U);
}

TEST(GateTree, AcceptsQuotedAndBlockTextOverSeveralLines) {
  const Node root =
      parse("a: \"one\n  two\"\nb: |\n  x: 1\n  # y\n\nc: >-\n  one\n  two\nd: |+ # keep\n  z\n\n", "ward.yaml");
  EXPECT_EQ(root.find("a")->text, "one two");
  EXPECT_EQ(root.find("b")->text, "x: 1\n# y\n");
  EXPECT_EQ(root.find("c")->text, "one two");
  EXPECT_EQ(root.find("d")->text, "z\n\n");
  EXPECT_TRUE(root.find("b")->quoted);
  EXPECT_EQ(root.find("c")->mark.line, 7U);
}

TEST(GateTree, P28KeepsScalarsVerbatim) {
  const Node root = parse("ids: [no, NO, yes, 1, 01, 1e3, .nan, 0x10]\nno: 1\nnull: 2\n01: 3\n", "ward.yaml");
  std::string all;
  for (const Node& item : root.find("ids")->items) all += item.text + " ";
  EXPECT_EQ(all, "no NO yes 1 01 1e3 .nan 0x10 ");
  EXPECT_NE(root.find("no"), nullptr);
  EXPECT_NE(root.find("null"), nullptr);
  EXPECT_NE(root.find("01"), nullptr);
}

TEST(GateTree, TellsPlainFromQuoted) {
  const Node root = parse("a: 10\nb: \"10\"\nc: '10'\nd: \"null\"\ne: ''\n", "ward.yaml");
  EXPECT_FALSE(root.find("a")->quoted);
  EXPECT_TRUE(root.find("b")->quoted);
  EXPECT_TRUE(root.find("c")->quoted);
  EXPECT_EQ(root.find("d")->kind, Node::Kind::scalar);
  EXPECT_EQ(root.find("e")->kind, Node::Kind::scalar);
}

TEST(GateTree, P37KeepsMissingValuesAsNullWithAMark) {
  const Node root = parse("targets: [m1,, c1]\na:\nb: ~\nc: null\nd:\n  -\n  - x\n", "ward.yaml");
  const Node& missing = root.find("targets")->items.at(1);
  EXPECT_EQ(missing.kind, Node::Kind::null);
  EXPECT_EQ(missing.mark.line, 1U);
  EXPECT_EQ(missing.mark.column, 13U);
  EXPECT_EQ(root.find("a")->kind, Node::Kind::null);
  EXPECT_EQ(root.find("a")->mark.line, 2U);
  EXPECT_EQ(root.find("b")->text, "~");
  EXPECT_EQ(root.find("c")->text, "null");
  EXPECT_EQ(root.find("d")->items.at(0).mark.line, 6U);
}

TEST(GateTree, ReadsJson) {
  const Node root = parse("{\n\"a\": 1,\n\"b\":[\n1,\n{\"c\":\"d\"}\n]\n}\n", "ward.yaml");
  EXPECT_EQ(root.find("b")->items.at(1).find("c")->text, "d");
}

TEST(GateTree, TellsAMissingValueFromAKeySpeltNull) {
  const Node root = parse("a:\nnull: 1\nb: {c: , null: 2}\nd:\n", "ward.yaml");
  EXPECT_EQ(root.find("a")->kind, Node::Kind::null);
  EXPECT_EQ(root.find("null")->text, "1");
  EXPECT_EQ(root.find("b")->find("null")->text, "2");
  EXPECT_EQ(root.find("d")->mark.line, 4U);
}

TEST(GateTree, PointsAtColumnsAfterLetters) {
  const Node root = parse("\xC3\xA9t\xC3\xA9: [\xE2\x82\xAC, x]\n", "ward.yaml");
  EXPECT_EQ(root.find("\xC3\xA9t\xC3\xA9")->items.at(1).mark.column, 10U);
}

TEST(GateTree, AcceptsListsAtTheColumnOfTheirKey) {
  const Node root = parse("a:\n- x\n- - y\n  - z\n- b: 1\n  c: 2\nd: 3\n", "ward.yaml");
  EXPECT_EQ(root.find("a")->items.size(), 3U);
  EXPECT_EQ(root.find("a")->items.at(1).items.at(1).text, "z");
  EXPECT_EQ(root.find("a")->items.at(2).find("c")->text, "2");
  EXPECT_EQ(root.find("d")->text, "3");
}

}  // namespace
}  // namespace colead
