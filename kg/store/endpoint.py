"""A SPARQL 1.1 endpoint, by the Protocol, as a backend: the store on another machine, or one that many share.

`http://host:7878` has the layout of `oxigraph serve` (`/query`, `/update`); `http://host/sparql` takes queries and
updates alike; two addresses with a comma between them are for queries and for updates. A user and a password may
stand in the address. Each change is one request, which a good server makes in one step.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad, QueryResultsFormat, RdfFormat, parse_query_results
from pyoxigraph import Store as Engine

from kg.errors import InputError, QueryError
from kg.graph.terms import node, to_quads
from kg.store.backend import Answer, Change, Term, select
from kg.store.http import Client
from kg.store.updates import update_text
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset

CHUNK = 5_000  # quads that one request inserts where a load need not be one step
_UNION = {"union-default-graph": "true"}  # asks Oxigraph for what others have as their default, or as a setting
_DECLARED = "".join(f"PREFIX {prefix}: <{namespace}> " for prefix, namespace in PREFIXES.items())


class Endpoint:
    """The backend over an endpoint."""

    def __init__(self, where: str, read_only: bool = False) -> None:
        first, _, second = where.partition(",")
        bare = first.split("/", 3)[3:] in ([], [""])
        self.queries = Client(f"{first.rstrip('/')}/query" if bare else first)
        self.updates = Client(f"{first.rstrip('/')}/update" if bare else second or first)
        self.name = f"the endpoint {self.queries.address}"
        self.read_only = read_only

    def query(self, sparql: str) -> Answer:
        """See Backend."""
        kind, body = self.queries.post({"query": _DECLARED + sparql, **_UNION})
        if "json" in kind:
            return parse_query_results(body, format=QueryResultsFormat.JSON)
        if "n-triples" not in kind:
            raise QueryError(f"{self.queries.address}: answered with {kind!r}, not with JSON or N-Triples")
        engine = Engine()
        engine.load(body, format=RdfFormat.N_TRIPLES)
        return engine.query("CONSTRUCT WHERE { ?s ?p ?o }")

    def match(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """See Backend."""
        iris = [node(iri) if iri else None for iri in (subject, predicate, graph)]
        terms: list[Any] = [iris[0], iris[1], value, iris[2]]
        s, p, o, g = (str(term or f"?{name}") for term, name in zip(terms, "spog", strict=True))
        for row in select(self, f"SELECT * {{ GRAPH {g} {{ {s} {p} {o} }} }}"):
            yield Quad(*(term or row[name] for term, name in zip(terms, "spog", strict=True)))

    def change(self, change: Change) -> None:
        """See Backend."""
        if self.read_only:
            raise InputError(f"{self.updates.address}: was opened for reading only")
        if update := update_text(change):
            self.updates.post({"update": update})

    def load(self, nquads: bytes) -> None:
        """See Backend."""
        quads = to_quads(nquads)
        for start in range(0, len(quads), CHUNK):
            self.change(Change(insert=quads[start : start + CHUNK]))

    def dataset(self) -> Dataset:
        """See Backend."""
        from rdflib import Dataset
        from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore

        addresses = (self.queries.address, self.updates.address)
        store = SPARQLUpdateStore(*addresses, returnFormat="json", auth=self.queries.login, params=_UNION)
        return Dataset(store=store, default_union=True)

    def close(self) -> None:
        """Nothing is held."""
