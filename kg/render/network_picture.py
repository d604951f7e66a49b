"""Network -> a picture of it, as PNG or SVG: colour of a tie by tone, width by count, names apart."""

from __future__ import annotations

from math import sqrt
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from matplotlib.patheffects import withStroke

from kg.render.figure import FAINT, INK, TONES, fitted, picture, plain_look, sheet, text_width, write
from kg.render.labels import Rect, Spot, placed
from kg.render.layout import Box, Place, places
from kg.render.style import Style, network_heading
from kg.views.network import strongest
from kg.views.records import ActorEdge, ActorNode, Network

KINDS = {
    "person": "#f4b860",
    "organization": "#8fc7e8",
    "state": "#7cc8a4",
    "place": "#d8b4d8",
    "group": "#e8dc7a",
    "role": "#e9a48a",
    "other": "#c9c9c9",
}
FEW = 15  # actors that a small sheet holds; ties so few are named
HEAD, FOOT, SIDE = 0.9, 1.15, 1.1
EMPTY, SMALL, LARGE = (10.0, HEAD + FOOT), (10.0, 7.0), (14.0, 10.5)
HALO = [withStroke(linewidth=2.2, foreground="white")]
NAME: dict[str, Any] = {"ha": "center", "path_effects": HALO, "zorder": 5, "linespacing": 1.0}
KIND: dict[str, Any] = {
    "ha": "center",
    "size": 7.0,
    "zorder": 2,
    "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1},
}


def png(view: Network, style: Style | None = None) -> bytes:
    """A network as a PNG picture."""
    with plain_look():
        return picture(drawn(view, style or Style()), "png")


def svg(view: Network, style: Style | None = None) -> str:
    """A network as an SVG picture."""
    with plain_look():
        return picture(drawn(view, style or Style()), "svg").decode("utf-8")


def drawn(view: Network, style: Style) -> Figure:
    """The figure: the strongest actors and their ties, a legend and what was left out."""
    shown = strongest(view, style.actors)
    width, height = (SMALL if len(shown.nodes) <= FEW else LARGE) if shown.edges else EMPTY
    figure, axes = sheet(width, height)
    write(axes, 0.25, 0.35, network_heading(view), size=14, weight="bold")
    box = Box(SIDE, HEAD, width - 2 * SIDE, height - HEAD - FOOT)
    found = places(shown.nodes, shown.edges, box)
    _ties(axes, shown, found)
    for node in shown.nodes:
        _node(axes, node, found[node.id], shown)
    kinds = _kinds_of_ties(axes, shown, found) if len(shown.edges) <= FEW else []
    _names(axes, shown, found, kinds)
    _legend(axes, shown, height - 0.62)
    write(axes, 0.25, height - 0.25, caption(view, shown), size=8, color=FAINT)
    return figure


def caption(view: Network, shown: Network) -> str:
    """How to read the picture, and what was left out."""
    parts = ["A tie is as wide as its number of events; only events that happened count."]
    if len(shown.nodes) < len(view.nodes):
        left = len(view.edges) - len(shown.edges)
        parts.append(
            f"The {len(shown.nodes)} actors with the most events are shown; "
            f"{len(view.nodes) - len(shown.nodes)} actors and {left} ties are left out."
        )
    return " ".join(parts)


def _ties(axes: Axes, shown: Network, found: dict[str, Place]) -> None:
    """A line for each tie, strong ones below weak ones, so that none is hidden."""
    most = max((edge.count for edge in shown.edges), default=1)
    for edge in sorted(shown.edges, key=lambda e: -e.count):
        (x, y), (to_x, to_y) = found[edge.first], found[edge.second]
        wide = _width(edge.count, most)
        axes.plot([x, to_x], [y, to_y], color=TONES[edge.tone], alpha=0.6, linewidth=wide, zorder=1)


def _width(count: int, most: int) -> float:
    """The width of a line for a number of events, in points."""
    return 1.0 + 6.0 * sqrt((count - 1) / max(most - 1, 1))


