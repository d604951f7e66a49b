"""Event cards as text and JSON."""

from __future__ import annotations

import json

from msgspec.structs import replace
from sample import HERALD, QUILL

from kg.render import card
from kg.render.style import Style
from kg.views.reading import Report
from kg.views.records import Quote, When
from kg.views.show import EventCard, Piece, Related

IRI = "https://w3id.org/newskg/id/event/ab/"
SENTENCE = "On Tuesday the palace called the visit off."
CALLED = Quote("a", "text", 122, 128, "called", SENTENCE, 100)
OTHER = Quote("b", "text", 3, 11, "scrapped", "It scrapped it.", 0)
WHEN = When("2031-05-06", "2031-05-06", "day", "2031-05-06", "relative")
CARD = EventCard(
    report=Report(IRI + "1-2", "a", "Cancel", "the palace calls visit off", "occurred", True, WHEN, (CALLED,)),
    predicate="call off",
    certainty="certain",
    polarity="positive",
    rule="verb:call off",
    confidence="0.9",
    factors=(),
    codes=("PLOVER REJECT", "CAMEO 160"),
    place="Zenda",
    path=("said",),
    pieces=(
        Piece("trigger", "", "", CALLED),
        Piece("time", "", "", Quote("a", "text", 100, 110, "On Tuesday")),
        Piece("agent", "the palace", "organization", Quote("a", "text", 111, 121, "the palace")),
        Piece("said by", "Ada Lorne", "", Quote("a", "text", 90, 94, "said")),
    ),
    relations=(Related("cancels", True, IRI + "30-35", "Ada Lorne visits", "called"),),
    others=(Report("e9", "b", "Cancel", "palace scraps visit", "occurred", True, WHEN, (OTHER,)),),
    sources={"a": QUILL, "b": HERALD},
)  # fmt: skip
TEXT = """\
the palace calls visit off
https://w3id.org/newskg/id/event/ab/1-2
The Daily <Quill>, “Visit called off”, 7 May 2031

On Tuesday the palace [called] the visit off.

type        Cancel (PLOVER REJECT, CAMEO 160)
status      occurred, certain, positive; decided by: said
time        6 May 2031, as the text says, counted from the publication or another date: “On Tuesday”
place       Zenda
agent       the palace (organization): “the palace”
said by     Ada Lorne: “said”
relation    cancels: Ada Lorne visits [ab/30-35], “called”
rule        verb:call off
confidence  0.9
mention     On Tuesday the palace [called] the visit off.
also        b: It [scrapped] it.
"""


def test_text() -> None:
    assert card.text(CARD, Style(width=118)) == TEXT


def test_text_fits_the_terminal() -> None:
    lines = card.text(CARD, Style(width=50)).splitlines()
    assert max(len(line) for line in lines if not line.startswith("http")) <= 50


def test_json() -> None:
    record = json.loads(card.json(CARD))
    assert (record["article"], record["predicate"], record["rule"]) == ("a", "call off", "verb:call off")
    assert record["pieces"][2]["text"] == "the palace"
    assert record["reports"] == [{"event": "e9", "article": "b"}]


def test_a_participant_stands_once_with_all_its_words() -> None:
    again = (
        Piece("agent", "the palace", "organization", Quote("a", "text", 150, 152, "it")),
        Piece("agent", "the palace", "organization", Quote("a", "text", 160, 170, "the palace")),
    )
    told = card.text(replace(CARD, pieces=CARD.pieces + again), Style(width=118))
    assert [line for line in told.splitlines() if line.startswith("agent")] == [
        "agent       the palace (organization): “the palace”, “it”"
    ]
