// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/emit.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "colead/scenario/gate.hpp"

namespace colead {
namespace {

Node parsed(std::string_view text) { return parse(text, "test.yaml"); }

/// Equal in all that parse(emit_yaml()) promises; `quotes` tells whether quoting counts.
bool same(const Node& a, const Node& b, bool quotes = true) {
  if (a.kind != b.kind || a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) return false;
  if (a.kind == Node::Kind::scalar && (a.text != b.text || (quotes && a.quoted != b.quoted))) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same(a.items[i], b.items[i], quotes)) return false;
  }
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    if (a.entries[i].key != b.entries[i].key || !same(a.entries[i].value, b.entries[i].value, quotes)) return false;
  }
  return true;
}

Node one(Node value) {
  Node root = Node::mapping();
  root.add("a", std::move(value));
  return root;
}

TEST(EmitYaml, WritesReadableBlocks) {
  const std::string text =
      "seed: 1\n"
      "people:\n"
      "  - {id: m1, profession: manager}\n"
      "  - id: c1\n"
      "    hours: {day: 1}\n"
      "targets: [m1, c1]\n"
      "empty: []\n"
      "none: null\n"
      "effect:\n"
      "  kind: training\n"
      "  empty: {}\n";
  EXPECT_EQ(emit_yaml(parsed("seed: 1\npeople: [{id: m1, profession: manager}, {id: c1, hours: {day: 1}}]\n"
                             "targets: [m1, c1]\nempty: []\nnone:\neffect: {kind: training, empty: {}}\n")),
            "seed: 1\n"
            "people:\n"
            "  - {id: m1, profession: manager}\n"
            "  - id: c1\n"
            "    hours:\n"
            "      day: 1\n"
            "targets: [m1, c1]\n"
            "empty: []\n"
            "none: null\n"
            "effect:\n"
            "  kind: training\n"
            "  empty: {}\n");
  EXPECT_TRUE(same(parsed(text), parsed(emit_yaml(parsed(text)))));
}

TEST(EmitYaml, KeepsLongListsOffOneLine) {
  Node list = Node::sequence();
  for (int i = 0; i < 40; ++i) list.items.push_back(Node::scalar("item" + std::to_string(i)));
  const std::string text = emit_yaml(one(list));
  EXPECT_TRUE(text.starts_with("a:\n  - item0\n  - item1\n")) << text;
  EXPECT_TRUE(same(one(list), parsed(text)));
}

TEST(EmitYaml, QuotesExactlyWhereNeeded) {
  for (const auto* plain :
       {"x",  "01",  "no",   "-5",       "-.5",   "+1", "1e3", "12:30", "http://a.b/c#d", "a b", "it's", "a-b",
        "<x", "(a)", "a\\b", "\xC3\xA9", "....x", ".5", "$x",  "~x",    "nullx"}) {
    if (std::string_view{plain}.starts_with("...")) continue;
    EXPECT_EQ(emit_yaml(one(Node::scalar(plain))), "a: " + std::string{plain} + "\n");
    EXPECT_TRUE(same(one(Node::scalar(plain)), parsed(emit_yaml(one(Node::scalar(plain)))))) << plain;
  }
  for (const auto* quoted : {"",   "null",  "~",   "Null", "NULL", " x",  "x ", "a: b", "a:",   "a #b", "#x",   "- x",
                             "-",  "--- x", "---", "...",  "? x",  ": x", "[x", "{x",   "x]",   "a, b", "&x",   "*x",
                             "!x", "|",     ">",   "%x",   "@x",   "`x",  "'x", "\"x",  "a\nb", "a\tb", "why?", "<<"}) {
    const Node root = one(Node::scalar(quoted));
    const std::string text = emit_yaml(root);
    EXPECT_EQ(text.substr(0, 4), "a: \"") << text;
    EXPECT_TRUE(same(root, parsed(text), false)) << text;
  }
}

TEST(EmitYaml, KeepsQuotedAndPlainApart) {
  const Node root = parsed("a: [10, \"10\", 'x', x]\nb: \"true\"\n");
  EXPECT_EQ(emit_yaml(root), "a: [10, \"10\", \"x\", x]\nb: \"true\"\n");
  EXPECT_TRUE(same(root, parsed(emit_yaml(root))));
}

TEST(EmitYaml, WritesTextOfSeveralLinesAsBlock) {
  const Node root = parsed("a: |\n  one\n\n    two: # x\nb: |-\n  c\n  d\nc:\n  - |\n    e\n    f\n");
  const std::string text = emit_yaml(root);
  EXPECT_EQ(text, "a: |\n  one\n\n    two: # x\nb: |-\n  c\n  d\nc:\n  - |\n    e\n    f\n");
  EXPECT_TRUE(same(root, parsed(text)));
}

TEST(EmitYaml, RoundTripsAwkwardTexts) {
  for (const auto* text : {"\n",          "\na",    " a\nb",          "a\n\n",        "a\n\n\n",  "a \nb",
                           "a\n b\n",     "a\n\tb", "\ta\nb",         "a\n\n\nb\n",   "a\nb ",    "\\n",
                           "\"",          "a\"b\\", "---\nx",         "a\n---\nb\n",  "a\n...\n", "# a\n# b\n",
                           "a\n   \nb\n", "\n\n",   "\xE2\x80\xA8 x", "a\n\xC2\xA0\n"}) {
    for (const bool in_list : {false, true}) {
      Node value = Node::scalar(text, true);
      if (in_list) {
        Node list = Node::sequence();
        list.items.push_back(value);
        list.items.push_back(Node::scalar("next"));
        value = list;
      }
      const Node root = one(value);
      EXPECT_TRUE(same(root, parsed(emit_yaml(root)))) << emit_yaml(root);
    }
  }
}

