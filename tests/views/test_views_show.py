"""Event cards of hand-made stores: how an event is found, and all that is told of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.errors import InputError
from kg.model import EventTime
from kg.views.show import Related, find

Make = Callable[..., Any]


@pytest.fixture
def quarrel(story: Make) -> Any:
    s = story("Ada Lorne")
    s.article("a", "2031-05-07", "The Daily Quill")
    s.event("visit", "Visit", agent="Ada Lorne", patient="Borduria", status="canceled")
    s.event("cancel", "Cancel", agent="Ada Lorne", relations=(("cancels", "visit"),), said_by="the palace")
    s.article("b", "2031-05-08")
    s.event("scrap", "Cancel", agent="Ada Lorne", time=EventTime(None, "2031-05-08", None, None, "document"))
    return s.same("cancel", "scrap")


def test_a_card_tells_all(quarrel: Any) -> None:
    card = find(quarrel.store(), quarrel.iri("cancel"))
    assert (card.report.label, card.report.type, card.report.status) == (
        "Ada Lorne cancels plan to visit",
        "Cancel",
        "occurred",
    )
    assert (card.predicate, card.rule, card.confidence, card.certainty) == ("cancel", "verb:cancel", "0.9", "certain")
    assert [(piece.name, piece.quote.text) for piece in card.of("agent")] == [("Ada Lorne", "Ada Lorne")]
    assert card.of("trigger")[0].quote.context == ("Ada Lorne ", "cancels", ".")
    assert [piece.name for piece in card.of("said by")] == ["the palace"]
    visit = quarrel.iri("visit")
    assert card.relations == (Related("cancels", True, visit, "Ada Lorne visits Borduria", None),)
    assert [other.event for other in card.others] == [quarrel.iri("scrap")]


def test_a_card_tells_what_is_done_to_its_event(quarrel: Any) -> None:
    (related,) = find(quarrel.store(), quarrel.iri("visit")).relations
    assert (related.relation, related.outward, related.label) == ("cancels", False, "Ada Lorne cancels plan to visit")


def test_news_are_dated_by_publication(quarrel: Any) -> None:
    when = find(quarrel.store(), quarrel.iri("scrap")).report.when
    assert (when.begins, when.basis) == ("2031-05-08", "document")


@pytest.mark.parametrize(
    "part", [lambda iri: iri, lambda iri: iri.split("/event/")[1], lambda iri: iri.rsplit("/", 1)[1]]
)
def test_an_event_is_found_by_the_end_of_its_iri(quarrel: Any, part: Callable[[str], str]) -> None:
    store = quarrel.store()
    assert find(store, part(quarrel.iri("cancel"))).report.event == quarrel.iri("cancel")


def test_a_canonical_event_is_shown_by_its_first_report(quarrel: Any) -> None:
    card = find(quarrel.store(), quarrel.links[0].canonical)
    assert {card.report.event, *(other.event for other in card.others)} == {quarrel.iri("cancel"), quarrel.iri("scrap")}


@pytest.mark.parametrize("wanted", ["", "7-9", 'x") } #', "https://elsewhere.example/1", "a b"])
def test_no_such_event(quarrel: Any, wanted: str) -> None:
    with pytest.raises(InputError, match="there is no event"):
        find(quarrel.store(), wanted)


def test_more_than_one(story: Make) -> None:
    s = story().article("a", "2031-05-07").event("visit", "Visit", agent="Ada")
    s.article("b", "2031-05-08").event("greet", "Meet", agent="Bob")
    store = s.store()
    with pytest.raises(InputError, match="more than one event"):
        find(store, s.iri("visit").rsplit("/", 1)[1])
