"""Temporal order: what dates and relations order, what they do not, and what contradicts itself."""

from __future__ import annotations

import pytest

from kg.views.order import closure, in_order
from kg.views.records import Link, TimelineEntry, When


def entry(name: str, begins: str | None = None, ends: str | None = "", basis: str = "explicit") -> TimelineEntry:
    """An entry of one day, or of an interval; `ends` is None where it is open."""
    when = When(begins, begins if ends == "" else ends, "day", None, basis)
    return TimelineEntry(name, name, "Act", "Act", "occurred", True, when)


def order(entries: list[TimelineEntry], *links: Link) -> list[tuple[str, int]]:
    """Ids and order numbers."""
    return [(found.id, found.order) for found in in_order(entries, links)[0]]


MAY = ("2024-05-01", "2024-05-31")
CASES = [
    ("by date", [entry("b", "2024-05-02"), entry("a", "2024-05-01")], (), [("a", 1), ("b", 2)]),
    ("one day, one number", [entry("b", "2024-05-01"), entry("a", "2024-05-01")], (), [("b", 1), ("a", 1)]),
    ("undated last", [entry("u"), entry("a", "2024-05-01")], (), [("a", 1), ("u", 0)]),
    ("wider first", [entry("d", "2024-05-01"), entry("m", *MAY)], (), [("m", 1), ("d", 2)]),
    ("open end first", [entry("m", *MAY), entry("s", "2024-05-01", None)], (), [("s", 1), ("m", 2)]),
    ("open begin by its end", [entry("a", "2024-05-03"), entry("u", None, "2024-05-02")], (), [("u", 1), ("a", 2)]),
    (
        "a relation tells a day's events apart",
        [entry("a", "2024-05-01"), entry("b", "2024-05-01"), entry("c", "2024-05-01")],
        (("a", "after", "b"),),
        [("b", 1), ("c", 1), ("a", 2)],
    ),
    (
        "a relation orders what overlaps",
        [entry("m", *MAY), entry("d", "2024-05-09")],
        (("d", "before", "m"),),
        [("d", 1), ("m", 2)],
    ),
    (
        "undated ones stand in their own order",
        [entry("u"), entry("v")],
        (("u", "responds-to", "v"),),
        [("v", 0), ("u", 0)],
    ),
    (
        "but only where it must",
        [
            entry("old", "2024-05-09", basis="document"),
            entry("b", "2024-05-09", basis="document"),
            entry("new", "2024-05-07"),
        ],
        (("old", "causes", "new"),),
        [("old", 1), ("new", 2), ("b", 3)],
    ),
    (
        "the day of publication yields to a relation",
        [entry("old", "2024-05-09", basis="document"), entry("new", "2024-05-07")],
        (("old", "causes", "new"),),
        [("old", 1), ("new", 2)],
    ),
    (
        "relations to elsewhere and to itself",
        [entry("a", "2024-05-01")],
        (("a", "before", "a"), ("a", "before", "x")),
        [("a", 1)],
    ),
]


@pytest.mark.parametrize(
    ("entries", "links", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_order(entries: list[TimelineEntry], links: tuple[Link, ...], expected: list[tuple[str, int]]) -> None:
    assert order(entries, *links) == expected


def test_dates_stand_against_a_relation_which_is_reported() -> None:
    entries = [entry("a", "2024-05-01"), entry("b", "2024-05-04")]
    ordered, found = in_order(entries, [("a", "after", "b")])
    assert [one.id for one in ordered] == ["a", "b"]
    assert [(one.events, one.relations) for one in found] == [(("a", "b"), (("a", "after", "b"),))]


def test_a_circle_of_relations_through_undated_events_is_reported_once() -> None:
    links = [("a", "before", "b"), ("b", "causes", "c"), ("c", "before", "a"), ("c", "before", "d")]
    ordered, found = in_order([entry(name) for name in "abcd"], links)
    assert [one.id for one in ordered] == ["a", "b", "c", "d"]
    assert len(found) == 1
    assert set(found[0].relations) == set(links[:3])


def test_overlapping_dates_contradict_no_relation() -> None:
    entries = [entry("m", *MAY), entry("w", "2024-05-06", "2024-05-12"), entry("d", "2024-05-10")]
    for links in ([("m", "before", "d")], [("d", "before", "m")], [("d", "before", "w"), ("w", "before", "m")]):
        assert in_order(entries, links)[1] == ()


def test_ten_thousand_entries() -> None:
    days = [f"20{year:02}-{month:02}-{day:02}" for year in range(24) for month in range(1, 13) for day in range(1, 29)]
    entries = [entry(str(n), days[n * 37 % len(days)]) for n in range(10_000)]
    ordered, _ = in_order(entries, [(str(n), "before", str(n + 1)) for n in range(0, 10_000, 5)])
    assert len(ordered) == 10_000


def test_closure_holds_all_that_surely_comes_before() -> None:
    entries = [
        entry("a", "2024-05-01"),
        entry("b", "2024-05-03"),
        entry("m", *MAY),
        entry("c", "2024-06-02"),
        entry("u"),
    ]
    found = closure(entries, [("c", "before", "u")])
    assert set(found) == {"a", "b", "m", "c", "u"}
    assert set(found.edges) == {
        *(("a", later) for later in "bcu"),
        *((first, later) for first in "bm" for later in "cu"),
        ("c", "u"),
    }
    assert found.nodes["a"] == {"label": "a", "type": "Act", "status": "occurred"}


def test_what_comes_before_does_not_wait_for_its_own_days() -> None:
    entries = [
        entry("late", *MAY),
        entry("early", "2024-04-01", "2024-05-31"),
        entry("other", "2024-04-15", "2024-06-01"),
    ]
    assert order(entries, ("late", "before", "early")) == [("late", 1), ("early", 2), ("other", 3)]
