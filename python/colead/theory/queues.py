# SPDX-License-Identifier: Apache-2.0
"""Queues in the long run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from colead import _core
from colead.base.checks import whole
from colead.base.shown import ShownFields

MOST_SERVERS = 1_000_000


@dataclass(frozen=True, slots=True)
class ServerLine(ShownFields):
    """Means of a line in front of equal servers.

    Fields:
        waits: probability that an arrival waits.
        wait: mean wait of all arrivals, in the unit of the service times.
        length: mean number of those waiting.
        abandoned: share of arrivals that lose patience.
        utilisation: mean share of the servers at work.

    Example:
        >>> theory.many_servers(1, 0.5, 1.0).wait
        1.0
    """

    waits: float
    wait: float
    length: float
    abandoned: float
    utilisation: float


def erlang_b(servers: int, load: float) -> float:
    """Probability that all servers are busy where nobody waits (Erlang 1917), whatever the distribution of service.

    Parameters:
        servers: how many there are.
        load: rate of arrivals times mean service, 0 or more.

    Returns:
        The share of arrivals that are turned away, 0 to 1.

    Raises:
        ModelError: for a load below 0.

    Example:
        >>> theory.erlang_b(1, 1.0)
        0.5
    """
    return _core.theory_erlang_b(_servers(servers), load)


def erlang_c(servers: int, load: float) -> float:
    """Probability that an arrival waits in front of exponential servers.

    Parameters:
        servers: how many there are.
        load: rate of arrivals times mean service, from 0 to below the number of servers.

    Returns:
        A probability.

    Raises:
        ModelError: for a load at which the line grows without end.

    Example:
        >>> theory.erlang_c(1, 0.5)
        0.5
    """
    return _core.theory_erlang_c(_servers(servers), load)


def many_servers(servers: int, arrival_rate: float, mean_service: float) -> ServerLine:
    """M/M/c: Poisson arrivals, exponential services, endless patience.

    Parameters:
        servers: how many there are.
        arrival_rate: arrivals a unit of time.
        mean_service: in the same unit of time, above 0.

    Returns:
        Means in the long run.

    Raises:
        ModelError: outside these ranges, and for a load at which the line grows without end.

    Example:
        >>> theory.many_servers(1, 0.8, 1.0).utilisation
        0.8
    """
    return ServerLine(*_core.theory_many_servers(_servers(servers), arrival_rate, mean_service))


def impatient_line(servers: int, arrival_rate: float, mean_service: float, mean_patience: float) -> ServerLine:
    """M/M/c+M, Erlang's A: those who wait leave after an exponential patience (Garnett, Mandelbaum & Reiman 2002).

    Parameters:
        servers: how many there are.
        arrival_rate: arrivals a unit of time.
        mean_service, mean_patience: in the same unit of time, above 0.

    Returns:
        Means in the long run, at any load.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.impatient_line(1, 1.0, 1.0, 1.0).abandoned > 0
        True
    """
    return ServerLine(*_core.theory_impatient_line(_servers(servers), arrival_rate, mean_service, mean_patience))


def single_server_wait(rate: float, mean_service: float, cv: float = 1.0) -> float:
    """Mean wait in M/G/1 (Pollaczek 1930, Khinchine 1932).

    Parameters:
        rate: arrivals a unit of time.
        mean_service: in the same unit of time, above 0.
        cv: coefficient of variation of the service, 0 or more; 1 is exponential.

    Returns:
        The mean wait before service.

    Raises:
        ModelError: outside these ranges, and for a load of 1 or more.

    Example:
        >>> theory.single_server_wait(0.5, 1.0, cv=0.0)
        0.5
    """
    return _core.theory_single_server_wait(rate, mean_service, cv)


def priority_waits(classes: Sequence[tuple[float, float, float]]) -> tuple[float, ...]:
    """Mean wait of each class where an earlier class goes first and no service is interrupted (Cobham 1954).

    Parameters:
        classes: (rate, mean service, coefficient of variation) of each, the most urgent first.

    Returns:
        A mean wait for each class.

    Raises:
        ModelError: outside the ranges of `single_server_wait`, and where all together load the server by 1 or more.

    Example:
        >>> urgent, other = theory.priority_waits([(0.2, 1.0, 1.0), (0.6, 1.0, 1.0)])
        >>> urgent < theory.single_server_wait(0.8, 1.0) < other
        True
    """
    return tuple(_core.theory_priority_waits([tuple(one) for one in classes]))


def rework_lead(arrival_rate: float, first_service: float, second_service: float, again: float) -> float:
    """Mean time through two servers in a row where some work goes back to the first (Jackson 1957).

    Parameters:
        arrival_rate: arrivals a unit of time.
        first_service, second_service: exponential means, above 0.
        again: probability of going back, from 0 to below 1.

    Returns:
        Mean time from arrival to the end.

    Raises:
        ModelError: outside these ranges, and where one server is loaded by 1 or more.

    Example:
        >>> theory.rework_lead(0.5, 1.0, 1.0, 0.0)
        4.0
    """
    return _core.theory_rework_lead(arrival_rate, first_service, second_service, again)


def fork_join_lead(arrival_rate: float, mean_service: float) -> float:
    """Mean time until both of two equal servers have done their part of each job (Flatto & Hahn 1984).

    Parameters:
        arrival_rate: jobs a unit of time.
        mean_service: exponential mean of each part, above 0.

    Returns:
        service (12 - load) / (8 (1 - load)).

    Raises:
        ModelError: outside these ranges, and for a load of 1 or more.

    Example:
        >>> theory.fork_join_lead(0.0, 2.0)  # the mean of the larger of two exponentials
        3.0
    """
    return _core.theory_fork_join_lead(arrival_rate, mean_service)


def _servers(count: int) -> int:
    return whole("servers", count, 0, MOST_SERVERS)
