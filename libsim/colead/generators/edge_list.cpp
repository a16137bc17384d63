// SPDX-License-Identifier: Apache-2.0
#include <unordered_map>

#include "colead/core/error.hpp"
#include "colead/fields/catalogue.hpp"
#include "colead/fields/scalar.hpp"
#include "colead/generators/pairs.hpp"

namespace colead {
namespace {

/// A tie by the names of its two people, as they stand in the list of people.
struct NamedTie {
  std::string from;
  std::string to;
  bool mutual{true};

  void visit(FieldVisitor& v) {
    v.text({.name = "from", .doc = "full name of who knows", .required = true}, from);
    v.text({.name = "to", .doc = "full name of who is known", .required = true}, to);
    v.boolean({.name = "mutual", .doc = "whether the tie leads back as well"}, mutual);
  }
};

/// The ties of a survey. No luck: one person more changes nobody's ties.
class EdgeList final : public Generator {
 public:
  struct Params {
    std::vector<NamedTie> ties;

    void visit(FieldVisitor& v) {
      v.list({.name = "ties", .doc = "who knows whom; a tie given twice counts once"}, ties);
    }
  };

  explicit EdgeList(Params params) : params_(std::move(params)) {}

  [[nodiscard]] std::vector<TieSpec> generate(std::span<const NetworkNode> nodes, const Luck& /*luck*/) const override {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    numbers.reserve(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      if (!numbers.emplace(nodes[i].name, i).second) {
        throw ModelError("edge_list: two people are called '" + std::string(nodes[i].name) + "'");
      }
    }
    std::string mistakes;
    std::vector<TieSpec> ties;
    const auto number_of = [&](const std::string& name, std::string_view key, std::size_t place) {
      const auto found = numbers.find(name);
      if (found != numbers.end()) return found->second;
      mistakes += "\n  ties[" + std::to_string(place) + "]." + std::string(key) + ": " + unknown(name, nodes);
      return detail::Line::nobody;
    };
    for (std::size_t k = 0; k < params_.ties.size(); ++k) {
      const NamedTie& tie = params_.ties[k];
      const std::uint32_t from = number_of(tie.from, "from", k);
      const std::uint32_t to = number_of(tie.to, "to", k);
      if (!mistakes.empty()) continue;
      if (from == to)
        throw ModelError("edge_list: ties[" + std::to_string(k) + "] leads from " + shown(tie.from) + " to themselves");
      const TieKind kind = detail::kind_between(nodes[from], nodes[to]);
      ties.push_back({from, to, kind});
      if (tie.mutual) ties.push_back({to, from, kind});
    }
    if (!mistakes.empty()) throw ModelError("edge_list:" + mistakes);
    return ties;
  }

 private:
  static std::string unknown(const std::string& name, std::span<const NetworkNode> nodes) {
    std::vector<std::string> names;
    names.reserve(nodes.size());
    for (const NetworkNode& node : nodes) names.emplace_back(node.name);
    const std::string near = nearest(name, names);
    return "nobody is called " + shown(name) + (near.empty() ? "" : " (did you mean '" + near + "'?)");
  }

  Params params_;
};

}  // namespace

void add_edge_list(Catalogue<Generator>& c) {
  c.add<EdgeList>("edge_list", "The ties listed, by the names of people, such as those of a survey.", "wasserman_1994");
}

}  // namespace colead
