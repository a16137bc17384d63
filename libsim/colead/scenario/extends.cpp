// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/extends.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "colead/fields/scalar.hpp"
#include "colead/scenario/gate.hpp"
#include "colead/scenario/old_names.hpp"
#include "colead/scenario/refuse.hpp"
#include "colead/scenario/shipped.hpp"
#include "colead/scenario/strategy_texts.hpp"

namespace colead {
namespace {

constexpr std::size_t most_files = 8;
constexpr std::size_t most_listed = 500;

/// An object of another kind has other parameters: nothing of the first stays.
bool of_other_kind(const Node& base, const Node& over) {
  const Node* before = base.find("kind");
  const Node* after = over.find("kind");
  return before != nullptr && after != nullptr && before->text != after->text;
}

/// Entries of `over` take the place of those of `base`; mappings are merged, lists and scalars replaced.
Node merged(const Node& base, const Node& over) {
  if (base.kind != Node::Kind::mapping || over.kind != Node::Kind::mapping || of_other_kind(base, over)) return over;
  Node out = base;
  out.mark = over.mark;
  std::map<std::string_view, std::size_t> places;
  for (std::size_t n = 0; n < base.entries.size(); ++n) places.emplace(base.entries[n].key, n);
  for (const Node::Entry& entry : over.entries) {
    const auto known = places.find(entry.key);
    if (known == places.end()) {
      out.entries.push_back(entry);
    } else {
      out.entries[known->second].value = merged(base.entries[known->second].value, entry.value);
    }
  }
  return out;
}

void drop(Node* mapping, std::string_view key) {
  if (mapping != nullptr) std::erase_if(mapping->entries, [key](const Node::Entry& e) { return e.key == key; });
}

void drop_item(Node* list, std::string_view text) {
  if (list != nullptr) std::erase_if(list->items, [text](const Node& item) { return item.text == text; });
}

bool about(const Node& expectation, std::string_view strategy) {
  return std::ranges::any_of(std::vector<std::string_view>{"strategy", "than", "more"}, [&](std::string_view key) {
    const Node* named = expectation.find(key);
    return named != nullptr && named->text == strategy;
  });
}

/// Strategies that `over` writes as null go out of `base`, with whatever is said of them there.
void leave_out(const Document& document, Node& base, Node& over) {
  Node* own = over.find("strategies");
  Node* theirs = base.find("strategies");
  if (own == nullptr || own->kind != Node::Kind::mapping) return;
  std::vector<std::string> known;
  if (theirs != nullptr) {
    for (const Node::Entry& entry : theirs->entries) known.push_back(entry.key);
  }
  std::vector<std::string> gone;
  for (const Node::Entry& entry : own->entries) {
    if (entry.value.kind != Node::Kind::null) continue;
    if (std::ranges::find(known, entry.key) == known.end()) {
      refuse(document, {ErrorCode::ref, entry.key_mark, "strategies." + entry.key,
                        "there is no strategy " + shown(entry.key) + " to leave out in the file that is extended",
                        "a strategy of that file, or [] for one without interventions", nearest(entry.key, known)});
    }
    gone.push_back(entry.key);
  }
  Node* compare = base.find("compare");
  for (const std::string& strategy : gone) {
    drop(theirs, strategy);
    drop(own, strategy);
    drop(base.find("strategy_texts"), strategy);
    if (compare != nullptr) drop_item(compare->find("strategies"), strategy);
    if (Node* beliefs = base.find("expectations"))
      std::erase_if(beliefs->items, [&](const Node& item) { return about(item, strategy); });
  }
}

/// The file beside the one that names it, or below.
std::string beside(const std::string& file, const std::string& name) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string::npos ? name : file.substr(0, slash + 1) + name;
}

/// The name under `extends`, taken out of the tree.
std::optional<Node> taken_name(Node& root) {
  const auto entry = std::ranges::find(root.entries, "extends", &Node::Entry::key);
  if (entry == root.entries.end()) return std::nullopt;
  Node name = std::move(entry->value);
  root.entries.erase(entry);
  return name;
}

/// The path of the file, as the one that names it spells it; the name where that is all there is to it.
std::string path_of(const Document& document, const Node& name) {
  const auto fault = [&name](ErrorCode code, std::string message, std::string expected) {
    return Fault{code, name.mark, "extends", std::move(message), std::move(expected)};
  };
  if (name.kind != Node::Kind::scalar)
    refuse(document,
           fault(ErrorCode::type, "'extends' must name one file", "a file name, such as parts/health_service.yaml"));
  if (name.text.empty() || name.text.front() == '/' || name.text.find("..") != std::string::npos ||
      name.text.find('\\') != std::string::npos) {
    refuse(document, fault(ErrorCode::path, shown(name.text) + " leaves the folder of this scenario",
                           "the name of a file beside it"));
  }
  if (document.files.size() > most_files) {
    refuse(document, fault(ErrorCode::path,
                           "files extend each other more than " + std::to_string(most_files) + " deep, or in a circle",
                           "a last file that extends none"));
  }
  return beside(document.files[name.mark.file], name.text);
}

/// Whether the file stands in the folder of the one that names it, or below, once symbolic links are followed.
bool leaves_the_folder(const std::string& from, const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const fs::path file = fs::canonical(path, failed);
  if (failed) return false;  // there is no such file: told when it is read
  const fs::path folder = fs::canonical((fs::path(from).parent_path() / ".").lexically_normal(), failed);
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return failed || end != folder.end();
}

/// A scenario file in the folder, or in its `parts`, or one that comes with colead, that is called nearly so.
std::string near_file(const std::string& path, const std::string& name) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(path.substr(0, path.size() - name.size())) / ".";
  std::vector<std::string> files;
  for (const char* below : {"", "parts/"}) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder / below, failed); !failed && entry != fs::directory_iterator{};
         entry.increment(failed)) {
      if (entry->path().extension() == ".yaml" && files.size() < most_listed)
        files.push_back(below + entry->path().filename().string());
    }
  }
  std::ranges::sort(files);
  std::vector<std::string> stems;
  stems.reserve(files.size());
  for (const std::string& file : files) stems.push_back(fs::path(file).stem().string());
  for (const ShippedFile& one : shipped_files()) {
    files.emplace_back(one.name);
    stems.emplace_back(one.name);
  }
  const auto near = std::ranges::find(stems, nearest(fs::path(name).stem().string(), stems));
  return near == stems.end() ? std::string{} : files[static_cast<std::size_t>(near - stems.begin())];
}

