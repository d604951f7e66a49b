"""Strings and numbers -> RDF terms and quads, in the forms that every store gives back unchanged.

Integers are xsd:integer and decimals canonical, since Oxigraph rewrites what is not.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg import vocab

node = lru_cache(maxsize=1 << 16)(NamedNode)
_DATE = NamedNode(vocab.XSD + "date")
_DATE_TIME = NamedNode(vocab.XSD + "dateTime")
_DECIMAL = NamedNode(vocab.XSD + "decimal")
_ANY_URI = NamedNode(vocab.XSD + "anyURI")
Columns = defaultdict[str, tuple[list[str], list[str]]]  # property -> nodes, and beside each the term that it has


def text(words: str) -> Literal:
    """A plain string; halves of surrogate pairs, which RDF cannot hold, become U+FFFD."""
    try:
        return Literal(words)
    except ValueError:
        return Literal(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def date(day: str) -> Literal:
    """An ISO day as xsd:date."""
    return Literal(day, datatype=_DATE)


def day_of(published: str | None) -> str:
    """The ISO day of a date or date-time; nothing where there is none."""
    try:
        return datetime.date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return ""


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


def to_quads(nquads: str | bytes) -> list[Quad]:
    """The quads of some N-Quads, in their order."""
    return list(parse(nquads, format=RdfFormat.N_QUADS))


def to_nquads(quads: Iterable[Quad]) -> bytes:
    """Quads as N-Quads, in their order."""
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


class Graph:
    """Collects what is told in one named graph, as lines of N-Quads; what is None is not written.

    Lines cost a fifth of what quads cost that hold the same, and go to other processes and into stores as they are.
    Beside them all is told by property, as nodes and terms; graphs that belong together can share these columns.
    """

    def __init__(self, name: str, columns: Columns | None = None) -> None:
        self.lines: list[str] = []
        self.columns: Columns = defaultdict(lambda: ([], [])) if columns is None else columns
        self._end = f"<{name}> .\n"

    def add(self, subject: str, predicate: str, term: Literal) -> None:
        """Write a triple with a literal."""
        self._write(subject, predicate, str(term))

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """Write a triple with an IRI."""
        if target is not None:
            self._write(subject, predicate, f"<{target}>")

    def say(self, subject: str, predicate: str, words: str | None) -> None:
        """Write a triple with a string."""
        if words is not None:
            self._write(subject, predicate, _quoted(words))

    def _write(self, subject: str, predicate: str, term: str) -> None:
        self.lines.append(f"<{subject}> <{predicate}> {term} {self._end}")
        nodes, terms = self.columns[predicate]
        nodes.append(subject)
        terms.append(term)

    @property
    def quads(self) -> list[Quad]:
        """The same as quads, in the order in which they were written."""
        return to_quads("".join(self.lines))


@lru_cache(maxsize=1 << 12)
def _quoted(words: str) -> str:
    return str(text(words))
