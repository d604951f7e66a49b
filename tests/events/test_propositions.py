"""Sentences of our own in all constructions, with the type, the predicate and the roles of one of their events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.events.lexicon import load_lexicon
from kg.events.propositions import propositions
from kg.model import Event
from kg.parse import Parsed
from kg.resources import rows

ROWS = "propositions.tsv"
CASES = [row for _, row in rows(Path(__file__).with_name(ROWS).read_text(encoding="utf-8"), ROWS)]

Read = Callable[[str], Parsed]
Find = Callable[[str, str], Event]


def roles(event: Event, parsed: Parsed) -> list[str]:
    """The participants as `role:head word`."""
    return sorted(f"{one.role}:{parsed.tokens(one.span).root.text}" for one in event.participants)


def test_the_table_is_large() -> None:
    assert len(CASES) >= 200
    assert len({case["construction"] for case in CASES}) >= 30
    assert sum(bool(case["known"]) for case in CASES) <= 8


def test_type_predicate_and_roles(read: Read, event: Find, case: dict[str, str]) -> None:
    found = event(case["sentence"], case["trigger"])
    wanted = (case["type"], case["predicate"], sorted(case["roles"].split()))
    assert (found.type, found.predicate, roles(found, read(case["sentence"]))) == wanted


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The two sides held talks.", ["talks"]),
        ("The talks took place in May.", ["talks"]),
        ("The workers went on strike.", ["went"]),
        ("The cease-fire was broken.", ["cease-fire", "broken"]),
        ("According to the mayor, the minister resigned.", ["resigned"]),
        ("We are going to build a bridge.", ["build"]),
        ("The mayor was very tired.", []),
        ("The price is high.", []),
        ("The regatta took place in Norvia.", ["regatta"]),
        ("The walkout came after a vote.", ["walkout", "vote"]),
        ("The deal came under fire.", ["deal", "came"]),
        ("The festival runs from May 3 to May 9.", ["festival"]),
        ("Letters of complaint or criticism are kept.", []),
        ("The heat raises the risk of droughts and floods.", []),
        ("The ministers met after weeks of protests.", ["met", "protests"]),
        ("The clerk was accused of murder.", ["accused", "murder"]),
        ("A war-torn region borders the lake.", []),
        ("Smith, of the Episcopal Conference, resigned.", ["resigned"]),
        ("Bees visit flowers.", []),
        ("Theft is a crime.", []),
        ("The concert was well attended.", ["concert"]),
        ("The cabinet is deeply divided.", []),
        ("Ozone causes damage to plants.", []),
        ("The minister ended up visiting Norvia.", ["visiting"]),
        ("The minister reacted by cutting taxes.", ["cutting"]),
        ("The envoys signed the treaty at dawn in the palace.", ["signed"]),
        ("The mayor took their complaints into account.", ["took", "complaints"]),
        ("The bank sells houses in Sudan.", ["sells"]),
        ("", []),
    ],
)
def test_one_for_each_predicate(extract: Callable[[str], object], read: Read, text: str, triggers: list[str]) -> None:
    events = extract(text).events  # type: ignore[attr-defined]
    assert [one.trigger.text for one in events] == triggers


def test_the_support_verb_is_a_mention_too(event: Find) -> None:
    assert [span.text for span in event("The two sides held talks.", "talks").mentions] == ["held", "talks"]


def test_in_the_order_of_the_text(read: Read) -> None:
    found = propositions(read(" ".join(case["sentence"] for case in CASES[:40])).doc, load_lexicon())
    assert [one.trigger.i for one in found] == sorted(one.trigger.i for one in found)
    assert len(found) >= 35
