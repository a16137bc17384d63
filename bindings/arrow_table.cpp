// SPDX-License-Identifier: Apache-2.0
#include "arrow_table.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <set>
#include <stdexcept>

namespace colead {
namespace {

// float64, int64, uint64, bool, int32 codes, days
constexpr std::array<const char*, 6> formats{"g", "l", "L", "b", "i", "tdD"};

/// What an exported schema owns; released exactly once, whoever holds it by then.
struct SchemaHold {
  std::string name;
  std::string metadata;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> child_pointers;
  ArrowSchema dictionary{};
};

/// The same of an exported array; the buffers belong to the table.
struct ArrayHold {
  SharedTable table;
  std::array<const void*, 3> buffers{};
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> child_pointers;
  ArrowArray dictionary{};
};

template <class Exported, class Hold>
void release(Exported* exported) {
  const auto* hold = static_cast<Hold*>(exported->private_data);
  for (std::int64_t i = 0; i < exported->n_children; ++i) {
    Exported* child = exported->children[i];
    if (child->release != nullptr) child->release(child);
  }
  if (exported->dictionary != nullptr && exported->dictionary->release != nullptr)
    exported->dictionary->release(exported->dictionary);
  delete hold;
  exported->release = nullptr;
}

void put_number(std::string& out, std::size_t number) {
  const auto whole = static_cast<std::int32_t>(number);
  std::array<char, sizeof(whole)> raw{};
  std::memcpy(raw.data(), &whole, sizeof(whole));
  out.append(raw.data(), raw.size());
}

/// Arrow's spelling: the number of pairs, then length and bytes of each key and value.
std::string metadata_of(const TableColumn& column) {
  std::vector<std::string_view> parts;
  if (!column.text.empty()) parts.insert(parts.end(), {"text", column.text});
  if (!column.unit.empty()) parts.insert(parts.end(), {"unit", column.unit});
  std::string out;
  if (parts.empty()) return out;
  put_number(out, parts.size() / 2);
  for (const std::string_view part : parts) {
    put_number(out, part.size());
    out += part;
  }
  return out;
}

SchemaHold& begin_schema(ArrowSchema* out, const char* format, std::string name) {
  auto* hold = new SchemaHold{std::move(name), {}, {}, {}, {}};
  *out =
      ArrowSchema{format, hold->name.c_str(), nullptr, 0, 0, nullptr, nullptr, &release<ArrowSchema, SchemaHold>, hold};
  return *hold;
}

ArrayHold& begin_array(ArrowArray* out, const SharedTable& table, std::size_t length, std::int64_t buffers) {
  auto* hold = new ArrayHold{table, {}, {}, {}, {}};
  *out = ArrowArray{static_cast<std::int64_t>(length), 0,   0, buffers, 0, hold->buffers.data(), nullptr, nullptr,
                    &release<ArrowArray, ArrayHold>,   hold};
  return *hold;
}

template <class Exported, class Hold>
void add_children(Exported* out, Hold& hold, std::size_t count) {
  hold.children.resize(count);
  for (Exported& child : hold.children) hold.child_pointers.push_back(&child);
  out->n_children = static_cast<std::int64_t>(count);
  out->children = hold.child_pointers.data();
}

void export_dictionary(const TextValues& texts, const SharedTable& table, ArrowArray* out) {
  ArrayHold& hold = begin_array(out, table, texts.distinct(), 3);
  hold.buffers = {nullptr, texts.offsets().data(), texts.letters().data()};
}

void export_column(const TableColumn& column, const SharedTable& table, ArrowArray* out) {
  ArrayHold& hold = begin_array(out, table, table->rows(), 2);
  if (const auto* texts = std::get_if<TextValues>(&column.values)) {
    hold.buffers[1] = texts->codes().data();
    export_dictionary(*texts, table, &hold.dictionary);
    out->dictionary = &hold.dictionary;
  } else if (const auto* flags = std::get_if<BoolValues>(&column.values)) {
    hold.buffers[1] = flags->bits.data();
  } else if (const auto* days = std::get_if<DayValues>(&column.values)) {
    hold.buffers[1] = days->short_days.data();
  } else if (const auto* reals = std::get_if<std::vector<double>>(&column.values)) {
    hold.buffers[1] = reals->data();
  } else if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&column.values)) {
    hold.buffers[1] = wholes->data();
  } else {
    hold.buffers[1] = std::get<std::vector<std::uint64_t>>(column.values).data();
  }
}

