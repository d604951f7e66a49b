"""Quads -> TriG or N-Quads in a fixed order, so that the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, serialize

from kg import vocab
from kg.graph.terms import value


def dump(quads: Iterable[Quad], form: RdfFormat = RdfFormat.TRIG) -> bytes:
    """The quads by graph, subject, predicate and object, in a format that keeps the graphs apart."""
    prefixes = vocab.PREFIXES if form == RdfFormat.TRIG else None
    return serialize(sorted(quads, key=order), format=form, prefixes=prefixes) or b""


def order(quad: Quad) -> tuple[str, str, str, str]:
    """Where a quad stands among others: by graph, subject, predicate and object."""
    return value(quad.graph_name), value(quad.subject), value(quad.predicate), str(quad.object)
