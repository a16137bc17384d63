// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "colead/core/error.hpp"
#include "colead/scenario/gate.hpp"

namespace colead {
namespace {

using namespace std::string_literals;

std::string io_mistake(const std::string& path) {
  try {
    static_cast<void>(read_file(path));
  } catch (const ScenarioError& error) {
    const Diagnostic& first = error.diagnostics().front();
    return std::string{to_string(first.code)} + " " + first.message;
  }
  return "accepted";
}

class Directory {
 public:
  Directory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "colead_gate_XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string file(const std::string& name, const std::string& bytes = {}) const {
    const std::string path = path_ + "/" + name;
    if (!bytes.empty()) std::ofstream{path, std::ios::binary} << bytes;
    return path;
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

TEST(ReadFile, ReadsTheBytesAsTheyAre) {
  const Directory directory;
  const std::string bytes = "a: 1\r\n\xEF\0\n"s;
  EXPECT_EQ(read_file(directory.file("x.yaml", bytes)), bytes);
  const std::string full(1U << 20U, '#');
  EXPECT_EQ(read_file(directory.file("full.yaml", full)).size(), full.size());
}

TEST(ReadFile, RefusesWhatIsNotARegularFile) {
  const Directory directory;
  EXPECT_EQ(io_mistake(directory.path()), "IO cannot read the file: it is a directory");
  const std::string fifo = directory.file("fifo");
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_EQ(io_mistake(fifo), "IO cannot read the file: it is not a regular file");
  EXPECT_EQ(io_mistake("/dev/zero"), "IO cannot read the file: it is not a regular file");
}

TEST(ReadFile, RefusesMissingUnreadableAndOversizedFiles) {
  const Directory directory;
  EXPECT_EQ(io_mistake(directory.file("none.yaml")), "IO cannot read the file: No such file or directory");
  EXPECT_EQ(io_mistake("x\0y"s), "IO the file name contains a NUL character");
  EXPECT_EQ(io_mistake(directory.file("big.yaml", std::string((1U << 20U) + 1, '#'))), "LIMIT the file is too large");
  const std::string secret = directory.file("secret.yaml", "a: 1");
  ASSERT_EQ(::chmod(secret.c_str(), 0), 0);
  if (::geteuid() != 0) {  // the superuser may read it
    EXPECT_EQ(io_mistake(secret), "IO cannot read the file: Permission denied");
  }
}

}  // namespace
}  // namespace colead
