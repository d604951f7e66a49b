"""Network -> an HTML page: the diagram and a table of all ties; static, nothing loaded from anywhere."""

from __future__ import annotations

from html import escape

from kg.render import network_picture
from kg.render.html import PAGE
from kg.render.style import Style, network_heading, one_line
from kg.views.records import ActorEdge, Network

HEAD = "<tr><th>actors</th><th>events</th><th>tone</th><th>kinds of event</th><th>first</th><th>last</th></tr>"


def network(view: Network, style: Style | None = None) -> str:
    """A network as a page: the diagram, and under it a table of all ties."""
    names = {node.id: node.name for node in view.nodes}
    picture = network_picture.svg(view, style)
    rows = "\n".join(_tie(edge, names) for edge in view.edges)
    body = f"{picture[picture.index('<svg') :]}\n<table>\n{HEAD}\n{rows}\n</table>"
    return PAGE.format(title=escape(network_heading(view)), body=body)


def _tie(edge: ActorEdge, names: dict[str, str]) -> str:
    """One row of the table of ties."""
    actors = f"{names[edge.first]} – {names[edge.second]}"
    types = ", ".join(f"{name} {count}" for name, count in edge.types)
    cells = (actors, str(edge.count), edge.tone, types, edge.begins or "", edge.ends or "")
    return "<tr>" + "".join(f"<td>{escape(one_line(cell))}</td>" for cell in cells) + "</tr>"