TEST(EmitYaml, RoundTripsAwkwardKeys) {
  Node root = Node::mapping();
  for (const auto* key :
       {"null", "~", "", "a: b", "x y", "- z", "01", "no", "a\nb", "[k]", "'q'", "#", "\xC3\xA9", "?", "k,"}) {
    root.add(key, Node::scalar("1"));
  }
  Node list = Node::sequence();
  list.items.push_back(root);
  root.add("inner", list);
  EXPECT_TRUE(same(root, parsed(emit_yaml(root)))) << emit_yaml(root);
}

Node random_node(std::mt19937_64& random, int depth) {
  static const std::vector<std::string> texts{"a",      "10", "b c", "",   "x: y", "\n", "true",
                                              "l\nm\n", "-",  "#",   " s", "e ",   "'",  "null"};
  const auto pick = random() % (depth > 3 ? 2 : 4);
  if (pick == 0) return Node{};
  if (pick == 1) {
    const std::string& text = texts[random() % texts.size()];
    return Node::scalar(text, random() % 2 == 0);
  }
  Node node = pick == 2 ? Node::sequence() : Node::mapping();
  const auto size = random() % 5;
  for (std::uint64_t i = 0; i < size; ++i) {
    Node child = random_node(random, depth + 1);
    if (pick == 2) {
      node.items.push_back(std::move(child));
    } else {
      node.add(texts[random() % texts.size()] + std::to_string(i), std::move(child));
    }
  }
  return node;
}

TEST(EmitYaml, RoundTripsRandomTrees) {
  std::mt19937_64 random{3};
  for (int i = 0; i < 3000; ++i) {
    const Node root = one(random_node(random, 0));
    const std::string text = emit_yaml(root);
    const Node again = parsed(text);
    ASSERT_TRUE(same(root, again, false)) << text;
    ASSERT_EQ(emit_yaml(again), emit_yaml(parsed(emit_yaml(again)))) << text;
    ASSERT_EQ(emit_canonical(again), emit_canonical(parsed(emit_yaml(again)))) << text;
  }
}

TEST(EmitCanonical, SortsKeysAndIgnoresLayout) {
  const std::string text = emit_canonical(parsed("b: [x, 'y', ~]\na: {d: 1, c: \"1\"}\n"));
  EXPECT_EQ(text, "{\"a\":{\"c\":\"1\",\"d\":1},\"b\":[\"x\",\"y\",null]}");
  EXPECT_EQ(text, emit_canonical(parsed("# other layout\na:\n  c: '1'\n  d: 1\nb:\n- \"x\"\n- y\n-\n")));
}

TEST(EmitCanonical, TellsNumbersFromTexts) {
  EXPECT_NE(emit_canonical(parsed("a: 10\n")), emit_canonical(parsed("a: \"10\"\n")));
  EXPECT_NE(emit_canonical(parsed("a: true\n")), emit_canonical(parsed("a: \"true\"\n")));
  EXPECT_NE(emit_canonical(parsed("a:\n")), emit_canonical(parsed("a: \"\"\n")));
  EXPECT_NE(emit_canonical(parsed("a: [x, y]\n")), emit_canonical(parsed("a: [\"x,y\"]\n")));
  EXPECT_EQ(emit_canonical(parsed("a: ward\n")), emit_canonical(parsed("a: \"ward\"\n")));
}

TEST(EmitJson, KeepsNumbersAndBooleansBare) {
  EXPECT_EQ(emit_json(parsed("z: [1, -2.5, 1e3, true, false, ~, 18446744073709551615]\na: [\"1\", 'true', x]\n")),
            "{\"z\":[1,-2.5,1e3,true,false,null,18446744073709551615],\"a\":[\"1\",\"true\",\"x\"]}");
  EXPECT_EQ(emit_json(parsed("a: [.5, 5., +1, 01, 1_0, 0x1, .nan, .inf, nan, -, yes, 1.e2, --1]\n")),
            "{\"a\":[0.5,5,1,\"01\",\"1_0\",\"0x1\",\".nan\",\".inf\",\"nan\",\"-\",\"yes\",100,\"--1\"]}");
}

TEST(EmitJson, EscapesTexts) {
  const Node root = one(Node::scalar(std::string{"q\"\\\n\t\x01\x7F/\xC3\xA9"}, true));
  EXPECT_EQ(emit_json(root), "{\"a\":\"q\\\"\\\\\\n\\t\\u0001\\u007f/\xC3\xA9\"}");
  EXPECT_EQ(emit_json(Node::sequence()), "[]");
  EXPECT_EQ(emit_json(Node::mapping()), "{}");
}

TEST(FormatDouble, IsShortestAndExact) {
  EXPECT_EQ(format_double(0.1), "0.1");
  EXPECT_EQ(format_double(1.0), "1");
  EXPECT_EQ(format_double(-0.0), "-0");
  EXPECT_EQ(format_double(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(format_double(std::numeric_limits<double>::denorm_min()), "5e-324");
  EXPECT_EQ(format_double(std::numeric_limits<double>::max()), "1.7976931348623157e+308");
  std::mt19937_64 random{5};
  for (int i = 0; i < 1000; ++i) {
    const double value = std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 200) - 100);
    EXPECT_EQ(std::stod(format_double(value)), value);
  }
}

}  // namespace
}  // namespace colead
