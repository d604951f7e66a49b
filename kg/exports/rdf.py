"""Store -> RDF: TriG and N-Quads, which keep the graphs apart; Turtle, N-Triples and RDF/XML, in which they are one."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import RdfFormat, Triple, serialize

from kg import vocab
from kg.exports import Files
from kg.graph.terms import value
from kg.store import Store
from kg.store.dump import dump


def trig(store: Store) -> Files:
    """All graphs as TriG."""
    return {"": dump(store.quads())}


def nquads(store: Store) -> Files:
    """All graphs as N-Quads."""
    return {"": dump(store.quads(), RdfFormat.N_QUADS)}


def turtle(store: Store) -> Files:
    """The union of all graphs as Turtle."""
    return {"": _all(store, RdfFormat.TURTLE)}


def ntriples(store: Store) -> Files:
    """The union of all graphs as N-Triples."""
    return {"": _all(store, RdfFormat.N_TRIPLES)}


def rdfxml(store: Store) -> Files:
    """The union of all graphs as RDF/XML."""
    return {"": _all(store, RdfFormat.RDF_XML)}


def union(triples: Iterable[Triple], form: RdfFormat) -> bytes:
    """Every triple once, by subject, predicate and object."""
    prefixes = None if form == RdfFormat.N_TRIPLES else vocab.PREFIXES
    return serialize(sorted(set(triples), key=_order), format=form, prefixes=prefixes) or b""


def _all(store: Store, form: RdfFormat) -> bytes:
    return union((quad.triple for quad in store.quads()), form)


def _order(triple: Triple) -> tuple[str, str, str]:
    return value(triple.subject), triple.predicate.value, str(triple.object)
