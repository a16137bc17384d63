// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "colead/fields/catalogue.hpp"
#include "colead/generators/generator.hpp"

namespace colead {

void add_barabasi_albert(Catalogue<Generator>& catalogue);
void add_edge_list(Catalogue<Generator>& catalogue);
void add_erdos_renyi(Catalogue<Generator>& catalogue);
void add_stochastic_block(Catalogue<Generator>& catalogue);
void add_watts_strogatz(Catalogue<Generator>& catalogue);

using Given = std::map<std::string, std::string>;

/// Gives the fields named in `given`, and `items` as the one list of the parameters. std::invalid_argument for what a
/// scenario reader would refuse.
class GivenReader final : public FieldVisitor {
 public:
  explicit GivenReader(Given given, std::vector<Given> items = {}) : items_(std::move(items)), at_(std::move(given)) {}

  void number(const Field& f, double& value) override {
    read(f, [&](const std::string& text) { value = ranged(f, std::stod(text)); });
  }
  void integer(const Field& f, std::int64_t& value) override {
    read(f, [&](const std::string& text) { value = static_cast<std::int64_t>(ranged(f, std::stod(text))); });
  }
  void boolean(const Field& f, bool& value) override {
    read(f, [&](const std::string& text) { value = text == "true"; });
  }
  void text(const Field& f, std::string& value) override {
    read(f, [&](const std::string& text) { value = text; });
  }
  void choice_index(const Field& f, int& value, std::span<const std::string_view> options) override {
    read(f, [&](const std::string& text) {
      const auto found = std::find(options.begin(), options.end(), text);
      if (found == options.end()) throw std::invalid_argument(text);
      value = static_cast<int>(found - options.begin());
    });
  }
  void require(bool holds, std::string_view name, std::string_view message) override {
    if (!holds) throw std::invalid_argument(std::string(name) + ": " + std::string(message));
  }
  void seed(const Field&, std::uint64_t&) override {}
  void texts(const Field&, std::vector<std::string>&) override {}
  void numbers(const Field&, std::vector<double>&) override {}
  void name(const Field&, Name&) override {}
  void names(const Field&, std::vector<Name>&) override {}
  void by_name(const Field&, std::vector<double>&, bool) override {}
  void kind(const Field&, std::string_view, KindInstance&) override {}
  void kinds(const Field&, std::string_view, std::vector<KindInstance>&) override {}

  void finish() const {
    if (!at_.empty()) throw std::invalid_argument("no such key: " + at_.begin()->first);
  }

 protected:
  [[nodiscard]] bool reading() const override { return true; }
  bool enter(const Field&) override { return false; }
  void leave() override {}
  bool begin_list(const Field&, std::size_t& count) override {
    count = items_.size();
    return true;
  }
  bool begin_map(const Field&, std::vector<std::string>&) override { return false; }
  void enter_item(std::size_t index) override { std::swap(at_, items_[index]); }
  void leave_item() override { finish(), at_.clear(); }
  void end_list() override {}
  void end_map() override {}

 private:
  template <class Set>
  void read(const Field& f, Set set) {
    if (const auto node = at_.extract(std::string(f.name))) return set(node.mapped());
    if (f.required) throw std::invalid_argument(std::string(f.name) + " is missing");
  }
  static double ranged(const Field& f, double value) {
    if (value < f.low || value > f.high) throw std::invalid_argument(std::string(f.name) + " is out of range");
    return value;
  }

  std::vector<Given> items_;
  Given at_;
};

inline Kind<Generator> make_generator(const std::string& kind, const Given& given = {}, std::vector<Given> items = {}) {
  Catalogue<Generator> catalogue("generators");
  add_barabasi_albert(catalogue);
  add_edge_list(catalogue);
  add_erdos_renyi(catalogue);
  add_stochastic_block(catalogue);
  add_watts_strogatz(catalogue);
  GivenReader reader(given, std::move(items));
  Kind<Generator> made{catalogue.find(kind)->make(reader)};
  reader.finish();
  return made;
}

/// The shape of a network: people in units of `unit_size`, units in organisations, every `every`-th of profession 1.
struct Shape {
  std::size_t people{0};
  std::size_t unit_size{1000000000};
  std::size_t units_each{1000000000};
  std::size_t every{2};
};

inline std::vector<NetworkNode> seats_of(const Shape& shape) {
  std::vector<NetworkNode> nodes;
  for (std::size_t i = 0; i < shape.people; ++i) {
    const std::size_t unit = i / shape.unit_size;
    nodes.push_back({identity("person." + std::to_string(i)),
                     static_cast<std::uint32_t>(unit),
                     i % shape.every == 0,
                     static_cast<std::uint32_t>(unit / shape.units_each),
                     {}});
  }
  return nodes;
}

using TieSet = std::set<std::pair<std::uint64_t, std::uint64_t>>;

/// Ties by the identities of their ends.
inline TieSet by_identity(const std::vector<TieSpec>& ties, std::span<const NetworkNode> nodes) {
  TieSet set;
  for (const TieSpec& tie : ties) set.emplace(nodes[tie.source].identity, nodes[tie.target].identity);
  return set;
}

/// Ties among others than this person.
inline TieSet without(const TieSet& ties, std::uint64_t person) {
  TieSet rest;
  for (const auto& tie : ties) {
    if (tie.first != person && tie.second != person) rest.insert(tie);
  }
  return rest;
}

inline std::vector<double> degrees(const std::vector<TieSpec>& ties, std::size_t people) {
  std::vector<double> degree(people, 0.0);
  for (const TieSpec& tie : ties) degree[tie.source] += 1;
  return degree;
}

/// The two sides' professions, as groups of statistics().
inline std::vector<std::uint32_t> professions(std::span<const NetworkNode> nodes) {
  std::vector<std::uint32_t> group;
  for (const NetworkNode& node : nodes) group.push_back(node.profession);
  return group;
}

/// What an operation throws as ModelError, or nothing.
template <class Operation>
std::string model_error(Operation operation) {
  try {
    operation();
  } catch (const ModelError& error) {
    return error.what();
  }
  return "";
}

}  // namespace colead
