"""Network -> places on a sheet: the largest connected part by Kamada and Kawai (1989), the others packed beside it.

All measures are in inches. Nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

import networkx as nx
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kg.views.records import ActorEdge, ActorNode

Points = NDArray[np.float64]
Place = tuple[float, float]
CELL, GAP = 1.9, 0.7  # the least width of a small part, and what lies between parts


class Box(Struct, frozen=True):
    """A rectangle on the sheet."""

    left: float
    top: float
    width: float
    height: float


def places(nodes: Iterable[ActorNode], edges: Iterable[ActorEdge], box: Box) -> dict[str, Place]:
    """The place of each actor inside a box."""
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in nodes)
    graph.add_edges_from((edge.first, edge.second) for edge in edges)
    order = {node: number for number, node in enumerate(graph)}
    parts = sorted(
        (sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)),
        key=lambda part: (-len(part), order[part[0]]),
    )
    found: dict[str, Place] = {}
    for part, room in zip(parts, _rooms(parts, box), strict=True):
        found.update(_placed(_subgraph(graph, part), room))
    return found


def _subgraph(graph: nx.Graph, part: list[str]) -> nx.Graph:
    """Some nodes and what connects them, in a fixed order."""
    found = nx.Graph()
    found.add_nodes_from(part)
    found.add_edges_from((a, b) for a, b in graph.edges(part) if b in found)
    return found


def _rooms(parts: list[list[str]], box: Box) -> list[Box]:
    """A box for each connected part: the first takes most of the sheet, the others rows in a strip at the right."""
    if len(parts) < 2:
        return [box][: len(parts)]
    rest = sum(map(len, parts[1:]))
    share = min(max(rest / (rest + len(parts[0])), 0.2), 0.6)
    strip = Box(box.left + box.width * (1 - share), box.top, box.width * share, box.height)
    return [Box(box.left, box.top, box.width * (1 - share) - GAP, box.height), *_cells(parts[1:], strip)]


def _cells(parts: list[list[str]], strip: Box) -> list[Box]:
    """A strip in rows of cells, as wide as a name needs; a row is as high as its largest part asks for."""
    columns = max(int(strip.width // CELL), 1)
    rows = [parts[i : i + columns] for i in range(0, len(parts), columns)]
    heights = [sqrt(max(map(len, row))) for row in rows]
    unit = min(strip.height / sum(heights), CELL)
    width, cells, top = strip.width / columns, [], strip.top
    for row, height in zip(rows, heights, strict=True):
        for number in range(len(row)):
            cells.append(Box(strip.left + number * width, top, width - GAP, height * unit * 0.65))
        top += height * unit
    return cells


def _placed(graph: nx.Graph, box: Box) -> dict[str, Place]:
    """One connected part in its box, turned so that its longest side lies along the box's longest."""
    if len(graph) < 2:
        return dict.fromkeys(graph, (box.left + box.width / 2, box.top + box.height / 2))
    start = nx.circular_layout(graph)
    found = nx.kamada_kawai_layout(graph, pos=start, weight=None)
    points = _turned(np.array([found[node] for node in graph]), upright=box.height > box.width)
    low, size = points.min(axis=0), np.ptp(points, axis=0)
    # a part on one line stays in the middle of its box
    scaled = np.where(size > 1e-6, (points - low) / np.where(size > 1e-6, size, 1), 0.5)
    # rounded, so that the last bits of a machine's arithmetic do not show
    return {
        node: (round(box.left + float(x) * box.width, 3), round(box.top + float(y) * box.height, 3))
        for node, (x, y) in zip(graph, scaled, strict=True)
    }


def _turned(points: Points, upright: bool) -> Points:
    """Points turned to their principal axes; signs are fixed, so that the same graph is never mirrored."""
    points = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(points.T @ points)
    axes = axes[:, ::-1] * np.where(axes[0, ::-1] < 0, -1, 1)
    turned: Points = points @ axes
    return turned[:, ::-1] if upright else turned
