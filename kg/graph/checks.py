"""SHACL shapes -> SPARQL queries that find what breaks them: for whole stores, over which SHACL engines are too slow.

Each constraint of a shape becomes one query for the nodes that break it. The constraints are those that
`ontology/shapes.ttl` uses; one that is not known here is an error, so that none is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rdflib import RDF, SH, Graph
from rdflib.collection import Collection
from rdflib.namespace import NamespaceManager
from rdflib.term import BNode, Literal, Node, URIRef

from kg.errors import DataError
from kg.resources import read_ontology

SOURCE = "shapes.ttl"
_TELLING = frozenset({RDF.type, SH.path, SH.property, SH.ignoredProperties, SH.targetClass, SH.targetSubjectsOf})
_PATHS: Mapping[Node, str] = {SH.inversePath: "^{}", SH.zeroOrMorePath: "{}*"}
_KINDS: Mapping[Node, str] = {SH.IRI: "isIRI", SH.Literal: "isLiteral"}


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint: the shape, the path (empty for the node itself), what it asks for, and a query for `?this`."""

    shape: str
    path: str
    asks: str
    sparql: str


@lru_cache(maxsize=1)
def checks() -> tuple[Check, ...]:
    """The checks of all shapes that have a target, in the order of their shapes, paths and constraints."""
    shapes = Graph().parse(data=read_ontology(SOURCE), format="turtle")
    found = (check for shape in shapes.subjects(RDF.type, SH.NodeShape) for check in _checks(shapes, shape))
    return tuple(sorted(found, key=lambda one: (one.shape, one.path, one.asks)))


def _checks(shapes: Graph, shape: Node) -> Iterator[Check]:
    target = _target(shapes, shape)
    for part in (shape, *shapes.objects(shape, SH.property)) if target else ():
        path = _path(shapes, part)
        for constraint, asked in shapes.predicate_objects(part):
            if constraint not in _TELLING:
                asks = _name(constraint) + ("" if isinstance(asked, BNode) else f" {_short(shapes, asked)}")
                wrong = _wrong(shapes, part, path, constraint, asked)
                yield Check(_name(shape), _short_path(shapes, part), asks, f"SELECT ?this {{ {target} {wrong}")


def _target(shapes: Graph, shape: Node) -> str:
    """The pattern for the nodes that a shape is about."""
    targets = [f"{{ ?this a {one.n3()} }}" for one in shapes.objects(shape, SH.targetClass)]
    targets += [f"{{ ?this {one.n3()} ?any }}" for one in shapes.objects(shape, SH.targetSubjectsOf)]
    return f"{{ SELECT DISTINCT ?this {{ {' UNION '.join(sorted(targets))} }} }}" if targets else ""


def _path(shapes: Graph, part: Node) -> str:
    """The triple of a node and its value; for the node itself, that it is its own value."""
    path = shapes.value(part, SH.path)
    return "BIND (?this AS ?value)" if path is None else f"?this {_steps(shapes, path)} ?value"


def _steps(shapes: Graph, path: Node, names: NamespaceManager | None = None) -> str:
    """A path as SPARQL writes it: a property, the inverse of one, any number of one, or several in a row."""
    if isinstance(path, URIRef):
        return path.n3(names)
    for kind, form in _PATHS.items():
        if (inner := shapes.value(path, kind)) is not None:
            return form.format(_steps(shapes, inner, names))
    return "/".join(_steps(shapes, step, names) for step in Collection(shapes, path))


def _wrong(shapes: Graph, part: Node, path: str, constraint: Node, asked: Node) -> str:
    """What follows the target in the query for the nodes that break a constraint."""
    if constraint in _COUNTS:
        wrong = f"COUNT(DISTINCT ?value) {_COUNTS[constraint]} {asked.n3()}"
        return f"OPTIONAL {{ {path} }} }} GROUP BY ?this HAVING ({wrong})"
    if constraint == SH.closed:
        return f"?this ?property ?value FILTER (?property NOT IN ({', '.join(_allowed(shapes, part))})) }}"
    if constraint == SH.hasValue:
        return f"FILTER NOT EXISTS {{ {path} FILTER (?value = {asked.n3()}) }} }}"
    if constraint in _ORDERS:
        return f"{path} . ?this {asked.n3()} ?other FILTER (!(?value {_ORDERS[constraint]} ?other)) }}"
    if constraint in _VALUES:
        return f"{path} FILTER ({_VALUES[constraint](shapes, asked)}) }}"
    raise DataError(f"{SOURCE}: no query is known for the constraint {_name(constraint)}")


def _allowed(shapes: Graph, shape: Node) -> list[str]:
    """The properties that a closed shape names, and those that it ignores."""
    ignored = shapes.value(shape, SH.ignoredProperties)
    named = [path for part in shapes.objects(shape, SH.property) for path in shapes.objects(part, SH.path)]
    named += Collection(shapes, ignored) if ignored else []
    return sorted({one.n3() for one in named if not isinstance(one, BNode)})


def _name(term: Node) -> str:
    return str(term).rpartition("#")[2]


def _short(shapes: Graph, term: Node) -> str:
    return str(term) if isinstance(term, Literal) else term.n3(shapes.namespace_manager)


def _short_path(shapes: Graph, part: Node) -> str:
    path = shapes.value(part, SH.path)
    return _steps(shapes, path, shapes.namespace_manager) if path else ""


def _in(shapes: Graph, asked: Node) -> str:
    return f"?value NOT IN ({', '.join(one.n3() for one in Collection(shapes, asked))})"


def _node(shapes: Graph, asked: Node) -> str:
    """A value that is to have the properties of another shape, each of which must be there."""
    needed = [path for part in shapes.objects(asked, SH.property) for path in shapes.objects(part, SH.path)]
    return " || ".join(f"NOT EXISTS {{ ?value {one.n3()} ?some }}" for one in needed)


# True where a value is wrong
_VALUES: Mapping[Node, Callable[[Graph, Node], str]] = {
    SH.datatype: lambda _, asked: f"!isLiteral(?value) || DATATYPE(?value) != {asked.n3()}",
    SH.nodeKind: lambda _, asked: f"!{_KINDS[asked]}(?value)",
    SH.pattern: lambda _, asked: f"!REGEX(STR(?value), {asked.n3()})",
    SH["in"]: _in,
    SH["class"]: lambda _, asked: f"NOT EXISTS {{ ?value a {asked.n3()} }}",
    SH.node: _node,
    SH.minInclusive: lambda _, asked: f"!(?value >= {asked.n3()})",
    SH.maxInclusive: lambda _, asked: f"!(?value <= {asked.n3()})",
    SH.minLength: lambda _, asked: f"STRLEN(STR(?value)) < {asked.n3()}",
}
_COUNTS: Mapping[Node, str] = {SH.minCount: "<", SH.maxCount: ">"}
_ORDERS: Mapping[Node, str] = {SH.lessThan: "<", SH.lessThanOrEquals: "<="}
