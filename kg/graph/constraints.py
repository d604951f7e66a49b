"""A constraint of a SHACL shape -> a test of all nodes of the shape together, which gives those that break it.

What a property tells of nodes is a column, over which sets are compared. Terms stay as N-Quads writes them.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from decimal import Decimal
from functools import partial
from operator import ge, le, lt
from typing import Any

from msgspec import Struct

from kg import vocab
from kg.graph.shapes import LEXICAL, SHACL, Step
from kg.graph.terms import Columns
from kg.lazy import lazy

NOTHING: frozenset[str] = frozenset()
_NUMERIC = re.compile(rf'"({LEXICAL["decimal"]})"\^\^<{vocab.XSD}(?:decimal|integer)>')
_STRING = f"<{vocab.XSD}string>"
_MARKS = {f"<{SHACL}IRI>": "<", f"<{SHACL}Literal>": '"'}  # with what terms of a kind begin


class Told:
    """What is told in some graphs, by property: nodes (IRIs), and beside them values (terms)."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.nodes: Mapping[str, Set[str]] = {key: {*nodes} for key, (nodes, _) in columns.items()}
        self._links: dict[Step, Mapping[str, Sequence[str]]] = {}

    @lazy
    def instances(self) -> Mapping[str, Set[str]]:
        """The nodes of each class."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for node, value in zip(*self.columns[vocab.TYPE], strict=True):
            found[value].add(node)
        return found

    def links(self, step: Step) -> Mapping[str, Sequence[str]]:
        """Where a step leads from each term."""
        if step not in self._links:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for node, value in zip(*self.columns.get(step.predicate, ((), ())), strict=True):
                start, end = (value, f"<{node}>") if step.form == "^{}" else (f"<{node}>", value)
                found[start].append(end)
            self._links[step] = found
        return self._links[step]


class Column(Struct, frozen=True):
    """The nodes that a shape is about; those that have values along a path, and beside them these; and all else."""

    targets: Set[str]
    nodes: Sequence[str]
    values: Sequence[str]
    told: Told


Test = Callable[[Column], Iterable[str]]  # the nodes that break a constraint


def _lexical(term: str) -> str:
    """The characters of a literal, or an IRI; the escapes of N-Quads are those of JSON."""
    words = term[1:-1] if term[0] == "<" else term[1 : term.rindex('"')]
    return str(json.loads(f'"{words}"', strict=False)) if "\\" in words else words


def _number(term: str) -> Decimal | None:
    found = _NUMERIC.fullmatch(term)
    return Decimal(found[1]) if found else None


def _with(column: Column, wrong: Collection[str]) -> Iterable[str]:
    """The nodes that have one of some values."""
    return {node for node, value in zip(column.nodes, column.values, strict=True) if value in wrong} if wrong else ()


def _each(holds: Callable[[str], object]) -> Test:
    """A test of each value by itself."""
    return lambda column: _with(column, {value for value in {*column.values} if not holds(value)})


def _most(asked: str) -> Test:
    most = int(_lexical(asked))

    def test(column: Column) -> Iterable[str]:
        if most and len({*column.nodes}) == len(column.nodes):
            return ()
        counts = Counter(node for node, _ in {*zip(column.nodes, column.values, strict=True)})
        return [node for node, count in counts.items() if count > most]

    return test


def _least(asked: str) -> Test:
    least = int(_lexical(asked))

    def test(column: Column) -> Iterable[str]:
        if least == 1:
            return column.targets - {*column.nodes}
        counts = Counter(node for node, _ in {*zip(column.nodes, column.values, strict=True)})
        return [node for node in column.targets if counts[node] < least]

    return test


def _datatype(asked: str) -> Test:
    if asked == _STRING:
        return _each(lambda term: term[-1] == '"')
    lexical = LEXICAL.get(asked.removeprefix(f"<{vocab.XSD}").rstrip(">"), ".*")
    return _each(re.compile(rf'"(?:{lexical})"\^\^{re.escape(asked)}').fullmatch)


def _pattern(asked: str) -> Test:
    search = re.compile(_lexical(asked)).search
    return _each(lambda term: search(_lexical(term)))


def _length(asked: str) -> Test:
    least = int(_lexical(asked))
    return _each(lambda term: len(_lexical(term)) >= least)


def _bound(holds: Callable[[Decimal, Decimal], bool], asked: str) -> Test:
    bound = Decimal(_lexical(asked))
    return _each(lambda term: (number := _number(term)) is not None and holds(number, bound))


def _order(holds: Callable[[Any, Any], bool], asked: str) -> Test:
    """Whether values stand in an order to those of another property of the node."""
    step = Step(asked[1:-1])

    def test(column: Column) -> Iterable[str]:
        others = column.told.links(step)
        pairs = zip(column.nodes, column.values, strict=True)
        return {
            node for node, value in pairs if not all(_ordered(holds, value, o) for o in others.get(f"<{node}>", ()))
        }

    return test


def _ordered(holds: Callable[[Any, Any], bool], one: str, other: str) -> bool:
    """Whether two numbers, or two literals of one type as they are written, stand in an order."""
    first, second = _number(one), _number(other)
    if first is not None and second is not None:
        return holds(first, second)
    return one.rpartition('"')[2] == other.rpartition('"')[2] and holds(one, other)


def _class(asked: str) -> Test:
    """Whether values are instances of a class."""

    def test(column: Column) -> Iterable[str]:
        known = column.told.instances.get(asked, NOTHING)
        return _with(column, {value for value in {*column.values} if value[1:-1] not in known})

    return test


def _node(*asked: str) -> Test:
    """Whether values have the properties that another shape needs."""

    def test(column: Column) -> Iterable[str]:
        known = [column.told.nodes.get(key[1:-1], NOTHING) for key in asked]
        return _with(column, {value for value in {*column.values} if not all(value[1:-1] in one for one in known)})

    return test


def _closed(*asked: str) -> Test:
    """Whether nodes have no properties but these."""
    known = {key[1:-1] for key in asked}

    def test(column: Column) -> Iterable[str]:
        others = [nodes for key, nodes in column.told.nodes.items() if key not in known]
        return {node for nodes in others if not column.targets.isdisjoint(nodes) for node in column.targets & nodes}

    return test


# By the kind of a constraint: what makes its test of what it asks for
TESTS: Mapping[str, Callable[..., Test]] = {
    "minCount": _least,
    "maxCount": _most,
    "closed": _closed,
    "hasValue": lambda asked: lambda column: column.targets - {*_with(column, (asked,))},
    "lessThan": partial(_order, lt),
    "lessThanOrEquals": partial(_order, le),
    "datatype": _datatype,
    "nodeKind": lambda asked: _each(lambda term: term[0] == _MARKS[asked]),
    "pattern": _pattern,
    "in": lambda *asked: _each(frozenset(asked).__contains__),
    "class": _class,
    "node": _node,
    "minInclusive": partial(_bound, ge),
    "maxInclusive": partial(_bound, le),
    "minLength": _length,
}
