"""What a store is made on: anything that answers SPARQL, finds quads by pattern and changes them in one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolution, QuerySolutions, QueryTriples

from kg.errors import QueryError
from kg.graph.terms import node

if TYPE_CHECKING:
    from rdflib import Dataset

BULK = 4_000  # quads from which on a load is faster than a change: those of one article
CHUNK = 500  # IRIs that one query names
Term = NamedNode | Literal
Answer = QuerySolutions | QueryBoolean | QueryTriples


class Change(Struct, frozen=True):
    """What is done in one step, in this order: graphs dropped, by IRI; quads deleted; quads inserted."""

    drop: Sequence[str] = ()
    delete: Sequence[Quad] = ()
    insert: Sequence[Quad] = ()


class Backend(Protocol):
    """Where quads live; `name` says what answers queries."""

    name: str

    def query(self, sparql: str) -> Answer:
        """Answer a query whose default graph is the union of all graphs; the usual prefixes are known."""
        ...

    def match(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """The quads that have the terms that are given."""
        ...

    def change(self, change: Change) -> None:
        """Make a change wholly or, whatever happens, not at all."""
        ...

    def load(self, nquads: bytes) -> None:
        """Insert many quads fast, but not in one step: what is cut off may leave some of them."""
        ...

    def dataset(self) -> Dataset:
        """The same quads as an rdflib Dataset whose default graph is the union of all graphs."""
        ...

    def close(self) -> None:
        """Give back what the backend holds."""
        ...


def select(backend: Backend, sparql: str) -> QuerySolutions:
    """The solutions of a SELECT query."""
    answer = backend.query(sparql)
    if not isinstance(answer, QuerySolutions):
        raise QueryError("a SELECT query is needed here")
    return answer


def select_for(backend: Backend, sparql: str, iris: Iterable[str]) -> Iterator[QuerySolution]:
    """The solutions of a SELECT query with a place (`%s`) for some IRIs, which it is given in chunks."""
    for query in in_chunks(sparql, map(node, iris), CHUNK):
        yield from select(backend, query)


def in_chunks(sparql: str, terms: Iterable[Term], most: int) -> Iterator[str]:
    """A query with a place (`%s`) for some terms, for so many of them at a time."""
    left = iter(terms)
    while some := list(islice(left, most)):
        yield sparql % " ".join(map(str, some))
