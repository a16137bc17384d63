// SPDX-License-Identifier: Apache-2.0
// PHOLD as events, M/M/1 as events and as processes of cimba (github.com/ambonvik/cimba), for benchmarks/peers.py.
//
//     cimba phold PROCESSES EVENTS | cimba mm1 CUSTOMERS | cimba mm1_processes CUSTOMERS
//
// Prints nanoseconds of processor time an event, or a customer.
#include <cimba.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e9 * (double)now.tv_sec + (double)now.tv_nsec;
}

static uint64_t processes;

static void hold(void* job, void* at) {
  uintptr_t to = (uintptr_t)at;
  if (cmb_random() < 0.1) to = (uintptr_t)(cmb_random() * (double)processes);
  cmb_event_schedule(hold, job, (void*)to, cmb_time() + cmb_random_exponential(1.0), 0);
}

static double phold(uint64_t events) {
  for (uintptr_t n = 0; n < processes; ++n) hold((void*)n, (void*)n);
  for (uint64_t n = 0; n < 3 * processes; ++n) cmb_event_execute_next();
  const double begun = nanoseconds();
  for (uint64_t n = 0; n < events; ++n) cmb_event_execute_next();
  const double found = (nanoseconds() - begun) / (double)events;
  cmb_event_queue_clear();
  return found;
}

static uint64_t left;
static uint64_t waiting;
static double area;
static double since;

static void note(void) {
  area += (double)waiting * (cmb_time() - since);
  since = cmb_time();
}

static void depart(void* unused, void* none) {
  note();
  if (--waiting > 0) cmb_event_schedule(depart, unused, none, cmb_time() + cmb_random_exponential(1.0), 0);
}

static void arrive(void* unused, void* none) {
  note();
  if (++waiting == 1) cmb_event_schedule(depart, unused, none, cmb_time() + cmb_random_exponential(1.0), 0);
  if (--left > 0) cmb_event_schedule(arrive, unused, none, cmb_time() + cmb_random_exponential(1.25), 0);
}

static double mm1(uint64_t customers) {
  left = customers;
  const double begun = nanoseconds();
  cmb_event_schedule(arrive, NULL, NULL, cmb_random_exponential(1.25), 0);
  cmb_event_queue_execute();
  return (nanoseconds() - begun) / (double)customers;
}

static void* coming(struct cmb_process* self, void* queue) {
  (void)self;
  for (uint64_t n = left; n > 0; --n) {
    cmb_process_hold(cmb_random_exponential(1.25));
    cmb_objectqueue_put(queue, (void*)(uintptr_t)n);
  }
  return NULL;
}

static void* serving(struct cmb_process* self, void* queue) {
  (void)self;
  for (uint64_t n = left; n > 0; --n) {
    void* customer = NULL;
    cmb_objectqueue_get(queue, &customer);
    cmb_process_hold(cmb_random_exponential(1.0));
  }
  return NULL;
}

static double mm1_processes(uint64_t customers) {
  left = customers;
  struct cmb_objectqueue* queue = cmb_objectqueue_create();
  cmb_objectqueue_initialize(queue, "queue", CMB_UNLIMITED);
  struct cmb_process* source = cmb_process_create();
  struct cmb_process* server = cmb_process_create();
  cmb_process_initialize(source, "source", coming, queue, 0);
  cmb_process_initialize(server, "server", serving, queue, 0);
  const double begun = nanoseconds();
  cmb_process_start(source);
  cmb_process_start(server);
  cmb_event_queue_execute();
  const double found = (nanoseconds() - begun) / (double)customers;
  cmb_process_terminate(source);
  cmb_process_destroy(source);
  cmb_process_terminate(server);
  cmb_process_destroy(server);
  cmb_objectqueue_terminate(queue);
  cmb_objectqueue_destroy(queue);
  return found;
}

int main(int count, char** words) {
  const char* model = count > 1 ? words[1] : "";
  double found = 0;
  cmb_logger_flags_off(CMB_LOGGER_INFO);
  cmb_random_initialize(1);
  cmb_event_queue_initialize(0.0);
  if (strcmp(model, "phold") == 0 && count == 4) {
    processes = strtoull(words[2], NULL, 10);
    found = phold(strtoull(words[3], NULL, 10));
  } else if (strcmp(model, "mm1") == 0 && count == 3) {
    found = mm1(strtoull(words[2], NULL, 10));
  } else if (strcmp(model, "mm1_processes") == 0 && count == 3) {
    found = mm1_processes(strtoull(words[2], NULL, 10));
  } else {
    fputs("usage: cimba phold PROCESSES EVENTS | cimba mm1 CUSTOMERS | cimba mm1_processes CUSTOMERS\n", stderr);
    return EXIT_FAILURE;
  }
  cmb_event_queue_terminate();
  cmb_random_terminate();
  printf("%.3f\n", found);
  return EXIT_SUCCESS;
}
