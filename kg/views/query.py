"""A named query with values for its parameters, or any SPARQL -> an answer from a store.

Named queries are files in `ontology/queries`. Comments at their top hold the question and the parameters:

    # @param actor: actor              required
    # @param from: date = 2024-01-01   optional, with a default; after `=` there may be nothing

A parameter is a variable of the query; its value is checked, made a term, and bound: it never becomes syntax.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct
from pyoxigraph import Literal, NamedNode

from kg import vocab
from kg.errors import QueryError, UnknownName
from kg.events.backbone import ROOT, load_types
from kg.graph.terms import date, text
from kg.resources import read_ontology
from kg.store.backend import Term
from kg.store.store import Store
from kg.views.answers import Answer, collect

_PARAMETER = re.compile(
    r"# @param (?P<name>\w+): (?P<type>\w+)(?P<optional> =(?: (?P<default>\S+))?)?(?:\s{2,}(?P<note>.*))?"
)


class Parameter(Struct, frozen=True):
    """What a named query can be given: a value of a type, which may be left out if it is optional."""

    name: str
    type: str
    optional: bool = False
    default: str | None = None
    note: str = ""


class NamedQuery(Struct, frozen=True):
    """A query with its question in words and its parameters."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    sparql: str


def ask(store: Store, sparql: str, bindings: Mapping[str, Term] | None = None, *, limit: int | None = None) -> Answer:
    """Answer a query; raises QueryError where it cannot be parsed, LimitHit where it has more rows than the limit."""
    return collect(store.query(sparql, bindings), limit)


def ask_named(store: Store, name: str, values: Mapping[str, str], *, limit: int | None = None) -> Answer:
    """Answer a named query with these values for its parameters; raises UnknownName, which lists those there are."""
    query = load_query(name)
    return ask(store, query.sparql, bindings(query, values), limit=limit)


def query_names() -> list[str]:
    """The names of all queries, in order."""
    folder = files("kg.ontology").joinpath("queries")
    return sorted(entry.name.removesuffix(".rq") for entry in folder.iterdir() if entry.name.endswith(".rq"))


@lru_cache(maxsize=64)
def load_query(name: str) -> NamedQuery:
    """The query of a name; raises UnknownName, which lists the names there are."""
    if name not in query_names():
        raise UnknownName("query", name, query_names())
    return read_query(name, read_ontology(f"queries/{name}.rq"))


def read_query(name: str, sparql: str) -> NamedQuery:
    """A query with what the comments at its top tell of; the file of a user may have none."""
    question: list[str] = []
    parameters: list[Parameter] = []
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        if line.startswith("# @param"):
            parameters.append(_parameter(name, line))
        else:
            question.append(line.removeprefix("#").strip())
    return NamedQuery(name, "\n".join(question).strip(), tuple(parameters), sparql)


def bindings(query: NamedQuery, values: Mapping[str, str]) -> dict[str, Term]:
    """The values of a query's parameters as terms, by name; raises QueryError where one is missing or of no use."""
    known = {one.name: one for one in query.parameters}
    for name in values:
        if name not in known:
            raise UnknownName(f"parameter of {query.name}", name, known)
    given = {name: values.get(name, one.default) for name, one in known.items()}
    if missing := [name for name, value in given.items() if value is None and not known[name].optional]:
        raise QueryError(f"{query.name} needs a value for: {', '.join(missing)}")
    return {name: _term(known[name], value) for name, value in given.items() if value is not None}


def _parameter(name: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found["type"] not in _TYPES:
        raise QueryError(f"{name}: not a parameter: {line!r}; the form is `# @param name: type = default  note`")
    return Parameter(found["name"], found["type"], found["optional"] is not None, found["default"], found["note"] or "")


def _term(parameter: Parameter, value: str) -> Term:
    try:
        return _TYPES[parameter.type](value)
    except ValueError as error:
        raise QueryError(f"parameter {parameter.name}: {value!r} is not of type {parameter.type}") from error


def _date(value: str) -> Term:
    return date(datetime.date.fromisoformat(value).isoformat())


def _integer(value: str) -> Term:
    return Literal(int(value))


def _actor(value: str) -> Term:
    """An IRI where it looks like one, else a name."""
    return NamedNode(value) if re.match(r"(https?|urn):\S+$", value) else text(value)


def _type(value: str) -> Term:
    """A type of event by its name in the table; its IRI is understood too."""
    name = value.removeprefix(vocab.NS)
    if name != ROOT and name not in load_types():
        raise UnknownName("type of event", value, [ROOT, *load_types()])
    return NamedNode(vocab.type_iri(name))


_TYPES: Mapping[str, Callable[[str], Term]] = {
    "text": text,
    "actor": _actor,
    "iri": NamedNode,
    "date": _date,
    "integer": _integer,
    "type": _type,
}
