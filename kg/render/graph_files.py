"""Network -> GraphML and GEXF, for Gephi, yEd, Cytoscape and the like; any networkx graph by the same writers."""

from __future__ import annotations

import re

import networkx as nx

from kg.render.style import Style, one_line
from kg.views.network import as_graph
from kg.views.records import Network

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')  # networkx writes the day into GEXF; no clock in what we write


def graphml(view: Network, _style: Style | None = None) -> str:
    """A network as GraphML."""
    return to_graphml(_labelled(view))


def gexf(view: Network, _style: Style | None = None) -> str:
    """A network as GEXF 1.2."""
    return to_gexf(_labelled(view))


def to_graphml(graph: nx.Graph) -> str:
    """A graph as GraphML; its attributes must have no characters that XML cannot hold."""
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def to_gexf(graph: nx.Graph) -> str:
    """A graph as GEXF 1.2; its attributes must have no characters that XML cannot hold."""
    return _TODAY.sub("", "\n".join(nx.generate_gexf(graph))) + "\n"


def _labelled(view: Network) -> nx.Graph:
    """A network as a networkx graph whose nodes are labelled by their names, without what XML cannot hold."""
    graph = as_graph(view)
    for _, data in graph.nodes(data=True):
        data["label"] = one_line(data.pop("name"))
    return graph