std::string read_named(const Document& document, const Node& name, const std::string& path) {
  try {
    return read_file(path);
  } catch (const ScenarioError& error) {
    const Diagnostic& cause = error.diagnostics().front();
    if (cause.code != ErrorCode::io) throw;
    refuse(document, {ErrorCode::io, name.mark, "extends", "cannot extend " + shown(path) + ": " + cause.message,
                      "a file in the folder of this scenario or below it, or the name of one that comes with colead: " +
                          shipped_list(),
                      near_file(path, name.text)});
  }
}

/// What one file extends: its name in messages, its bytes, and the shipped file that they are of, if they are.
struct Base {
  std::string name;
  std::string bytes;
  const ShippedFile* shipped{nullptr};
};

Base shipped_base(const ShippedFile& file) { return {std::string(file.name), std::string(file.text), &file}; }

/// Of something that stands in no folder: only what comes with colead, by its name or the place that it has there.
Base named_from_nowhere(const Document& document, const Node& name) {
  const ShippedFile* shipped = find_shipped(name.text);
  if (shipped == nullptr) shipped = find_shipped_at(name.text);
  if (shipped == nullptr) {
    refuse(document,
           {ErrorCode::path, name.mark, "extends",
            shown(name.text) + " cannot be extended from here: this stands in no folder",
            "the name of a scenario that comes with colead: " + shipped_list(), nearest(name.text, shipped_names())});
  }
  return shipped_base(*shipped);
}

Base named_in_a_folder(const Document& document, const Node& name, const std::string& path) {
  const ShippedFile* shipped = find_shipped(name.text);
  if (shipped != nullptr && !std::filesystem::is_regular_file(path)) return shipped_base(*shipped);
  const std::string& from = document.files[name.mark.file];
  if (leaves_the_folder(from, path)) {
    refuse(document, {ErrorCode::path, name.mark, "extends",
                      shown(name.text) + " leads by a symbolic link out of the folder of this scenario",
                      "a file in that folder or below it"});
  }
  return {path, read_named(document, name, path), nullptr};
}

/// `from`: the shipped file that names it, null for any other.
Base base_of(const Document& document, const Node& name, const ShippedFile* from, Stands stands) {
  const std::string path = path_of(document, name);
  if (from == nullptr) {
    return stands == Stands::nowhere ? named_from_nowhere(document, name) : named_in_a_folder(document, name, path);
  }
  const ShippedFile* next = find_shipped_at(beside(std::string(from->file), name.text));
  return next == nullptr ? named_from_nowhere(document, name) : shipped_base(*next);
}

}  // namespace

namespace {

/// The tree of one file, as every other one is written: new names of keys, strategies as lists.
Node settled(Document& document, Node root) {
  Document one{document.files, std::move(root), {}};
  rename_old_keys(one);
  gather_strategy_texts(one, one.root);
  document.old_names.insert(document.old_names.end(), one.old_names.begin(), one.old_names.end());
  return std::move(one.root);
}

}  // namespace

void extend(Document& document, Stands stands) {
  const ShippedFile* from = stands == Stands::with_colead ? find_shipped(document.files.front()) : nullptr;
  std::vector<Node> layers;
  layers.push_back(settled(document, std::move(document.root)));
  while (const std::optional<Node> name = taken_name(layers.back())) {
    Base base = base_of(document, *name, from, stands);
    from = base.shipped;
    document.files.push_back(base.name);
    Node tree = parse(base.bytes, base.name, static_cast<std::uint32_t>(document.files.size() - 1));
    layers.push_back(settled(document, std::move(tree)));
  }
  Node whole = std::move(layers.back());
  for (layers.pop_back(); !layers.empty(); layers.pop_back()) {
    leave_out(document, whole, layers.back());
    whole = merged(whole, layers.back());
  }
  document.root = std::move(whole);
}

}  // namespace colead
