"""Workers give results in order, here or in processes of their own."""

import math

import pytest

from marsad.adapters import pool
from marsad.adapters.pool import OneProcess, Processes


@pytest.fixture
def processes(monkeypatch):
    monkeypatch.setattr(pool, "WORTH_IT", 3)
    monkeypatch.setattr(pool, "AT_ONCE", 2)
    monkeypatch.setattr(pool, "PRELOADED", [])
    opened = Processes(2)
    yield opened
    opened.close()
    opened.close()


def test_results_come_in_the_order_of_things(processes):
    expected = [math.sqrt(n) for n in range(40)]
    assert list(processes.map(math.sqrt, range(40))) == expected
    assert list(processes.map(math.sqrt, range(40))) == expected
    assert list(OneProcess().map(math.sqrt, range(40))) == expected


def test_processes_start_only_when_the_work_is_worth_it(processes):
    assert list(processes.map(math.sqrt, range(3))) == [math.sqrt(n) for n in range(3)]
    assert processes._executor is None


def test_only_a_few_things_are_taken_ahead(processes):
    taken = []

    def things():
        for n in range(1000):
            taken.append(n)
            yield n

    results = processes.map(math.sqrt, things())
    for _ in range(10):
        next(results)
    assert len(taken) < 50
    results.close()
