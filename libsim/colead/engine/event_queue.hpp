// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/engine/event.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Names one pushed event, for cancel(). Never names another: a generation is used once. A default handle names none.
struct EventHandle {
  std::uint32_t slot{0};
  std::uint64_t generation{0};
  friend constexpr bool operator==(const EventHandle&, const EventHandle&) = default;
};

/// The future event list, in the total order of Event. A value: a copy is an independent branch in which the same
/// handles name the same events. Times never go back: what is pushed may not lie before what was last popped.
///
/// A monotone radix heap (Ahuja et al. 1990) on the 4-bit digits of the time: an event waits in the bucket of the
/// highest digit in which its time differs from `base_` and moves to finer buckets as its time comes near. The nearest
/// bucket lies sorted in `bottom_`. Entries of 16 bytes move, events stay in `nodes_`. Memory is kept for reuse: in
/// steady state nothing is allocated.
class EventQueue {
 public:
  /// Throws ModelError if the event lies before the last popped one (or before Time::start()).
  EventHandle push(const Event& event);

  /// The next event; stays valid until the queue changes. Throws ModelError if there is none, as does pop().
  [[nodiscard]] const Event& top();
  Event pop();

  /// Whether the event was still pending; false for one already popped or cancelled.
  bool cancel(EventHandle handle);

  [[nodiscard]] std::size_t size() const { return live_; }
  [[nodiscard]] bool empty() const { return live_ == 0; }

  /// A hint for prefetching: the event n places after the next one if it already lies sorted, else nullptr. It may have
  /// been cancelled, so nothing but speed may depend on it.
  [[nodiscard]] const Event* upcoming(std::size_t n) const {
    return heaped_ || n >= bottom_.size() ? nullptr : &nodes_.items[bottom_[bottom_.size() - 1 - n].slot].event;
  }

 private:
  static constexpr std::size_t levels = 16, digits = 16;
  static constexpr std::uint32_t chunk_size = 32;
  static constexpr std::size_t bottom_size = 32;   ///< a bucket with more is spread out, not sorted
  static constexpr std::size_t bottom_limit = 64;  ///< what the bottom may grow to by pushes
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  /// `prefix` holds the priority and the first bits of the identity: it settles most ties without a look at the node.
  struct Entry {
    std::int64_t time;
    std::uint32_t prefix;
    std::uint32_t slot;
  };
  /// The generation is odd while the event is pending. One cache line each: with many pending this saves a miss an
  /// event.
  struct alignas(64) Node {
    Event event;
    std::uint64_t generation{0};
    std::uint32_t next{none};
  };
  struct Chunk {
    std::array<Entry, chunk_size> entries;
    std::uint32_t next{none};
  };
  /// Unordered entries; only the first chunk is partly filled.
  struct Bucket {
    std::uint32_t chunk{none}, count{0};
  };
  template <class T>
  struct Pool {
    std::vector<T> items;
    std::uint32_t free{none};
    std::uint32_t take();
    void give_back(std::uint32_t i) { items[i].next = std::exchange(free, i); }
  };

  [[nodiscard]] Node& node(const Entry& entry) { return nodes_.items[entry.slot]; }
  [[nodiscard]] bool alive(const Entry& entry) const { return nodes_.items[entry.slot].generation % 2 != 0; }
  [[nodiscard]] const Entry& next() const { return heaped_ ? bottom_.front() : bottom_.back(); }
  [[nodiscard]] auto later() const {
    return [this](const Entry& a, const Entry& b) {
      if (a.time != b.time) return a.time > b.time;
      if (a.prefix != b.prefix) return a.prefix > b.prefix;
      return nodes_.items[a.slot].event > nodes_.items[b.slot].event;
    };
  }

  void insert(const Entry& entry);
  void insert_into_bucket(const Entry& entry, std::size_t level, std::size_t digit);
  void insert_into_bottom(const Entry& entry);
  bool relieve_bottom();
  void drop_next();
  void settle();
  void refill();
  /// Empties a bucket and hands every entry to `use`, which may insert.
  template <class Use>
  void drain(std::size_t level, std::size_t digit, Use use);
  bool sweep(const Entry& entry);
  void purge();

  Pool<Node> nodes_;
  Pool<Chunk> chunks_;
  std::vector<Entry> bottom_;  ///< times up to last_of_bottom_: descending, or a heap when there are too many
  std::array<std::array<Bucket, digits>, levels> buckets_{};
  std::array<std::uint16_t, levels> filled_digits_{};
  std::uint16_t filled_levels_{0};
  bool heaped_{false};
  std::int64_t base_{0}, last_of_bottom_{-1}, last_popped_{0};
  std::size_t live_{0};
  std::size_t cancelled_{0};  ///< entries whose event was cancelled, not yet swept up
};

}  // namespace colead
COLEAD_PUBLIC_END
