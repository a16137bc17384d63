// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/shipped.hpp"

#include <algorithm>

namespace colead {
namespace {

const ShippedFile* found(std::string_view wanted, std::string_view ShippedFile::*by) {
  const std::span<const ShippedFile> all = shipped_files();
  const auto place = std::ranges::find(all, wanted, by);
  return place == all.end() ? nullptr : &*place;
}

}  // namespace

const ShippedFile* find_shipped(std::string_view name) { return found(name, &ShippedFile::name); }

const ShippedFile* find_shipped_at(std::string_view file) { return found(file, &ShippedFile::file); }

std::vector<std::string> shipped_names() {
  std::vector<std::string> names;
  for (const ShippedFile& one : shipped_files()) names.emplace_back(one.name);
  return names;
}

std::string shipped_list() {
  std::string out;
  for (const ShippedFile& one : shipped_files()) {
    if (!out.empty()) out += ", ";
    out += one.name;
  }
  return out;
}

}  // namespace colead
