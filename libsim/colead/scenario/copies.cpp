// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/copies.hpp"

#include <set>
#include <string>
#include <utility>

namespace colead {
namespace {

std::string numbered(const std::string& text, const char* between, std::int64_t count, std::int64_t n) {
  return count > 1 ? text + between + std::to_string(n) : text;
}

/// "Ward 7, Acute hospital 3"; nothing where no title is written.
std::string title_of(const Unit& written, const Organisation& of, bool many_organisations, std::int64_t n) {
  if (written.title.empty()) return {};
  const std::string own = numbered(written.title, " ", written.count, n);
  return many_organisations ? own + ", " + (of.title.empty() ? of.id : of.title) : own;
}

class Copies {
 public:
  Copies(FieldReader& reader, Setting& setting) : reader_(reader), setting_(setting) {}

  void make() {
    for (const Unit& unit : setting_.written_units) {  // an unknown name is told when the reader ends
      if (unit.organisation.index >= setting_.written_organisations.size()) return;
    }
    for (const Organisation& written : setting_.written_organisations) {
      first_of_.push_back(static_cast<std::uint32_t>(setting_.organisations.size()));
      for (std::int64_t n = 1; n <= written.count; ++n) add_organisation(written, n);
    }
    std::set<std::uint32_t> done;
    for (std::uint32_t u = 0; u < setting_.written_units.size(); ++u) {
      const std::uint32_t organisation = setting_.written_units[u].organisation.index;
      if (setting_.written_organisations[organisation].count == 1) {
        add_units(u, first_of_[organisation]);
      } else if (done.insert(organisation).second) {
        add_each_organisation(organisation);
      }
    }
  }

 private:
  void add_organisation(const Organisation& written, std::int64_t n) {
    Organisation copy = written;
    copy.id = numbered(written.id, "_", written.count, n);
    if (!written.title.empty()) copy.title = numbered(written.title, " ", written.count, n);
    copy.copy = static_cast<std::uint32_t>(n);
    if (!organisations_.insert(copy.id).second) refuse("organisations." + written.id, "organisation", copy.id);
    setting_.organisations.push_back(std::move(copy));
  }

  /// Organisation by organisation, so that what belongs together lies together.
  void add_each_organisation(std::uint32_t written) {
    const auto count = static_cast<std::uint32_t>(setting_.written_organisations[written].count);
    for (std::uint32_t n = 0; n < count; ++n) {
      for (std::uint32_t u = 0; u < setting_.written_units.size(); ++u) {
        if (setting_.written_units[u].organisation.index == written) add_units(u, first_of_[written] + n);
      }
    }
  }

  void add_units(std::uint32_t place, std::uint32_t organisation) {
    const Unit& written = setting_.written_units[place];
    const Organisation& of = setting_.organisations[organisation];
    const bool many = of.count > 1;
    for (std::int64_t n = 1; n <= written.count; ++n) {
      Unit copy = written;
      copy.id = (many ? of.id + "_" : "") + numbered(written.id, "_", written.count, n);
      copy.title = title_of(written, of, many, n);
      copy.organisation = {of.id, organisation};
      copy.written = place;
      if (!units_.insert(copy.id).second) refuse("units." + written.id, "unit", copy.id);
      setting_.units.push_back(std::move(copy));
    }
  }

  void refuse(const std::string& path, const std::string& what, const std::string& id) {
    reader_.fail(ErrorCode::ref, path, "the counts make a second " + what + " '" + id + "'", "an id of its own");
  }

  FieldReader& reader_;
  Setting& setting_;
  std::vector<std::uint32_t> first_of_;  ///< of the copies of each written organisation
  std::set<std::string> organisations_;
  std::set<std::string> units_;
};

}  // namespace

double copies_of(const Setting& setting, const Unit& written) {
  const std::uint32_t organisation = written.organisation.index;
  const auto& organisations = setting.written_organisations;
  const std::int64_t of = organisation < organisations.size() ? organisations[organisation].count : 1;
  return static_cast<double>(written.count) * static_cast<double>(of);
}

void leave_out_single_counts(Node& section) {
  for (Node::Entry& one : section.entries) {
    std::erase_if(one.value.entries, [](const Node::Entry& e) { return e.key == "count" && e.value.text == "1"; });
  }
}

void make_copies(FieldReader& reader, Setting& setting) { Copies(reader, setting).make(); }

}  // namespace colead
