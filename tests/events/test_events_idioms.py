"""Predicates of several words: the heads and the conditions that they are found under."""

from __future__ import annotations

import pytest

from kg.events.conditions import Condition, parse_conditions
from kg.events.idioms import readings
from kg.events.lexicon import load_lexicon

SLOTS = frozenset({"subj", "obj", "comp", "on", "of", "to", "at", "in", "into", "off", "for", "under", "with"})


def _told(condition: Condition) -> str:
    value = "+" if condition.filled else "-" if condition.filled is False else "|".join(sorted(condition.wanted))
    return "/".join(condition.slots) + "=" + value


@pytest.mark.parametrize(
    ("predicate", "pos", "expected"),
    [
        ("visit", "verb", ["visit"]),
        ("step down", "verb", ["step down"]),
        ("call off", "verb", ["call off", "call off=+ obj=- (off)"]),
        ("look into", "verb", ["look into", "look into=+ obj=- (into)"]),
        ("give in", "verb", ["give in"]),
        ("lash out at", "verb", ["lash out at", "lash out at=+ obj=- (at)"]),
        ("give in to", "verb", ["give in to", "give in to=+ obj=- (to)"]),
        ("take office", "verb", ["take obj/comp=office"]),
        ("take the oath", "verb", ["take obj/comp=oath"]),
        ("pay tribute to", "verb", ["pay obj/comp=tribute (to)"]),
        ("go on strike", "verb", ["go on=strike"]),
        ("be under arrest", "verb", ["be under=arrest"]),
        ("come to terms with", "verb", ["come to=term|terms (with)"]),
        ("turn one's back on", "verb", ["turn obj/comp=back (on)"]),
        ("pour cold water on", "verb", ["pour obj/comp=water obj/comp=cold * (on)"]),
        ("hold a gun to the head of", "verb", ["hold obj/comp=gun to=head (of)"]),
        ("lay down arms", "verb", ["lay down obj/comp=arm|arms"]),
        ("end hostilities", "verb", ["end obj/comp=hostilitie|hostilities|hostility"]),
        ("press conference", "noun", ["conference mod=press"]),
        ("exchange of fire", "noun", ["exchange of=fire"]),
        ("dead", "adj", ["dead"]),
    ],
)
def test_readings(predicate: str, pos: str, expected: list[str]) -> None:
    found = [
        " ".join([one.head, *map(_told, one.conditions)]) + (f" ({one.object_slot})" if one.object_slot else "")
        for one in readings(predicate, pos, SLOTS)
    ]
    assert found == expected


@pytest.mark.parametrize(("predicate", "pos"), [("take a long hard look", "verb"), ("a deal in the end", "noun")])
def test_what_cannot_be_read(predicate: str, pos: str) -> None:
    with pytest.raises(ValueError, match="of several words"):
        list(readings(predicate, pos, SLOTS))


@pytest.mark.parametrize(
    ("cell", "slots", "holds"),
    [
        ("obj=bill|law", {"obj": "bill"}, True),
        ("obj=bill|law", {"obj": "song"}, False),
        ("obj=bill", {}, False),
        ("obj=@text", {"obj": "law"}, True),
        ("obj=text", {"obj": "law"}, False),
        ("of/obj=@text", {"of": "law"}, True),
        ("obj=!@text", {"obj": "song"}, True),
        ("obj=!@text", {"obj": "law"}, False),
        ("obj=!@text", {}, True),
        ("obj=+", {"obj": "song"}, True),
        ("obj=+", {}, False),
        ("obj=-", {"obj": "song"}, False),
        ("obj=-", {}, True),
        ("to=+", {"iobj": "king"}, True),
        ("obj=bill; subj=-", {"obj": "bill"}, True),
        ("obj=bill; subj=-", {"obj": "bill", "subj": "king"}, False),
    ],
)
def test_conditions(cell: str, slots: dict[str, str], holds: bool) -> None:
    fillers = {slot: (load_lexicon().filler(lemma),) for slot, lemma in slots.items()}
    assert all(one.holds(fillers) for one in parse_conditions(cell)) is holds
