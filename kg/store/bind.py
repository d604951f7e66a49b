"""Query + terms -> query: each `?name` that a term is given for is replaced, as a token and by the term's own syntax.

A value never becomes syntax: it is a term first, which is written by the engine's own serializer, and names
inside strings, IRIs and comments are left alone. One way that works for every engine and for endpoints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pyoxigraph import Store as Engine

from kg.errors import QueryError
from kg.store.backend import Term
from kg.vocab import PREFIXES

_TOKEN = re.compile(
    r"""
      \#[^\r\n]*                                               # a comment
    | <[^<>"{}|^`\\\x00-\x20]*>                                # an IRI
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}                     # strings, long and short
    | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
    | "(?:[^"\\\n\r]|\\.)*"
    | '(?:[^'\\\n\r]|\\.)*'
    | [?$](?P<name>[^\W_][\w\u00b7]*|_[\w\u00b7]*)             # a variable
    """,
    re.VERBOSE | re.DOTALL,
)

_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>[^\n]{0,300})")

_REASON = re.compile(r"(?:expected |one of |, )([A-Z][A-Za-z]*(?: \w+){2,})")  # told among what could stand there


def bind(sparql: str, bindings: Mapping[str, Term]) -> str:
    """The query with the variables replaced; a bound variable must not be projected, grouped by or assigned to."""
    if not bindings:
        return sparql
    return "".join(str(bindings[name]) if name in bindings else piece for piece, name in _pieces(sparql))


@lru_cache(maxsize=256)
def _pieces(sparql: str) -> tuple[tuple[str, str], ...]:
    """A query cut at its variables: each piece, with the name where it is a variable, else with nothing."""
    pieces, end = [], 0
    for token in _TOKEN.finditer(sparql):
        if token["name"]:
            pieces += [(sparql[end : token.start()], ""), (token[0], token["name"])]
            end = token.end()
    return (*pieces, (sparql[end:], ""))


def check(sparql: str) -> None:
    """Raise QueryError, with line and column, if a query cannot be parsed; an empty engine does the parsing."""
    try:
        Engine().query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(_fault(sparql, str(error))) from error


def _fault(sparql: str, message: str) -> str:
    """What is wrong, the line itself with a mark below the place, and what could stand there."""
    place = _PLACE.match(message)
    reason = _REASON.search(message)
    if place is None:
        return f"the query cannot be parsed: {message}"
    number, column = int(place["line"]), int(place["column"])
    line = (sparql.splitlines() or [""])[number - 1 : number]
    marked = "".join(f"\n  {text}\n  {' ' * (column - 1)}^" for text in line)
    return (
        f"line {number}, column {column}: the query cannot be parsed: {reason[1] if reason else place['what']}{marked}"
    )
