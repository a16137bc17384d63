// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/emit.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <vector>

namespace colead {
namespace {

constexpr std::size_t flow_width = 88;  // a list or mapping of scalars up to this long stays on one line

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_end(std::string_view text, std::size_t start) {
  while (start < text.size() && is_digit(text[start])) ++start;
  return start;
}

/// The grammar of RFC 8259: no leading zero, no plus, digits on both sides of the point.
bool is_json_number(std::string_view text) {
  const std::size_t start = text.starts_with('-') ? 1 : 0;
  std::size_t i = digits_end(text, start);
  if (i == start || (text[start] == '0' && i > start + 1)) return false;
  if (i < text.size() && text[i] == '.') {
    const std::size_t fraction = ++i;
    i = digits_end(text, i);
    if (i == fraction) return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    const std::size_t exponent = i;
    i = digits_end(text, i);
    if (i == exponent) return false;
  }
  return i == text.size();
}

bool is_null_spelling(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// Double quotes and escapes that JSON and YAML read alike.
std::string quote(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// True when the text can stand without quotes anywhere, inside brackets too.
bool is_plain(std::string_view text) {
  if (is_null_spelling(text) || text.size() > 512) return false;
  if (text.front() == ' ' || text.back() == ' ' || text.back() == ':' || text.starts_with("...") || text == "<<")
    return false;
  if (std::string_view{"?:,[]{}#&*!|>'\"%@`"}.find(text.front()) != std::string_view::npos) return false;
  if (text.front() == '-' && (text.size() == 1 || !(is_digit(text[1]) || text[1] == '.'))) return false;
  const auto special = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || std::string_view{",[]{}?"}.find(c) != std::string_view::npos;
  };
  if (std::any_of(text.begin(), text.end(), special)) return false;
  return text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos;
}

std::string key_text(std::string_view key) { return is_plain(key) ? std::string{key} : quote(key); }

std::string scalar_text(const Node& node) {
  if (node.kind == Node::Kind::null) return node.text.empty() ? "null" : node.text;
  return !node.quoted && is_plain(node.text) ? node.text : quote(node.text);
}

bool is_leaf(const Node& node) {
  return node.kind == Node::Kind::null || node.kind == Node::Kind::scalar ||
         (node.items.empty() && node.entries.empty());
}

std::string leaf_text(const Node& node) {
  if (node.kind == Node::Kind::sequence) return "[]";
  if (node.kind == Node::Kind::mapping) return "{}";
  return scalar_text(node);
}

/// True when the text can be a literal block: lines without blanks at their ends, the first one not empty.
bool is_block_text(const Node& node) {
  const std::string_view text = node.text;
  if (node.kind != Node::Kind::scalar || !node.quoted || text.find('\n') == std::string_view::npos) return false;
  const auto control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), control)) return false;
  if (text.front() == ' ' || text.front() == '\n' || text.ends_with("\n\n") || text.ends_with(' ')) return false;
  return text.find(" \n") == std::string_view::npos;
}

bool may_flow(const Node& node) { return is_leaf(node) && !is_block_text(node); }

/// A list or mapping of leaves on one line, or "" when it has deeper levels or grows too long.
std::string flow_text(const Node& node, std::size_t room) {
  const bool list = node.kind == Node::Kind::sequence;
  std::string out = list ? "[" : "{";
  const auto append = [&](const std::string& text) {
    if (out.size() > 1) out += ", ";
    out += text;
    return out.size() < room;
  };
  for (const Node& item : node.items) {
    if (!may_flow(item) || !append(leaf_text(item))) return {};
  }
  for (const Node::Entry& entry : node.entries) {
    if (!may_flow(entry.value) || !append(key_text(entry.key) + ": " + leaf_text(entry.value))) return {};
  }
  return out + (list ? ']' : '}');
}

std::string block_text(std::string_view text, std::size_t indent) {
  std::string out = text.ends_with('\n') ? "|" : "|-";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += '\n';
    if (end > 0) out.append(indent, ' ');
    out += text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// `in_line`: the first entry goes on in the line of a dash.
void write_block(const Node& node, std::size_t indent, bool in_line, std::string& out);

/// What follows "key:" or, for an item of a list, the dash.
void write_value(const Node& node, std::size_t indent, bool item, std::string& out) {
  if (is_block_text(node)) {
    out += ' ' + block_text(node.text, indent + 2) + '\n';
    return;
  }
  const bool short_form = item || node.kind == Node::Kind::sequence;
  const std::string flow = is_leaf(node) ? leaf_text(node) : short_form ? flow_text(node, flow_width) : std::string{};
  if (!flow.empty()) {
    out += ' ' + flow + '\n';
    return;
  }
  out += item ? ' ' : '\n';
  write_block(node, indent + 2, item, out);
}

void write_block(const Node& node, std::size_t indent, bool in_line, std::string& out) {
  const auto start = [&] {
    if (!in_line) out.append(indent, ' ');
    in_line = false;
  };
  for (const Node& item : node.items) {
    start();
    out += '-';
    write_value(item, indent, true, out);
  }
  for (const Node::Entry& entry : node.entries) {
    start();
    out += key_text(entry.key) + ':';
    write_value(entry.value, indent, false, out);
  }
}

enum class Form { json, canonical };

std::string json_scalar(const Node& node, Form form) {
  if (node.kind == Node::Kind::null) return "null";
  const std::string& text = node.text;
  if (node.quoted) return quote(text);
  if (text == "true" || text == "false" || is_json_number(text)) return text;
  // YAML also allows ".5", "5." and "+1" (never a leading zero); JSON readers want the usual spelling.
  double value = 0.0;
  const std::size_t start = text.starts_with('+') ? 1 : 0;
  const auto [end, error] = std::from_chars(text.data() + start, text.data() + text.size(), value);
  const bool number = error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
  const bool padded = text.size() > 1 && text[0] == '0' && is_digit(text[1]);
  if (form == Form::json && number && !padded && text.find_first_of(".+") != std::string::npos)
    return format_double(value);
  return quote(text);
}

void write_json(const Node& node, Form form, std::string& out) {
  if (node.kind == Node::Kind::sequence) {
    out += '[';
    for (const Node& item : node.items) {
      if (&item != node.items.data()) out += ',';
      write_json(item, form, out);
    }
    out += ']';
  } else if (node.kind == Node::Kind::mapping) {
    std::vector<const Node::Entry*> entries;
    for (const Node::Entry& entry : node.entries) entries.push_back(&entry);
    const auto by_key = [](const Node::Entry* a, const Node::Entry* b) { return a->key < b->key; };
    if (form == Form::canonical) std::stable_sort(entries.begin(), entries.end(), by_key);
    out += '{';
    for (const Node::Entry* entry : entries) {
      if (entry != entries.front()) out += ',';
      out += quote(entry->key) + ':';
      write_json(entry->value, form, out);
    }
    out += '}';
  } else {
    out += json_scalar(node, form);
  }
}

}  // namespace

std::string emit_yaml(const Node& root) {
  if (is_leaf(root)) return leaf_text(root) + '\n';
  std::string out;
  write_block(root, 0, false, out);
  return out;
}

std::string emit_canonical(const Node& root) {
  std::string out;
  write_json(root, Form::canonical, out);
  return out;
}

std::string emit_json(const Node& root) {
  std::string out;
  write_json(root, Form::json, out);
  return out;
}

std::string format_double(double value) {
  std::array<char, 32> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), result.ptr};
}

}  // namespace colead
