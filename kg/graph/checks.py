"""SHACL shapes -> SPARQL queries that find what breaks them: for whole stores, over which SHACL engines are too slow.

Each constraint of a shape becomes one query for the nodes that break it. The constraints are those that
`ontology/shapes.ttl` uses; one that is not known here is an error, so that none is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from kg import vocab
from kg.errors import DataError
from kg.graph.shapes import LEXICAL, SOURCE, Constraint, Path, Shape, shapes, short

_KINDS: Mapping[str, str] = {"IRI": "isIRI", "Literal": "isLiteral"}


class Check(Struct, frozen=True):
    """One constraint: the shape, the path (empty for the node itself), what it asks for, and a query for `?this`."""

    shape: str
    path: str
    asks: str
    sparql: str


@lru_cache(maxsize=1)
def checks() -> tuple[Check, ...]:
    """The checks of all shapes that have a target, in the order of their shapes, paths and constraints."""
    return tuple(check for shape in shapes() for check in _checks(shape))


def _checks(shape: Shape) -> Iterator[Check]:
    target = _target(shape)
    for one in shape.constraints:
        yield Check(shape.name, short(one.path), one.asks, f"SELECT ?this {{ {target} {_wrong(one)}")


def _target(shape: Shape) -> str:
    """The pattern for the nodes that a shape is about."""
    targets = [f"{{ ?this a {one} }}" for one in shape.classes]
    targets += [f"{{ ?this {one} ?any }}" for one in shape.subjects_of]
    return f"{{ SELECT DISTINCT ?this {{ {' UNION '.join(targets)} }} }}"


def _triple(path: Path) -> str:
    """The triple of a node and its value; for the node itself, that it is its own value."""
    steps = "/".join(step.form.format(f"<{step.predicate}>") for step in path)
    return f"?this {steps} ?value" if path else "BIND (?this AS ?value)"


def _wrong(constraint: Constraint) -> str:
    """What follows the target in the query for the nodes that break a constraint."""
    kind, asked, path = constraint.kind, constraint.asked, _triple(constraint.path)
    if kind in _COUNTS:
        wrong = f"COUNT(DISTINCT ?value) {_COUNTS[kind]} {asked[0]}"
        return f"OPTIONAL {{ {path} }} }} GROUP BY ?this HAVING ({wrong})"
    if kind == "closed":
        return f"?this ?property ?value FILTER (?property NOT IN ({', '.join(asked)})) }}"
    if kind == "hasValue":
        return f"FILTER NOT EXISTS {{ {path} FILTER (?value = {asked[0]}) }} }}"
    if kind in _ORDERS:
        return f"{path} . ?this {asked[0]} ?other FILTER (!COALESCE(?value {_ORDERS[kind]} ?other, false)) }}"
    if kind in _VALUES:
        return f"{path} FILTER ({_VALUES[kind](*asked)}) }}"
    raise DataError(f"{SOURCE}: no query is known for the constraint {kind}")


def _datatype(asked: str) -> str:
    lexical = LEXICAL.get(asked.strip("<>").removeprefix(vocab.XSD))
    ill_typed = f' || !REGEX(STR(?value), "^({lexical})$")' if lexical else ""
    return f"!isLiteral(?value) || DATATYPE(?value) != {asked}{ill_typed}"


# True where a value is wrong
_VALUES: Mapping[str, Callable[..., str]] = {
    "datatype": _datatype,
    "nodeKind": lambda asked: f"!{_KINDS[asked.strip('<>').rpartition('#')[2]]}(?value)",
    "pattern": lambda asked: f"!REGEX(STR(?value), {asked})",
    "in": lambda *asked: f"?value NOT IN ({', '.join(asked)})",
    "class": lambda asked: f"NOT EXISTS {{ ?value a {asked} }}",
    "node": lambda *asked: " || ".join(f"NOT EXISTS {{ ?value {one} ?some }}" for one in asked),
    "minInclusive": lambda asked: f"!COALESCE(?value >= {asked}, false)",
    "maxInclusive": lambda asked: f"!COALESCE(?value <= {asked}, false)",
    "minLength": lambda asked: f"STRLEN(STR(?value)) < {asked}",
}
_COUNTS: Mapping[str, str] = {"minCount": "<", "maxCount": ">"}
_ORDERS: Mapping[str, str] = {"lessThan": "<", "lessThanOrEquals": "<="}
