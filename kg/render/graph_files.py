"""Network -> GraphML and GEXF, for Gephi, yEd, Cytoscape and the like."""

from __future__ import annotations

import re

import networkx as nx

from kg.render.style import Style, one_line
from kg.views.network import as_graph
from kg.views.records import Network

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')  # networkx writes the day into GEXF; no clock in what we write


def graphml(view: Network, _style: Style | None = None) -> str:
    """A network as GraphML."""
    return "\n".join(nx.generate_graphml(_labelled(view))) + "\n"


def gexf(view: Network, _style: Style | None = None) -> str:
    """A network as GEXF 1.2."""
    return _TODAY.sub("", "\n".join(nx.generate_gexf(_labelled(view)))) + "\n"


def _labelled(view: Network) -> nx.Graph:
    """A network as a networkx graph whose nodes are labelled by their names, without what XML cannot hold."""
    graph = as_graph(view)
    for _, data in graph.nodes(data=True):
        data["label"] = one_line(data.pop("name"))
    return graph
