// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include "colead/fields/field_reader.hpp"
#include "colead/fields/other_unit.hpp"

namespace colead {
namespace {

/// Later steps divide by numbers and raise to powers: smaller ones pass a range that is open at 0 and end in
/// infinities.
constexpr double nearest_to_zero = 1e-12;
constexpr std::array<std::string_view, 4> fact_keys{"value", "range", "grade", "source"};

template <class T>
std::string expected_number(const Field& field) {
  std::string out = std::is_integral_v<T> ? "a whole number" : "a number";
  const std::string range = range_text(field);
  if (!range.empty()) out += (range.front() == '[' || range.front() == '(' ? " in " : " ") + range;
  return field.unit.empty() || field.unit == "1" ? out : out + " " + std::string{field.unit};
}

template <class T>
std::string text_of(T value) {
  return number_text(static_cast<double>(value));
}

}  // namespace

template <class T>
std::optional<T> FieldReader::bounded(const Field& field, const Node& node, const std::string& path, Parser<T> parse) {
  const Parsed<T> parsed = parse(node);
  if (!parsed.good()) {
    report(parsed.code, node, path, parsed.fault + without_unit(node.text, field.unit), expected_number<T>(field));
    return std::nullopt;
  }
  const auto value = static_cast<double>(parsed.value);
  if (!in_range(field, value)) {
    const std::string fault = cut(node.text) + " is out of range" + as_share(value, field.unit);
    report(ErrorCode::range, node, path, fault, expected_number<T>(field));
    return std::nullopt;
  }
  if (value != 0.0 && std::fabs(value) < nearest_to_zero) {
    report(ErrorCode::range, node, path, cut(node.text) + " is too near to 0", "0, or at least 1e-12 in size");
    return std::nullopt;
  }
  return parsed.value;
}

template <class T>
std::optional<T> FieldReader::quantity(const Field& field, const Place& place, Parser<T> parse) {
  if (place.node->kind == Node::Kind::mapping) return stated(field, place, parse);
  const auto value = bounded(field, *place.node, place.path, parse);
  if (value) record(field, place, static_cast<double>(*value));
  return value;
}

bool FieldReader::known_fact_keys(const Node& node, const std::string& path) {
  const std::vector<std::string> known(fact_keys.begin(), fact_keys.end());
  bool good = true;
  for (const auto& entry : node.entries) {
    if (std::ranges::find(known, entry.key) != known.end()) continue;
    Diagnostic diagnostic = problem(ErrorCode::schema, entry.key_mark, path + "." + entry.key,
                                    "unknown key " + shown(entry.key) + " in " + path);
    diagnostic.expected = one_of(known);
    diagnostic.suggestion = suggest(entry.key, known);
    add(std::move(diagnostic));
    good = false;
  }
  if (good && node.find("value") == nullptr) {
    report(ErrorCode::schema, node, path, "missing key 'value'", "a number or {value, range, grade, source}");
    good = false;
  }
  return good;
}

template <class T>
bool FieldReader::read_range(const Field& field, const Node& node, const std::string& path, Parser<T> parse,
                             Assumption& facts) {
  if (node.kind != Node::Kind::sequence || node.items.size() != 2) {
    report(ErrorCode::type, node, path, "not a range", "[low, high]");
    return false;
  }
  const auto low = bounded(field, node.items[0], path + "[0]", parse);
  const auto high = bounded(field, node.items[1], path + "[1]", parse);
  if (!low || !high) return false;
  facts.low = static_cast<double>(*low);
  facts.high = static_cast<double>(*high);
  facts.ranged = true;
  if (facts.low <= facts.high) return true;
  report(ErrorCode::range, node, path, "the low end " + text_of(*low) + " is above the high end " + text_of(*high));
  return false;
}

bool FieldReader::read_grade(const Node& node, const std::string& path, Grade& grade) {
  for (const Grade candidate : {Grade::A, Grade::B, Grade::C, Grade::R}) {
    if (node.kind != Node::Kind::scalar || node.text != to_string(candidate)) continue;
    grade = candidate;
    return true;
  }
  report(ErrorCode::type, node, path, not_a(node, "a grade"), "one of: A, B, C, R");
  return false;
}

template <class T>
std::optional<T> FieldReader::stated(const Field& field, const Place& place, Parser<T> parse) {
  const Node& node = *place.node;
  if (!known_fact_keys(node, place.path)) return std::nullopt;
  Assumption facts{place.path,
                   std::string{field.unit},
                   0,
                   field.low,
                   field.high,
                   field.grade,
                   std::string{field.source},
                   node.find("value")->mark,
                   true,
                   true,
                   false};
  const auto value = bounded(field, *node.find("value"), place.path + ".value", parse);
  bool good = value.has_value();
  if (const Node* range = node.find("range")) {
    const std::string path = place.path + ".range";
    const bool read = read_range(field, *range, path, parse, facts);
    const bool inside =
        !read || !value || (facts.low <= static_cast<double>(*value) && static_cast<double>(*value) <= facts.high);
    if (!inside) {
      report(ErrorCode::range, *node.find("value"), place.path,
             "value " + text_of(*value) + " lies outside its own range",
             "a value in [" + number_text(facts.low) + ", " + number_text(facts.high) + "]");
    }
    good = good && read && inside;
  }
  if (const Node* grade = node.find("grade")) good = read_grade(*grade, place.path + ".grade", facts.grade) && good;
  if (const Node* source = node.find("source")) {
    good = is_text(*source, place.path + ".source", "text") && good;
    facts.source = source->text;
  }
  if (!good) return std::nullopt;
  facts.value = static_cast<double>(*value);
  context_.assumptions.push_back(std::move(facts));
  record_origin(place);
  return value;
}

void FieldReader::record(const Field& field, const Place& place, double value) {
  const bool written = place.node != nullptr;
  context_.assumptions.push_back(Assumption{place.path, std::string{field.unit}, value, field.low, field.high,
                                            field.grade, std::string{field.source}, written ? place.node->mark : Mark{},
                                            written, false, false});
  record_origin(place);
}

void FieldReader::record_origin(const Place& place) {
  const bool written = place.node != nullptr;
  context_.origins.push_back(Origin{place.path, written ? place.node->mark : Mark{}, written});
}

void FieldReader::number(const Field& field, double& value) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  if (place.node == nullptr) return record(field, place, value);
  if (const auto read = quantity<double>(field, place, &parse_number)) value = *read;
}

