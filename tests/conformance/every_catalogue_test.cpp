// SPDX-License-Identifier: Apache-2.0
// The laws of every kind of every catalogue, whatever its contract.
#include "colead/fields/field_describer.hpp"
#include "colead/fields/field_writer.hpp"
#include "colead/scenario/emit.hpp"
#include "conformance/every_kind.hpp"

namespace colead::test {
namespace {

struct Place {
  const CatalogueBase* catalogue;
  const KindEntry* entry;
};

std::vector<Place> everything() {
  std::vector<Place> out;
  for (const CatalogueBase* catalogue : shipped().all()) {
    for (const KindEntry& entry : catalogue->entries()) out.push_back({catalogue, &entry});
  }
  return out;
}

class EveryKind : public testing::TestWithParam<Place> {
 protected:
  [[nodiscard]] static const KindEntry& entry() { return *GetParam().entry; }
  [[nodiscard]] static std::vector<FieldDescription> fields() {
    return describe_kind(entry(), shipped().all()).children;
  }
  [[nodiscard]] static std::string written(KindInstance& instance) {
    const NameTable names = tiny_names();
    FieldWriter writer(names);
    instance.visit_params(instance.params.get(), writer);
    return emit_canonical(writer.take());
  }
  [[nodiscard]] static Node tree(KindInstance& instance) {
    const NameTable names = tiny_names();
    FieldWriter writer(names);
    instance.visit_params(instance.params.get(), writer);
    return writer.take();
  }
  [[nodiscard]] static Node params(const std::string& key, const std::string& value) {
    Node node = Node::mapping();
    node.add(key, Node::scalar(value));
    return node;
  }
  [[nodiscard]] static bool is_number(const FieldDescription& f) { return f.type == "number" || f.type == "integer"; }
};

TEST_P(EveryKind, IsMadeFromDefaultParameters) {
  const Made made = make(entry());
  EXPECT_TRUE(made.problems.empty()) << one_line(made.problems.front());
  EXPECT_NE(made.instance.object, nullptr);
  EXPECT_EQ(made.instance.kind, entry().name);
}

TEST_P(EveryKind, HasASentenceASourceAndAPlainName) {
  EXPECT_TRUE(entry().summary.ends_with('.')) << entry().summary;
  EXPECT_FALSE(entry().source.empty());
  EXPECT_EQ(entry().name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string::npos);
}

/// What a metric is told to measure is a choice and has no grade; every other number is a claim and has one.
void expect_explained(const FieldDescription& field, bool graded) {
  EXPECT_FALSE(field.doc.empty()) << field.path;
  if (field.type == "number" || field.type == "integer") {
    EXPECT_FALSE(field.unit.empty()) << field.path;
    EXPECT_TRUE(!graded || !field.grade.empty()) << field.path;
    EXPECT_FALSE(field.source.empty()) << field.path;
  }
  for (const FieldDescription& child : field.children) expect_explained(child, graded);
}

TEST_P(EveryKind, ExplainsEveryField) {
  for (const FieldDescription& field : fields()) expect_explained(field, GetParam().catalogue->label() != "metrics");
}

TEST_P(EveryKind, RefusesAnUnknownKeyAndSuggestsTheNearest) {
  for (const FieldDescription& field : fields()) {
    const Made made = make(entry(), params(field.name + "x", "1"));
    ASSERT_FALSE(made.problems.empty()) << field.name;
    EXPECT_EQ(made.problems[0].code, ErrorCode::schema);
    EXPECT_EQ(made.problems[0].suggestion, field.name);
  }
  const Made made = make(entry(), params("no_such_parameter_anywhere", "1"));
  ASSERT_EQ(made.problems.size(), 1U);
  EXPECT_EQ(made.problems[0].code, ErrorCode::schema);
}

TEST_P(EveryKind, RefusesANumberOutOfRange) {
  for (const FieldDescription& field : fields()) {
    if (!is_number(field)) continue;
    std::vector<double> beyond;
    if (std::isfinite(field.low)) beyond.push_back(field.open_low ? field.low : field.low - 1);
    if (std::isfinite(field.high)) beyond.push_back(field.high + 1);
    EXPECT_FALSE(beyond.empty()) << field.name << " takes any number";
    for (const double value : beyond) {
      const Made made = make(entry(), params(field.name, format_double(value)));
      ASSERT_FALSE(made.problems.empty()) << field.name << " = " << value;
      EXPECT_EQ(made.problems[0].code, ErrorCode::range) << field.name;
      EXPECT_EQ(made.problems[0].path, field.name);
    }
  }
}

TEST_P(EveryKind, RefusesAWordForANumber) {
  for (const FieldDescription& field : fields()) {
    if (!is_number(field)) continue;
    for (const std::string word : {"apple", ".nan", ".inf"}) {
      const Made made = make(entry(), params(field.name, word));
      ASSERT_FALSE(made.problems.empty()) << field.name;
      EXPECT_TRUE(made.problems[0].code == ErrorCode::type || made.problems[0].code == ErrorCode::range);
    }
  }
}

TEST_P(EveryKind, WrittenParametersReadBackEqual) {
  Made first = make(entry());
  Made second = make(entry(), tree(first.instance));
  ASSERT_TRUE(second.problems.empty()) << one_line(second.problems.front());
  EXPECT_EQ(written(first.instance), written(second.instance));
}

TEST_P(EveryKind, EveryNumberIsReadAndWrittenBackBitForBit) {
  for (const FieldDescription& field : fields()) {
    if (field.type != "number") continue;
    const double low = std::isfinite(field.low) ? field.low : 0.0;
    const double high = std::isfinite(field.high) ? field.high : low + 10.0;
    const std::string value = format_double(low + (high - low) / 7.0);
    Made made = make(entry(), params(field.name, value));
    const bool only_a_rule = !made.problems.empty();  // another field would have to change with it
    if (only_a_rule) continue;
    const Node node = tree(made.instance);
    const Node* found = node.find(field.name);
    ASSERT_NE(found, nullptr) << field.name;
    EXPECT_EQ(found->text, value) << field.name;
  }
}

TEST_P(EveryKind, IsFoundByItsNameInItsOwnCatalogueOnly) {
  EXPECT_EQ(GetParam().catalogue->find(entry().name), &entry());
  for (const CatalogueBase* other : shipped().all()) {
    if (other != GetParam().catalogue) {
      EXPECT_EQ(other->find(entry().name) == nullptr || other->label() == "metrics" ||
                    GetParam().catalogue->label() == "metrics",
                true)
          << "also in " << other->label();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryKind, testing::ValuesIn(everything()), [](const auto& place) {
  return place.param.catalogue->label() + "_" + place.param.entry->name;
});

}  // namespace
}  // namespace colead::test
