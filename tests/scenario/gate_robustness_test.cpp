// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/scenario/emit.hpp"
#include "colead/scenario/gate.hpp"
#include "support/cpu_time.hpp"

namespace colead {
namespace {

constexpr std::string_view ward = R"(# A ward with two professions.
---
schema: 1
name: "Ward 7 \u2013 joint rota"
notes: |
  The rota is set each week.

    Indented, with a # that is no comment.
summary: >-
  Managers and medics
  share the gap.
horizon_days: 182.5
seed: 18446744073709551615
people:
  - id: m1
    profession: manager
    hours: [37.5, 40, ~]
  - id: c1
    profession: medic
    display: 'Dr O''Neill'
  -   id: c2
      profession: medic
      tags: []
      more: {}
network:
  rule: {kind: small_world, degree: 4, rewire: 0.1}
  edges:
  - {from: m1, to: c1, trust: 0.4}
  - {from: c1, to: "m1", trust: 0.35}
  - from: c2
    to: m1
    trust:
decisions:
  rota_gap:
    per_week: 3
    options: [agency,
      swap,
      close beds
    ]
    weights: {
      cost: 0.5, safety: 0.3,
      "staff": 0.2
    }
interventions:
  joint_training:
    start: 28
    targets: [m1,, c1]
    url: http://example.org/a#b
    time: 12:30
    negative: -5
    text: a plain text, with a comma and 'quotes'
  none: null
outputs:
  -
    topic: trust
  - - nested
    - list
  - "folded
    quoted text"
compare: [none, joint_training]
...
# end
)";

enum class Outcome { tree, refused };

/// Whatever the bytes, there is a tree or a ScenarioError whose place lies inside the text.
Outcome outcome(const std::string& text) {
  try {
    const Node root = parse(text, "ward.yaml");
    EXPECT_EQ(root.kind, Node::Kind::mapping);
    EXPECT_NO_THROW(static_cast<void>(parse(emit_yaml(root), "again.yaml"))) << text;
    return Outcome::tree;
  } catch (const ScenarioError& error) {
    EXPECT_FALSE(error.diagnostics().empty());
    for (const Diagnostic& diagnostic : error.diagnostics()) {
      EXPECT_GE(diagnostic.line, 1);
      EXPECT_GE(diagnostic.column, 1);
      EXPECT_LE(diagnostic.line, 2 + std::count(text.begin(), text.end(), '\n'));
      EXPECT_FALSE(diagnostic.message.empty());
    }
  }
  return Outcome::refused;
}

TEST(GateRobustness, AcceptsTheWholeText) {
  const Node root = parse(ward, "ward.yaml");
  EXPECT_EQ(root.entries.size(), 12U);
  EXPECT_EQ(root.find("notes")->text, "The rota is set each week.\n\n  Indented, with a # that is no comment.\n");
  EXPECT_EQ(root.find("outputs")->items.at(1).items.at(1).text, "list");
  EXPECT_EQ(root.find("interventions")->find("joint_training")->find("url")->text, "http://example.org/a#b");
}

TEST(GateRobustness, SurvivesEveryPrefix) {
  int trees = 0;
  for (std::size_t length = 0; length < ward.size(); ++length) {
    if (outcome(std::string{ward.substr(0, length)}) == Outcome::tree) ++trees;
  }
  EXPECT_GT(trees, 100);
}

TEST(GateRobustness, SurvivesEverySuffix) {
  for (std::size_t start = 0; start < ward.size(); ++start) outcome(std::string{ward.substr(start)});
}

TEST(GateRobustness, SurvivesBitFlips) {
  const test::CpuTime spent;
  std::mt19937_64 random{20261123};
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string text{ward};
    const std::uint64_t bit = random() % (text.size() * 8);
    text[bit / 8] = static_cast<char>(static_cast<unsigned char>(text[bit / 8]) ^ (1U << (bit % 8)));
    if (outcome(text) == Outcome::refused) ++refused;
  }
  EXPECT_GT(refused, 400);
  EXPECT_LT(spent.seconds(), 30.0);
}

TEST(GateRobustness, SurvivesIndicatorsInOddPlaces) {
  const std::vector<std::string> pieces{"- ", ": ",   ":",  "? ", "[",  "]",     "{",     "}",     ",",
                                        "\n", "\n  ", " ",  "a",  "b",  "'",     "\"",    "|",     ">",
                                        "#",  " #",   "&a", "*a", "!t", "%",     "---\n", "...\n", "\t",
                                        "~",  "1",    "<<", "\\", "-",  "key: ", "\r\n",  "null",  "\n    "};
  std::mt19937_64 random{7};
  for (int i = 0; i < 20000; ++i) {
    std::string text = i % 2 == 0 ? "" : "root: ";
    const std::uint64_t length = 1 + random() % 12;
    for (std::uint64_t k = 0; k < length; ++k) text += pieces[random() % pieces.size()];
    outcome(text);
  }
}

TEST(GateRobustness, SurvivesLinesThatMoveSideways) {
  std::mt19937_64 random{11};
  for (int i = 0; i < 1000; ++i) {
    std::string text{ward};
    for (int k = 0; k < 2; ++k) {
      const std::size_t line = text.find('\n', random() % text.size());
      if (line == std::string::npos) continue;
      if (random() % 2 == 0) {
        text.insert(line + 1, " ");
      } else if (line + 1 < text.size()) {
        text.erase(line + 1, 1);
      }
    }
    outcome(text);
  }
}

TEST(GateRobustness, TheLargestInputsTakeLessThanASecondOfWork) {
  const auto fill = [](std::string text, std::string_view unit) {
    while (text.size() + unit.size() <= (1U << 20U)) text += unit;
    return text;
  };
  const std::vector<std::string> texts{fill("a: 1\n", "\n"),
                                       fill("", "a:\n"),
                                       fill("a:\n", "- \n"),
                                       fill("a: [", ","),
                                       fill("a: [", "{a: 1},"),
                                       fill("a: \"", "\\\""),
                                       fill("a: '", "''"),
                                       fill("a: |\n", "  x\n"),
                                       fill("a: >\n", "\n  x"),
                                       fill("a: ", "x "),
                                       fill("x: ", "a#"),
                                       fill("a: \"", "\n x"),
                                       fill("a: 1\n", "# c\r\n"),
                                       fill("", "a: &b c\n"),
                                       fill("a: ", "!t "),
                                       fill("a: 1 ", "\t"),
                                       fill("a:\n", "- a: 1\n  b: [c]\n")};
  for (const std::string& text : texts) {
    const test::CpuTime spent;
    try {
      static_cast<void>(parse(text, "big.yaml"));
    } catch (const ScenarioError&) {
    }
    EXPECT_LT(spent.seconds(), 1.0) << text.substr(0, 20);
  }
}

}  // namespace
}  // namespace colead
