// SPDX-License-Identifier: Apache-2.0
// Scenarios that come with colead, by name and from anywhere.
#include "colead/scenario/shipped.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "colead/fields/written.hpp"
#include "support/source_dir.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;
namespace fs = std::filesystem;

/// A folder of its own, which is the working folder while the test runs.
class Shipped : public testing::Test {
 protected:
  Shipped() : before(fs::current_path()), folder(fs::temp_directory_path() / fs::path("colead_shipped_" + name())) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::current_path(folder);
  }
  ~Shipped() override {
    fs::current_path(before);
    fs::remove_all(folder);
  }
  Shipped(const Shipped&) = delete;
  Shipped& operator=(const Shipped&) = delete;

  static std::string name() { return testing::UnitTest::GetInstance()->current_test_info()->name(); }
  static void write(const std::string& file, const std::string& text) { std::ofstream(file) << text; }
  template <class Read>
  static Diagnostic refused(Read read) {
    try {
      static_cast<void>(read());
    } catch (const ScenarioError& error) {
      return error.diagnostics().front();
    }
    return {};
  }

  fs::path before;
  fs::path folder;
};

TEST_F(Shipped, EveryFileOfTheFolderIsThereAsItStands) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir() + "/scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    ++count;
    const ShippedFile* file = find_shipped(entry.path().stem().string());
    ASSERT_NE(file, nullptr) << entry.path();
    std::stringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    EXPECT_EQ(file->text, text.str());
    EXPECT_EQ(file->file, fs::relative(entry.path(), source_dir() + "/scenarios").generic_string());
  }
  EXPECT_EQ(count, shipped_files().size());
  EXPECT_EQ(find_shipped("small unit"), nullptr);
}

TEST_F(Shipped, ByNameItIsWhatItsFileSays) {
  for (const char* name : {"small_unit", "acute_hospital", "care_system", "two_stages"}) {
    const ShippedFile* file = find_shipped(name);
    const std::string path = source_dir() + "/scenarios/" + std::string(file->file);
    EXPECT_EQ(canonical(load_scenario(name, shipped())), canonical(load_scenario(path, shipped()))) << name;
  }
  const Scenario small = load_scenario("small_unit", shipped());
  EXPECT_EQ(small.document.files, (std::vector<std::string>{"small_unit", "health_service"}));
}

TEST_F(Shipped, CanBeExtendedByAFileATextAndATree) {
  const std::string text = "extends: small_unit\nname: ours\nseed: 12\n";
  write("ours.yaml", text);
  const std::string expected = canonical(load_scenario("ours.yaml", shipped()));
  EXPECT_NE(expected, canonical(load_scenario("small_unit", shipped())));
  EXPECT_EQ(canonical(parse_scenario(text, "text", shipped())), expected);
  const Node tree = mapping_of({{"extends", "small_unit"}, {"name", "ours"}, {"seed", 12}});
  EXPECT_EQ(canonical(build_scenario(tree, "tree", shipped())), expected);
}

TEST_F(Shipped, TheTextOfOneNamesItsPartsAsItsFileDoes) {
  const std::string_view text = find_shipped("small_unit")->text;
  ASSERT_NE(text.find("extends: parts/health_service.yaml\n"), std::string_view::npos);
  EXPECT_EQ(canonical(parse_scenario(text, "text", shipped())), canonical(load_scenario("small_unit", shipped())));
}

TEST_F(Shipped, APartIsExtendedByItsName) {
  write("ours.yaml", "extends: health_service\n");
  const Diagnostic lacks = refused([] { return load_scenario("ours.yaml", shipped()); });
  EXPECT_EQ(lacks.code, ErrorCode::schema) << one_line(lacks);  // found, and no scenario by itself
}

TEST_F(Shipped, AFileOfThatNameComesFirst) {
  write("small_unit", tiny());
  EXPECT_EQ(load_scenario("small_unit", shipped()).name, "tiny");
  write("ours.yaml", "extends: small_unit\n");
  EXPECT_EQ(load_scenario("ours.yaml", shipped()).name, "tiny");
  fs::remove("small_unit");
  fs::create_directory("small_unit");
  EXPECT_EQ(load_scenario("small_unit", shipped()).name, "small_unit");
}

TEST_F(Shipped, AMistypedNameIsToldWhereItStandsWithTheNearestOne) {
  const Diagnostic path = refused([] { return load_scenario("smal_unit", shipped()); });
  EXPECT_EQ(path.code, ErrorCode::io);
  EXPECT_EQ(path.file, "smal_unit");
  EXPECT_NE(path.expected.find("acute_hospital"), std::string::npos) << one_line(path);
  EXPECT_EQ(path.suggestion, "small_unit");

  write("ours.yaml", "name: ours\nextends: acute_hospitl\n");
  const Diagnostic extended = refused([] { return load_scenario("ours.yaml", shipped()); });
  EXPECT_EQ(extended.code, ErrorCode::io);
  EXPECT_EQ(extended.line, 2);
  EXPECT_EQ(extended.column, 10);
  EXPECT_EQ(extended.suggestion, "acute_hospital");

  const Diagnostic text = refused([] { return parse_scenario("extends: ours.yaml\n", "<text>", shipped()); });
  EXPECT_EQ(text.code, ErrorCode::path);
  EXPECT_EQ(text.line, 1);
  EXPECT_EQ(text.column, 10);
}

TEST_F(Shipped, AMistakeInWhatItBuildsOnNamesTheShippedFile) {
  write("ours.yaml", "extends: small_unit\nprofessions: {medic: {habit: 7}}\n");
  const Diagnostic own = refused([] { return load_scenario("ours.yaml", shipped()); });
  EXPECT_EQ(own.file, "ours.yaml");
  EXPECT_EQ(own.line, 2);
  write("ours.yaml", "extends: small_unit\ncriteria: [wards, rounds]\n");
  const Diagnostic theirs = refused([] { return load_scenario("ours.yaml", shipped()); });
  EXPECT_NE(theirs.message.find("of health_service"), std::string::npos) << one_line(theirs);
}

}  // namespace
}  // namespace colead
