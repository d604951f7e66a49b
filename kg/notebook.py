"""A store -> what it tells, as tables and graphs to work on in a notebook.

>>> import kg
>>> with kg.open("memory") as graph:
...     graph.events()
<0 rows: event, article, type, label, status, fact, begins, ends, precision, basis, participants, said_by, quotes>
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, overload

from kg.errors import KgError
from kg.render.pages import table
from kg.render.table import COLUMNS, entry_cells, role_cell
from kg.store import Store, open_store
from kg.views import network, timeline
from kg.views.actors import Actors
from kg.views.answers import Table, Triples, native
from kg.views.filters import Filters
from kg.views.order import closure
from kg.views.query import ask, bindings, load_query, read_query
from kg.views.reading import Report, articles, reports
from kg.views.records import Source

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

Row = Mapping[str, Any]
LIBRARIES = ("pandas", "polars")
SHOWN = 50  # rows that a notebook prints
SEVERAL = frozenset({"types", "statuses", "sources"})  # filters that may be given one word or several
EVENTS = "event article type label status fact begins ends precision basis participants said_by quotes".split()
ACTORS = "actor name kind other_names members".split()
_NAME = re.compile(r"[\w-]+")  # of a query; SPARQL has spaces or braces


class Rows(Sequence[Row]):
    """An answer as rows, each a mapping from the columns to values; several names in a cell are a list."""

    def __init__(self, columns: Iterable[str], rows: Iterable[Row]) -> None:
        self.columns, self._rows = tuple(columns), tuple(rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        return Rows(self.columns, self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} row{'' if len(self) == 1 else 's'}: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """The first rows as a table, everything escaped."""
        shown = ([_told(row[name]) for name in self.columns] for row in islice(self, SHOWN))
        more = f"\n<p>{len(self) - SHOWN:,} more rows</p>" if len(self) > SHOWN else ""
        return table(self.columns, shown) + more

    def to_dataframe(self, library: str | None = None) -> Any:
        """The rows as a data frame of pandas, else of polars, or of the one that is named.

        Raises KgError where it is not installed.
        """
        for name in [library] if library else LIBRARIES:
            if name in LIBRARIES and find_spec(name):
                values = {column: [row[column] for row in self] for column in self.columns}
                return import_module(name).DataFrame(values)
        wanted = library or "pandas or polars"
        raise KgError(f"a data frame needs {wanted}: pip install 'newskg[pandas]' or 'newskg[polars]'")


class KnowledgeGraph:
    """An open store; closes at the end of a `with` block, or by `close`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<knowledge graph: {self._store.count():,} articles, in {self._store.backend.name}>"

    def close(self) -> None:
        """Give back what the store holds."""
        self._store.close()

    def timeline(self, actor: str | None = None, **filters: Any) -> Rows:
        """What happened, in order: one row for one event, however many articles report it.

        `actor` is a name or an IRI; the other filters are the fields of `kg.views.filters.Filters`: `types`,
        `begins`, `ends`, `statuses`, `sources`, `everything`, `top` and so on.
        """
        view = timeline.build(self._store, _filters(actor, filters))
        return Rows(COLUMNS, (entry_cells(entry) for entry in view.entries))

    def events(self, actor: str | None = None, **filters: Any) -> Rows:
        """Events as single articles tell them, those too that are undated or not fact; filtered as a timeline."""
        view = timeline.build(self._store, _filters(actor, {"everything": True} | filters))
        found = sorted({event for entry in view.entries for event in entry.events})
        known = articles(self._store)
        return Rows(EVENTS, (_event(report, known) for report in reports(self._store, found, known)))

    def order(self, actor: str | None = None, **filters: Any) -> nx.DiGraph:
        """What surely comes before what, as a networkx graph that is transitively closed; filtered as a timeline.

        Nodes have `label`, `type` and `status`. What is not connected is simultaneous, or its order is not known.
        """
        view = timeline.build(self._store, _filters(actor, filters))
        return closure(view.entries, view.relations)

    def network(self, ego: str | None = None, **limits: Any) -> nx.Graph:
        """Who does what with or to whom, as a networkx graph of actors by IRI; facts alone are counted.

        Nodes have `name`, `kind` and `events`; edges `weight`, `tone`, `types`, `first` and `last`. The other limits
        are the fields of `kg.views.network.Limits`: `begins`, `ends`, `actors` and so on.
        """
        return network.as_graph(network.build(self._store, network.Limits(ego=ego, **limits)))

    def actors(self, name: str | None = None, kind: str | None = None) -> Rows:
        """Who is who: all actors, or those that a name may mean, or those of a kind."""
        known = Actors(self._store)
        named = known.find(name) if name else [one.actor for one in known.called]
        heads = sorted({known.one(iri) for iri in named}, key=lambda iri: (known.name(iri), iri))
        return Rows(ACTORS, (_actor(known, iri) for iri in heads if kind in (None, known.kind(iri))))

    def query(self, query: str, **values: object) -> Rows | bool:
        """The answer to a query: SPARQL, or the name of one of `kg query --list`, with values for its parameters.

        Values are bound as terms; a parameter whose name Python keeps for itself gets an underscore: `from_`.
        Raises QueryError where a query cannot be parsed, UnknownName where there is none of that name.
        """
        asked = load_query(query) if _NAME.fullmatch(query) else read_query("query", query)
        given = {name.removesuffix("_"): str(value) for name, value in values.items()}
        answer = ask(self._store, asked.sparql, bindings(asked, given))
        if isinstance(answer, Triples):
            answer = Table(("subject", "predicate", "object"), tuple(tuple(triple) for triple in answer.triples))
        if isinstance(answer, bool):
            return answer
        return Rows(answer.columns, (dict(zip(answer.columns, map(native, row), strict=True)) for row in answer.rows))

    @property
    def graph(self) -> Dataset:
        """The rdflib Dataset over the same quads; ask it with strings, not with prepared queries."""
        return self._store.graph


def open(where: str | Path) -> KnowledgeGraph:  # noqa: A001 -- as in `kg.open`
    """Open a store for reading, by its folder or the address of an endpoint; raises InputError where there is none."""
    return KnowledgeGraph(open_store(where, read_only=True))


def _filters(actor: str | None, given: Mapping[str, Any]) -> Filters:
    """Filters, in which one word may stand where several can."""
    words: dict[str, Any] = {
        name: (value,) if isinstance(value, str) and name in SEVERAL else value for name, value in given.items()
    }
    return Filters(actor=actor, **words)


def _event(report: Report, known: Mapping[str, Source]) -> Row:
    when, quotes = report.when, [quote.text for quote in report.mentions]
    cells = (report.event, known[report.article].id, report.type, report.label, report.status, report.fact)
    days = (when.begins, when.ends, when.precision, when.basis)
    return dict(zip(EVENTS, (*cells, *days, role_cell(report.roles), list(report.said_by), quotes), strict=True))


def _actor(known: Actors, iri: str) -> Row:
    members = known.members(iri)
    called = [one.name for one in known.called if one.actor in (iri, *members)]
    others = [name for name in dict.fromkeys(called) if name != known.name(iri)]
    return dict(zip(ACTORS, (iri, known.name(iri), known.kind(iri), others, members), strict=True))


def _told(value: Any) -> str:
    """A cell as text."""
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)
