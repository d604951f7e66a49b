"""Store -> FollowTheMoney entities, one JSON object a line: who is involved in which events, as which articles tell.

Facts alone become events: FollowTheMoney has no word for what did not happen.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.exports import Files
from kg.exports.property_graph import Edge, Node, edges, nodes
from kg.model import FACTS
from kg.store import Store

Entity = dict[str, Any]
_SCHEMATA = {"person": "Person", "organization": "Organization", "state": "PublicBody"}
_AGENT, _OTHERS = "agent", ("patient", "partner", "recipient", "beneficiary")


def followthemoney(store: Store) -> Files:
    """The entities, by id."""
    found = {node.id: node for node in nodes(store)}
    told: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges(store):
        told[edge.source].append(edge)
        told[edge.target].append(edge)
    entities = (entity for node in found.values() for entity in _entity(node, told[node.id], found))
    lines = (json.dumps(entity, ensure_ascii=False, sort_keys=True) for entity in entities)
    return {"": "".join(f"{line}\n" for line in sorted(lines)).encode()}


def _entity(node: Node, told: list[Edge], known: Mapping[str, Node]) -> Iterator[Entity]:
    data = dict(node.properties)
    if node.type == "Actor":
        yield _made(node.id, _SCHEMATA.get(data.get("kind", ""), "LegalEntity"), name=[node.label])
    elif node.type == "Article":
        url, day = data.get("url"), data.get("issued")
        yield _made(
            node.id, "Article", title=[node.label], publishedAt=[day], sourceUrl=[url], publisher=[data.get("outlet")]
        )
    elif node.type == "Event" and data["status"] in FACTS and data["polarity"] == "positive":
        places = [known[edge.target].label for edge in told if edge.type == "happens in"]
        yield _made(
            node.id,
            "Event",
            name=[node.label],
            startDate=[data.get("begins")],
            endDate=[data.get("ends")],
            location=places,
            organizer=[_id(edge.source) for edge in told if edge.target == node.id and edge.type == _AGENT],
            involved=[_id(edge.source) for edge in told if edge.target == node.id and edge.type in _OTHERS],
            proof=[_id(edge.target) for edge in told if edge.type == "reported in"],
        )


def _made(iri: str, schema: str, **properties: Sequence[str | None]) -> Entity:
    told = {name: sorted({value for value in values if value}) for name, values in properties.items()}
    return {"id": _id(iri), "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _id(iri: str) -> str:
    """Ids of entities are short and have no slashes."""
    return "kg-" + hashlib.sha1(iri.encode(), usedforsecurity=False).hexdigest()
