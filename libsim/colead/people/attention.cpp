// SPDX-License-Identifier: Apache-2.0
#include "colead/people/attention.hpp"

#include <string>
#include <tuple>
#include <utility>

#include "colead/core/error.hpp"
#include "colead/core/large_pages.hpp"

namespace colead {

namespace {

bool before(const Task& a, const Task& b) {
  return std::tie(a.priority, a.enqueued, a.identity) < std::tie(b.priority, b.enqueued, b.identity);
}

}  // namespace

AttentionQueues::AttentionQueues(std::size_t people) { resize_in_large_pages(queues_, people); }

const AttentionQueues::Queue& AttentionQueues::queue(PersonId person) const {
  if (person.value >= queues_.size()) {
    throw ModelError("there is no person " + std::to_string(person.value) + " among the " +
                     std::to_string(queues_.size()) + " queues");
  }
  return queues_[person.value];
}

AttentionQueues::Queue& AttentionQueues::queue(PersonId person) {
  return const_cast<Queue&>(std::as_const(*this).queue(person));
}

void AttentionQueues::advance(Queue& queue, Time now) {
  if (now < queue.changed) {
    throw ModelError("a queue last changed at " + std::to_string(queue.changed.us) + " us cannot change at " +
                     std::to_string(now.us) + " us");
  }
  queue.length_integral += (now - queue.changed) * queue.length;
  queue.changed = now;
}

std::uint32_t AttentionQueues::take_node(PersonId person, const Task& task) {
  if (free_node_ == none) {
    nodes_.push_back({task, person});
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }
  const std::uint32_t node = free_node_;
  free_node_ = nodes_[node].next;
  nodes_[node].task = task;
  nodes_[node].person = person;
  return node;
}

void AttentionQueues::join_ring(std::uint32_t node) {
  const std::size_t decision = nodes_[node].task.decision.value;
  if (decision >= last_of_.size()) last_of_.resize(decision + 1, none);
  const std::uint32_t last = last_of_[decision];
  nodes_[node].following = last == none ? node : nodes_[last].following;
  if (last != none) nodes_[last].following = node;
  last_of_[decision] = node;
}

/// The first chosen node of a decision's ring, no longer in it; none where there is none.
template <class Chosen>
std::uint32_t AttentionQueues::leave_ring(DecisionId decision, Chosen chosen) {
  if (decision.value >= last_of_.size() || last_of_[decision.value] == none) return none;
  std::uint32_t& last = last_of_[decision.value];
  std::uint32_t before = last;
  std::uint32_t node = nodes_[last].following;
  while (!chosen(node)) {
    if (node == last) return none;
    before = node;
    node = nodes_[node].following;
  }
  nodes_[before].following = nodes_[node].following;
  if (node == last) last = before == node ? none : before;
  return node;
}

void AttentionQueues::free_node(std::uint32_t node) {
  nodes_[node].next = free_node_;
  free_node_ = node;
}

/// Tasks of one priority are a lane; from the last of a lane to the last of the one ahead of it is one step, and in its
/// lane a new task stands last, but for those of the same instant.
AttentionQueues::Place AttentionQueues::place_of(const Queue& queue, const Task& task) const {
  Place place{.previous = none, .lane = queue.tail, .behind = none};
  while (place.lane != none && nodes_[place.lane].task.priority > task.priority) {
    place.behind = place.lane;
    place.lane = nodes_[place.lane].lane_before;
  }
  place.previous = place.lane;
  while (place.previous != none && before(task, nodes_[place.previous].task)) {
    place.previous = nodes_[place.previous].previous;
  }
  return place;
}

void AttentionQueues::link(Queue& queue, std::uint32_t node, const Place& place) {
  const std::uint32_t previous = place.previous;
  if (previous == place.lane) {  // the last of its lane
    const bool same = previous != none && nodes_[previous].task.priority == nodes_[node].task.priority;
    nodes_[node].lane_before = same ? nodes_[previous].lane_before : previous;
    if (place.behind != none) nodes_[place.behind].lane_before = node;
  }
  const std::uint32_t next = previous == none ? queue.head : nodes_[previous].next;
  nodes_[node].previous = previous;
  nodes_[node].next = next;
  (previous == none ? queue.head : nodes_[previous].next) = node;
  (next == none ? queue.tail : nodes_[next].previous) = node;
}

/// Before it leaves the line.
void AttentionQueues::leave_lane(const Queue& queue, std::uint32_t node) {
  const auto same = [&](std::uint32_t other) {
    return other != none && nodes_[other].task.priority == nodes_[node].task.priority;
  };
  if (same(nodes_[node].next)) return;  // not the last
  std::uint32_t left = nodes_[node].lane_before;
  if (const std::uint32_t previous = nodes_[node].previous; same(previous)) {
    nodes_[previous].lane_before = left;
    left = previous;
  }
  std::uint32_t behind = none;
  for (std::uint32_t at = queue.tail; at != node; at = nodes_[at].lane_before) behind = at;
  if (behind != none) nodes_[behind].lane_before = left;
}

void AttentionQueues::unlink(Queue& queue, std::uint32_t node, Time now) {
  advance(queue, now);
  leave_lane(queue, node);
  const Task& task = nodes_[node].task;
  const std::uint32_t next = nodes_[node].next;
  const std::uint32_t previous = nodes_[node].previous;
  (previous == none ? queue.head : nodes_[previous].next) = next;
  (next == none ? queue.tail : nodes_[next].previous) = previous;
  --queue.length;
  queue.waiting_work -= task.work;
  queue.wait_sum += now - task.enqueued;
}

void AttentionQueues::push(PersonId person, const Task& task) {
  Queue& line = queue(person);
  if (task.work < Duration{}) throw ModelError("a task has negative work, " + std::to_string(task.work.us) + " us");
  if (!task.decision.valid()) throw ModelError("a task is of no decision");
  advance(line, task.enqueued);
  const Place place = place_of(line, task);
  const std::uint32_t node = take_node(person, task);
  link(line, node, place);
  join_ring(node);
  ++line.length;
  ++line.arrivals;
  line.waiting_work += task.work;
}

const Task* AttentionQueues::current(PersonId person) const {
  const Queue& line = queue(person);
  return line.current == none ? nullptr : &nodes_[line.current].task;
}

const Task* AttentionQueues::next(PersonId person) const {
  const Queue& line = queue(person);
  return line.head == none ? nullptr : &nodes_[line.head].task;
}

const Task* AttentionQueues::start_next(PersonId person, Time now) {
  Queue& line = queue(person);
  if (line.current != none) throw ModelError("person " + std::to_string(person.value) + " is at a task already");
  if (line.head == none) return nullptr;
  const std::uint32_t first = line.head;
  unlink(line, first, now);
  leave_ring(nodes_[first].task.decision, [first](std::uint32_t node) { return node == first; });
  line.current = first;
  return &nodes_[first].task;
}

Task AttentionQueues::take_current(PersonId person) {
  Queue& line = queue(person);
  if (line.current == none) throw ModelError("person " + std::to_string(person.value) + " is at no task");
  const Task task = nodes_[line.current].task;
  free_node(line.current);
  line.current = none;
  return task;
}

bool AttentionQueues::remove(PersonId person, DecisionId decision, Time now) {
  Queue& line = queue(person);
  advance(line, now);
  const std::uint32_t node = leave_ring(decision, [&](std::uint32_t one) { return nodes_[one].person == person; });
  if (node == none) return false;
  unlink(line, node, now);
  free_node(node);
  return true;
}

QueueAccount AttentionQueues::account(PersonId person, Time at) const {
  Queue line = queue(person);
  advance(line, at);
  for (std::uint32_t node = line.head; node != none; node = nodes_[node].next) {
    line.wait_sum += at - nodes_[node].task.enqueued;
  }
  return {line.length_integral, line.wait_sum, line.arrivals, line.arrivals - line.length};
}

}  // namespace colead
