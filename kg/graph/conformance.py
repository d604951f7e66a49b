"""What is told of one article -> the ways in which it breaks the SHACL shapes, before it is stored.

The shapes become tests once (`kg.graph.constraints`). A constraint that is not known there is an error, so that none is
passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import groupby, islice

from kg.errors import DataError, ValidationFailed
from kg.graph.constraints import NOTHING, TESTS, Column, Test, Told
from kg.graph.shapes import MOST, SOURCE, Constraint, Fault, Path, Shape, in_words, shapes, short
from kg.graph.terms import Columns

# What a shape asks of what a path leads to: in words, and as a test
Asked = tuple[Path, tuple[tuple[str, Test], ...]]


def check(columns: Columns) -> None:
    """Raise ValidationFailed, which names the first faults, where what is told breaks a shape."""
    if found := list(islice(faults(columns), MOST + 1)):
        raise ValidationFailed(f"what it tells breaks the SHACL shapes: {in_words(found)}")


def faults(columns: Columns) -> Iterator[Fault]:
    """What is wrong in what some graphs tell together: each constraint that is broken, with the nodes that break it."""
    told = Told(columns)
    for shape, asked in compiled():
        if targets := _targets(shape, told):
            for path, tests in asked:
                column = _column(path, targets, told)
                for asks, test in tests:
                    for node in sorted(test(column)):
                        yield Fault(shape.name, short(path), asks, node)


def _targets(shape: Shape, told: Told) -> Set[str]:
    """The nodes that a shape is about."""
    found = [told.instances.get(name, NOTHING) for name in shape.classes]
    found += [told.nodes.get(name[1:-1], NOTHING) for name in shape.subjects_of]
    return found[0] if len(found) == 1 else NOTHING.union(*found)


def _column(path: Path, targets: Set[str], told: Told) -> Column:
    """What a path leads to from the targets; without steps that is themselves."""
    if len(path) == 1 and path[0].form == "{}":
        nodes, values = told.columns.get(path[0].predicate, ((), ()))
        if told.nodes.get(path[0].predicate, NOTHING) <= targets:
            return Column(targets, nodes, values, told)
        pairs = {(node, value) for node, value in zip(nodes, values, strict=True) if node in targets}
    else:
        pairs = _reached(path, {(node, f"<{node}>") for node in targets}, told)
    return Column(targets, [node for node, _ in pairs], [value for _, value in pairs], told)


def _reached(path: Path, pairs: set[tuple[str, str]], told: Told) -> set[tuple[str, str]]:
    """Nodes and terms -> the nodes, and what a path leads to from the terms."""
    for step in path:
        links = told.links(step)
        reached = {(node, end) for node, start in pairs for end in links.get(start, ())}
        while step.form == "{}*" and not reached <= pairs:
            pairs |= reached
            reached = {(node, end) for node, start in reached for end in links.get(start, ())}
        pairs = pairs if step.form == "{}*" else reached
    return pairs


@lru_cache(maxsize=1)
def compiled() -> tuple[tuple[Shape, tuple[Asked, ...]], ...]:
    """The shapes, and what they ask; raises DataError where they ask what is not known."""
    return tuple((shape, tuple(_by_path(shape))) for shape in shapes())


def _by_path(shape: Shape) -> Iterator[Asked]:
    for path, asked in groupby(shape.constraints, key=lambda one: one.path):
        yield path, tuple((one.asks, _test(one)) for one in asked)


def _test(constraint: Constraint) -> Test:
    if constraint.kind not in TESTS:
        raise DataError(f"{SOURCE}: no test is known for the constraint {constraint.kind}")
    return TESTS[constraint.kind](*constraint.asked)
