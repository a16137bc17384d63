// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <system_error>
#include <utility>

#include "colead/scenario/extends.hpp"
#include "colead/scenario/gate.hpp"
#include "colead/scenario/load.hpp"
#include "colead/scenario/shipped.hpp"

namespace colead {
namespace {

/// A file that is not there may have been meant for a scenario that comes with colead.
std::string read_wanted(const std::string& path) {
  try {
    return read_file(path);
  } catch (const ScenarioError& error) {
    Diagnostic cause = error.diagnostics().front();
    std::error_code failed;
    if (cause.code != ErrorCode::io || std::filesystem::exists(path, failed)) throw;
    cause.expected = "a scenario file, or the name of one that comes with colead: " + shipped_list();
    cause.suggestion = nearest(path, shipped_names());
    throw ScenarioError({cause});
  }
}

}  // namespace

Scenario parse_scenario(std::string_view text, const std::string& name, const Catalogues& catalogues,
                        const Budget& budget) {
  Document document{{name}, parse(text, name, 0)};
  extend(document, Stands::nowhere);
  return read_scenario(std::move(document), catalogues, budget);
}

Scenario build_scenario(Node root, const std::string& name, const Catalogues& catalogues, const Budget& budget) {
  Document document{{name}, std::move(root)};
  admit(document);
  extend(document, Stands::nowhere);
  return read_scenario(std::move(document), catalogues, budget);
}

Scenario load_scenario(const std::string& path, const Catalogues& catalogues, const Budget& budget) {
  const ShippedFile* shipped = find_shipped(path);
  const bool by_name = shipped != nullptr && !std::filesystem::is_regular_file(path);
  const std::string bytes = by_name ? std::string(shipped->text) : read_wanted(path);
  Document document{{path}, parse(bytes, path, 0)};
  extend(document, by_name ? Stands::with_colead : Stands::in_a_folder);
  return read_scenario(std::move(document), catalogues, budget);
}

}  // namespace colead
