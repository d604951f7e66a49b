"""Network -> GraphML and GEXF, for Gephi, yEd, Cytoscape and the like."""

from __future__ import annotations

import re

import networkx as nx

from kg.render.style import Style, one_line
from kg.views.records import Network

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')  # networkx writes the day into GEXF; no clock in what we write


def graphml(view: Network, _style: Style | None = None) -> str:
    """A network as GraphML."""
    return "\n".join(nx.generate_graphml(as_graph(view))) + "\n"


def gexf(view: Network, _style: Style | None = None) -> str:
    """A network as GEXF 1.2."""
    return _TODAY.sub("", "\n".join(nx.generate_gexf(as_graph(view)))) + "\n"


def as_graph(view: Network) -> nx.Graph:
    """A network as a networkx graph whose attributes are plain strings and numbers; what is unknown is left out."""
    graph = nx.Graph()
    for node in view.nodes:
        graph.add_node(node.id, label=one_line(node.name), kind=node.kind, events=node.weight)
    for edge in view.edges:
        days = {name: day for name, day in (("first", edge.begins), ("last", edge.ends)) if day}
        types = ", ".join(f"{name} {count}" for name, count in edge.types)
        graph.add_edge(edge.first, edge.second, weight=edge.count, tone=edge.tone, types=types, **days)
    return graph
