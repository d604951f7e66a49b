"""Timelines of hand-made stores: one entry for one event, filters, what is chosen where reports differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.errors import UnknownName
from kg.model import EventTime
from kg.store import Store
from kg.views.records import TimelineEntry
from kg.views.timeline import Filters, build

Make = Callable[..., Any]
NEWS = EventTime(None, "2031-05-08", None, "../2031-05-08", "document")
MAY = EventTime("2031-05-01", "2031-05-31", "month", "2031-05", "explicit")


def at(value: str) -> EventTime:
    return EventTime(value, value, "day", value, "relative")


@pytest.fixture
def quarrel(story: Make) -> Store:
    """Two outlets on a visit that is planned and canceled, and what else they tell."""
    s = story("Ada Lorne")
    s.article("a", "2031-05-07", "The Daily Quill")
    s.event("visit", "Visit", agent="Ada Lorne", patient="Borduria", status="canceled", time=at("2031-05-20"))
    s.event("cancel", "Cancel", agent="Ada Lorne", time=at("2031-05-06"), relations=(("cancels", "visit"),))
    s.event("attack", "Attack", agent="Borduria", patient="Ada Lorne", status="denied", polarity="negative")
    s.event("praise", "Praise", agent="Bo Tarn", topic="Ada Lorne", time=MAY)
    s.article("b", "2031-05-08T09:00:00", "Borduria Herald")
    s.event("scrap", "Cancel", agent="Ada Lorne", time=NEWS, said_by="the ministry")
    s.event("accuse", "Accuse", agent="Bo Tarn", patient="Ada Lorne", time=NEWS)
    s.event(
        "reschedule",
        "Reschedule",
        agent="Ada Lorne",
        status="planned",
        time=EventTime("2031-05-08", None, None, None, "document"),
    )
    s.event("sleep", "Act", agent="Bo Tarn", time=EventTime(None, None, None, None, "unknown"))
    s.same("cancel", "scrap")
    found: Store = s.store()
    return found


def labels(store: Store, **filters: Any) -> list[str]:
    return [entry.label for entry in build(store, Filters(**filters)).entries]


def named(store: Store, label: str) -> TimelineEntry:
    return next(one for one in build(store, Filters(everything=True)).entries if one.label == label)


CANCEL, VISIT, ACCUSE = "Ada Lorne cancels plan to visit", "Ada Lorne visits Borduria", "Bo Tarn accuses Ada Lorne"
AGAIN, PRAISE, ATTACK = "Ada Lorne reschedules", "Bo Tarn praises Ada Lorne", "Borduria attacks Ada Lorne"
SLEEP = "Bo Tarn sleeps"
CASES = [
    ({}, [PRAISE, CANCEL, ACCUSE, AGAIN, VISIT]),
    ({"everything": True}, [PRAISE, CANCEL, ACCUSE, AGAIN, VISIT, ATTACK, SLEEP]),
    ({"actor": "ada lorne", "everything": True}, [CANCEL, ACCUSE, AGAIN, VISIT, ATTACK]),
    ({"actor": "Lorne"}, [CANCEL, ACCUSE, AGAIN, VISIT]),
    ({"actor": "President Ada Lorne of Arcadia"}, [CANCEL, ACCUSE, AGAIN, VISIT]),
    ({"actor": "Nobody"}, []),
    ({"types": ("Scheduling",)}, [CANCEL, AGAIN]),
    ({"types": ("Event",)}, [PRAISE, CANCEL, ACCUSE, AGAIN, VISIT]),
    ({"begins": "2031-05-08"}, [PRAISE, ACCUSE, AGAIN, VISIT]),
    ({"ends": "2031-05-06"}, [PRAISE, CANCEL]),
    ({"begins": "2031-05-07", "ends": "2031-05-09"}, [PRAISE, ACCUSE, AGAIN]),
    ({"begins": "2031-05-07", "everything": True}, [PRAISE, ACCUSE, AGAIN, VISIT, ATTACK, SLEEP]),
    ({"statuses": ("canceled", "denied")}, [VISIT]),
    ({"statuses": ("denied",), "everything": True}, [ATTACK]),
    ({"sources": ("borduria herald",)}, [CANCEL, ACCUSE, AGAIN]),
    ({"sources": ("a",)}, [PRAISE, CANCEL, VISIT]),
    ({"sources": ("no such outlet",)}, []),
    ({"min_confidence": 0.9}, [PRAISE, CANCEL, ACCUSE, AGAIN, VISIT]),
    ({"min_confidence": 0.95}, []),
    ({"top": 1}, [CANCEL]),
]


@pytest.mark.parametrize(("filters", "expected"), CASES, ids=[str(case[0]) for case in CASES])
def test_filters(quarrel: Store, filters: dict[str, Any], expected: list[str]) -> None:
    assert labels(quarrel, **filters) == expected


def test_one_entry_for_one_event(quarrel: Store) -> None:
    entry = named(quarrel, CANCEL)
    assert [(quote.article, quote.text) for quote in entry.mentions] == [("a", "cancels"), ("b", "scraps")]
    assert [source.name for source in entry.sources] == ["The Daily Quill", "Borduria Herald"]
    assert len(entry.events) == 2
    assert entry.said_by == ("the ministry",)
    assert entry.mentions[0].context == ("Ada Lorne ", "cancels", ".")
    assert (entry.when.begins, entry.when.basis) == ("2031-05-06", "relative")


def test_news_without_a_date_is_dated_by_publication_and_says_so(quarrel: Store) -> None:
    for label in (ACCUSE, AGAIN):
        when = named(quarrel, label).when
        assert (when.begins, when.ends, when.edtf, when.basis) == ("2031-05-08", "2031-05-08", "2031-05-08", "document")
    assert not named(quarrel, ATTACK).when.known


def test_what_is_left_out_is_counted(quarrel: Store) -> None:
    assert dict(build(quarrel).left_out) == {"neither facts nor plans": 1, "undated": 1}
    assert build(quarrel, Filters(everything=True)).left_out == ()
    assert dict(build(quarrel, Filters(top=1)).left_out)["lesser events"] == 4


def test_the_actor_is_called_by_its_own_name(quarrel: Store) -> None:
    assert build(quarrel, Filters(actor="lorne")).actor == "Ada Lorne"
    nobody = build(quarrel, Filters(actor="Nobody"))
    assert (nobody.actor, nobody.found, nobody.entries) == ("Nobody", False, ())


@pytest.mark.parametrize("filters", [Filters(types=("Cancels",)), Filters(statuses=("happened",))])
def test_unknown_names(quarrel: Store, filters: Filters) -> None:
    with pytest.raises(UnknownName):
        build(quarrel, filters)


def test_canonical_actors_are_one(story: Make) -> None:
    s = story()
    s.article("a", "2031-05-07").event("meet", "Meet", agent="Ada Lorne", partner="Bo Tarn", time=at("2031-05-06"))
    s.article("b", "2031-05-08").event(
        "call", "Call", agent="President Lorne", patient="Bo Tarn", time=at("2031-05-07")
    )
    s.same("a/Ada Lorne", "b/President Lorne", kind="actor")
    store = s.store()
    assert labels(store, actor="Ada Lorne") == ["Ada Lorne meets Bo Tarn", "President Lorne calls Bo Tarn"]
    assert labels(store, actor=s.actor("b", "President Lorne")) == labels(store, actor="Ada Lorne")
    assert labels(store, actor="president lorne") == labels(store, actor="Ada Lorne")


STATUSES = [
    ((("planned", "positive"), ("occurred", "positive")), ("occurred", True)),
    ((("occurred", "positive"), ("planned", "positive")), ("occurred", True)),
    ((("planned", "positive"), ("canceled", "positive")), ("canceled", False)),
    ((("canceled", "positive"), ("planned", "positive")), ("planned", False)),
    ((("occurred", "positive"), ("denied", "negative")), ("denied", False)),
    ((("occurred", "positive"), ("occurred", "negative")), ("occurred", False)),
]


@pytest.mark.parametrize(("told", "expected"), STATUSES)
def test_status_of_several_reports(story: Make, told: tuple[tuple[str, str], ...], expected: tuple[str, bool]) -> None:
    s = story()
    for number, (status, polarity) in enumerate(told):
        s.article(f"a{number}", f"2031-05-0{number + 1}")
        s.event(f"visit{number}", "Visit", agent="Ada", status=status, polarity=polarity)
    s.same(*(f"visit{number}" for number in range(len(told))))
    (entry,) = build(s.store(), Filters(everything=True)).entries
    assert (entry.status, entry.fact) == expected


TIMES = [
    ((MAY, at("2031-05-06")), "2031-05-06"),
    ((at("2031-05-06"), at("2031-05-07")), "2031-05-07"),
    ((at("2031-05-06"), at("2031-05-07"), at("2031-05-06")), "2031-05-06"),
    ((NEWS, NEWS), "2031-05-01"),
    ((NEWS, MAY), "2031-05"),
    ((None, at("2031-05-06")), "2031-05-06"),
]


@pytest.mark.parametrize(("times", "expected"), TIMES)
def test_time_of_several_reports(story: Make, times: tuple[EventTime | None, ...], expected: str) -> None:
    s = story()
    for number, time in enumerate(times):
        s.article(f"a{number}", f"2031-05-0{number + 1}").event(f"visit{number}", "Visit", agent="Ada", time=time)
    s.same(*(f"visit{number}" for number in range(len(times))))
    (entry,) = build(s.store(), Filters(everything=True)).entries
    assert entry.when.edtf == expected
