"""Views -> JSON objects, in the shape of the stable interface."""

from __future__ import annotations

import json
from typing import Any

from kg.model import TEXT
from kg.render.style import Style
from kg.views.records import ActorEdge, ActorNode, Network, Quote, Timeline, TimelineEntry, When

Record = dict[str, Any]


def timeline(view: Timeline, _style: Style | None = None) -> str:
    """A timeline as one JSON object."""
    return dumped(
        {
            "actor": view.actor,
            "entries": [entry_record(entry) for entry in view.entries],
            "contradictions": [{"events": list(c.events), "relations": list(c.relations)} for c in view.contradictions],
            "relations": [list(relation) for relation in view.relations],
            "left_out": dict(view.left_out),
            "as_of": view.as_of,
        }
    )


def network(view: Network, _style: Style | None = None) -> str:
    """A network as one JSON object: the actors, and what passes between them."""
    return dumped(
        {
            "ego": view.ego,
            "nodes": [node_record(node) for node in view.nodes],
            "edges": [edge_record(edge) for edge in view.edges],
        }
    )


def entry_record(entry: TimelineEntry) -> Record:
    """One entry of a timeline."""
    when = entry.when
    return {
        "order": entry.order,
        "date": when.edtf,
        "begins": when.begins,
        "ends": when.ends,
        "precision": when.precision,
        "basis": when.basis,
        "type": entry.type,
        "label": entry.label,
        "status": entry.status,
        "fact": entry.fact,
        "events": list(entry.events),
        "mentions": [quote_record(quote) for quote in entry.mentions],
        "sources": [source.id for source in entry.sources],
        "participants": [
            {"role": role.role, "actor": role.actor, "name": role.name, "kind": role.kind}
            for role in entry.participants
        ],
        "said_by": list(entry.said_by),
        "thread": entry.thread or None,
    }


def when_record(when: When | None) -> Record | None:
    """A time, or None where there is none."""
    if when is None:
        return None
    return {name: getattr(when, name) for name in ("begins", "ends", "precision", "edtf", "basis")}


def quote_record(quote: Quote) -> Record:
    """A stretch of an article; the part is told only where it is not the body."""
    record = {"article": quote.article, "start": quote.start, "end": quote.end, "text": quote.text}
    return record if quote.part == TEXT else record | {"part": quote.part}


def node_record(node: ActorNode) -> Record:
    """One actor of a network."""
    return {"id": node.id, "name": node.name, "kind": node.kind, "weight": node.weight}


def edge_record(edge: ActorEdge) -> Record:
    """What passes between two actors."""
    return {
        "source": edge.first,
        "target": edge.second,
        "count": edge.count,
        "tone": edge.tone,
        "types": dict(edge.types),
        "begins": edge.begins,
        "ends": edge.ends,
        "events": list(edge.events),
    }


def dumped(record: Record) -> str:
    """A JSON object as text with a line break at its end."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
