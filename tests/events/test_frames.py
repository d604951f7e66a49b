"""Frames: who fits which role, and which predicates are no events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Event

Find = Callable[[str, str], Event]


@pytest.mark.parametrize(
    ("text", "trigger", "predicate"),
    [
        ("The workers went on strike.", "went", "go on strike"),
        ("The police looked into the matter.", "looked", "look into"),
        ("The king met with the pope.", "met", "meet"),
        ("The king called off the visit.", "called off", "call off"),
        ("The two sides held talks.", "talks", "talk"),
        ("The monks repaired the roof.", "repaired", "repair"),
        ("The court fined the bank.", "fined", "fine"),
    ],
)
def test_predicate(event: Find, text: str, trigger: str, predicate: str) -> None:
    assert event(text, trigger).predicate == predicate


@pytest.mark.parametrize(
    ("text", "trigger", "absent"),
    [
        ("The mayor resigned on Friday.", "resigned", "Friday"),  # a time is no participant
        ("The two sides held talks in a calm mood.", "talks", "mood"),
        ("The workers went on strike.", "went", "strike"),  # a word of the predicate
        ("The flights resumed in silence.", "resumed", "silence"),
    ],
)
def test_no_participant(event: Find, text: str, trigger: str, absent: str) -> None:
    assert all(absent not in one.span.text for one in event(text, trigger).participants)


def test_a_place_is_where_it_happens(event: Find) -> None:
    found = event("Two soldiers were killed in Russia.", "killed")
    assert found.place is not None
    assert found.place.name == "Russia"


def test_the_rule_names_the_construction_and_the_row(event: Find) -> None:
    construction, *row = event("The bill was adopted by the senate.", "adopted").rule.split("/")
    assert construction == "passive"
    assert row[0] == "predicates"
