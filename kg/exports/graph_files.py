"""Store -> GraphML and GEXF of its property graph, by networkx."""

from __future__ import annotations

import re

import networkx as nx

from kg.exports import Files
from kg.exports.property_graph import edges, nodes
from kg.store import Store

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')  # networkx writes the day into GEXF; no clock in what we write
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(store: Store) -> Files:
    """Nodes and edges with their properties as GraphML."""
    return {"": ("\n".join(nx.generate_graphml(_graph(store))) + "\n").encode()}


def gexf(store: Store) -> Files:
    """Nodes and edges with their properties as GEXF 1.2."""
    return {"": (_TODAY.sub("", "\n".join(nx.generate_gexf(_graph(store)))) + "\n").encode()}


def _graph(store: Store) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for node in nodes(store):
        told = {"node_type": node.type, "label": node.label} | dict(node.properties)
        graph.add_node(node.id, **{name: _NOT_IN_XML.sub("\ufffd", value) for name, value in told.items()})
    for edge in edges(store):
        graph.add_edge(edge.source, edge.target, label=edge.type)
    return graph
