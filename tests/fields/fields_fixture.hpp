// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/fields/field_reader.hpp"
#include "colead/fields/fields.hpp"
#include "colead/fields/node.hpp"

namespace colead::fields_test {

inline Node s(std::string text) { return Node::scalar(std::move(text)); }
inline Node q(std::string text) { return Node::scalar(std::move(text), true); }
inline Node null() { return Node{}; }

inline Node m(std::initializer_list<std::pair<std::string, Node>> entries) {
  Node node = Node::mapping();
  for (const auto& [key, value] : entries) node.add(key, value);
  return node;
}

inline Node l(std::initializer_list<Node> items) {
  Node node = Node::sequence();
  node.items = items;
  return node;
}

/// Gives every node the place it would have in a block YAML file: one entry a line, two columns deeper a level, "- "
/// before items. Scalars and empty containers stand behind their key.
class Layout {
 public:
  explicit Layout(Node& root) { place(root, 1); }

 private:
  static bool inline_value(const Node& node) { return node.items.empty() && node.entries.empty(); }
  void place(Node& node, std::uint32_t column) {
    node.mark = Mark{0, line_, column};
    for (auto& entry : node.entries) {
      entry.key_mark = Mark{0, line_, column};
      const auto behind = column + static_cast<std::uint32_t>(entry.key.size()) + 2;
      value(entry.value, behind, column + 2);
    }
    for (auto& item : node.items) {
      if (inline_value(item)) {
        value(item, column + 2, 0);
      } else {
        place(item, column + 2);
      }
    }
  }
  void value(Node& node, std::uint32_t behind, std::uint32_t below) {
    if (inline_value(node)) {
      node.mark = Mark{0, line_++, behind};
      return;
    }
    ++line_;
    place(node, below);
  }
  std::uint32_t line_{1};
};

struct TrustRule {
  virtual ~TrustRule() = default;
  [[nodiscard]] virtual double value() const = 0;
};

class BetaEvidence final : public TrustRule {
 public:
  struct Params {
    double gain{0.1};
    double loss{0.2};
    void visit(FieldVisitor& v) {
      v.number({.name = "gain",
                .doc = "Trust gained per good outcome",
                .unit = "share",
                .low = 0,
                .high = 1,
                .grade = Grade::C,
                .source = "Smith 2001"},
               gain);
      v.number({.name = "loss", .doc = "Trust lost per bad outcome", .low = 0, .high = 1, .open_low = true}, loss);
    }
  };
  explicit BetaEvidence(const Params& params) : params_(params) {
    if (params.gain + params.loss > 1.5) throw ModelError("gain and loss together are above 1.5");
  }
  [[nodiscard]] double value() const override { return params_.gain; }

 private:
  Params params_;
};

class Fixed final : public TrustRule {
 public:
  struct Params {
    double level{0.5};
    Name towards;
    void visit(FieldVisitor& v) {
      v.number({.name = "level", .doc = "Trust that never changes", .low = 0, .high = 1, .required = true}, level);
      v.name({.name = "towards", .doc = "Whom it is about", .names = Domain::profession}, towards);
    }
  };
  explicit Fixed(const Params& params) : params_(params) {}
  [[nodiscard]] double value() const override { return params_.level; }

 private:
  Params params_;
};

inline Catalogue<TrustRule> trust_catalogue() {
  Catalogue<TrustRule> catalogue{"trust"};
  catalogue.add<BetaEvidence>("beta_evidence", "Evidence counted by a beta distribution.", "Josang 2002");
  catalogue.add<Fixed>("fixed", "Trust that stays.", "");
  return catalogue;
}

enum class Mode : std::uint8_t { joint, single, formal };
inline constexpr std::array<std::string_view, 3> mode_names{"joint", "single", "formal"};

struct Profession {
  std::string id;
  std::string title;
  double share{0};
  void visit(FieldVisitor& v) {
    v.text({.name = "title", .doc = "Shown in reports"}, title);
    v.number({.name = "share", .doc = "Share of the staff", .low = 0, .high = 1}, share);
  }
};

struct Strategy {  // a nameless field: the item of the map is the list itself
  std::string id;
  std::vector<KindInstance> steps;
  void visit(FieldVisitor& v) { v.kinds({.name = "", .doc = "What is done"}, "trust", steps); }
};

struct Session {
  double dose{1};
  Name who;
  void visit(FieldVisitor& v) {
    v.number({.name = "dose", .doc = "Hours", .unit = "hours", .low = 0, .required = true}, dose);
    v.name({.name = "who", .doc = "Who attends", .names = Domain::profession}, who);
  }
};

struct Limits {
  double low{1};
  double high{2};
  void visit(FieldVisitor& v) {
    v.number({.name = "low", .doc = "Least"}, low);
    v.number({.name = "high", .doc = "Most"}, high);
    v.require(low <= high, "low", "must not be above high");
  }
};

struct Plan {
  std::uint64_t seed{1};
  std::int64_t replications{10};
  double trust{0.5};
  bool shared_goal{false};
  std::string title{"plan"};
  std::vector<std::string> tags;
  std::vector<double> knots{1, 2};
  std::vector<Profession> professions;
  Name lead;
  std::vector<Name> targets;
  std::vector<double> weights;
  Mode mode{Mode::joint};
  Limits limits;
  std::vector<Session> sessions;
  std::vector<Strategy> strategies;
  Kind<TrustRule> rule{KindInstance{"beta_evidence", nullptr, nullptr, nullptr}};

