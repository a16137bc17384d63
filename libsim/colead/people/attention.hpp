// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "colead/core/ids.hpp"
#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Work that waits for one person's attention.
struct Task {
  DecisionId decision;
  std::uint8_t priority{0};  ///< the lower number goes first
  Time enqueued;             ///< when it was pushed
  Duration work;
  std::uint64_t identity{0};  ///< stable, so that the order does not hang on indices
};

/// What has passed through one person's waiting line up to an instant. Exact, and reckoned in two ways that must agree:
/// by the length over time, and task by task.
struct QueueAccount {
  Duration length_integral;  ///< waiting tasks x time
  Duration wait_sum;         ///< of all arrivals; those still waiting count up to the instant
  std::uint64_t arrivals{0};
  std::uint64_t departures{0};  ///< started or removed

  [[nodiscard]] double length_integral_hours() const { return in_hours(length_integral); }
  [[nodiscard]] double wait_sum_hours() const { return in_hours(wait_sum); }
};

/// A waiting line and at most one current task for each person. The line is ordered by (priority, enqueued, identity);
/// what is current is not preempted by what waits. A value: a copy is a branch. In steady state nothing is allocated.
/// Pointers to tasks hold until the next push. The times given for one person never go back. A breach of this, a person
/// out of range or a negative work is a ModelError.
///
/// When the current task will be done is no concern of the queue: see TaskRun in people/server.hpp.
class AttentionQueues {
 public:
  AttentionQueues() = default;
  explicit AttentionQueues(std::size_t people);

  [[nodiscard]] std::size_t size() const { return queues_.size(); }

  /// At task.enqueued, of a decision: ModelError without one. Memory is taken up to the largest number of a decision,
  /// so they are to be numbered from 0 on. Takes time in proportion to the priorities that wait, however many tasks
  /// there are.
  void push(PersonId person, const Task& task);
  /// The task at work, or nullptr.
  [[nodiscard]] const Task* current(PersonId person) const;
  /// The task that start_next() would start, or nullptr.
  [[nodiscard]] const Task* next(PersonId person) const;
  /// Makes the first of the line current and returns it; nullptr if nobody waits. Throws ModelError while one is
  /// current.
  const Task* start_next(PersonId person, Time now);
  /// Throws ModelError if there is no current task, as does abandon_current().
  Task finish_current(PersonId person) { return take_current(person); }
  /// Of the same effect; what of its work is left is for the caller to know.
  Task abandon_current(PersonId person) { return take_current(person); }
  /// Takes the person's waiting task of this decision out of the line; false if none waits (the current one does not).
  /// Takes time in proportion to those who have a task of the same decision waiting, however long the lines are.
  bool remove(PersonId person, DecisionId decision, Time now);

  /// Without the current task.
  [[nodiscard]] Duration waiting_work(PersonId person) const { return queue(person).waiting_work; }
  [[nodiscard]] std::size_t length(PersonId person) const { return queue(person).length; }

  /// The account at an instant not before the last change of the line. Walks the line.
  [[nodiscard]] QueueAccount account(PersonId person, Time at) const;

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  struct Node {
    Task task;
    PersonId person;           ///< whose task it is
    std::uint32_t next{none};  ///< of the line, or of the free nodes
    std::uint32_t previous{none};
    std::uint32_t following{none};  ///< of the same decision, in a ring of all that wait
    std::uint32_t lane_before{
        none};  ///< of the last task of a priority: the last of the priority before it in the line
  };
  /// Where a task belongs in a line.
  struct Place {
    std::uint32_t previous{none};
    std::uint32_t lane{none};    ///< the last task of its priority, or of the nearest one ahead of it
    std::uint32_t behind{none};  ///< the last task of the nearest priority behind it
  };
  struct Queue {
    std::uint32_t head{none};
    std::uint32_t tail{none};
    std::uint32_t current{none};
    std::uint32_t length{0};
    std::uint64_t arrivals{0};
    Duration waiting_work;
    Duration length_integral;  ///< up to `changed`
    Duration wait_sum;         ///< of those that left the line
    Time changed;
  };

  [[nodiscard]] const Queue& queue(PersonId person) const;
  [[nodiscard]] Queue& queue(PersonId person);
  [[nodiscard]] Place place_of(const Queue& queue, const Task& task) const;
  std::uint32_t take_node(PersonId person, const Task& task);
  void join_ring(std::uint32_t node);
  template <class Chosen>
  std::uint32_t leave_ring(DecisionId decision, Chosen chosen);
  void free_node(std::uint32_t node);
  void link(Queue& queue, std::uint32_t node, const Place& place);
  void leave_lane(const Queue& queue, std::uint32_t node);
  void unlink(Queue& queue, std::uint32_t node, Time now);
  Task take_current(PersonId person);
  static void advance(Queue& queue, Time now);

  std::vector<Queue> queues_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> last_of_;  ///< by decision, the last of its ring
  std::uint32_t free_node_{none};
};

}  // namespace colead
COLEAD_PUBLIC_END
