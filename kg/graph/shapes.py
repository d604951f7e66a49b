"""shapes.ttl -> Shapes: what SHACL asks of the nodes of a graph, read once for all that checks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse

from kg import vocab
from kg.graph.terms import value
from kg.resources import read_ontology

SOURCE = "shapes.ttl"
MOST = 3  # faults that an error names
SHACL = "http://www.w3.org/ns/shacl#"
# How values of these types are written: what has the type and is written otherwise is none
LEXICAL = {
    "boolean": "true|false|1|0",
    "date": "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    "decimal": "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)",
    "integer": "[+-]?[0-9]+",
}
_PREFIXES = {**vocab.PREFIXES, "sh": SHACL}
_FORMS: Mapping[str, str] = {"inversePath": "^{}", "zeroOrMorePath": "{}*"}
_TELLING = frozenset(("path", "property", "ignoredProperties", "targetClass", "targetSubjectsOf"))


class Step(Struct, frozen=True):
    """One step of a path: along a property (`{}`), against it (`^{}`), or any number of times along it (`{}*`)."""

    predicate: str
    form: str = "{}"


Path = tuple[Step, ...]  # without steps: the node itself


class Constraint(Struct, frozen=True):
    """What is asked of the values of a path, such as `minCount`; `asks` is that in words.

    `asked` are terms as N-Triples writes them: the number, the list, the properties that a closed shape knows, or those
    that the shape of a value needs.
    """

    path: Path
    kind: str
    asked: tuple[str, ...]
    asks: str


class Shape(Struct, frozen=True):
    """A shape, the classes and the properties whose instances and subjects it is about, and its constraints."""

    name: str
    classes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    constraints: tuple[Constraint, ...]


class Fault(Struct, frozen=True):
    """A node that breaks a constraint of a shape; the path is empty where it is the node itself."""

    shape: str
    path: str
    asks: str
    node: str

    def __str__(self) -> str:
        """One line: the node, the property, and what the shape asks for."""
        return " · ".join(part for part in (self.node, self.path, self.shape, self.asks) if part)


@lru_cache(maxsize=1)
def shapes() -> tuple[Shape, ...]:
    """All shapes that have a target, in the order of their names."""
    source = _Source(Store())
    source.graph.extend(parse(read_ontology(SOURCE), format=RdfFormat.TURTLE))
    named = sorted(value(quad.subject) for quad in source.told(None, vocab.TYPE, NamedNode(SHACL + "NodeShape")))
    return tuple(shape for name in named if (shape := source.shape(NamedNode(name))).classes or shape.subjects_of)


def in_words(found: Sequence[Fault]) -> str:
    """The first of some faults in words, and whether there are more."""
    return "; ".join(map(str, found[:MOST])) + (" (and more)" if len(found) > MOST else "")


def short(path: Path) -> str:
    """A path with prefixes: `kg:inSentence*/kg:part`."""
    return "/".join(step.form.format(_short(NamedNode(step.predicate))) for step in path)


class _Source(Struct, frozen=True):
    """The graph in which the shapes stand."""

    graph: Store

    def told(self, subject: Any, predicate: str, target: Any = None) -> Iterator[Any]:
        return self.graph.quads_for_pattern(subject, NamedNode(predicate), target, None)

    def values(self, subject: Any, name: str) -> list[Any]:
        """The values of a property of SHACL."""
        return [quad.object for quad in self.told(subject, SHACL + name)]

    def list_(self, node: Any) -> Iterator[Any]:
        """The members of an RDF list."""
        while node != NamedNode(vocab.RDF + "nil"):
            yield next(self.told(node, vocab.RDF + "first")).object
            node = next(self.told(node, vocab.RDF + "rest")).object

    def shape(self, node: NamedNode) -> Shape:
        classes, subjects = (sorted(map(str, self.values(node, f"target{kind}"))) for kind in ("Class", "SubjectsOf"))
        parts = [node, *self.values(node, "property")]
        found = {constraint for part in parts for constraint in self._constraints(part)}
        ordered = sorted(found, key=lambda one: (short(one.path), one.asks))
        return Shape(_name(node), tuple(classes), tuple(subjects), tuple(ordered))

    def _constraints(self, part: Any) -> Iterator[Constraint]:
        path = tuple(step for one in self.values(part, "path") for step in self._steps(one))
        for quad in self.graph.quads_for_pattern(part, None, None, None):
            kind = _name(quad.predicate)
            if value(quad.predicate).startswith(SHACL) and kind not in _TELLING:
                asks = kind if isinstance(quad.object, BlankNode) else f"{kind} {_short(quad.object)}"
                yield Constraint(path, kind, tuple(self._asked(part, kind, quad.object)), asks)

    def _steps(self, path: Any) -> Iterator[Step]:
        if isinstance(path, NamedNode):
            yield Step(path.value)
            return
        for kind, form in _FORMS.items():
            for inner in self.values(path, kind):
                yield Step(value(inner), form)
        if any(self.told(path, vocab.RDF + "first")):
            for one in self.list_(path):
                yield from self._steps(one)

    def _asked(self, part: Any, kind: str, asked: Any) -> list[str]:
        if kind == "in":
            return [str(one) for one in self.list_(asked)]
        if kind == "node":
            return sorted(self._paths(asked))
        if kind == "closed":
            ignored = (one for start in self.values(part, "ignoredProperties") for one in self.list_(start))
            return sorted({*self._paths(part), *map(str, ignored)})
        return [str(asked)]

    def _paths(self, shape: Any) -> set[str]:
        """The properties that a shape names."""
        paths = (path for part in self.values(shape, "property") for path in self.values(part, "path"))
        return {str(path) for path in paths if isinstance(path, NamedNode)}


def _name(term: Any) -> str:
    return value(term).rpartition("#")[2]


def _short(term: Any) -> str:
    """A term as the reader of a fault is told it."""
    if isinstance(term, Literal):
        return str(term.value)
    for prefix, namespace in _PREFIXES.items():
        if value(term).startswith(namespace):
            return f"{prefix}:{value(term).removeprefix(namespace)}"
    return str(term)