void fill_schema(const ArrowTable& table, ArrowSchema* out, SchemaHold& hold) {
  add_children(out, hold, table.columns().size());
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    const TableColumn& column = table.columns()[i];
    SchemaHold& child = begin_schema(&hold.children[i], formats[column.values.index()], column.name);
    child.metadata = metadata_of(column);
    if (!child.metadata.empty()) hold.children[i].metadata = child.metadata.data();
    if (!std::holds_alternative<TextValues>(column.values)) continue;
    begin_schema(&child.dictionary, "u", "");
    hold.children[i].dictionary = &child.dictionary;
  }
}

/// When memory runs out half-way, what was exported so far is given back.
template <class Exported, class Work>
void whole_or_nothing(Exported* out, Work work) {
  try {
    work();
  } catch (...) {
    out->release(out);
    throw;
  }
}

struct StreamHold {
  SharedTable table;
  bool sent{false};
  std::string error;
};

StreamHold& hold_of(ArrowArrayStream* stream) { return *static_cast<StreamHold*>(stream->private_data); }

/// No exception may leave a callback of C.
template <class Work>
int guarded(ArrowArrayStream* stream, Work work) {
  try {
    work(hold_of(stream));
    return 0;
  } catch (const std::exception& error) {
    hold_of(stream).error = error.what();
    return ENOMEM;
  }
}

int next_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  return guarded(stream, [out](StreamHold& hold) { export_schema(*hold.table, out); });
}

int next_batch(ArrowArrayStream* stream, ArrowArray* out) {
  return guarded(stream, [out](StreamHold& hold) {
    if (hold.sent) {
      *out = ArrowArray{};  // released: the end of the stream
      return;
    }
    export_array(hold.table, out);
    hold.sent = true;
  });
}

const char* last_error(ArrowArrayStream* stream) { return hold_of(stream).error.c_str(); }

void release_stream(ArrowArrayStream* stream) {
  delete &hold_of(stream);
  stream->release = nullptr;
}

}  // namespace

BoolValues::BoolValues(std::vector<std::uint8_t> each) : bytes(std::move(each)), bits((bytes.size() + 7) / 8, 0) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(bytes[i] != 0);
    bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | (bytes[i] << (i % 8)));
  }
}

DayValues::DayValues(std::vector<std::int64_t> each) : days(std::move(each)), short_days(days.begin(), days.end()) {}

std::int32_t TextValues::code_of(std::string_view text) {
  const auto [found, fresh] = known_.emplace(std::string{text}, static_cast<std::int32_t>(distinct()));
  if (!fresh) return found->second;
  letters_ += text;
  if (letters_.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
    throw std::invalid_argument("the different texts of a column come to more than 2 GiB");
  offsets_.push_back(static_cast<std::int32_t>(letters_.size()));
  return found->second;
}

std::string_view TextValues::text(std::size_t code) const {
  const auto begin = static_cast<std::size_t>(offsets_[code]);
  return std::string_view{letters_}.substr(begin, static_cast<std::size_t>(offsets_[code + 1]) - begin);
}

std::size_t length_of(const ColumnValues& values) {
  if (const auto* texts = std::get_if<TextValues>(&values)) return texts->codes().size();
  if (const auto* flags = std::get_if<BoolValues>(&values)) return flags->bytes.size();
  if (const auto* days = std::get_if<DayValues>(&values)) return days->days.size();
  if (const auto* reals = std::get_if<std::vector<double>>(&values)) return reals->size();
  if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&values)) return wholes->size();
  return std::get<std::vector<std::uint64_t>>(values).size();
}

ArrowTable::ArrowTable(std::vector<TableColumn> columns) : columns_(std::move(columns)) {
  std::set<std::string_view> names;
  for (const TableColumn& column : columns_) {
    if (!names.insert(column.name).second) throw std::invalid_argument("column '" + column.name + "' stands twice");
    const std::size_t length = length_of(column.values);
    if (&column == &columns_.front()) rows_ = length;
    if (length == rows_) continue;
    throw std::invalid_argument("column '" + column.name + "' has " + std::to_string(length) + " rows, '" +
                                columns_.front().name + "' has " + std::to_string(rows_));
  }
}

void export_schema(const ArrowTable& table, ArrowSchema* out) {
  SchemaHold& hold = begin_schema(out, "+s", "");
  whole_or_nothing(out, [&] { fill_schema(table, out, hold); });
}

void export_array(const SharedTable& table, ArrowArray* out) {
  ArrayHold& hold = begin_array(out, table, table->rows(), 1);
  whole_or_nothing(out, [&] {
    add_children(out, hold, table->columns().size());
    for (std::size_t i = 0; i < table->columns().size(); ++i)
      export_column(table->columns()[i], table, &hold.children[i]);
  });
}

void export_stream(const SharedTable& table, ArrowArrayStream* out) {
  *out = ArrowArrayStream{&next_schema, &next_batch, &last_error, &release_stream, new StreamHold{table, false, {}}};
}

}  // namespace colead
