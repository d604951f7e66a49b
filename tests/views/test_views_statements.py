"""What actors said, on timelines of everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.store import Store
from kg.views.timeline import Filters, build

Make = Callable[..., Any]
TREATY = "that the treaty was a mistake"
LONG = "that " + "the council had waited far too long for an answer " * 3
SAID, TOLD = "Ada Lorne: “the treaty was a mistake”", "Bo Tarn: “he would stay”"


@pytest.fixture
def quarrel(story: Make) -> Store:
    s = story("Ada Lorne", "Bo Tarn")
    s.article("a", "2031-05-07", "Quill").event("meet", "Meet", agent="Ada Lorne", partner="Bo Tarn")
    s.says("Ada Lorne", "said", TREATY).says("Ada Lorne", "hoped", "that all was well", "want")
    s.article("b", "2031-05-08", "Herald").says("Bo Tarn", "told the press", "that he would stay")
    found: Store = s.store()
    return found


CASES = [
    ({}, []),
    ({"everything": True}, [SAID, TOLD]),
    ({"everything": True, "actor": "Lorne"}, [SAID]),
    ({"everything": True, "types": ("Communication",)}, [SAID, TOLD]),
    ({"everything": True, "types": ("Meet",)}, []),
    ({"everything": True, "sources": ("Herald",)}, [TOLD]),
    ({"everything": True, "begins": "2031-05-08"}, [TOLD]),
]


@pytest.mark.parametrize(("filters", "expected"), CASES, ids=[str(case[0]) for case in CASES])
def test_statements(quarrel: Store, filters: dict[str, Any], expected: list[str]) -> None:
    found = build(quarrel, Filters(**filters)).entries
    assert [entry.label for entry in found if entry.type == "State"] == expected


def test_a_statement_is_an_event_of_speech(quarrel: Store) -> None:
    entry = build(quarrel, Filters(everything=True, actor="Lorne", types=("State",))).entries[0]
    assert (entry.fact, entry.family, entry.when.begins, entry.when.basis) == (
        True,
        "Communication",
        "2031-05-07",
        "document",
    )
    assert [quote.text for quote in entry.mentions] == ["said"]
    assert [(role.role, role.name) for role in entry.participants] == [("agent", "Ada Lorne")]


def test_what_is_an_event_is_not_told_twice(story: Make) -> None:
    s = story().article("a", "2031-05-07").event("announce", "Announce", agent="Ada", patient="Zed")
    found = build(s.says("Ada", "announces", "Zed").store(), Filters(everything=True)).entries
    assert [entry.label for entry in found] == ["Ada announces Zed"]


def test_a_long_statement_is_shortened_between_words(story: Make) -> None:
    (said,) = build(story().article("a", None).says("Bo", "said", LONG).store(), Filters(everything=True)).entries
    assert said.label == "Bo: “the council had waited far too long for an answer the council had waited far …”"
