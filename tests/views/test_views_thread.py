"""Threads: the steps of a planned event with state and date after each, as of any day; and where sources differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.model import STATUSES, EventTime
from kg.store import Store
from kg.views import conflicts, thread, timeline
from kg.views.records import Conflict, Thread
from kg.views.states import UNTOLD, after, load_states

if TYPE_CHECKING:
    from conftest import Story


def day(value: str, basis: str = "relative") -> EventTime:
    """A time that is one day."""
    return EventTime(value, value, "day", value, basis)


FRIDAY, MONDAY = day("2031-05-09"), day("2031-05-19")


@pytest.fixture
def visit(story: Callable[..., Story]) -> Story:
    """A visit is planned, called off, given a new date and held; four articles tell it."""
    told = story("Lorne", "Tarn")
    told.article("a1", "2031-05-05", "Quill")
    told.event("visit", "Visit", agent="Lorne", patient="Tarn", status="planned", time=FRIDAY)
    told.article("a2", "2031-05-07", "Herald")
    told.event("trip", "Visit", agent="Lorne", status="canceled")
    told.event("cancel", "Cancel", agent="Lorne", time=day("2031-05-06"), relations=(("cancels", "trip"),))
    told.article("a3", "2031-05-12", "Quill")
    told.event("stay", "Visit", agent="Lorne", status="planned", time=MONDAY)
    told.event("reschedule", "Reschedule", agent="Lorne", relations=(("reschedules", "stay"),))
    told.event("scrap", "Cancel", agent="Lorne", relations=(("cancels", "stay"),))
    told.article("a4", "2031-05-20", "Herald")
    told.event("call", "Visit", agent="Lorne", time=MONDAY)
    return told.same("visit", "trip", "stay", "call", kind="thread").same("cancel", "scrap")


def steps(found: Thread) -> list[tuple[str | None, str, str, str | None]]:
    """Day, type, state and date of each step."""
    return [(s.day, s.type, s.state, s.date.begins if s.date else None) for s in found.steps]


def test_steps(visit: Story) -> None:
    store = visit.store()
    found = thread.build(store, visit.iri("trip"))
    assert steps(found) == [
        ("2031-05-05", "Visit", "planned", "2031-05-09"),
        ("2031-05-06", "Cancel", "canceled", None),
        ("2031-05-12", "Reschedule", "planned", "2031-05-19"),
        ("2031-05-19", "Visit", "occurred", "2031-05-19"),
    ]
    assert found.steps[1].old == found.steps[0].date
    assert [source.id for source in found.steps[1].sources] == ["a2", "a3"]
    assert [quote.text for quote in found.steps[1].mentions] == ["cancels", "scraps"]


@pytest.mark.parametrize("name", ["visit", "trip", "stay", "call", "cancel", "scrap", "reschedule"])
def test_every_part_leads_to_the_thread(visit: Story, name: str) -> None:
    store = visit.store()
    assert thread.build(store, visit.iri(name)) == thread.build(store, visit.iri("visit"))


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2031-05-04", UNTOLD),
        ("2031-05-05", "planned"),
        ("2031-05-07", "canceled"),
        ("2031-05-11", "canceled"),
        ("2031-05-12", "planned"),
        ("2031-05-19", "planned"),
        ("2031-05-20", "occurred"),
    ],
)
def test_as_of(visit: Story, as_of: str, state: str) -> None:
    found = thread.build(visit.store(), visit.iri("visit"), as_of)
    assert (found.state, found.as_of) == (state, as_of)


def test_of_one_article_alone(story: Callable[..., Story]) -> None:
    told = story("Lorne").article("a1", "2031-05-07")
    told.event("visit", "Visit", agent="Lorne", status="canceled", time=FRIDAY)
    told.event("cancel", "Cancel", agent="Lorne", relations=(("cancels", "visit"),))
    store = told.store()
    (step,) = thread.build(store, told.iri("cancel")).steps
    assert (step.state, step.date, step.old and step.old.begins) == ("canceled", None, "2031-05-09")
    assert thread.find(store, "Lorne visits") == told.iri("visit")


def test_one_article_that_tells_both_dates(story: Callable[..., Story]) -> None:
    told = story("Lorne").article("a1", "2031-05-07")
    told.event("visit", "Visit", agent="Lorne", status="planned", time=MONDAY, former=FRIDAY)
    told.event("move", "Reschedule", agent="Lorne", relations=(("reschedules", "visit"),))
    (step,) = thread.build(told.store(), told.iri("move")).steps
    assert (step.date and step.date.begins, step.old and step.old.begins) == ("2031-05-19", "2031-05-09")


def test_a_text_on_its_way(story: Callable[..., Story]) -> None:
    told = story("Council")
    for number, (name, status) in enumerate((("Propose", "occurred"), ("Vote", "planned"), ("Adopt", "occurred")), 1):
        told.article(f"a{number}", f"2031-05-0{number}")
        told.event(name.lower(), name, agent="Council", patient="bill", status=status)
    store = told.same("propose", "vote", "adopt", kind="thread").store()
    states = [step.state for step in thread.build(store, told.iri("vote")).steps]
    assert states == ["proposed", "proposed", "adopted"]


def test_words_of_none_and_of_several(visit: Story) -> None:
    visit.article("b1", "2031-05-07").event("talks", "Meet", agent="Lorne", status="canceled")
    visit.event("drop", "Cancel", agent="Lorne", relations=(("cancels", "talks"),))
    store = visit.store()
    with pytest.raises(InputError, match="no planned event"):
        thread.find(store, "eclipse")
    with pytest.raises(InputError, match="may mean several"):
        thread.find(store, "Lorne")


@pytest.mark.parametrize(
    ("state", "step", "expected"),
    [
        (UNTOLD, ("Visit", "demanded", False), "demanded"),
        (UNTOLD, ("Visit", "planned", False), "planned"),
        ("planned", ("Visit", "possible", False), "planned"),
        ("planned", ("Cancel", "possible", True), "planned"),
        ("planned", ("Postpone", "occurred", True), "postponed"),
        ("canceled", ("Reschedule", "planned", True), "postponed"),
        ("canceled", ("Reschedule", "demanded", True), "canceled"),
        ("canceled", ("Visit", "occurred", False), "occurred"),
        ("occurred", ("Suspend", "occurred", True), "suspended"),
        ("suspended", ("Strike", "occurred", False), "suspended"),
        ("suspended", ("Resume", "occurred", True), "ongoing"),
        ("ongoing", ("End", "occurred", True), "ended"),
        ("voted on", ("Veto", "occurred", False), "vetoed"),
        ("adopted", ("Enact", "occurred", False), "in force"),
    ],
)
def test_states(state: str, step: tuple[str, str, bool], expected: str) -> None:
    type_, status, act = step
    assert after(state, type_, status, act=act) == expected


@pytest.mark.parametrize("act", sorted(load_states()))
@pytest.mark.parametrize("status", STATUSES)
def test_only_what_is_done_or_planned_changes_a_state(act: str, status: str) -> None:
    if status not in {"occurred", "ongoing", "planned", "intended"}:
        assert after("planned", act, status, act=True) == "planned"


def differ(store: Store) -> list[tuple[str, list[str]]]:
    """What each conflict is about, with its values."""
    return [(found.what, [side.value for side in found.sides]) for found in conflicts.build(store)]


def pair(story: Callable[..., Story], **second: object) -> Story:
    """Two reports of one attack, the second in other words."""
    told = story("Lorne", "Tarn").article("a1", "2031-05-10", "Quill")
    first: dict[str, object] = {"agent": "Lorne", "patient": "40 guards", "time": FRIDAY}
    told.event("attack", "Attack", **first)  # type: ignore[arg-type]
    told.article("a2", "2031-05-11", "Herald")
    told.event("raid", "Attack", **{**first, **second})  # type: ignore[arg-type]
    return told.same("attack", "raid")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({}, []),
        ({"status": "denied"}, [("status", ["happened", "did not happen"])]),
        ({"polarity": "negative"}, []),
        ({"status": "planned"}, []),
        ({"status": "canceled"}, []),
        ({"time": MONDAY}, [("date", ["2031-05-09", "2031-05-19"])]),
        ({"time": None}, []),
        ({"time": day("2031-05-19", "document")}, []),
        ({"patient": "45 guards"}, [("number", ["40 guards", "45 guards"])]),
        ({"patient": "guards"}, []),
        ({"patient": "45 cooks"}, []),
        ({"agent": "Tarn"}, [("agent", ["Lorne", "Tarn"])]),
        ({"agent": ("Lorne", "Tarn")}, []),
        ({"agent": "somebody"}, []),
    ],
)
def test_conflicts(
    story: Callable[..., Story], second: dict[str, object], expected: list[tuple[str, list[str]]]
) -> None:
    assert differ(pair(story, **second).store()) == expected


def test_both_sides_are_quoted(story: Callable[..., Story]) -> None:
    (found,) = conflicts.build(pair(story, time=MONDAY).store())
    assert isinstance(found, Conflict)
    assert [[source.name for source in side.sources] for side in found.sides] == [["Quill"], ["Herald"]]
    assert [side.mentions[0].sentence for side in found.sides] == ["Lorne attacks 40 guards.", "Lorne raids 40 guards."]


def test_conflicts_as_of(story: Callable[..., Story]) -> None:
    store = pair(story, time=MONDAY).store()
    assert len(conflicts.build(store, "2031-05-11")) == 1
    assert conflicts.build(store, "2031-05-10") == ()


def test_told_of_before_it_began(story: Callable[..., Story]) -> None:
    told = story("Union").article("a1", "2031-05-10", "Quill")
    told.event("strike", "Strike", agent="Union", time=FRIDAY)
    told.article("a2", "2031-05-20", "Herald").event("walkout", "Strike", agent="Union")
    told.event("begin", "Begin", time=day("2031-05-12"), relations=(("begins", "walkout"),))
    assert differ(told.same("strike", "walkout", kind="thread").store()) == [("date", ["2031-05-09", "2031-05-12"])]


def test_orders_that_cannot_be(story: Callable[..., Story]) -> None:
    told = story("Lorne", "Tarn").article("a1", "2031-05-10", "Quill")
    told.event("vote", "Vote", agent="Lorne", time=FRIDAY)
    told.event("strike", "Strike", agent="Tarn", time=FRIDAY, relations=(("before", "vote"),))
    told.article("a2", "2031-05-11", "Herald").event("walkout", "Strike", agent="Tarn", time=FRIDAY)
    told.event("ballot", "Vote", agent="Lorne", time=FRIDAY, relations=(("before", "walkout"),))
    (found,) = conflicts.build(told.same("vote", "ballot").same("strike", "walkout").store())
    assert found.what == "order"
    assert {side.value: [source.name for source in side.sources] for side in found.sides} == {
        "“Tarn strikes” before “Lorne votes”": ["Quill"],
        "“Lorne votes” before “Tarn strikes”": ["Herald"],
    }
    assert {quote.sentence for side in found.sides for quote in side.mentions if quote.article == "a1"} == {
        "Lorne votes.",
        "Tarn strikes.",
    }


def test_an_order_against_the_dates(story: Callable[..., Story]) -> None:
    told = story("Lorne", "Tarn").article("a1", "2031-05-20", "Quill")
    told.event("strike", "Strike", agent="Tarn", time=FRIDAY)
    told.event("vote", "Vote", agent="Lorne", time=MONDAY, relations=(("before", "strike"),))
    assert differ(told.store()) == [
        ("order", ["“Lorne votes” before “Tarn strikes”", "“Tarn strikes” 2031-05-09; “Lorne votes” 2031-05-19"])
    ]


def test_acts_come_before_what_takes_place_all_the_same(story: Callable[..., Story]) -> None:
    told = story("Lorne").article("a1", "2031-05-07")
    told.event("visit", "Visit", agent="Lorne", status="postponed")
    told.event("delay", "Postpone", agent="Lorne", time=FRIDAY, relations=(("postpones", "visit"),))
    told.article("a2", "2031-05-07").event("call", "Visit", agent="Lorne", time=FRIDAY)
    view = timeline.build(told.same("visit", "call", kind="thread").store())
    assert [(entry.type, entry.order) for entry in view.entries] == [("Postpone", 1), ("Visit", 2)]
