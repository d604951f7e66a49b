"""Labels of events: subject, predicate, object, as a headline would have them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from storyline import event

from kg.graph.label import label, third_person
from kg.model import Participant, Relation, Span


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        ("cancel", "cancels"),
        ("call off", "calls off"),
        ("deny", "denies"),
        ("delay", "delays"),
        ("pass", "passes"),
        ("veto", "vetoes"),
        ("go", "goes"),
        ("woo", "woos"),
        ("tax", "taxes"),
        ("reach", "reaches"),
        ("have", "has"),
        ("be", "is"),
    ],
)
def test_third_person(predicate: str, expected: str) -> None:
    assert third_person(predicate) == expected


def one(role: str, name: str, kind: str = "other") -> Participant:
    return Participant(role, Span("text", 0, 1, "x"), None, name, kind)


@pytest.mark.parametrize(
    ("trigger", "predicate", "participants", "expected"),
    [
        ("canceled", "cancel", [one("agent", "Lorne", "person"), one("patient", "visit")], "Lorne cancels visit"),
        ("met", "meet", [one("agent", "A", "state"), one("agent", "B", "state")], "A and B meet"),
        ("met", "meet", [one("agent", "US officials", "group")], "US officials meet"),
        ("fined", "fine", [one("agent", "United Airlines", "organization")], "United Airlines fines"),
        ("arrested", "arrest", [one("agent", "police", "group"), one("patient", "a man")], "police arrest a man"),
        ("left", "leave", [one("agent", "members of the cabinet", "group")], "members of the cabinet leave"),
        ("met", "meet", [one("partner", "A", "state"), one("partner", "B", "state")], "A and B meet"),
        ("meeting", "meet", [one("partner", "A", "state"), one("topic", "trade")], "A meeting"),
        ("canceled", "cancel", [one("patient", "meeting")], "meeting canceled"),
        ("cancellation", "cancellation", [one("patient", "meeting")], "cancellation meeting"),
        ("vote", "vote", [], "vote"),
    ],
)
def test_label(trigger: str, predicate: str, participants: list[Participant], expected: str) -> None:
    span = Span("text", 0, len(trigger), trigger)
    told = replace(event(0, "Cancel"), trigger=span, predicate=predicate, participants=tuple(participants))
    assert label(told) == expected


@pytest.mark.parametrize(
    ("word", "participants", "expected"),
    [
        ("Talks", [one("agent", "A", "state"), one("partner", "B", "state")], "talks between A and B"),
        ("strike", [one("agent", "the union", "organization")], "strike by the union"),
        (
            "approval",
            [one("patient", "the merger"), one("agent", "the regulator")],
            "approval of the merger by the regulator",
        ),
        ("visit", [one("agent", "A"), one("destination", "B")], "visit by A to B"),
    ],
)
def test_the_label_of_a_noun_is_a_noun_phrase(word: str, participants: list[Participant], expected: str) -> None:
    told = replace(
        event(0, "Cancel"),
        trigger=Span("text", 0, len(word), word),
        rule="event noun/x",
        participants=tuple(participants),
    )
    assert label(told) == expected


def test_an_act_without_an_object_is_labelled_with_what_it_changes() -> None:
    visit = replace(
        event(0, "Cancel"), id="x:visit", trigger=Span("text", 20, 25, "visit"), rule="event noun/x", participants=()
    )
    cancel = replace(
        event(0, "Cancel"),
        trigger=Span("text", 0, 8, "canceled"),
        predicate="cancel",
        participants=(one("agent", "Lorne", "person"),),
        relations=(Relation("cancels", visit.id),),
    )
    assert label(cancel, {visit.id: visit}) == "Lorne cancels visit"