void FieldReader::integer(const Field& field, std::int64_t& value) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  if (place.node == nullptr) return record(field, place, static_cast<double>(value));
  if (const auto read = quantity<std::int64_t>(field, place, &parse_integer)) value = *read;
}

void FieldReader::numbers(const Field& field, std::vector<double>& value) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  const auto item = [&place](std::size_t i, const Node* node) {
    return Place{place.state, node, place.path + "[" + std::to_string(i) + "]"};
  };
  if (place.node == nullptr) {
    for (std::size_t i = 0; i < value.size(); ++i) record(field, item(i, nullptr), value[i]);
    return;
  }
  if (!is_list(*place.node, place.path)) return;
  value.assign(place.node->items.size(), 0);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (const auto read = quantity<double>(field, item(i, &place.node->items[i]), &parse_number)) value[i] = *read;
  }
}

void FieldReader::by_name(const Field& field, std::vector<double>& value, bool simplex) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  const auto& known = context_.names.names(field.names);
  if (place.node == nullptr) {
    const auto size = std::min(value.size(), known.size());
    for (std::size_t i = 0; i < size; ++i)
      record(field, Place{place.state, nullptr, place.path + "." + known[i]}, value[i]);
    return;
  }
  if (place.node->kind != Node::Kind::mapping) {
    return report(kind_code(*place.node), *place.node, place.path, not_a(*place.node, "a mapping"), "numbers by name");
  }
  const std::size_t before = context_.problems.size();
  const std::size_t held = held_.size();
  value.assign(known.size(), 0);
  for (const auto& entry : place.node->entries) {
    Node key = Node::scalar(entry.key);
    key.mark = entry.key_mark;
    const std::string path = place.path + "." + entry.key;
    const auto index = reference(field, key, path);
    const auto read = quantity<double>(field, Place{place.state, &entry.value, path}, &parse_number);
    if (index && read) value[*index] = *read;
  }
  if (simplex && context_.problems.size() == before && held_.size() == held) check_simplex(field, place, value);
}

void FieldReader::seed(const Field& field, std::uint64_t& value) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  record_origin(place);
  if (place.node == nullptr) return;
  const auto parsed = parse_seed(*place.node);
  if (parsed.good()) {
    value = parsed.value;
  } else {
    report(parsed.code, *place.node, place.path, parsed.fault, "a whole number in [0, 18446744073709551615]");
  }
}

void FieldReader::boolean(const Field& field, bool& value) {
  const Place place = locate(field);
  if (place.state == State::dead) return;
  record_origin(place);
  if (place.node == nullptr) return;
  const auto parsed = parse_boolean(*place.node);
  if (parsed.good()) {
    value = parsed.value;
  } else {
    report(parsed.code, *place.node, place.path, parsed.fault);
  }
}

}  // namespace colead