def _radius(node: ActorNode, shown: Network) -> float:
    """The radius of an actor's circle, in inches: its area goes with the number of events."""
    most = max(found.weight for found in shown.nodes)
    return (0.07 + 0.17 * sqrt(node.weight / max(most, 1))) * (1.2 if len(shown.nodes) <= FEW else 1.0)


def _node(axes: Axes, node: ActorNode, place: Place, shown: Network) -> Circle:
    """The circle of an actor."""
    fill = KINDS.get(node.kind, KINDS["other"])
    circle = Circle(place, _radius(node, shown), facecolor=fill, edgecolor=INK, zorder=3)
    circle.set_linewidth(2.0 if node.id == shown.ego else 0.8)
    axes.add_patch(circle)
    return circle


def _names(axes: Axes, shown: Network, found: dict[str, Place], kinds: list[Rect]) -> None:
    """The names of the actors, beside their circles and apart."""
    size = 9.0 if len(shown.nodes) <= FEW else 8.0
    words = [fitted(node.name, size, 1.6, 2) for node in shown.nodes]
    spots = [
        Spot(*found[node.id], _radius(node, shown), *_size(lines, size))
        for node, lines in zip(shown.nodes, words, strict=True)
    ]
    ties = [(found[edge.first], found[edge.second]) for edge in shown.edges]
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    rects = placed(spots, ties, kinds, Rect(left, top + HEAD / 2, right, bottom - FOOT))
    for rect, lines in zip(rects, words, strict=True):
        write(axes, *rect.middle, "\n".join(lines), size=size, **NAME)


def _size(lines: list[str], size: float) -> tuple[float, float]:
    """The width and height of some lines of text."""
    return max(text_width(line, size) for line in lines) + 0.02, len(lines) * size / 72 * 1.2


def _kinds_of_ties(axes: Axes, shown: Network, found: dict[str, Place]) -> list[Rect]:
    """The most frequent kinds of event at the middle of each tie; gives where these words stand."""
    rects = []
    for edge in shown.edges:
        (x, y), (to_x, to_y) = found[edge.first], found[edge.second]
        x, y = (x + to_x) / 2, (y + to_y) / 2
        write(axes, x, y, _kind(edge), color=TONES[edge.tone], **KIND)
        width, height = _size([_kind(edge)], KIND["size"])
        rects.append(Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2))
    return rects


def _kind(edge: ActorEdge) -> str:
    """The most frequent kinds of event of a tie."""
    words = [f"{name} ×{count}" if count > 1 else name for name, count in edge.types]
    return ", ".join(words[:2]) + (" …" if len(words) > 2 else "")


def _legend(axes: Axes, shown: Network, y: float) -> None:
    """The kinds of actor, the tones and the widths that the picture uses."""
    kinds = {node.kind if node.kind in KINDS else "other" for node in shown.nodes}
    tones = {edge.tone for edge in shown.edges}
    counts = {edge.count for edge in shown.edges}
    most = max(counts, default=1)
    dot: dict[str, Any] = {
        "linestyle": "",
        "marker": "o",
        "markersize": 8,
        "markeredgecolor": INK,
        "markeredgewidth": 0.8,
    }
    handles = [Line2D([], [], color=KINDS[kind], label=kind, **dot) for kind in KINDS if kind in kinds]
    handles += [Line2D([], [], color=TONES[tone], linewidth=3, label=tone) for tone in TONES if tone in tones]
    for count in sorted({1, most}) if counts else ():
        words = f"{count} event" if count == 1 else f"{count} events"
        handles.append(Line2D([], [], color=INK, linewidth=_width(count, most), label=words))
    axes.legend(
        handles=handles,
        loc="center left",
        bbox_to_anchor=(0.2, y),
        bbox_transform=axes.transData,
        ncols=len(handles),
        frameon=False,
        fontsize=8,
        borderpad=0,
        columnspacing=1.2,
    )
