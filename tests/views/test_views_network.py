"""Networks of hand-made stores: facts only, each event once, tones, neighbours, days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.model import EventTime
from kg.store import Store
from kg.views.network import Limits, as_graph, build

Make = Callable[..., Any]


def at(value: str) -> EventTime:
    return EventTime(value, value, "day", value, "relative")


@pytest.fixture
def quarrel(story: Make) -> Store:
    s = story("Ada Lorne", "Bo Tarn", "Cy Vance", "Di Moss")
    s.article("a", "2031-05-07")
    s.event("meet", "Meet", agent="Ada Lorne", partner="Bo Tarn", time=at("2031-05-01"))
    s.event("accuse", "Accuse", agent="Bo Tarn", patient="Ada Lorne", time=at("2031-05-05"))
    s.event("attack", "Attack", agent="Bo Tarn", patient="Ada Lorne", time=at("2031-05-06"))
    s.event("visit", "Visit", agent="Ada Lorne", patient="Cy Vance", status="canceled", time=at("2031-05-09"))
    s.event("hit", "Attack", agent="Cy Vance", patient="Di Moss")
    s.article("b", "2031-05-08")
    s.event(
        "praise",
        "Praise",
        agent="Cy Vance",
        patient="Bo Tarn",
        time=EventTime(None, "2031-05-07", None, None, "document"),
    )
    s.event("host", "Meet", agent="Bo Tarn", patient="Ada Lorne", time=at("2031-05-01"))
    s.same("meet", "host")
    found: Store = s.store()
    return found


def ties(store: Store, **limits: Any) -> list[tuple[str, str, int, str]]:
    """Names, count and tone of each tie."""
    network = build(store, Limits(**limits))
    names = {node.id: node.name for node in network.nodes}
    return [(names[edge.first], names[edge.second], edge.count, edge.tone) for edge in network.edges]


LORNE_TARN, TARN_VANCE = ("Ada Lorne", "Bo Tarn", 3, "conflictual"), ("Bo Tarn", "Cy Vance", 1, "cooperative")
VANCE_MOSS = ("Cy Vance", "Di Moss", 1, "conflictual")
CASES = [
    ({}, [LORNE_TARN, TARN_VANCE, VANCE_MOSS]),
    ({"ego": "ada lorne"}, [LORNE_TARN]),
    ({"ego": "Vance"}, [TARN_VANCE, VANCE_MOSS]),
    ({"begins": "2031-05-06"}, [("Ada Lorne", "Bo Tarn", 1, "conflictual"), TARN_VANCE]),
    ({"ends": "2031-05-05"}, [("Ada Lorne", "Bo Tarn", 2, "neutral")]),
    ({"ends": "2031-05-04"}, [("Ada Lorne", "Bo Tarn", 1, "cooperative")]),
    ({"begins": "2040-01-01"}, []),
    ({"ego": "Nobody"}, []),
    ({"actors": 2}, [LORNE_TARN]),
    ({"actors": 3}, [LORNE_TARN, TARN_VANCE]),
    ({"actors": 2, "ego": "Di Moss"}, [VANCE_MOSS]),
    ({"actors": 1}, []),
    ({"actors": 99}, [LORNE_TARN, TARN_VANCE, VANCE_MOSS]),
]


@pytest.mark.parametrize(("limits", "expected"), CASES, ids=[str(case[0]) for case in CASES])
def test_ties(quarrel: Store, limits: dict[str, Any], expected: list[tuple[str, str, int, str]]) -> None:
    assert ties(quarrel, **limits) == expected


def test_what_an_edge_tells(quarrel: Store) -> None:
    edge = build(quarrel).edges[0]
    assert edge.types == (("Accuse", 1), ("Attack", 1), ("Meet", 1))
    assert (edge.begins, edge.ends, len(edge.events)) == ("2031-05-01", "2031-05-06", 4)


def test_nodes_count_events(quarrel: Store) -> None:
    assert [(node.name, node.weight, node.kind) for node in build(quarrel).nodes] == [
        ("Bo Tarn", 4, "person"),
        ("Ada Lorne", 3, "person"),
        ("Cy Vance", 2, "person"),
        ("Di Moss", 1, "person"),
    ]


def test_ego(quarrel: Store) -> None:
    network = build(quarrel, Limits(ego="ada lorne"))
    assert next(node.name for node in network.nodes if node.id == network.ego) == "Ada Lorne"
    assert not build(quarrel, Limits(ego="Nobody")).found


def test_things_are_no_actors(story: Make) -> None:
    s = story().article("a", "2031-05-07")
    s.event("launch", "Launch", agent="Ada Works", patient="Zedphone 4", kind="other")
    s.event("make", "Propose", agent="Ada Works", patient="Bo's offer", kind="other")
    assert [node.name for node in build(s.store()).nodes] == ["Ada Works", "Zedphone 4"]


def test_as_graph(quarrel: Store) -> None:
    graph = as_graph(build(quarrel))
    assert (len(graph), graph.size(), graph.size(weight="weight")) == (4, 3, 5)


def test_only_events_that_are_sure_enough(quarrel: Store) -> None:
    assert build(quarrel, Limits(min_confidence=0.9)).edges == build(quarrel).edges
    assert not build(quarrel, Limits(min_confidence=0.95)).edges
