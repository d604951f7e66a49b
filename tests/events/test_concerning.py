"""Whom a political act concerns, where no phrase of its own names another party: its topic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Event

Find = Callable[[str, str], Event]


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        # deep in the phrase of the object, in a clause of purpose, in a condition
        ("Norway eased limits on the right of farmers to sell fruit in Chile.", "eased", ["Chile"]),
        ("Kenya cut duties on a third of the steel that China sells.", "cut", ["China"]),
        ("Spain has given tents to house families hit by floods in Kenya.", "given", ["Kenya"]),
        ("Poland moved two brigades to the border to counter threats from Russia.", "moved", ["Russia"]),
        ("Egypt will withdraw its troops if it can keep its base in Chile.", "withdraw", ["Chile"]),
        # a country's name before a noun will do, and a party that readers can tell
        ("Kenya accepted 200 people who lived in Chilean camps.", "accepted", ["Chilean camps"]),
        ("Kenya apologized for insulting the king.", "apologized", ["the king"]),
        ("Soldiers were deployed to guard a road in Chile.", "deployed", ["Chile"]),
        # not where another party is named, by the act or by what it is about
        ("Norway accused France of spying in Chile.", "accused", []),
        ("The king agreed to visit Chile.", "agreed", []),
        ("France and Kenya signed a treaty on ships from Chile.", "signed", []),
        # nor what stands beside the act, belongs to the agent or is a title
        ("Norway eased the rules because riots broke out in Chile.", "eased", []),
        ("Norway eased the rules for its farmers.", "eased", []),
        ("The general resigned as minister.", "resigned", []),
        # acts that no coder of political events would count
        ("The firm sold plans of a bridge in Chile.", "sold", []),
    ],
)
def test_whom_a_political_act_concerns(event: Find, text: str, trigger: str, wanted: list[str]) -> None:
    assert [one.span.text for one in event(text, trigger).participants if one.role == "topic"] == wanted
