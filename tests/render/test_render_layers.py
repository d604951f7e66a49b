"""Records of the layers in the shape of the stable interface."""

import json

import pytest

from kg.errors import UnknownName
from kg.model import (
    TEXT,
    TITLE,
    Article,
    Attribution,
    Event,
    EventTime,
    Extraction,
    Factuality,
    Mention,
    Participant,
    Place,
    Relation,
    Role,
    Span,
    Statement,
    Timex,
)
from kg.render.layers import lines, records

ARTICLE = Article("x", "Norvia met Sudria in Port\tEllis on Friday, it said.", "Norvia meets Sudria")


def at(text: str, part: str = TEXT) -> Span:
    start = ARTICLE.part(part).index(text)
    return Span(part, start, start + len(text), text)


MEETING = Event(
    id="e1",
    type="Meet",
    predicate="meet",
    trigger=at("met"),
    mentions=(at("meets", TITLE), at("met")),
    evidence=at(ARTICLE.text),
    factuality=Factuality(path=("say",)),
    rule="r",
    confidence=0.9,
    plover="CONSULT",
    cameo="043",
    participants=(
        Participant("agent", at("Norvia"), "n", "Norvia", "state"),
        Participant("partner", at("Sudria"), "s", "Sudria", "state"),
    ),
    time=EventTime("2024-05-03", "2024-05-03", "day", "2024-05-03", "relative", at("Friday")),
    place=Place(at("Port\tEllis"), "Port Ellis", "42"),
    attribution=(Attribution(at("it"), "n", "Norvia", at("said")),),
)
REFUSAL = Event(
    id="e0",
    type="Refuse",
    predicate="refuse",
    trigger=at("Norvia", TITLE),
    mentions=(at("Norvia", TITLE),),
    evidence=at(ARTICLE.title or "", TITLE),
    factuality=Factuality("refused"),
    rule="r",
    confidence=0.5,
    relations=(Relation("refuses", "e1", at("meets", TITLE)),),
)
EXTRACTION = Extraction(
    ARTICLE,
    times=(Timex(at("Friday"), "DATE", "2024-05-03", "2024-05-03", "2024-05-03", "day", "2024-05-03"),),
    mentions=(
        Mention(at("Sudria"), at("Sudria"), "name", "state", "c1", "s", "Sudria", "state/SU"),
        Mention(at("Norvia", TITLE), at("Norvia", TITLE), "name", "state", "c0", "n", "Norvia"),
    ),
    statements=(Statement(at("it"), at("said"), (at("Norvia met Sudria"),), "indirect", "assert", "n", "Norvia"),),
    events=(MEETING, REFUSAL),
    roles=(
        Role(
            "n",
            "Norvia",
            "host",
            "s",
            "Sudria",
            "former",
            at("met"),
            at("Norvia met Sudria"),
            "r",
            None,
            ends="2024-01-31",
        ),
    ),
)


def test_times() -> None:
    assert list(records(EXTRACTION, "times")) == [
        {
            "article": "x",
            "start": 35,
            "end": 41,
            "text": "Friday",
            "type": "DATE",
            "value": "2024-05-03",
            "begins": "2024-05-03",
            "ends": "2024-05-03",
            "precision": "day",
            "edtf": "2024-05-03",
            "basis": "relative",
            "modifier": None,
        }
    ]


def test_actors_stand_in_order_the_title_first() -> None:
    first, second = records(EXTRACTION, "actors")
    assert (first["name"], first["part"], second["name"]) == ("Norvia", "title", "Sudria")
    assert "part" not in second
    assert second["head"] == {"start": 11, "end": 17, "text": "Sudria"}
    assert (second["form"], second["kind"], second["chain"], second["actor"]) == ("name", "state", "c1", "s")


def test_offices() -> None:
    (found,) = records(EXTRACTION, "offices")
    assert (found["name"], found["title"], found["body_name"], found["status"]) == (
        "Norvia",
        "host",
        "Sudria",
        "former",
    )
    assert (found["text"], found["evidence"]["text"]) == ("met", "Norvia met Sudria")
    assert (found["begins"], found["ends"], found["rule"]) == (None, "2024-01-31", "r")


def test_statements() -> None:
    (found,) = records(EXTRACTION, "statements")
    assert found["source"] == {"start": 43, "end": 45, "text": "it"}
    assert [content["text"] for content in found["content"]] == ["Norvia met Sudria"]
    assert (found["cue"]["text"], found["kind"], found["stance"], found["actor"]) == ("said", "indirect", "assert", "n")


def test_events() -> None:
    _, found = records(EXTRACTION, "events")
    assert (found["type"], found["plover"], found["cameo"], found["predicate"]) == ("Meet", "CONSULT", "043", "meet")
    assert (found["subject"], found["object"]) == ("Norvia", "Sudria")
    assert found["participants"][0] == {
        "role": "agent",
        "start": 0,
        "end": 6,
        "text": "Norvia",
        "actor": "n",
        "name": "Norvia",
        "kind": "state",
    }
    assert found["mentions"][0]["part"] == "title"
    assert found["time"]["timex"]["text"] == "Friday"
    assert found["place"]["geonames"] == "42"
    assert [found[key] for key in ("status", "certainty", "polarity", "future")] == [
        "occurred",
        "certain",
        "positive",
        False,
    ]
    assert found["attribution"][0]["cue"]["text"] == "said"


def test_triples_name_an_event_where_there_is_no_other_object() -> None:
    assert list(records(EXTRACTION, "triples")) == [
        {"article": "x", "subject": None, "predicate": "refuse", "object": "met", "event": "e0", "fact": False},
        {"article": "x", "subject": "Norvia", "predicate": "meet", "object": "Sudria", "event": "e1", "fact": True},
    ]


def test_lines() -> None:
    assert lines(EXTRACTION, "triples", "tsv") == ["x\t\trefuse\tmet\te0\tfalse", "x\tNorvia\tmeet\tSudria\te1\ttrue"]
    assert [json.loads(line) for line in lines(EXTRACTION, "events")] == list(records(EXTRACTION, "events"))
    assert all("\t" not in line.split("\t")[3] for line in lines(EXTRACTION, "times", "tsv"))


def test_an_unknown_layer_says_which_there_are() -> None:
    with pytest.raises(
        UnknownName, match="unknown layer 'event'; there are: actors, events, offices, statements, times, triples"
    ):
        lines(EXTRACTION, "event")
