"""Store -> the ways in which it breaks the shapes, found by SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.errors import ValidationFailed
from kg.graph.shapes import MOST, Fault, in_words
from kg.store.backend import select
from kg.store.store import Store

FEW = 100  # nodes that are named for each constraint


def check(store: Store, name: str) -> None:
    """Raise ValidationFailed, which names the first faults, where a store breaks a shape."""
    if found := list(islice(faults(store, 1), MOST + 1)):
        raise ValidationFailed(f"{name}: {in_words(found)}")


def faults(store: Store, few: int = FEW) -> Iterator[Fault]:
    """What is wrong in a whole store: for each constraint, the first nodes that break it."""
    from kg.graph.checks import checks

    for check in checks():
        for row in select(store.backend, f"{check.sparql} LIMIT {few}"):
            yield Fault(check.shape, check.path, check.asks, row["this"].value)
