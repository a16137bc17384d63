// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <variant>

#include "colead/fields/catalogue.hpp"

namespace colead::test {

/// Parameters by name: 0.3, 1.0 for true and for whole numbers, the text of a choice.
using Settings = std::map<std::string, std::variant<double, std::string>>;

/// Writes settings into a kind's Params and refuses what a reader of scenarios would refuse. Also refuses fields that
/// lack a fact that the reference pages print.
class Setter final : public FieldVisitor {
 public:
  explicit Setter(Settings settings) : settings_(std::move(settings)) {}

  void number(const Field& field, double& value) override {
    if (take(field)) value = std::get<double>(settings_.at(std::string(field.name)));
    const bool complete = !field.unit.empty() && std::isfinite(field.low) && std::isfinite(field.high);
    if (!complete) throw std::logic_error(std::string(field.name) + " lacks unit or range");
    if (!(value >= field.low && value <= field.high) || (field.open_low && value == field.low)) refuse(field);
  }
  void integer(const Field& field, std::int64_t& value) override {
    auto real = static_cast<double>(value);
    number(field, real);
    value = static_cast<std::int64_t>(real);
  }
  void boolean(const Field& field, bool& value) override {
    if (take(field)) value = std::get<double>(settings_.at(std::string(field.name))) != 0.0;
  }
  void choice_index(const Field& field, int& value, std::span<const std::string_view> options) override {
    if (!take(field)) return;
    const auto& text = std::get<std::string>(settings_.at(std::string(field.name)));
    for (value = 0; value < static_cast<int>(options.size()); ++value) {
      if (options[static_cast<std::size_t>(value)] == text) return;
    }
    refuse(field);
  }
  void require(bool holds, std::string_view field_name, std::string_view message) override {
    if (!holds) throw std::out_of_range(std::string(field_name) + ": " + std::string(message));
  }

  void seed(const Field& field, std::uint64_t& /*value*/) override { refuse(field); }
  void text(const Field& field, std::string& /*value*/) override { refuse(field); }
  void texts(const Field& field, std::vector<std::string>& /*value*/) override { refuse(field); }
  void numbers(const Field& field, std::vector<double>& /*value*/) override { refuse(field); }
  void name(const Field& field, Name& /*value*/) override { refuse(field); }
  void names(const Field& field, std::vector<Name>& /*value*/) override { refuse(field); }
  void by_name(const Field& field, std::vector<double>& /*value*/, bool /*simplex*/) override { refuse(field); }
  void kind(const Field& field, std::string_view /*catalogue*/, KindInstance& /*value*/) override { refuse(field); }
  void kinds(const Field& field, std::string_view /*catalogue*/, std::vector<KindInstance>& /*value*/) override {
    refuse(field);
  }

  void expect_all_taken() const {
    for (const auto& [name, value] : settings_) {
      if (!seen_.contains(name)) throw std::out_of_range("no parameter '" + name + "'");
    }
  }

 protected:
  [[nodiscard]] bool reading() const override { return true; }
  bool enter(const Field& /*field*/) override { return true; }
  void leave() override {}
  bool begin_list(const Field& /*field*/, std::size_t& /*count*/) override { return false; }
  bool begin_map(const Field& /*field*/, std::vector<std::string>& /*ids*/) override { return false; }
  void enter_item(std::size_t /*index*/) override {}
  void leave_item() override {}
  void end_list() override {}
  void end_map() override {}

 private:
  [[noreturn]] static void refuse(const Field& field) {
    throw std::out_of_range("refused: " + std::string(field.name));
  }

  bool take(const Field& field) {
    if (field.doc.empty() || field.source.empty() || field.grade == Grade::none) {
      throw std::logic_error(std::string(field.name) + " lacks doc, source or grade");
    }
    seen_.insert(std::string(field.name));
    return settings_.contains(std::string(field.name));
  }

  Settings settings_;
  std::set<std::string> seen_;
};

/// The one kind that `add` names, made with these settings.
template <class Contract>
Kind<Contract> make(void (*add)(Catalogue<Contract>&), const Settings& settings = {}) {
  Catalogue<Contract> catalogue("test");
  add(catalogue);
  Setter setter(settings);
  Kind<Contract> kind{catalogue.entries().front().make(setter)};
  setter.expect_all_taken();
  return kind;
}

}  // namespace colead::test
