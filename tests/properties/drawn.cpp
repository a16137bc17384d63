// SPDX-License-Identifier: Apache-2.0
#include "properties/drawn.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <utility>

#include "colead/fields/written.hpp"
#include "colead/people/profession.hpp"
#include "colead/scenario/emit.hpp"
#include "colead/world/behaviour.hpp"
#include "support/tiny_scenario.hpp"

namespace colead::test {
namespace {

constexpr double beyond = 1000;    ///< what is drawn of a range without an end
constexpr double smallest = 1e-6;  ///< of what is drawn between the limits
constexpr std::int64_t many = 20;  ///< of whole numbers
constexpr double most_weeks = 12;  ///< of a run, warm-up included
constexpr double most_decisions = 150;

/// Names that every drawn scenario has.
std::vector<std::string> names_of(const std::string& domain) {
  if (domain == "criterion") return {"safety", "access", "finance"};
  if (domain == "profession") return {"manager", "medic"};
  if (domain == "tier") return {"mid", "senior", "early", "board"};
  if (domain == "facet") return {"ability", "benevolence", "integrity"};
  if (domain == "calendar") return {"office", "nights"};
  if (domain == "organisation") return {"trust"};
  if (domain == "unit") return {"north"};
  if (domain == "decision class") return {"beds"};
  return {};
}

/// In four digits, as somebody would write it, and inside.
double readable(double value, double low, double high) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4g", value);
  return std::clamp(std::stod(text.data()), low, high);
}

rc::Gen<double> number_in(const FieldDescription& field) {
  const double low = std::isfinite(field.low) ? field.low : 0.0;
  const double first = field.open_low ? std::max(low, smallest) : low;
  const double high = std::min(field.high, std::max(low, 0.0) + beyond);
  const auto inside = rc::gen::map(rc::gen::inRange(0, 1001),
                                   [=](int n) { return readable(first + (high - first) * n / 1000.0, first, high); });
  const auto small = rc::gen::map(rc::gen::inRange(0, 101),
                                  [=](int n) { return readable(std::min(high, first + n / 50.0), first, high); });
  return rc::gen::oneOf(small, inside, rc::gen::element(first, high));
}

rc::Gen<std::int64_t> whole_in(const FieldDescription& field) {
  const auto low = std::isfinite(field.low) ? static_cast<std::int64_t>(field.low) : 0;
  const double high = std::min(field.high, static_cast<double>(low + many));
  return rc::gen::inRange(low, static_cast<std::int64_t>(high) + 1);
}

Node list_of_some(const std::vector<std::string>& names) {
  Node out = Node::sequence();
  for (const std::string& name : names) {
    if (*rc::gen::arbitrary<bool>()) out.items.push_back(Node::scalar(name));
  }
  if (out.items.empty()) out.items.push_back(Node::scalar(names.front()));
  return out;
}

/// Numbers by name: weights of the criteria add up to 1, anything else lies in the range of the field.
Node by_name(const FieldDescription& field) {
  Node out = Node::mapping();
  const std::vector<std::string> names = names_of(field.names);
  if (field.names == "criterion") {
    const double share = *rc::gen::inRange(0, 101) / 100.0;
    out.add(names[0], Written(share).node());
    out.add(names[1], Written(1.0 - share).node());
    return out;
  }
  for (const std::string& name : names) out.add(name, Written(*number_in(field)).node());
  return out;
}

/// Nothing for what takes more than a value: kinds inside kinds, lists of mappings, free texts.
std::optional<Node> value_of(const FieldDescription& field) {
  if (field.type == "number") return Written(*number_in(field)).node();
  if (field.type == "integer") return Written(*whole_in(field)).node();
  if (field.type == "boolean") return Written(*rc::gen::arbitrary<bool>()).node();
  if (field.type == "choice")
    return Node::scalar(field.options[*rc::gen::inRange<std::size_t>(0, field.options.size())]);
  if (field.type == "mapping") return some_fields(field.children, 2);
  const std::vector<std::string> names = names_of(field.names);
  if (names.empty()) return std::nullopt;
  if (field.type == "name") return Node::scalar(names[*rc::gen::inRange<std::size_t>(0, names.size())]);
  if (field.type == "names") return list_of_some(names);
  if (field.type == "by_name") return by_name(field);
  return std::nullopt;
}

Node text(std::string_view word) { return Node::scalar(std::string(word)); }

template <class... Value>
Node one_of(Value... values) {
  return Written(*rc::gen::element(values...)).node();
}

const std::vector<FieldDescription>& profession_fields() {
  static const std::vector<FieldDescription> all = describe_fields<Profession>().children;
  return all;
}

const std::vector<FieldDescription>& behaviour_fields() {
  static const std::vector<FieldDescription> all = describe_fields<Behaviour>().children;
  return all;
}

Node named(const std::vector<std::string>& names, const std::function<Node()>& what) {
  Node out = Node::mapping();
  for (const std::string& name : names) out.add(name, what());
  return out;
}

/// The first ones of a list, at least so many.
std::vector<std::string> first_of(std::vector<std::string> names, int least) {
  names.resize(static_cast<std::size_t>(*rc::gen::inRange(least, static_cast<int>(names.size()) + 1)));
  return names;
}

/// One group of each profession, so that most decisions find whom they need, and perhaps one more.
Node staff(const std::vector<std::string>& professions) {
  Node out = Node::sequence();
  const auto add = [&](const std::string& profession) {
    Node group = Node::mapping();
    group.add("profession", text(profession));
    group.add("tier", one_of("mid", "senior", "early"));
    group.add("count", Written(*rc::gen::inRange(1, 5)).node());
    group.add("calendar", text(*rc::gen::weightedElement<std::string>({{9, "office"}, {1, "nights"}})));
    group.add("tenure_years", one_of(2.0, 0.25, 20.0));
    out.items.push_back(std::move(group));
  };
  for (const std::string& profession : professions) add(profession);
  if (*rc::gen::arbitrary<bool>()) add(*rc::gen::elementOf(professions));
  return out;
}

Node decision(const std::vector<std::string>& professions) {
  Node needs = Node::sequence();
  for (const std::string& profession : first_of(professions, 1)) {
    needs.items.push_back(mapping_of({{"profession", text(profession)}}));
  }
  Node out = mapping_of({{"per_week", one_of(3.0, 0.0, 0.5, 6.0, 9.0)}, {"needs", std::move(needs)}});
  out.add("due_days", one_of(3.0, 0.5, 30.0));
  out.add("effort_hours", one_of(0.25, 0.0, 2.0));
  out.add("meeting_minutes", one_of(30, 5, 120));
  out.add("urgent", one_of(false, true));
  out.add("rule", (*any_kind(shipped().decisions, 2)).root);
  return out;
}

Node calendar(const std::string& duty, const std::string& open) {
  Node week = mapping_of({{"duty", list_of({Written(duty)})}, {"open", list_of({Written(open)})}});
  return mapping_of({{"weeks", list_of({Written(std::move(week))})}});
}

Node calendars() {
  Node out = Node::mapping();
  const int opens = *rc::gen::inRange(9, 15);
  const std::string hour = (opens < 10 ? "0" : "") + std::to_string(opens);
  out.add("office", calendar("mon-fri 09:00-17:00", "mon-fri " + hour + ":00-17:00"));
  out.add("nights", calendar("mon-thu 19:00-24:00", "mon-thu 20:00-23:00"));
  return out;
}

Node network() {
  Node out = (*any_kind(shipped().generators, 2)).root;
  const std::string kind = out.find("kind")->text;
  const auto ensure = [&](const char* name, const Written& value) {
    if (out.find(name) == nullptr) out.add(name, value.node());
  };
  if (kind == "barabasi_albert") ensure("edges_per_person", 1);
  if (kind == "edge_list") ensure("ties", list_of({}));
  if (kind == "erdos_renyi") ensure("mean_degree", 1);
  if (kind == "stochastic_block" && out.find("mixing") == nullptr) ensure("mean_degree", 1), ensure("within_unit", 0.5);
  if (kind == "watts_strogatz") ensure("degree", 2);
  return out;
}

Node strategies() {
  Node tried = Node::sequence();
  const auto kinds = *rc::gen::resize(3, rc::gen::container<std::vector<Drawn>>(any_kind(shipped().interventions, 3)));
  for (const Drawn& kind : kinds) tried.items.push_back(kind.root);
  return mapping_of({{"baseline", list_of({})}, {"tried", std::move(tried)}});
}

Node scenario() {
  const std::vector<std::string> professions = first_of({"manager", "medic", "nurse"}, 2);
  const std::vector<std::string> classes = first_of({"beds", "rota"}, 1);
  Node out = mapping_of({{"colead", 1}, {"name", text("drawn")}, {"horizon_weeks", one_of(2.0, 0.01, 5.0, 7.0, 9.0)}});
  out.add("warm_up_weeks", one_of(0, 2));
  out.add("seed", Written(*rc::gen::arbitrary<std::uint64_t>()).node());
  out.add("criteria", list_of({"safety", "access", "finance"}));
  out.add("professions", named(professions, [] { return some_fields(profession_fields(), 3); }));
  out.add("calendars", calendars());
  out.add("organisations", named(first_of({"trust", "county"}, 1), [] { return Node::mapping(); }));
  out.add("decisions", named(classes, [&] { return decision(professions); }));
  Node ward = mapping_of({{"staff", staff(professions)}});
  ward.add("decisions", named(classes, [] { return Node::mapping(); }));
  out.add("unit_types", mapping_of({{"ward", std::move(ward)}}));
  out.add("units", named(first_of({"north", "south", "east"}, 1), [] {
            return mapping_of({{"type", text("ward")}, {"load", one_of(1.0, 0.2, 2.0)}});
          }));
  out.add("network", network());
  out.add("trust", (*any_kind(shipped().trust, 3)).root);
  out.add("influence", (*any_kind(shipped().influence, 2)).root);
  if (*rc::gen::arbitrary<bool>()) out.add("behaviour", some_fields(behaviour_fields(), 2));
  out.add("strategies", strategies());
  return out;
}

}  // namespace

