"""Networks in every format that is text, and where their pictures put things."""

from __future__ import annotations

import csv
import io
import json
from itertools import combinations
from xml.etree import ElementTree

import networkx as nx
import pytest
from sample import network

from kg.registry import load, names
from kg.render import graph_files, records, table
from kg.render.labels import Rect, Spot, placed
from kg.render.layout import Box, places
from kg.render.style import Style
from kg.views.network import strongest
from kg.views.records import ActorNode, Network


def test_json() -> None:
    view = json.loads(records.network(network(5)))
    assert view["nodes"][0] == {"id": "n0", "name": "Ada Lorne 0", "kind": "person", "weight": 10}
    assert view["edges"][1] == {
        "source": "n0", "target": "n2", "count": 3, "tone": "conflictual", "types": {"Meet": 2, "Accuse": 1},
        "begins": "2031-05-01", "ends": "2031-05-06", "events": ["e1"],
    }  # fmt: skip


def test_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(table.network(network(5)))))
    assert (rows[1]["first"], rows[1]["second"], rows[1]["types"]) == (
        "Ada Lorne 0",
        "the Council of the Allied River Provinces 2",
        "Meet 2; Accuse 1",
    )


def test_graphml_reads_back() -> None:
    graph = nx.parse_graphml(graph_files.graphml(network(5)))
    assert (len(graph), graph.size()) == (5, 7)
    assert graph.nodes["n0"] == {"label": "Ada Lorne 0", "kind": "person", "events": 10}
    assert graph.edges["n0", "n2"]["tone"] == "conflictual"


def test_gexf_has_no_clock() -> None:
    root = ElementTree.fromstring(graph_files.gexf(network(5)))
    meta = next(child for child in root if child.tag.endswith("meta"))
    assert not meta.attrib


def test_control_characters_do_not_break_xml() -> None:
    view = Network((ActorNode("n", "Ada\x00\x1b Lorne <&>", "person", 1),), ())
    assert nx.parse_graphml(graph_files.graphml(view)).nodes["n"]["label"] == "Ada Lorne <&>"


def test_strongest_keeps_the_most_tied_and_the_ego() -> None:
    view = network(30)
    weak = view.nodes[-1].id
    assert len(strongest(view, 10).nodes) <= 10
    assert weak not in {node.id for node in strongest(view, 10).nodes}
    assert weak in {node.id for node in strongest(Network(view.nodes, view.edges, weak), 10).nodes}


@pytest.mark.parametrize(("size", "parts"), [(1, 1), (2, 1), (3, 1), (5, 1), (20, 3), (60, 1), (60, 12), (40, 20)])
def test_places_are_inside_the_box_and_apart(size: int, parts: int) -> None:
    view, box = network(size, parts), Box(1, 1, 12, 9)
    found = places(view.nodes, view.edges, box)
    assert len(found) == size
    assert all(1 <= x <= 13 and 1 <= y <= 10 for x, y in found.values())
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 0.1 for a, b in combinations(found.values(), 2))


def test_names_keep_off_circles_and_one_another() -> None:
    spots = [Spot(1 + x * 0.9, 1 + y * 0.9, 0.12, 0.7, 0.15) for x in range(5) for y in range(5)]
    rects = placed(spots, [((1, 1), (4.6, 4.6))], [], Rect(0, 0, 6, 6))
    assert not any(a.shared(b) for a, b in combinations(rects, 2))
    assert not any(rect.shared(spot.circle) for rect in rects for spot in spots)


CROSSED = [
    (((0, 0), (4, 4)), True),
    (((0, 2), (4, 2)), True),
    (((2, 0), (2, 1.4)), True),
    (((0, 0), (4, 0)), False),
    (((0, 0), (0, 4)), False),
    (((0, 3), (1.5, 4)), False),
    (((1.5, 1.5), (1.6, 1.6)), True),
]


@pytest.mark.parametrize(("line", "expected"), CROSSED)
def test_a_line_crosses_a_rectangle(line: tuple[tuple[float, float], tuple[float, float]], expected: bool) -> None:
    assert Rect(1, 1, 3, 3).crossed(line) is expected


@pytest.mark.parametrize("form", sorted(set(names("networks"))))
def test_every_format_takes_anything_and_gives_the_same_twice(form: str) -> None:
    render = load("networks", form)
    for view in (Network((), ()), network(2), network(9, 2)):
        assert render(view, Style()) == render(view, Style())
