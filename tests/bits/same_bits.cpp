// SPDX-License-Identifier: Apache-2.0
// Prints the fingerprints of some whole runs: same_bits <folder of the project>. scripts/same_bits.sh builds it in many
// ways, and holds what each prints against tests/golden/records/whole_runs.txt.
#include <cstdio>
#include <exception>

#include "support/whole_runs.hpp"

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: same_bits FOLDER_OF_THE_PROJECT\n", stderr);
    return 2;
  }
  try {
    std::fputs(colead::test::whole_runs(words[1]).c_str(), stdout);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "same_bits: %s\n", error.what());
    return 1;
  }
  return 0;
}
