"""Strings and numbers -> RDF terms and quads, in the forms that every store gives back unchanged.

Integers are xsd:integer and decimals canonical, since Oxigraph rewrites what is not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab

node = lru_cache(maxsize=1 << 16)(NamedNode)
_DATE = NamedNode(vocab.XSD + "date")
_DATE_TIME = NamedNode(vocab.XSD + "dateTime")
_DECIMAL = NamedNode(vocab.XSD + "decimal")
_ANY_URI = NamedNode(vocab.XSD + "anyURI")


def text(words: str) -> Literal:
    """A plain string; halves of surrogate pairs, which RDF cannot hold, become U+FFFD."""
    try:
        return Literal(words)
    except ValueError:
        return Literal(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def date(day: str) -> Literal:
    """An ISO day as xsd:date."""
    return Literal(day, datatype=_DATE)


def date_time(moment: str) -> Literal:
    """An ISO date-time as xsd:dateTime."""
    return Literal(moment, datatype=_DATE_TIME)


def address(url: str) -> Literal:
    """A URL as xsd:anyURI: what is given as one need not be a valid IRI."""
    return Literal(text(url).value, datatype=_ANY_URI)


def decimal(number: float) -> Literal:
    """A number with up to four decimals as a canonical xsd:decimal: 0.90 -> 0.9, 1.0 -> 1."""
    return Literal(f"{number:.4f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def value(term: Any) -> str:
    """The IRI of a node, or the lexical form of a literal."""
    return str(term.value)


class Graph:
    """Collects the quads of one named graph; what is None is not written."""

    def __init__(self, name: str) -> None:
        self.name = node(name)
        self.quads: list[Quad] = []

    def add(self, subject: str, predicate: str, term: Literal | NamedNode) -> None:
        """Write a triple with a term."""
        self.quads.append(Quad(node(subject), node(predicate), term, self.name))

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """Write a triple with an IRI."""
        if target is not None:
            self.add(subject, predicate, node(target))

    def say(self, subject: str, predicate: str, words: str | None) -> None:
        """Write a triple with a string."""
        if words is not None:
            self.add(subject, predicate, text(words))