void showValue(const Drawn& drawn, std::ostream& out) { out << emit_yaml(drawn.root); }

Node some_fields(const std::vector<FieldDescription>& fields, int most) {
  Node out = Node::mapping();
  if (fields.empty()) return out;
  const int count = *rc::gen::inRange(0, most + 1);
  for (int n = 0; n < count; ++n) {
    const FieldDescription& field = fields[*rc::gen::inRange<std::size_t>(0, fields.size())];
    if (out.find(field.name) != nullptr || field.name == "kind") continue;
    if (std::optional<Node> value = value_of(field)) out.add(field.name, std::move(*value));
  }
  return out;
}

rc::Gen<Drawn> any_kind(const CatalogueBase& catalogue, int most_parameters) {
  // Of full size also in a short list, where everything would be drawn near its least.
  return rc::gen::resize(
      rc::kNominalSize, rc::gen::exec([&catalogue, most_parameters] {
        const auto& entries = catalogue.entries();
        const KindEntry& entry = *std::next(entries.begin(), *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(entries)));
        Node out = mapping_of({{"kind", text(entry.name)}});
        for (Node::Entry& one : some_fields(describe_kind(entry, shipped().all()).children, most_parameters).entries) {
          out.add(std::move(one.key), std::move(one.value));
        }
        return Drawn{std::move(out)};
      }));
}

rc::Gen<Drawn> any_scenario() {
  return rc::gen::resize(rc::kNominalSize, rc::gen::exec([] { return Drawn{scenario()}; }));
}

std::optional<Experiment> accepted(const Drawn& drawn) {
  try {
    Scenario scenario = build_scenario(drawn.root, "drawn", shipped());
    const Setting& setting = scenario.setting;
    const bool small = setting.horizon_weeks + setting.warm_up_weeks <= most_weeks;
    if (!small || expected_decisions(setting) > most_decisions) return std::nullopt;
    return std::optional<Experiment>(std::in_place, std::move(scenario), shipped());
  } catch (const ScenarioError&) {
    return std::nullopt;
  }
}

}  // namespace colead::test