  void visit(FieldVisitor& v) {
    v.seed({.name = "seed", .doc = "Of all luck"}, seed);
    v.integer({.name = "replications", .doc = "Runs", .low = 1}, replications);
    v.number({.name = "trust",
              .doc = "At the start",
              .unit = "share",
              .low = 0,
              .high = 1,
              .grade = Grade::B,
              .source = "Handbook"},
             trust);
    v.boolean({.name = "shared_goal", .doc = "One goal"}, shared_goal);
    v.text({.name = "title", .doc = "Of the report"}, title);
    v.texts({.name = "tags", .doc = "Free words"}, tags);
    v.numbers({.name = "knots", .doc = "Points", .low = 0}, knots);
    v.map({.name = "professions", .doc = "Who works here", .required = true, .names = Domain::profession}, professions);
    v.name({.name = "lead", .doc = "Who leads", .names = Domain::profession}, lead);
    v.names({.name = "targets", .doc = "Who is trained", .names = Domain::profession}, targets);
    v.by_name({.name = "weights", .doc = "Of the professions", .names = Domain::profession}, weights, true);
    v.choice({.name = "mode", .doc = "How it is decided"}, mode, mode_names);
    v.group({.name = "limits", .doc = "Bounds"}, limits);
    v.list({.name = "sessions", .doc = "Training"}, sessions);
    v.map({.name = "strategies", .doc = "What is compared"}, strategies);
    v.kind({.name = "rule", .doc = "How trust moves"}, "trust", rule.instance);
  }
};

/// A Plan read from a tree; what reading found stands in `context`.
struct Reading {
  Catalogue<TrustRule> trust{trust_catalogue()};
  Document document{{"ward.yaml"}, {}};
  ReadContext context;
  Plan plan;

  explicit Reading(Node root) {
    document.root = std::move(root);
    const Layout layout{document.root};
    static_cast<void>(layout);
    context.document = &document;
    context.catalogues.push_back(&trust);
    FieldReader reader(context, document.root);
    plan.visit(reader);
    reader.finish();
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  [[nodiscard]] const std::vector<Diagnostic>& problems() const { return context.problems; }
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> out;
    for (const auto& problem : context.problems) out.push_back(one_line(problem));
    return out;
  }
  [[nodiscard]] const Assumption* assumption(std::string_view path) const {
    for (const auto& item : context.assumptions) {
      if (item.path == path) return &item;
    }
    return nullptr;
  }
};

/// Two professions and `key: value`.
inline Node with(std::string key, Node value) {
  Node root = m({{"professions", m({{"manager", m({{"share", s("0.5")}})}, {"medic", m({{"share", s("0.5")}})}})}});
  root.add(std::move(key), std::move(value));
  return root;
}

/// The value of `with` stands on line 6: professions, manager, share, medic, share, key.
inline void expect_one(const std::string& key, Node value, const std::string& line) {
  const Reading reading(with(key, std::move(value)));
  EXPECT_EQ(reading.lines(), std::vector<std::string>{line}) << key;
}

inline void expect_code(const std::string& key, Node value, ErrorCode code) {
  const Reading reading(with(key, value));
  ASSERT_EQ(reading.problems().size(), 1U) << key << ": " << value.text;
  EXPECT_EQ(reading.problems()[0].code, code) << one_line(reading.problems()[0]);
  EXPECT_EQ(reading.problems()[0].line, 6);
  EXPECT_EQ(reading.problems()[0].column, static_cast<int>(key.size()) + 3);
  EXPECT_EQ(reading.problems()[0].path, key);
}

}  // namespace colead::fields_test
