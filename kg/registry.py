"""name -> component: a built-in table of `module:attribute` strings, loaded on use, plus entry points.

A plugin adds names through the entry-point groups `kg.readers`, `kg.stores`, `kg.timelines`, `kg.networks` and
`kg.extractors`; nothing is imported before a name is asked for.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from kg.errors import UnknownName

BUILT_IN: dict[str, dict[str, str]] = {
    "readers": {
        "text": "kg.read.text:read",
        "jsonl": "kg.read.jsonl:read",
        "json": "kg.read.jsonl:read_document",
        "csv": "kg.read.table:read",
        "html": "kg.read.html:read",
    },
    "stores": {
        "memory": "kg.store.oxigraph:in_memory",
        "oxigraph": "kg.store.oxigraph:on_disk",
        "endpoint": "kg.store.endpoint:Endpoint",
    },
    "exports": {
        "trig": "kg.exports.rdf:trig",
        "nquads": "kg.exports.rdf:nquads",
        "turtle": "kg.exports.rdf:turtle",
        "ntriples": "kg.exports.rdf:ntriples",
        "rdfxml": "kg.exports.rdf:rdfxml",
        "jsonld": "kg.exports.jsonld:jsonld",
        "graphml": "kg.exports.graph_files:graphml",
        "gexf": "kg.exports.graph_files:gexf",
        "csv": "kg.exports.tables:tables",
        "cypher": "kg.exports.cypher:cypher",
        "followthemoney": "kg.exports.followthemoney:followthemoney",
        "web-annotation": "kg.exports.web_annotation:web_annotation",
    },
    "timelines": {
        "text": "kg.render.text:timeline",
        "md": "kg.render.markdown:timeline",
        "json": "kg.render.records:timeline",
        "csv": "kg.render.table:timeline",
        "html": "kg.render.html:timeline",
        "ics": "kg.render.ics:timeline",
        "timelinejs": "kg.render.timelinejs:timeline",
        "png": "kg.render.timeline_picture:png",
        "svg": "kg.render.timeline_picture:svg",
    },
    "networks": {
        "png": "kg.render.network_picture:png",
        "svg": "kg.render.network_picture:svg",
        "html": "kg.render.network_html:network",
        "graphml": "kg.render.graph_files:graphml",
        "gexf": "kg.render.graph_files:gexf",
        "json": "kg.render.records:network",
        "csv": "kg.render.table:network",
    },
    "threads": {
        "text": "kg.render.thread:text",
        "json": "kg.render.thread:json",
    },
    "conflicts": {
        "text": "kg.render.conflicts:text",
        "json": "kg.render.conflicts:json",
        "csv": "kg.render.conflicts:csv",
    },
    "cards": {
        "text": "kg.render.card:text",
        "json": "kg.render.card:json",
    },
}


def names(kind: str) -> list[str]:
    """All names of a kind of component, sorted."""
    return sorted({*BUILT_IN.get(kind, {}), *(point.name for point in entry_points(group=f"kg.{kind}"))})


def load(kind: str, name: str) -> Any:
    """The component of a kind that has the name; raises UnknownName, which lists the names there are."""
    if target := BUILT_IN.get(kind, {}).get(name):
        module, _, attribute = target.partition(":")
        return getattr(import_module(module), attribute)
    for point in entry_points(group=f"kg.{kind}"):
        if point.name == name:
            return point.load()
    raise UnknownName(kind.removesuffix("s"), name, names(kind))
