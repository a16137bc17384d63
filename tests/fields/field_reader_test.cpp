// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/field_reader.hpp"

#include <gtest/gtest.h>

#include "fields/fields_fixture.hpp"

namespace colead {
namespace {

using namespace fields_test;  // NOLINT: the builders of small trees are meant to be short
using Lines = std::vector<std::string>;

TEST(FieldReader, ReadsEveryKindOfField) {
  Node root = with("seed", s("18446744073709551615"));
  root.add("replications", s("500"));
  root.add("shared_goal", s("true"));
  root.add("tags", l({s("a"), s("1"), q("")}));
  root.add("knots", l({s("0.5"), s("1e3")}));
  root.add("lead", s("medic"));
  root.add("targets", l({s("medic"), s("manager")}));
  root.add("weights", m({{"medic", s("0.75")}, {"manager", s("0.25")}}));
  root.add("mode", s("formal"));
  root.add("limits", m({{"low", s("-3")}}));
  root.add("sessions", l({m({{"dose", s("2")}, {"who", s("manager")}})}));
  root.add("strategies", m({{"real_time", l({s("beta_evidence"), m({{"kind", s("fixed")}, {"level", s("0.9")}})})}}));
  root.add("rule", m({{"kind", s("beta_evidence")}, {"gain", s("0.3")}}));
  const Reading reading(root);
  EXPECT_EQ(reading.lines(), Lines{});
  const Plan& plan = reading.plan;
  EXPECT_EQ(plan.seed, 18446744073709551615ULL);
  EXPECT_EQ(plan.replications, 500);
  EXPECT_TRUE(plan.shared_goal);
  EXPECT_EQ(plan.tags, (Lines{"a", "1", ""}));
  EXPECT_EQ(plan.knots, (std::vector<double>{0.5, 1000}));
  EXPECT_EQ(plan.professions.at(1).id, "medic");
  EXPECT_EQ(plan.lead.index, 1U);
  EXPECT_EQ(plan.targets.at(1).index, 0U);
  EXPECT_EQ(plan.weights, (std::vector<double>{0.25, 0.75}));
  EXPECT_EQ(plan.mode, Mode::formal);
  EXPECT_EQ(plan.limits.low, -3);
  EXPECT_EQ(plan.limits.high, 2);
  EXPECT_EQ(plan.sessions.at(0).who.index, 0U);
  EXPECT_EQ(plan.strategies.at(0).steps.at(1).kind, "fixed");
  EXPECT_EQ(plan.rule->value(), 0.3);
}

TEST(FieldReader, EmptyScenarioIsOneMistake) {
  const Reading reading(null());
  EXPECT_EQ(reading.lines(), Lines{"ward.yaml:1:1: SCHEMA: empty scenario: nothing is written"});
}

TEST(FieldReader, RootMustBeAMapping) {
  EXPECT_EQ(Reading(l({s("1"), s("2")})).lines(), Lines{"ward.yaml:1:1: SCHEMA: root must be a mapping"});
  EXPECT_EQ(Reading(s("hello")).lines(), Lines{"ward.yaml:1:1: SCHEMA: root must be a mapping"});
}

TEST(FieldReader, SuggestsForMisspeltKeys) {
  expect_one("replicatons", s("100"),
             "ward.yaml:6:1: SCHEMA: unknown key 'replicatons' (did you mean 'replications'?)");
  expect_one("replicate", s("100"), "ward.yaml:6:1: SCHEMA: unknown key 'replicate' (did you mean 'replications'?)");
  expect_one("trsut", s("0.5"), "ward.yaml:6:1: SCHEMA: unknown key 'trsut' (did you mean 'trust'?)");
}

TEST(FieldReader, UnknownKeyFarFromAllListsWhatIsKnown) {
  expect_one("limits", m({{"colour", s("1")}}),
             "ward.yaml:7:3: SCHEMA: unknown key 'colour' in limits (expected one of: low, high)");
}

TEST(FieldReader, KeyWithoutColonOrBlankIsExplained) {
  expect_one("trust 0.5", null(), "ward.yaml:6:1: SCHEMA: unknown key 'trust 0.5' (did you mean 'trust: 0.5'?)");
  expect_one("trust:0.5", null(), "ward.yaml:6:1: SCHEMA: unknown key 'trust:0.5' (did you mean 'trust: 0.5'?)");
}

TEST(FieldReader, MissingKeyStandsAtItsMapping) {
  const Reading root(m({{"seed", s("1")}}));
  EXPECT_EQ(root.lines(), Lines{"ward.yaml:1:1: SCHEMA: missing key 'professions' (expected Who works here)"});
  expect_one("sessions", l({m({{"who", s("medic")}})}),
             "ward.yaml:7:5: SCHEMA: missing key 'dose' in sessions[0] (expected Hours)");
}

TEST(FieldReader, MisspeltRequiredKeyIsOneMistake) {
  expect_one("sessions", l({m({{"dosis", s("1")}})}),
             "ward.yaml:7:5: SCHEMA: unknown key 'dosis' in sessions[0] (did you mean 'dose'?)");
  const Reading reading(
      m({{"profesions", m({{"medic", null()}})}, {"lead", s("medic")}, {"targets", l({s("medic")})}}));
  ASSERT_EQ(reading.problems().size(), 1U) << reading.lines().back();
  EXPECT_EQ(reading.problems()[0].suggestion, "professions");
}

TEST(FieldReader, IdsAreKeptVerbatim) {
  Node ids = Node::mapping();
  for (const char* id : {"no", "NO", "yes", "null", "1", "01"}) ids.add(id, null());
  Node root = m({{"professions", ids}, {"lead", s("01")}});
  Node spelt_null = null();
  spelt_null.text = "null";
  root.add("targets", l({s("NO"), spelt_null}));
  const Reading reading(root);
  EXPECT_EQ(reading.lines(), Lines{});
  EXPECT_EQ(reading.context.names.names(Domain::profession), (Lines{"no", "NO", "yes", "null", "1", "01"}));
  EXPECT_EQ(reading.plan.lead.index, 5U);
  EXPECT_EQ(reading.plan.targets.at(1).index, 3U);
}

TEST(FieldReader, RefusesWhatIsNoId) {
  for (const char* id : {"", "a b", "../x", "<b>", "caf\xc3\xa9"}) {
    const Reading reading(m({{"professions", m({{id, null()}})}}));
    ASSERT_EQ(reading.problems().size(), 1U) << id;
    EXPECT_EQ(reading.problems()[0].code, ErrorCode::schema);
    EXPECT_EQ(reading.problems()[0].line, 2);
    EXPECT_EQ(reading.problems()[0].column, 3);
  }
  EXPECT_EQ(Reading(m({{"professions", m({{std::string(64, 'a'), null()}})}})).lines(), Lines{});
  EXPECT_EQ(Reading(m({{"professions", m({{std::string(65, 'a'), null()}})}})).problems().size(), 1U);
}

TEST(FieldReader, TheSameIdTwiceIsRef) {
  const Reading reading(m({{"professions", m({{"m1", null()}, {"m1", null()}})}}));
  EXPECT_EQ(reading.lines(), Lines{"ward.yaml:3:3: REF: professions: id 'm1' stands twice"});
}

TEST(FieldReader, NullListElementsAreNamedByIndex) {
  expect_one("targets", l({s("medic"), null(), s("manager")}),
             "ward.yaml:8:5: TYPE: targets[1]: nothing is written (expected a name)");
  expect_one("tags", l({null()}), "ward.yaml:7:5: TYPE: tags[0]: nothing is written (expected text)");
  expect_one("knots", l({s("1"), null()}),
             "ward.yaml:8:5: TYPE: knots[1]: nothing is written (expected a number >= 0)");
  expect_one("sessions", l({null()}), "ward.yaml:7:5: TYPE: sessions[0]: nothing is written (expected a mapping)");
}

TEST(FieldReader, UnknownNamesListTheKnownOnes) {
  expect_one(
      "lead", s("medik"),
      "ward.yaml:6:7: REF: lead: unknown profession 'medik' (expected one of: manager, medic) (did you mean 'medic'?)");
  expect_one("targets", l({s("medic"), s("nurse")}),
             "ward.yaml:8:5: REF: targets[1]: unknown profession 'nurse' (expected one of: manager, medic)");
}

TEST(FieldReader, TheSameNameTwiceInAListIsRef) {
  expect_one("targets", l({s("medic"), s("medic")}), "ward.yaml:8:5: REF: targets[1]: 'medic' stands twice");
}

TEST(FieldReader, ReferencesAreNotBlamedForALostList) {
  const Reading reading(m({{"professions", s("medic")}, {"lead", s("medic")}, {"weights", m({{"medic", s("1")}})}}));
  EXPECT_EQ(reading.lines(),
            Lines{"ward.yaml:1:14: SCHEMA: professions: 'medic' is not a mapping (expected a mapping from ids)"});
}

TEST(FieldReader, AFaultyIdIsDeclaredAllTheSame) {
  const Reading reading(m({{"professions", m({{"a b", null()}})}, {"lead", s("a b")}}));
  EXPECT_EQ(reading.problems().size(), 1U);
}

TEST(FieldReader, ChoicesListTheirOptions) {
  expect_one("mode", s("jiont"),
             "ward.yaml:6:7: TYPE: mode: 'jiont' is not a choice here (expected one of: joint, single, formal) (did "
             "you mean 'joint'?)");
  expect_code("mode", null(), ErrorCode::type);
}

TEST(FieldReader, AGroupMayBeAbsentOrNull) {
  EXPECT_EQ(Reading(with("limits", null())).plan.limits.high, 2);
  EXPECT_EQ(Reading(with("limits", null())).lines(), Lines{});
  expect_one("limits", s("5"), "ward.yaml:6:9: SCHEMA: limits: '5' is not a mapping (expected a mapping)");
  expect_one("sessions", m({{"dose", s("1")}}),
             "ward.yaml:7:3: SCHEMA: sessions: a mapping is not a list (expected a list)");
}

TEST(FieldReader, RulesBetweenFieldsStandAtTheirField) {
  expect_one("limits", m({{"high", s("1")}, {"low", s("3")}}),
             "ward.yaml:8:8: RANGE: limits.low: must not be above high");
  expect_one("limits", m({{"high", s("0.5")}}), "ward.yaml:7:3: RANGE: limits.low: must not be above high");
}

TEST(FieldReader, RulesAreSilentWhenAFieldIsFaulty) {
  expect_one("limits", m({{"low", s("3")}, {"hihg", s("5")}}),
             "ward.yaml:8:3: SCHEMA: unknown key 'hihg' in limits (did you mean 'high'?)");
}

TEST(FieldReader, CollectsAllMistakesInOnePass) {
  Node root = with("seed", s("-1"));
  root.add("trust", s("2"));
  root.add("shared_goal", s("yes"));
  root.add("lead", s("medik"));
  root.add("rule", s("nope"));
  root.add("zzz", s("1"));
  const Reading reading(root);
  ASSERT_EQ(reading.problems().size(), 6U);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(reading.problems()[i].line, static_cast<int>(i) + 6);
}

TEST(FieldReader, CallersFailAtAFieldOrItsMapping) {
  Node root = m({{"a", l({m({{"b.c", s("1")}})})}});
  const Layout layout{root};
  static_cast<void>(layout);
  ReadContext context;
  FieldReader reader(context, root);
  reader.fail(ErrorCode::budget, "a[0].b.c", "too many", "fewer", "x");
  reader.fail(ErrorCode::ref, "gone", "is not there");
  reader.fail(ErrorCode::schema, "", "says nothing");
  ASSERT_EQ(context.problems.size(), 3U);
  EXPECT_EQ(one_line(context.problems[0]),
            "<scenario>:2:10: BUDGET: a[0].b.c: too many (expected fewer) (did you mean 'x'?)");
  EXPECT_EQ(context.problems[1].line, 1);
  EXPECT_EQ(context.problems[2].message, "says nothing");
  EXPECT_EQ(reader.path(), "");
}

TEST(FieldReader, MistakesFromMemoryHaveNoPlace) {
  ReadContext context;
  const Node root = m({{"gian", s("1")}});
  FieldReader reader(context, root);
  BetaEvidence::Params params;
  params.visit(reader);
  reader.finish();
  ASSERT_EQ(context.problems.size(), 1U);
  EXPECT_EQ(one_line(context.problems[0]), "<scenario>: SCHEMA: unknown key 'gian' (did you mean 'gain'?)");
}

TEST(FieldReader, AReferenceIsHeldBackOnlyWhileAnotherMistakeStands) {
  // The key `group` looks like a misspelt `groups`, so its reference waits; it must not get through in silence.
  struct Loose {
    std::vector<Profession> groups;
    Name lead;
    void visit(FieldVisitor& v) {
      v.map({.name = "groups", .doc = "Groups", .names = Domain::unit}, groups);
      v.name({.name = "group", .doc = "A group", .names = Domain::unit}, lead);
    }
  };
  ReadContext context;
  const Node root = m({{"group", s("x")}});
  FieldReader reader(context, root);
  Loose loose;
  loose.visit(reader);
  EXPECT_TRUE(context.problems.empty());
  reader.finish();
  ASSERT_EQ(context.problems.size(), 1U);
  EXPECT_EQ(context.problems[0].message, "group: unknown unit 'x'; no unit is declared");
}

TEST(FieldReader, ThousandsOfWrongNamesStayCheap) {
  Node ids = Node::mapping();
  Node wrong = Node::sequence();
  for (int i = 0; i < 5000; ++i) {
    ids.add("profession_number_" + std::to_string(i), null());
    wrong.items.push_back(s("proffesion_number_" + std::to_string(i)));
  }
  try {
    const Reading reading(m({{"professions", ids}, {"targets", wrong}}));
    FAIL() << reading.problems().size();
  } catch (const ScenarioError& error) {  // a hundred, and that there are more
    EXPECT_EQ(error.diagnostics().size(), 101U);
  }
}

}  // namespace
}  // namespace colead
