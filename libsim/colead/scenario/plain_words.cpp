// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/plain_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace colead {
namespace {

struct Word {
  std::string_view word;
  std::string_view write;
};

// People are written as a profession and a tier.
constexpr std::array<Word, 8> roles{{{"consultant", "profession: medic, tier: senior"},
                                     {"resident", "profession: medic, tier: mid or early"},
                                     {"registrar", "profession: medic, tier: mid"},
                                     {"junior_doctor", "profession: medic, tier: early"},
                                     {"doctor", "profession: medic"},
                                     {"physician", "profession: medic"},
                                     {"executive", "profession: manager, tier: board"},
                                     {"director", "profession: manager, tier: board"}}};

// What an intervention has under another name, or not at all.
constexpr std::array<Word, 9> other_names{
    {{"cost", "session_hours, preparation_hours or host_hours: the cost is hours"},
     {"costs", "session_hours, preparation_hours or host_hours: the cost is hours"},
     {"host", "host_tiers, who has guests, and host_hours, what it takes of them"},
     {"hosts", "host_tiers, who has guests, and host_hours, what it takes of them"},
     {"duration", "session_hours, of one time, or lasts_weeks, of the whole"},
     {"frequency", "every_weeks or every_months"},
     {"interval", "every_weeks or every_months"},
     {"who", "professions, tiers and units"},
     {"participants", "professions, tiers and units"}}};

/// The word in quotes behind a beginning; empty when the text has no such beginning.
std::string quoted_after(const std::string& text, std::string_view lead) {
  const std::size_t at = text.find(std::string{lead} + "'");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + lead.size() + 1;
  return text.substr(begin, text.find('\'', begin) - begin);
}

std::string singular(std::string word) {
  if (word.size() > 3 && word.back() == 's') word.pop_back();
  return word;
}

void name_roles(Diagnostic& problem) {
  const std::string word = singular(quoted_after(problem.message, "unknown profession "));
  const auto found = std::ranges::find(roles, word, &Word::word);
  if (found == roles.end() || problem.expected.find("medic") == std::string::npos) return;
  problem.expected += "; a " + word + " is written " + std::string{found->write};
  problem.suggestion.clear();
}

void name_keys(Diagnostic& problem) {
  if (!problem.path.starts_with("strategies.")) return;
  const auto found = std::ranges::find(other_names, quoted_after(problem.message, "unknown key "), &Word::word);
  if (found == other_names.end()) return;
  problem.expected = std::string{found->write};
  problem.suggestion.clear();
}

void name_ideas(Diagnostic& problem) {
  const std::string word = quoted_after(problem.message, "unknown interventions kind ");
  if (word.empty() || !problem.suggestion.empty()) return;
  std::string name = word;
  std::ranges::replace(name, '_', ' ');
  problem.expected = "a kind; colead kinds --find \"" + name + "\" knows everyday names";
}

bool missing_section(const Diagnostic& problem) {
  return problem.message.starts_with("missing key '") && problem.path.find('.') == std::string::npos;
}

/// Without a file that it builds on, a scenario lacks most sections, each by itself no help.
void gather_missing(std::vector<Diagnostic>& problems, const Document& document) {
  const auto sections = std::ranges::count_if(problems, missing_section);
  if (sections < 3 || document.files.size() > 1) return;
  const auto first = std::ranges::find_if(problems, missing_section);
  std::string names;
  for (const Diagnostic& problem : problems) {
    if (missing_section(problem)) names += (names.empty() ? "'" : ", '") + problem.path + "'";
  }
  Diagnostic all = *first;
  all.path.clear();
  all.message = "missing keys " + names;
  all.expected = "these sections, or 'extends: parts/health_service.yaml', a file that has them";
  *first = std::move(all);
  const auto rest = std::remove_if(first + 1, problems.end(), missing_section);
  problems.erase(rest, problems.end());
}

/// Names of criteria written in another file than the list of criteria.
void gather_criteria(std::vector<Diagnostic>& problems, const Document& document) {
  const Node* list = document.root.find("criteria");
  if (list == nullptr || list->mark.file >= document.files.size()) return;
  const std::string& own = document.files[list->mark.file];
  std::string named;
  std::string elsewhere;
  std::size_t places = 0;
  std::erase_if(problems, [&](const Diagnostic& problem) {
    const std::string criterion = quoted_after(problem.message, "unknown criterion ");
    if (criterion.empty() || problem.file == own) return false;
    ++places;
    elsewhere = problem.file;
    if ((", " + named + ",").find(", " + criterion + ",") == std::string::npos)
      named += (named.empty() ? "" : ", ") + criterion;
    return true;
  });
  if (places == 0) return;
  Diagnostic all;
  all.code = ErrorCode::ref;
  all.file = own;
  all.line = static_cast<int>(list->mark.line);
  all.column = static_cast<int>(list->mark.column);
  all.path = "criteria";
  all.message = "criteria: " + std::to_string(places) + " places of " + elsewhere + " weigh by " + named;
  all.expected = "these names in the list too, or societal_weights, scorecards, stereotypes and weights of your own";
  problems.push_back(std::move(all));
}

}  // namespace

void put_plainly(std::vector<Diagnostic>& problems, const Document& document) {
  for (Diagnostic& problem : problems) {
    name_roles(problem);
    name_keys(problem);
    name_ideas(problem);
  }
  gather_missing(problems, document);
  gather_criteria(problems, document);
}

}  // namespace colead
