"""Store -> the ways in which it breaks the shapes, found by SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kg.errors import ValidationFailed
from kg.store.backend import select
from kg.store.store import Store

FEW = 100  # nodes that are named for each constraint
MOST = 3  # faults that an error names


@dataclass(frozen=True, slots=True)
class Fault:
    """A node that breaks a constraint of a shape; the path is empty where it is the node itself."""

    shape: str
    path: str
    asks: str
    node: str

    def __str__(self) -> str:
        """One line: the node, the property, and what the shape asks for."""
        return " · ".join(part for part in (self.node, self.path, self.shape, self.asks) if part)


def check(store: Store, name: str) -> None:
    """Raise ValidationFailed, which names the first faults, where a store breaks a shape."""
    if found := list(islice(faults(store, 1), MOST + 1)):
        more = " (and more)" if len(found) > MOST else ""
        raise ValidationFailed(f"{name}: {'; '.join(map(str, found[:MOST]))}{more}")


def faults(store: Store, few: int = FEW) -> Iterator[Fault]:
    """What is wrong in a whole store: for each constraint, the first nodes that break it."""
    from kg.graph.checks import checks

    for check in checks():
        for row in select(store.backend, f"{check.sparql} LIMIT {few}"):
            yield Fault(check.shape, check.path, check.asks, row["this"].value)
