"""Strings and numbers -> RDF terms and quads, in the forms that every store gives back unchanged.

Integers are xsd:integer and decimals canonical, since Oxigraph rewrites what is not.
"""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab

node = lru_cache(maxsize=1 << 16)(NamedNode)
_DATE = NamedNode(vocab.XSD + "date")
_DATE_TIME = NamedNode(vocab.XSD + "dateTime")
_DECIMAL = NamedNode(vocab.XSD + "decimal")
_ANY_URI = NamedNode(vocab.XSD + "anyURI")


def text(value: str) -> Literal:
    """A plain string; halves of surrogate pairs, which RDF cannot hold, become U+FFFD."""
    try:
        return Literal(value)
    except ValueError:
        return Literal(value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def date(value: str) -> Literal:
    """An ISO day as xsd:date."""
    return Literal(value, datatype=_DATE)


def date_time(value: str) -> Literal:
    """An ISO date-time as xsd:dateTime."""
    return Literal(value, datatype=_DATE_TIME)


def address(value: str) -> Literal:
    """A URL as xsd:anyURI: what is given as one need not be a valid IRI."""
    return Literal(text(value).value, datatype=_ANY_URI)


def decimal(value: float) -> Literal:
    """A number with up to four decimals as a canonical xsd:decimal: 0.90 -> 0.9, 1.0 -> 1."""
    return Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


class Graph:
    """Collects the quads of one named graph; what is None is not written."""

    def __init__(self, name: str) -> None:
        self.name = node(name)
        self.quads: list[Quad] = []

    def add(self, subject: str, predicate: str, value: Literal | NamedNode) -> None:
        """Write a triple with a term."""
        self.quads.append(Quad(node(subject), node(predicate), value, self.name))

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """Write a triple with an IRI."""
        if target is not None:
            self.add(subject, predicate, node(target))

    def say(self, subject: str, predicate: str, value: str | None) -> None:
        """Write a triple with a string."""
        if value is not None:
            self.add(subject, predicate, text(value))
