// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/json_schema.hpp"

#include <gtest/gtest.h>

#include "fields/fields_fixture.hpp"

namespace colead {
namespace {

using namespace fields_test;  // NOLINT: the builders of small trees are meant to be short

/// JSON of a schema; its texts hold nothing that needs an escape.
std::string json(const Node& node) {
  std::string out;
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::scalar:
      return node.quoted ? '"' + node.text + '"' : node.text;
    case Node::Kind::sequence:
      for (const auto& item : node.items) out += (out.empty() ? "" : ",") + json(item);
      return "[" + out + "]";
    case Node::Kind::mapping:
      for (const auto& entry : node.entries)
        out += (out.empty() ? "\"" : ",\"") + entry.key + "\":" + json(entry.value);
      return "{" + out + "}";
  }
  return out;
}

class JsonSchema : public ::testing::Test {
 protected:
  [[nodiscard]] std::string property(std::string_view name) const {
    return json(*schema_.find("properties")->find(name));
  }

  Catalogue<TrustRule> trust_{trust_catalogue()};
  Node schema_{json_schema<Plan>({&trust_}, "plan")};
};

TEST_F(JsonSchema, IsDraftSevenAndClosed) {
  EXPECT_EQ(schema_.find("$schema")->text, "http://json-schema.org/draft-07/schema#");
  EXPECT_EQ(schema_.find("title")->text, "plan");
  EXPECT_EQ(json(*schema_.find("type")), "\"object\"");
  EXPECT_EQ(json(*schema_.find("additionalProperties")), "false");
  EXPECT_EQ(json(*schema_.find("required")), "[\"professions\"]");
}

TEST_F(JsonSchema, NumbersAreBareOrCarryFacts) {
  EXPECT_EQ(
      property("trust"),
      "{\"oneOf\":[{\"type\":\"number\",\"minimum\":0,\"maximum\":1},{\"type\":\"object\",\"properties\":{"
      "\"value\":{\"type\":\"number\",\"minimum\":0,\"maximum\":1},\"range\":{\"type\":\"array\",\"items\":{"
      "\"type\":\"number\",\"minimum\":0,\"maximum\":1},\"minItems\":2,\"maxItems\":2},\"grade\":{\"enum\":[\"A\","
      "\"B\",\"C\",\"R\"]},\"source\":{\"type\":[\"string\",\"number\",\"boolean\"]}},\"required\":[\"value\"],"
      "\"additionalProperties\":false}],\"description\":\"At the start. Unit: share. Source: Handbook. Grade: B.\","
      "\"default\":0.5}");
}

TEST_F(JsonSchema, ChoicesAreEnums) {
  EXPECT_EQ(property("mode"),
            "{\"enum\":[\"joint\",\"single\",\"formal\"],\"description\":\"How it is decided\",\"default\":\"joint\"}");
}

TEST_F(JsonSchema, SeedsReachTwoToThe64) {
  EXPECT_NE(property("seed").find("18446744073709551615"), std::string::npos);
}

TEST_F(JsonSchema, MapsHoldIds) {
  const std::string professions = property("professions");
  EXPECT_NE(professions.find("\"propertyNames\":{\"pattern\":\"^[A-Za-z0-9_.-]{1,64}$\"}"), std::string::npos);
  EXPECT_NE(professions.find("\"additionalProperties\":{\"type\":[\"object\",\"null\"]"), std::string::npos);
  EXPECT_NE(professions.find("\"minProperties\":1"), std::string::npos);
}

TEST_F(JsonSchema, ANamelessFieldIsTheItemItself) {
  EXPECT_NE(property("strategies")
                .find("\"additionalProperties\":{\"type\":[\"array\",\"null\"],\"items\":{\"$ref\":"
                      "\"#/definitions/trust\"}"),
            std::string::npos)
      << property("strategies");
}

TEST_F(JsonSchema, ListsRequireWhatTheirItemsRequire) {
  EXPECT_NE(property("sessions").find("\"required\":[\"dose\"],\"additionalProperties\":false"), std::string::npos);
}

TEST_F(JsonSchema, KindsAreDefinedOnceAndReferredTo) {
  EXPECT_NE(property("rule").find("\"allOf\":[{\"$ref\":\"#/definitions/trust\"}]"), std::string::npos);
  const Node* definitions = schema_.find("definitions");
  ASSERT_NE(definitions, nullptr);
  EXPECT_EQ(definitions->entries.size(), 3U);
  const Node* fixed = definitions->find("trust.fixed");
  ASSERT_NE(fixed, nullptr);
  EXPECT_EQ(json(*fixed->find("properties")->find("kind")), "{\"const\":\"fixed\"}");
  EXPECT_EQ(json(*fixed->find("required")), "[\"kind\",\"level\"]");
}

TEST_F(JsonSchema, ABareWordStandsForKindsThatNeedNothing) {
  EXPECT_EQ(json(*schema_.find("definitions")->find("trust")),
            "{\"oneOf\":[{\"enum\":[\"beta_evidence\"]},{\"$ref\":\"#/definitions/trust.beta_evidence\"},{\"$ref\":"
            "\"#/definitions/trust.fixed\"}]}");
}

TEST_F(JsonSchema, OpenBoundsAreExclusive) {
  const Node* beta = schema_.find("definitions")->find("trust.beta_evidence");
  EXPECT_NE(json(*beta).find("\"exclusiveMinimum\":0"), std::string::npos);
}

}  // namespace
}  // namespace colead
