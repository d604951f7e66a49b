"""Who takes part in the events of sentences and headlines of our own: the words of each participant, and its role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Event, Extraction

Find = Callable[[str, str], Event]


def told(event: Event) -> list[str]:
    """The participants as `role: words`, in the order of the text."""
    return [f"{one.role}: {one.span.text}" for one in event.participants]


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        # coordinated titles belong to the name after them
        ("Finance minister and party leader Ann Lee resigned.", "resigned", ["agent: party leader Ann Lee"]),
        ("Singer and former mayor Tom Baker was arrested.", "arrested", ["patient: former mayor Tom Baker"]),
        ("The king and Prime Minister Ann Lee met.", "met", ["agent: The king", "agent: Prime Minister Ann Lee"]),
        # what is counted hangs on its verb by the noun that counts it
        ("The union planned a number of marches and strikes.", "strikes", ["agent: The union"]),
        ("The two sides held a series of talks.", "talks", ["agent: The two sides"]),
        ("Schools can hold debates and referendums.", "referendums", ["agent: Schools"]),
        # whom one turns one's back on, or whose side one leaves, stands behind a noun of the predicate
        ("Norvia turned its back on Sund.", "turned", ["agent: Norvia", "patient: Sund"]),
        ("Germany poured cold water on the plan.", "poured", ["agent: Germany", "patient: the plan"]),
        ("Germany walked out of talks with Norway.", "walked out", ["agent: Germany", "patient: Norway"]),
        (
            "Germany pulled the last of its soldiers out of Mali.",
            "pulled",
            ["agent: Germany", "patient: the last of its soldiers", "origin: Mali"],
        ),
        # a name before its verb at the head of a sentence
        (
            "Moscow massed bombers near the border.",
            "massed",
            ["agent: Moscow", "patient: bombers", "place: the border"],
        ),
        ("Trump heaped praise on Farage.", "praise", ["agent: Trump", "topic: Farage"]),
        # who uses something acts, and so does by whom it is used
        ("Police used dogs to search houses.", "search", ["agent: Police", "patient: houses"]),
        ("The map was used by rebels to attack villages.", "attack", ["agent: rebels", "patient: villages"]),
        # who is beside a subject or an object takes the same part
        (
            "Norvia, along with France, shelled the town.",
            "shelled",
            ["agent: Norvia", "agent: France", "patient: the town"],
        ),
        ("The mayor was arrested along with an aide.", "arrested", ["patient: The mayor", "patient: an aide"]),
        ("The mayor as well as his aide resigned.", "resigned", ["agent: The mayor", "agent: his aide"]),
        ("Zenta worked together with the city.", "worked", ["agent: Zenta", "partner: the city"]),
        # a purpose is the subject's, what somebody is told to do is his
        ("The team beat its rival 3-1 to win the cup.", "win", ["agent: The team", "patient: the cup"]),
        ("The firm paid a spy to steal plans.", "steal", ["agent: a spy", "patient: plans"]),
        ("The union persuaded the firm to rebuild the mill.", "rebuild", ["agent: the firm", "patient: the mill"]),
        # who is given something acts with it
        ("Norvia gave the rebels a week to leave the city.", "leave", ["agent: the rebels", "origin: the city"]),
        (
            "They gave a million dollars to the city to build a school.",
            "build",
            ["agent: the city", "patient: a school"],
        ),
        ("The girls were denied visas to enter Norvia.", "enter", ["agent: The girls", "destination: Norvia"]),
        ("Norvia is the first to accept the terms.", "accept", ["agent: Norvia", "patient: the terms"]),
        (
            "Norvia took measures to ease the rules.",
            "ease",
            ["agent: Norvia", "patient: the rules"],
        ),
        # who leads what a noun tells, joins or leaves it; for whom officials and forces act
        ("A NATO-led raid on the camp failed.", "raid", ["agent: NATO", "patient: the camp"]),
        ("The king left the talks with the union.", "talks", ["agent: The king", "partner: the union"]),
        (
            "Kenyan and Ugandan officials reached a deal.",
            "deal",
            ["agent: Kenyan", "agent: Ugandan", "agent: Kenyan and Ugandan officials"],
        ),
        ("Kenyan and Ugandan workers went on strike.", "went", ["agent: Kenyan and Ugandan workers"]),
        # who is asked to do what is done at somebody's request
        (
            "Lee visited Norway at the invitation of the king.",
            "invitation",
            ["recipient: Lee", "agent: the king"],
        ),
        # what comes before a verb with "of" is a whole, what something is for is no party
        ("Of the ten, two spoke with the mayor.", "spoke", ["agent: two", "partner: the mayor"]),
        ("The girl won a prize for courage.", "won", ["agent: The girl", "patient: a prize"]),
        ("The first woman to win the prize died.", "win", ["agent: The first woman", "patient: the prize"]),
        # a number beside a phrase is no part of it but an age
        ("Two teams due to compete, one from Oslo, were absent.", "compete", ["agent: Two teams"]),
        # what else is told of somebody does not give him another part
        (
            "The team was refused visas. They were refused visas twice.",
            "refused",
            ["recipient: The team", "patient: visas"],
        ),
        # whose and by whom
        ("The minister, whose resignation was demanded, wept.", "resignation", ["agent: The minister"]),
        ("The plan led to protests by students.", "protests", ["agent: students"]),
        ("The trial of the former general began.", "trial", ["patient: the former general"]),
        ("The judge who jailed the actor, a friend, died.", "jailed", ["agent: The judge", "patient: the actor"]),
        ("The firm bought it for 5 million dollars.", "bought", ["agent: The firm", "attribute: 5 million dollars"]),
        ("She was tasked with the removal of mines.", "removal", ["agent: She", "patient: mines"]),
        # what goes on a list is beside nothing
        (
            "The president, his wife and two aides visited the club.",
            "visited",
            ["agent: The president", "agent: his wife", "agent: two aides", "destination: the club"],
        ),
        ("Lee, the founder, left Oslo.", "left", ["agent: Lee, the founder", "origin: Oslo"]),
        # each takes part once, and what a vote is of does not vote
        ("The jet made its first flight in May.", "flight", ["agent: The jet"]),
        ("The senate passed a vote of confidence.", "vote", ["topic: confidence"]),
        # what is beside a whole clause is beside no subject; nobody lifts or stops his own doings
        ("The club sold the striker, a move that angered fans.", "sold", ["agent: The club", "patient: the striker"]),
        ("The president lifted all restrictions on travel.", "restrictions", ["patient: travel"]),
        ("The mayor vowed to stop the violence.", "violence", []),
        # who has success in something did it
        ("The navy had success in rescuing the crew.", "rescuing", ["agent: The navy", "patient: the crew"]),
        # nobody does to himself what a plain pronoun undergoes
        ("The board rejected a plan to replace it.", "replace", ["patient: it"]),
        ("The mayor shot himself.", "shot", ["agent: The mayor", "patient: himself"]),
        ("It was not the firm that leaked the report.", "leaked", ["patient: the report"]),
        ("It was an honor to meet the king.", "meet", ["partner: the king"]),
        ("The other was loaded in Lund.", "loaded", ["patient: The other", "place: Lund"]),
        ("It was the first text to be adopted.", "adopted", ["patient: the first text"]),
        # a number belongs to the name before it
        ("Zenta unveiled Lumo 4 in May.", "unveiled", ["agent: Zenta", "patient: Lumo 4"]),
        # what something is for, it does not do
        ("The minister proposed measures to finance schools.", "finance", ["patient: schools"]),
        ("A law banning plastic bags was adopted.", "banning", ["agent: A law", "patient: plastic bags"]),
        # nobody acts where an event comes, but an attack kills
        ("The announcement came on Monday in Oslo.", "came", ["place: Oslo"]),
        ("The attack killed a guard.", "killed", ["agent: The attack", "patient: a guard"]),
        # a pronoun keeps its own words, but in acts between actors the speaker is named
        ("The firm said that it had sold the house.", "sold", ["agent: it", "patient: the house"]),
        ("Norvia said it had expelled two envoys.", "expelled", ["agent: Norvia", "patient: two envoys"]),
    ],
)
def test_participants(event: Find, text: str, trigger: str, wanted: list[str]) -> None:
    assert told(event(text, trigger)) == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Zenta Inc., Ovado Corp. settle dispute", ["agent: Zenta Inc.", "agent: Ovado Corp.", "patient: dispute"]),
        ("Zenta unveils phones, tablets", ["agent: Zenta", "patient: phones", "patient: tablets"]),
        ("Police arrest Tom Lee, Jim Hart", ["agent: Police", "patient: Tom Lee", "patient: Jim Hart"]),
        ("Mayor meets Ann Lee, chairman of Zenta", ["agent: Mayor", "partner: Ann Lee, chairman of Zenta"]),
        (
            "King opens museum in Paris, France",
            ["agent: King", "patient: museum", "place: Paris, France", "place: France"],
        ),
    ],
)
def test_headlines_list_with_commas(extract: Callable[..., Extraction], title: str, wanted: list[str]) -> None:
    first = next(one for one in extract("The report follows.", title=title).events if one.trigger.part == "title")
    assert told(first) == wanted


def test_the_text_names_who_takes_part_before_the_headline(extract: Callable[..., Extraction]) -> None:
    text = "Several local towns asked religious schools to pay on Monday."
    first, *_ = extract(text, title="Towns ask schools to pay").events
    assert told(first) == ["agent: Several local towns", "recipient: religious schools"]
