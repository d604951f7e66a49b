"""Store -> GraphML and GEXF of its property graph, by networkx."""

from __future__ import annotations

import networkx as nx

from kg.exports import Files
from kg.exports.property_graph import edges, nodes
from kg.render.graph_files import to_gexf, to_graphml
from kg.render.style import one_line
from kg.store import Store


def graphml(store: Store) -> Files:
    """Nodes and edges with their properties as GraphML."""
    return {"": to_graphml(_graph(store)).encode()}


def gexf(store: Store) -> Files:
    """Nodes and edges with their properties as GEXF 1.2."""
    return {"": to_gexf(_graph(store)).encode()}


def _graph(store: Store) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for node in nodes(store):
        told = {"node_type": node.type, "label": node.label} | dict(node.properties)
        graph.add_node(node.id, **{name: one_line(value) for name, value in told.items()})
    for edge in edges(store):
        graph.add_edge(edge.source, edge.target, label=edge.type)
    return graph
