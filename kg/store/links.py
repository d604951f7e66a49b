"""Members -> the links of a store that they are in, with all that is told of each."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.links import read_links
from kg.graph.terms import text
from kg.model import Link
from kg.resolve.verdicts import USER
from kg.store.backend import Backend, select, select_for

_OF = "SELECT DISTINCT ?link { VALUES ?member { %s } ?link kg:linkMember ?member }"
_BY = f"SELECT ?link {{ ?link kg:decidedBy {text(USER)} }}"
_TOLD = "SELECT ?link ?field ?told { VALUES ?link { %s } ?link ?field ?told }"


def links_with(backend: Backend, members: Iterable[str]) -> list[Link]:
    """The links, the user's too, that have one of these members."""
    return _links(backend, (row["link"].value for row in select_for(backend, _OF, members)))


def verdicts(backend: Backend) -> list[Link]:
    """What the user of a store has said of who is who and what is what."""
    return _links(backend, (row["link"].value for row in select(backend, _BY)))


def _links(backend: Backend, iris: Iterable[str]) -> list[Link]:
    found = select_for(backend, _TOLD, sorted({*iris}))
    return read_links((row["link"].value, row["field"].value, row["told"].value) for row in found)
