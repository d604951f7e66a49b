"""A query from a stranger -> itself, or an error: what reads files, opens connections or writes is refused.

The check is made on the algebra, not by looking for words. Only what one meaning can be given to passes:
escapes by code point, which parsers read before or after they find where strings end, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.errors import QueryError
from kg.vocab import PREFIXES

LONGEST = 100_000  # characters
_ESCAPE = re.compile(r"\\[uU]")
_REFUSED = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM", "datasetClause": "FROM"}


def check_safe(sparql: str) -> None:
    """Raise QueryError if a query has SERVICE or FROM anywhere, is an update, or cannot be judged."""
    if len(sparql) > LONGEST:
        raise QueryError(f"refused: the query is longer than {LONGEST} characters")
    if _ESCAPE.search(sparql):
        raise QueryError(r"refused: the query has \u escapes; write the characters themselves")
    for name in _names(_algebra(sparql)):
        if name in _REFUSED:
            raise QueryError(f"refused: {_REFUSED[name]} could reach files or the network")


def _algebra(sparql: str) -> Any:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return translateQuery(parseQuery(sparql), initNs=PREFIXES).algebra
    except ParseException as error:
        raise QueryError(
            f"line {error.lineno}, column {error.column}: the query cannot be parsed: {error.msg}"
        ) from error
    except RecursionError as error:
        raise QueryError("refused: the query is nested too deeply") from error


def _names(tree: Any) -> Iterator[str]:
    """The names of all nodes of an algebra tree, and of the fields that have something in them."""
    todo = [tree]
    while todo:
        part = todo.pop()
        if isinstance(part, dict):
            yield getattr(part, "name", "")
            yield from (name for name, value in part.items() if value)
            todo += part.values()
        elif isinstance(part, (list, tuple, set)):
            todo += part
