"""Store -> nodes and edges with properties: actors, events, articles and places, and what holds them together.

The actors that several articles speak of are one node, by the links across articles.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from kg import vocab
from kg.store import Store
from kg.views.reading import rows

_NODES = {
    "Actor": """SELECT ?id ?label ?kind { ?id a sem:Actor ; rdfs:label ?label OPTIONAL { ?id kg:kind ?kind } }""",
    "Event": """SELECT * { ?id sem:eventType ?event_type ; kg:status ?status ; kg:polarity ?polarity ; rdfs:label ?label
        OPTIONAL { ?id kg:begins ?begins } OPTIONAL { ?id kg:ends ?ends } OPTIONAL { ?id kg:precision ?precision }
        OPTIONAL { ?canonical_event kg:hasReport ?id } }""",
    "Article": """SELECT * { ?id a schema:NewsArticle ; dcterms:identifier ?identifier
        OPTIONAL { ?id dcterms:title ?label } OPTIONAL { ?id dcterms:issued ?issued }
        OPTIONAL { ?id kg:outlet ?outlet } OPTIONAL { ?id schema:url ?url } }""",
    "Place": """SELECT * { ?id a sem:Place ; rdfs:label ?label OPTIONAL { ?id kg:geonames ?geonames } }""",
}
_EDGES = """SELECT * {
  { ?event kg:participation ?part . ?part kg:role ?type ; kg:actor ?source BIND (?event AS ?target) }
  UNION { ?link kg:sourceEvent ?source ; kg:relation ?type ; kg:targetEvent ?target }
  UNION { ?source kg:trigger ?words ; kg:inArticle ?target BIND ("reported in" AS ?type) }
  UNION { ?source sem:hasPlace ?target BIND ("happens in" AS ?type) }
  UNION { ?source kg:attribution ?said . ?said prov:wasAttributedTo ?target BIND ("attributed to" AS ?type) }
  UNION { ?source kg:partOf ?target . ?source a sem:Actor BIND ("part of" AS ?type) }
}"""


class Node(Struct, frozen=True, order=True):
    """A thing: an Actor, an Event, an Article or a Place."""

    id: str
    type: str
    label: str
    properties: tuple[tuple[str, str], ...] = ()


class Edge(Struct, frozen=True, order=True):
    """What one thing is to another; a role where an actor takes part in an event."""

    source: str
    target: str
    type: str


def nodes(store: Store) -> list[Node]:
    """All nodes, by IRI; of an actor with several names, the canonical one counts, else the first."""
    whole, names = _canonical(store)
    found: dict[str, Node] = {}
    for type_, query in _NODES.items():
        for row in sorted(rows(store, query), key=lambda one: sorted(one.items())):
            iri = whole.get(row["id"], row["id"])
            label = names.get(iri) or row.get("label") or row.get("identifier", "")
            told = {name: _local(value) for name, value in row.items() if name not in ("id", "label")}
            found.setdefault(iri, Node(iri, type_, label, tuple(sorted(told.items()))))
    return sorted(found.values())


def edges(store: Store) -> list[Edge]:
    """All edges between nodes, each once."""
    whole, _ = _canonical(store)
    found = {
        Edge(whole.get(row["source"], row["source"]), whole.get(row["target"], row["target"]), _local(row["type"]))
        for row in rows(store, _EDGES)
    }
    return sorted(edge for edge in found if edge.source != edge.target)


def _canonical(store: Store) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The canonical actor of each member, and the names of the canonical ones."""
    members = sorted((row["part"], row["whole"]) for row in rows(store, "SELECT * { ?whole kg:hasMember ?part }"))
    named = "SELECT * { ?whole a kg:CanonicalActor ; rdfs:label ?name }"
    return dict(reversed(members)), {row["whole"]: row["name"] for row in rows(store, named)}


def _local(value: str) -> str:
    return value.removeprefix(vocab.NS)
