"""Labels of events: subject, predicate, object, as a headline would have them."""

from __future__ import annotations

from functools import partial

import pytest
from msgspec.structs import replace
from storyline import event

from kg.graph.label import label, plural, third_person
from kg.model import Event, Participant, Relation, Span


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


def test_plural() -> None:
    assert [plural(verb) for verb in ("be on strike", "have", "call off")] == ["are on strike", "have", "call off"]


def one(role: str, name: str, kind: str = "other") -> Participant:
    return Participant(role, Span("text", 0, 1, "x"), None, name, kind)


def read(sentence: str, trigger: str, predicate: str, *named: Participant) -> Event:
    """An event of one sentence, with participants where their names stand in it."""
    place = sentence.index(trigger)
    spans = {p.name: Span("text", sentence.find(p.name), sentence.find(p.name) + len(p.name), p.name) for p in named}
    construction = "passive" if f"were {trigger}" in sentence or f"was {trigger}" in sentence else "active"
    told: Event = event(0, "Cancel")
    return replace(
        told,
        trigger=Span("text", place, place + len(trigger), trigger),
        evidence=Span("text", 0, len(sentence), sentence),
        predicate=predicate,
        rule=f"{construction}/x",
        participants=tuple(replace(p, span=spans[p.name]) for p in named),
    )


AGENT, PATIENT, PARTNER = partial(one, "agent"), partial(one, "patient"), partial(one, "partner")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            read("Lorne canceled a visit.", "canceled", "cancel", AGENT("Lorne"), PATIENT("a visit")),
            "Lorne cancels a visit",
        ),
        (read("A and B met.", "met", "meet", AGENT("A", "state"), AGENT("B", "state")), "A and B meet"),
        (read("US officials met.", "met", "meet", AGENT("US officials", "group")), "US officials meet"),
        (
            read("Some 2,400 men are on strike.", "are", "be on strike", AGENT("Some 2,400 men")),
            "Some 2,400 men are on strike",
        ),
        (
            read("United Airlines paid.", "paid", "pay", AGENT("United Airlines", "organization")),
            "United Airlines pays",
        ),
        (read("Police left.", "left", "leave", AGENT("Police", "organization")), "Police leave"),
        (read("Unions struck.", "struck", "strike", AGENT("Unions", "organization")), "Unions strike"),
        (read("Reuters struck.", "struck", "strike", AGENT("Reuters", "organization")), "Reuters strikes"),
        (
            read("Members of the cabinet left.", "left", "leave", AGENT("Members of the cabinet", "group")),
            "Members of the cabinet leave",
        ),
        (read("A met with B.", "met", "meet", AGENT("A", "state"), PARTNER("B")), "A meets with B"),
        (read("A met B.", "met", "meet", PARTNER("A", "state"), PARTNER("B", "state")), "A and B meet"),
        (
            read("Anna flew to Rome.", "flew", "fly", AGENT("Anna", "person"), one("destination", "Rome")),
            "Anna flies to Rome",
        ),
        (
            read(
                "Anna looked into The Case.", "looked", "look into", AGENT("Anna", "person"), one("topic", "The Case")
            ),
            "Anna looks into the Case",
        ),
        (read("Anna hid Anna.", "hid", "hide", AGENT("Anna", "person"), PATIENT("Anna")), "Anna hides"),
        (read("Two men were hurt.", "hurt", "hurt", PATIENT("Two men", "group")), "Two men are hurt"),
        (read("The vote was put off.", "put off", "put off", PATIENT("The vote")), "The vote is put off"),
        (read("Shares rose.", "rose", "rise", PATIENT("Shares")), "Shares rise"),
        (
            read("Ana was succeeded by Ben.", "succeeded", "succeed", one("origin", "Ana"), PATIENT("Ben", "person")),
            "Ben succeeds Ana",
        ),
        (read("Lorne began talks.", "began", "begin", PATIENT("talks")), "begin talks"),
        (read("It banned which.", "banned", "ban", AGENT("It"), PATIENT("which")), "ban"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_label(told: Event, expected: str) -> None:
    assert label(told) == expected


@pytest.mark.parametrize(
    ("told", "phrase", "expected"),
    [
        (
            read("It asked the city to pay.", "asked", "ask", AGENT("The board"), PATIENT("the city")),
            "~ the city to pay",
            "The board asks the city to pay",
        ),
        (
            read("It called a visit off.", "called", "call off", AGENT("Lorne"), PATIENT("a visit")),
            "~ a visit off",
            "Lorne calls a visit off",
        ),
        (
            read("A visit was put off.", "put off", "put off", AGENT("Lorne"), PATIENT("A visit")),
            "~ to May",
            "Lorne puts off a visit to May",
        ),
        (
            read("A ship was sent to Rome.", "sent", "send", PATIENT("A ship")),
            "~ to Rome",
            "A ship is sent to Rome",
        ),
        (read("Shares rose a tenth.", "rose", "rise", PATIENT("Shares")), "~ a tenth", "Shares rise a tenth"),
        (read("Lorne began the talks.", "began", "begin", PATIENT("the talks")), "~ the talks", "begin the talks"),
        (
            read("A storm killed two men.", "killed", "kill", PATIENT("two men")),
            "a storm ~ two men",
            "a storm kills two men",
        ),
        (read("Men were held.", "held", "hold"), "men ~ in Rome", "men are held in Rome"),
        (
            read("He paid that.", "paid", "pay a fine", AGENT("Lorne"), PATIENT("a fine")),
            "",
            "Lorne pays a fine",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_words_of_a_clause_are_its_label(told: Event, phrase: str, expected: str) -> None:
    assert label(replace(told, phrase=phrase)) == expected


def test_a_noun_phrase_says_no_one_twice() -> None:
    told = replace(
        event(0, "Cancel"),
        trigger=Span("text", 0, 4, "Call"),
        rule="event noun/x",
        participants=(one("agent", "the union of dockers"), one("patient", "a pay rise")),
        phrase="Call for a pay rise",
    )
    assert label(told) == "call for a pay rise by the union of dockers"
    assert label(replace(told, phrase="Call by the union")) == "call by the union"
    company = replace(told, participants=(one("agent", "Anders Oil", "organization"),))
    assert label(replace(company, phrase="Anders call for a truce")) == "Anders call for a truce"


def test_what_is_called_by_its_participle_is_not_said_twice() -> None:
    told = read("Delayed talks were held.", "Delayed", "delay", PATIENT("Delayed talks"))
    assert label(replace(told, rule="passive/x")) == "talks are delayed"
    told = read("The newly opened bridge fell.", "opened", "open", PATIENT("The newly opened bridge"))
    assert label(replace(told, rule="passive/x")) == "The bridge is opened"
    told = read("Delayed Talks were held.", "Delayed", "delay", PATIENT("delayed talks"))
    assert label(replace(told, rule="passive/x")) == "talks are delayed"


def test_those_of_another_sentence_are_named_only_where_its_own_names_nobody() -> None:
    told = read("Lorne left.", "left", "leave", AGENT("Lorne", "person"))
    elsewhere = Participant("agent", Span("text", 90, 97, "The man"), None, "The man", "person")
    assert label(replace(told, participants=(*told.participants, elsewhere))) == "Lorne leaves"
    assert label(replace(told, participants=(elsewhere,))) == "The man leaves"


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
    assert label(replace(cancel, phrase="~ it"), {visit.id: visit}) == "Lorne cancels visit"
    assert label(replace(cancel, phrase="~ it")) == "Lorne cancels it"
