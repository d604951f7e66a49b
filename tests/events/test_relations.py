"""Sentences of our own with a relation between two of their events, and the words that tell it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.events.connecting import load_connectives
from kg.events.relations import ABOUT
from kg.model import Event, Extraction

ROWS = "relations.tsv"


def test_relation(
    extract: Callable[[str], Extraction], event: Callable[[str, str], Event], case: dict[str, str]
) -> None:
    source, text = event(case["sentence"], case["source"]), case["sentence"]
    target = next(
        one for one in extract(text).events if one != source and case["target"] in {m.text for m in one.mentions}
    )
    found = [(one.relation, one.cue.text if one.cue else "") for one in source.relations if one.target == target.id]
    assert (case["relation"], case["cue"]) in found


def test_what_is_apart_is_not_related(event: Callable[[str, str], Event]) -> None:
    assert event("The king resigned. The senate adopted the bill.", "resigned").relations == ()


def test_where_a_participant_is_says_nothing_of_the_event(event: Callable[[str, str], Event]) -> None:
    assert event("Every team at the championship was sent a letter.", "sent").relations == ()


def test_an_aim_is_no_effect(event: Callable[[str, str], Event]) -> None:
    relations = event("The talks to reduce the tax went on.", "talks").relations
    assert "causes" not in {one.relation for one in relations}


@pytest.mark.parametrize(
    ("text", "trigger", "relation"),
    [
        ("The council insisted that it had never planned to cut pay.", "cut", "demands"),
        ("Thousands were ordered to leave amid fears that a dam would burst.", "burst", "demands"),
        ("The minister refused to answer questions about the inquiry.", "inquiry", "refuses"),
    ],
)
def test_what_is_no_aim_is_not_related(
    extract: Callable[[str], Extraction], event: Callable[[str, str], Event], text: str, trigger: str, relation: str
) -> None:
    target = event(text, trigger).id
    assert not [
        r for one in extract(text).events for r in one.relations if (r.relation, r.target) == (relation, target)
    ]


def test_such_as_is_no_while(extract: Callable[[str], Extraction]) -> None:
    events = extract("The town suffered disasters such as floods.").events
    assert not [one for event in events for one in event.relations]


def test_nothing_relates_to_itself(extract: Callable[[str], Extraction]) -> None:
    events = extract("The king canceled the visit. The cancellation of the visit angered the pope.").events
    assert all(relation.target != one.id for one in events for relation in one.relations)


def test_connectives_tell_relations_that_there_are() -> None:
    told = {"before", "after", "during", "causes", "caused-by", "responds-to", "part-of", "includes"}
    assert {sign.relation for signs in load_connectives().values() for sign in signs} <= told
    assert not set(ABOUT.values()) & told
