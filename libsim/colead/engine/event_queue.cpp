// SPDX-License-Identifier: Apache-2.0
#include "colead/engine/event_queue.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "colead/core/error.hpp"
#include "colead/core/large_pages.hpp"
#include "colead/core/prefetch.hpp"

namespace colead {
namespace {

constexpr std::size_t digit_bits = 4;

std::size_t lowest(std::uint16_t set) { return static_cast<std::size_t>(std::countr_zero(set)); }

std::uint16_t bit(std::size_t i) { return static_cast<std::uint16_t>(1U << i); }

}  // namespace

template <class T>
std::uint32_t EventQueue::Pool<T>::take() {
  if (free != none) return std::exchange(free, items[free].next);
  if (items.size() == items.capacity()) reserve_in_large_pages(items, std::max<std::size_t>(16, 2 * items.size()));
  items.emplace_back();
  return static_cast<std::uint32_t>(items.size() - 1);
}

EventHandle EventQueue::push(const Event& event) {
  if (event.time.us < last_popped_) {
    throw ModelError("event of kind " + std::to_string(event.kind) + " pushed at " + std::to_string(event.time.us) +
                     " us, before the last popped time " + std::to_string(last_popped_) + " us");
  }
  const auto prefix = std::uint32_t{event.priority} << 24U | static_cast<std::uint32_t>(event.identity >> 40U);
  const Entry entry{event.time.us, prefix, nodes_.take()};
  node(entry).event = event;
  const std::uint64_t generation = ++node(entry).generation;
  insert(entry);
  ++live_;
  return {entry.slot, generation};
}

const Event& EventQueue::top() {
  settle();
  return node(next()).event;
}

Event EventQueue::pop() {
  settle();
  const Entry first = next();
  drop_next();
  ++node(first).generation;
  nodes_.give_back(first.slot);
  last_popped_ = first.time;
  --live_;
  return node(first).event;
}

// The node stays taken until its entry is met: the entries beside it are in order only relative to its event.
bool EventQueue::cancel(EventHandle handle) {
  if (handle.slot >= nodes_.items.size() || handle.generation % 2 == 0) return false;
  std::uint64_t& generation = nodes_.items[handle.slot].generation;
  if (generation != handle.generation) return false;
  ++generation;
  --live_;
  if (++cancelled_ > live_ + chunk_size) purge();
  return true;
}

void EventQueue::insert(const Entry& entry) {
  if (entry.time <= last_of_bottom_) return insert_into_bottom(entry);
  const auto difference = static_cast<std::uint64_t>(entry.time ^ base_);
  const std::size_t level = static_cast<std::size_t>(std::bit_width(difference | 1U) - 1) / digit_bits;
  insert_into_bucket(entry, level, static_cast<std::size_t>(entry.time >> (digit_bits * level)) % digits);
}

void EventQueue::insert_into_bucket(const Entry& entry, std::size_t level, std::size_t digit) {
  Bucket& bucket = buckets_[level][digit];
  const std::uint32_t place = bucket.count++ % chunk_size;
  if (place == 0) {
    const std::uint32_t chunk = chunks_.take();
    chunks_.items[chunk].next = std::exchange(bucket.chunk, chunk);
  }
  chunks_.items[bucket.chunk].entries[place] = entry;
  filled_digits_[level] |= bit(digit);
  filled_levels_ |= bit(level);
}

void EventQueue::insert_into_bottom(const Entry& entry) {
  if (!heaped_ && bottom_.size() < bottom_limit) {
    bottom_.insert(std::upper_bound(bottom_.begin(), bottom_.end(), entry, later()), entry);
  } else if (relieve_bottom()) {
    insert(entry);
  } else {
    bottom_.push_back(entry);
    std::push_heap(bottom_.begin(), bottom_.end(), later());
  }
}

// Too much has been pushed between the events of the bottom: they return to finer buckets. Where that cannot be,
// because their times are all the same or some lie before `base_` (pushed after a look at a far-off top), the bottom is
// kept as a heap. Returns whether it has been emptied.
bool EventQueue::relieve_bottom() {
  if (last_popped_ < base_ || base_ == last_of_bottom_) {
    if (!heaped_) std::reverse(bottom_.begin(), bottom_.end());  // ascending order is a heap
    heaped_ = true;
    return false;
  }
  heaped_ = false;
  base_ = last_popped_;
  last_of_bottom_ = last_popped_ - 1;
  for (const Entry& entry : bottom_) insert(entry);
  bottom_.clear();
  return true;
}

void EventQueue::drop_next() {
  if (heaped_) std::pop_heap(bottom_.begin(), bottom_.end(), later());
  bottom_.pop_back();
  heaped_ = heaped_ && !bottom_.empty();
}

void EventQueue::settle() {
  if (live_ == 0) throw ModelError("no event is pending");
  for (;;) {
    while (bottom_.empty()) refill();
    const Entry first = next();
    if (alive(first)) return;
    drop_next();
    sweep(first);
  }
}

void EventQueue::refill() {
  const std::size_t level = lowest(filled_levels_);
  const std::size_t digit = lowest(filled_digits_[level]);
  const Bucket& bucket = buckets_[level][digit];
  const std::int64_t mask = (std::int64_t{1} << (digit_bits * level)) - 1;
  base_ = chunks_.items[bucket.chunk].entries[0].time & ~mask;
  if (level > 0 && bucket.count > bottom_size) {
    return drain(level, digit, [this](const Entry& entry) { insert(entry); });
  }
  last_of_bottom_ = base_ | mask;
  drain(level, digit, [this](const Entry& entry) {
    prefetch(&node(entry));
    bottom_.push_back(entry);
  });
  std::sort(bottom_.begin(), bottom_.end(), later());
}

template <class Use>
void EventQueue::drain(std::size_t level, std::size_t digit, Use use) {
  Bucket bucket = std::exchange(buckets_[level][digit], {});
  if (bucket.count == 0) return;
  filled_digits_[level] ^= bit(digit);
  if (filled_digits_[level] == 0) filled_levels_ ^= bit(level);
  while (bucket.count > 0) {
    const Chunk chunk = chunks_.items[bucket.chunk];
    chunks_.give_back(std::exchange(bucket.chunk, chunk.next));
    const std::uint32_t entries = (bucket.count - 1) % chunk_size + 1;
    bucket.count -= entries;
    for (std::uint32_t i = 0; i < entries; ++i) use(chunk.entries[i]);
  }
}

// Frees the node of a cancelled event whose entry is about to go; returns whether it was one.
bool EventQueue::sweep(const Entry& entry) {
  if (alive(entry)) return false;
  nodes_.give_back(entry.slot);
  --cancelled_;
  return true;
}

// Keeps far-off timers that are always cancelled (patience clocks) from filling the memory.
void EventQueue::purge() {
  std::erase_if(bottom_, [this](const Entry& entry) { return sweep(entry); });
  if (heaped_) std::make_heap(bottom_.begin(), bottom_.end(), later());
  heaped_ = heaped_ && !bottom_.empty();
  for (std::size_t level = 0; level < levels; ++level) {
    for (std::size_t digit = 0; digit < digits; ++digit) {
      drain(level, digit, [&](const Entry& entry) {
        if (!sweep(entry)) insert_into_bucket(entry, level, digit);
      });
    }
  }
}

}  // namespace colead
