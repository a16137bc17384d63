// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/field_reader.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "fields/fields_fixture.hpp"

namespace colead {
namespace {

using namespace fields_test;  // NOLINT: the builders of small trees are meant to be short
using Lines = std::vector<std::string>;

TEST(FieldReaderValues, BooleansAreTrueOrFalse) {
  expect_one("shared_goal", s("yes"), "ward.yaml:6:14: TYPE: shared_goal: 'yes' is not a boolean; use true or false");
  for (const char* word : {"on", "True", "1", "no", ""}) expect_code("shared_goal", s(word), ErrorCode::type);
  expect_code("shared_goal", q("true"), ErrorCode::type);
  expect_code("shared_goal", null(), ErrorCode::type);
}

TEST(FieldReaderValues, ALongNumberIsToldByItsBeginning) {
  const std::string start = "ward.yaml:6:8: RANGE: trust: ";
  expect_one("trust", s("5." + std::string(5000, '0')),
             start + "5." + std::string(58, '0') +
                 "... is out of range; 5 % is written 0.05 (expected a number in "
                 "[0, 1] share)");
  expect_one("trust", s("0." + std::string(5000, '0') + "1"),
             start + "'0." + std::string(58, '0') +
                 "...' is too large or too small to be held (expected a number in "
                 "[0, 1] share)");
}

TEST(FieldReaderValues, LeadingZeroIsAmbiguous) {
  expect_one("replications", s("010"),
             "ward.yaml:6:15: TYPE: replications: '010' has a leading zero; write 10 (expected a whole number >= 1)");
  expect_code("trust", s("00.5"), ErrorCode::type);
  expect_code("trust", s("-01"), ErrorCode::type);
}

TEST(FieldReaderValues, IntegersArePlainDecimal) {
  const std::string expected = " (expected a whole number >= 1)";
  const std::string start = "ward.yaml:6:15: TYPE: replications: ";
  expect_one("replications", s("1e3"), start + "'1e3' is not a plain whole number; write 1000" + expected);
  expect_one("replications", s("10.0"), start + "'10.0' is not a plain whole number; write 10" + expected);
  expect_one("replications", s("0x10"), start + "'0x10' is not a plain whole number; write 16" + expected);
  expect_one("replications", s("1_000"), start + "'1_000' is not a plain whole number; write 1000" + expected);
  expect_one("replications", s("3,000"), start + "'3,000' is not a plain whole number; write 3000" + expected);
  expect_one("replications", s("1,234,567"),
             start + "'1,234,567' is not a plain whole number; write 1234567" + expected);
  expect_one("replications", s("1,23,456"), start + "'1,23,456' is not a whole number" + expected);
  expect_one("replications", q("10"), start + "'10' is text, not a whole number; write 10 without quotes" + expected);
  expect_one("replications", s("+10"), start + "'+10' has a leading plus; write 10" + expected);
  expect_one("replications", s("2.5"), start + "'2.5' is not a plain whole number" + expected);
  expect_one("replications", s("ten"), start + "'ten' is not a whole number" + expected);
}

TEST(FieldReaderValues, ADecimalCommaIsAPoint) {
  const std::string expected = " (expected a number in [0, 1] share)";
  expect_one("trust", s("0,5"), "ward.yaml:6:8: TYPE: trust: '0,5' is not a number; write 0.5" + expected);
  expect_one("trust", s("-1,000.25"),
             "ward.yaml:6:8: TYPE: trust: '-1,000.25' is not a number; write -1000.25" + expected);
  expect_one("trust", s("0,5,1"), "ward.yaml:6:8: TYPE: trust: '0,5,1' is not a number" + expected);
}

TEST(FieldReaderValues, IntegersOutOfRange) {
  expect_one("replications", s("0"),
             "ward.yaml:6:15: RANGE: replications: 0 is out of range (expected a whole number >= 1)");
  for (const char* word : {"-5", "99999999999999999999", ".inf"})
    expect_code("replications", s(word), ErrorCode::range);
}

TEST(FieldReaderValues, NumbersOutOfRange) {
  expect_one("trust", s("1.5"), "ward.yaml:6:8: RANGE: trust: 1.5 is out of range (expected a number in [0, 1] share)");
  for (const char* word : {".nan", ".inf", "-.inf", ".NaN", "-0.1", "1e999"})
    expect_code("trust", s(word), ErrorCode::range);
}

TEST(FieldReaderValues, TextIsNeverANumber) {
  expect_one("trust", s("apple"),
             "ward.yaml:6:8: TYPE: trust: 'apple' is not a number (expected a number in [0, 1] share)");
  for (const char* word : {"inf", "nan", "0x1", "1_0", "+0.5", "0.5.1", "1e", "-", ".", "50%", "0,5", " 0.5", ""}) {
    expect_code("trust", s(word), ErrorCode::type);
  }
  expect_code("trust", q("0.5"), ErrorCode::type);
  expect_code("trust", null(), ErrorCode::type);
}

TEST(FieldReaderValues, AListIsNoNumber) {
  const Reading reading(with("trust", l({s("0.5")})));
  ASSERT_EQ(reading.problems().size(), 1U);
  EXPECT_EQ(reading.problems()[0].message, "trust: a list is not a number");
}

TEST(FieldReaderValues, NumbersTakeTheUsualForms) {
  for (const auto& [word, value] : std::vector<std::pair<std::string, double>>{
           {"0", 0}, {"1", 1}, {".5", 0.5}, {"0.25", 0.25}, {"5e-1", 0.5}, {"1.", 1}, {"1E-2", 0.01}, {"-0", 0}}) {
    const Reading reading(with("trust", s(word)));
    EXPECT_EQ(reading.lines(), Lines{}) << word;
    EXPECT_EQ(reading.plan.trust, value) << word;
    EXPECT_FALSE(std::signbit(reading.plan.trust));
  }
}

TEST(FieldReaderValues, OpenLowRefusesTheBoundItself) {
  expect_one("rule", m({{"kind", s("beta_evidence")}, {"loss", s("0")}}),
             "ward.yaml:8:9: RANGE: rule.loss: 0 is out of range (expected a number in (0, 1])");
}

TEST(FieldReaderValues, SeedsAreExact) {
  EXPECT_EQ(Reading(with("seed", s("18446744073709551615"))).plan.seed, 18446744073709551615ULL);
  EXPECT_EQ(Reading(with("seed", s("9007199254740993"))).plan.seed, 9007199254740993ULL);
  for (const char* word : {"-1", "18446744073709551616"}) expect_code("seed", s(word), ErrorCode::range);
  for (const char* word : {"1e3", "007", "x", "1.0"}) expect_code("seed", s(word), ErrorCode::type);
}

TEST(FieldReaderValues, TextRefusesNullAndLists) {
  expect_one("title", null(), "ward.yaml:6:8: TYPE: title: nothing is written (expected text)");
  EXPECT_EQ(Reading(with("title", l({s("a")}))).problems().at(0).code, ErrorCode::type);
  EXPECT_EQ(Reading(with("title", s("<script>alert(1)</script>"))).plan.title, "<script>alert(1)</script>");
}

TEST(FieldReaderValues, WeightsMustBeAPartition) {
  expect_one("weights", m({{"manager", s("0.6")}, {"medic", s("0.7")}}),
             "ward.yaml:7:3: RANGE: weights: the parts sum to 1.3 (expected a sum of 1)");
  expect_one("weights", m({{"manager", s("0")}, {"medic", s("0")}}),
             "ward.yaml:7:3: RANGE: weights: the parts sum to 0 (expected a sum of 1)");
  expect_one("weights", m({{"manager", s("-0.5")}, {"medic", s("1.5")}}),
             "ward.yaml:7:12: RANGE: weights.manager: -0.5 is negative (expected a part of 1)");
  EXPECT_EQ(Reading(with("weights", m({{"medic", s("1")}}))).plan.weights, (std::vector<double>{0, 1}));
}

TEST(FieldReaderValues, AWrongPartIsNotAlsoAWrongSum) {
  expect_one("weights", m({{"manager", s("half")}, {"medic", s("0.5")}}),
             "ward.yaml:7:12: TYPE: weights.manager: 'half' is not a number (expected a number)");
  expect_one("weights", m({{"manger", s("0.5")}, {"medic", s("0.5")}}),
             "ward.yaml:7:3: REF: weights.manger: unknown profession 'manger' (expected one of: manager, medic) (did "
             "you mean 'manager'?)");
}

TEST(FieldReaderValues, NumbersMayCarryTheirFacts) {
  const Node facts =
      m({{"value", s("0.4")}, {"range", l({s("0.2"), s("0.6")})}, {"grade", s("A")}, {"source", s("Jones")}});
  const Reading reading(with("trust", facts));
  EXPECT_EQ(reading.lines(), Lines{});
  EXPECT_EQ(reading.plan.trust, 0.4);
  const Assumption* trust = reading.assumption("trust");
  ASSERT_NE(trust, nullptr);
  EXPECT_EQ(trust->low, 0.2);
  EXPECT_EQ(trust->high, 0.6);
  EXPECT_EQ(trust->grade, Grade::A);
  EXPECT_EQ(trust->source, "Jones");
  EXPECT_EQ(trust->origin(), "stated");
  EXPECT_EQ(trust->mark.line, 7U);
}

TEST(FieldReaderValues, FactsMayBeIncomplete) {
  const Reading reading(with("replications", m({{"value", s("7")}})));
  EXPECT_EQ(reading.lines(), Lines{});
  EXPECT_EQ(reading.plan.replications, 7);
  EXPECT_EQ(reading.assumption("replications")->low, 1);
  EXPECT_TRUE(reading.assumption("replications")->stated);
}

TEST(FieldReaderValues, FactsAreCheckedAsStrictly) {
  const auto first = [](Node facts) {
    const Reading reading(with("trust", std::move(facts)));
    return reading.lines().size() == 1 ? reading.lines().front()
                                       : "problems: " + std::to_string(reading.lines().size());
  };
  EXPECT_EQ(first(m({{"value", s("0.4")}, {"rnage", l({s("0"), s("1")})}})),
            "ward.yaml:8:3: SCHEMA: unknown key 'rnage' in trust (expected one of: value, range, grade, source) (did "
            "you mean "
            "'range'?)");
  EXPECT_EQ(first(m({{"grade", s("A")}})),
            "ward.yaml:7:3: SCHEMA: trust: missing key 'value' (expected a number or {value, range, grade, source})");
  EXPECT_EQ(first(m({{"value", s("0.9")}, {"range", l({s("0.2"), s("0.6")})}})),
            "ward.yaml:7:10: RANGE: trust: value 0.9 lies outside its own range (expected a value in [0.2, 0.6])");
  EXPECT_EQ(first(m({{"value", s("0.4")}, {"range", l({s("0.6"), s("0.2")})}})),
            "ward.yaml:9:5: RANGE: trust.range: the low end 0.6 is above the high end 0.2");
  EXPECT_EQ(first(m({{"value", s("0.4")}, {"range", l({s("0"), s("2")})}})),
            "ward.yaml:10:7: RANGE: trust.range[1]: 2 is out of range (expected a number in [0, 1] share)");
  EXPECT_EQ(first(m({{"value", s("0.4")}, {"range", s("0-1")}})),
            "ward.yaml:8:10: TYPE: trust.range: not a range (expected [low, high])");
  EXPECT_EQ(first(m({{"value", s("0.4")}, {"grade", s("D")}})),
            "ward.yaml:8:10: TYPE: trust.grade: 'D' is not a grade (expected one of: A, B, C, R)");
  EXPECT_EQ(first(m({{"value", s("0.4")}, {"source", null()}})),
            "ward.yaml:8:11: TYPE: trust.source: nothing is written (expected text)");
  EXPECT_EQ(first(m({{"value", s("apple")}, {"range", l({s("0"), s("1")})}})),
            "ward.yaml:7:10: TYPE: trust.value: 'apple' is not a number (expected a number in [0, 1] share)");
}

TEST(FieldReaderValues, RecordsBareNumbersAndDefaults) {
  const Reading reading(with("trust", s("0.4")));
  const Assumption* trust = reading.assumption("trust");
  EXPECT_EQ(trust->origin(), "written");
  EXPECT_EQ(trust->grade, Grade::B);
  EXPECT_EQ(trust->source, "Handbook");
  EXPECT_EQ(trust->high, 1);
  EXPECT_EQ(trust->mark.line, 6U);
  for (const char* path : {"replications", "limits.low", "limits.high", "knots[1]", "rule.loss"}) {
    ASSERT_NE(reading.assumption(path), nullptr) << path;
    EXPECT_EQ(reading.assumption(path)->origin(), "default") << path;
    EXPECT_EQ(reading.assumption(path)->mark.line, 0U) << path;
  }
  EXPECT_NE(reading.assumption("professions.medic.share"), nullptr);
}

TEST(FieldReaderValues, RecordsTheOriginOfEveryValue) {
  const Reading reading(with("mode", s("single")));
  const auto find = [&](std::string_view path) {
    for (const auto& origin : reading.context.origins) {
      if (origin.path == path) return origin.mark.line;
    }
    return 99U;
  };
  EXPECT_EQ(find("mode"), 6U);
  EXPECT_EQ(find("professions.medic.share"), 5U);
  EXPECT_EQ(find("seed"), 0U);
}

}  // namespace
}  // namespace colead
