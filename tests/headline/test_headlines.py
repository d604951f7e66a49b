"""Headlines of our own: their capitals and their verbs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.headline import as_sentence, opening_headline, with_verb
from kg.model import Article
from kg.parse import load_model, parse


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Firm Cancels Flights After Storm", "", "Firm cancels flights after storm"),
        ("Baker Sues Brown Over Bread", "The baker sued Mr Brown on Friday.", "Baker sues Brown over bread"),
        ("Judge Drops Case Against Miller", "In it, Miller is cleared.", "Judge drops case against Miller"),
        ("Army Leaves South Sudan at Last", "", "Army leaves South Sudan at last"),
        ("Norwegian Firm Halts Work in Lyon", "", "Norwegian firm halts work in Lyon"),
        ("Envoy Meets NATO Chief to Discuss U.S. Bases", "", "Envoy meets NATO chief to discuss U.S. bases"),
        ("MINERS REJECT OFFER FROM OPEC FIRM", "It left OPEC.", "Miners reject offer from OPEC firm"),
        ("Mayor cancels the parade after a storm", "", "Mayor cancels the parade after a storm"),
        ("Angela Schmidt in Berlin", "", "Angela Schmidt in Berlin"),
        ("", "", ""),
    ],
)
def test_capitals(title: str, body: str, expected: str) -> None:
    assert as_sentence(title, body, load_model()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Cancels Parade After Storm\n\nThe mayor has canceled it.", "Mayor Cancels Parade After Storm"),
        ("Mayor Cancels Parade After Storm.\n\nThe mayor has canceled it.", "Mayor Cancels Parade After Storm."),
        ("The mayor canceled the parade.\n\nThe storm hit.", ""),
        ("Mayor Cancels Parade After Storm\nThe mayor has canceled it.", ""),
        ("By Jane Doe\n\nThe mayor has canceled it.", ""),
        ("LYON (AP) - The United States signed a pact.\n\nIt is long.", ""),
    ],
)
def test_a_headline_that_opens_a_text(text: str, expected: str) -> None:
    assert opening_headline(text) == expected


def test_a_text_without_a_title_has_its_headline_read() -> None:
    article = Article("x", "Mayor Cancels Parade After Storm\n\nIt rained.", None, None)
    assert next(token for token in parse(article).doc if token.lower_ == "cancels").pos_ == "VERB"


@given(st.text(max_size=60), st.text(max_size=60))
def test_only_the_case_of_letters_changes(title: str, body: str) -> None:
    found = as_sentence(title, body, load_model())
    assert len(found) == len(title)
    assert found.lower() == title.lower()


@pytest.mark.parametrize(
    ("title", "verb"),
    [
        ("Regulator fines bank over cartel", "fines"),
        ("Airline delays launch of new route", "delays"),
        ("Rebels release captured farmers", "release"),
        ("Floods force evacuation of villages", "force"),
        ("Court rejects appeal by former mayor", "rejects"),
        ("Bus plunges into ravine", "plunges"),
        ("Wage talks stall", "stall"),
        ("Border guards kill three", "kill"),
        ("Oil, gas prices rise", "rise"),
        ("MPs back bill", "back"),
        ("United crash out of cup", "crash"),
        ("Union calls off strike", "calls"),
        ("Airline pilots strike over pay", "strike"),
    ],
)
def test_verbs(title: str, verb: str) -> None:
    doc = with_verb(load_model()(title), load_model())
    (root,) = (token for token in doc if token.dep_ == "ROOT")
    assert (root.text, root.pos_, doc.text) == (verb, "VERB", title)
    assert any(token.dep_ == "nsubj" and token.head == root for token in doc)


@pytest.mark.parametrize(
    ("title", "verbs"),
    [
        ("Council approves budget and cancels festival", ["approves", "cancels"]),
        ("Pilots accept offer and end walkout", ["accept", "end"]),
        ("Dockers sign deal and end strike", ["sign", "end"]),
        ("Senators approve budget and tax cuts", ["approve"]),
        ("Regulator fines bank, bars two executives", ["fines", "bars"]),
        ("Senate approves budget and arms deal", ["approves"]),
        ("Bank holds rates, signals cut", ["holds", "signals"]),
        ("Mayor fires chief, aides resign", ["fires", "resign"]),
        ("Museum shows paintings, prints from war", ["shows"]),
    ],
)
def test_second_verbs(title: str, verbs: list[str]) -> None:
    doc = parse(Article("a", "Nothing more is known.", title=title)).doc
    found = [token for token in doc if token.tag_ in {"VBP", "VBZ"} and token.idx < len(title)]
    assert [token.text for token in found] == verbs
    assert all(token.head.text == verbs[0] for token in found)


def test_a_claim_without_that() -> None:
    doc = parse(Article("a", "Nothing more is known.", title="Minister denies claims aide took bribe")).doc
    links = {token.text: (token.dep_, token.head.text) for token in doc}
    assert (links["claims"], links["took"]) == (("dobj", "denies"), ("acl", "claims"))


@pytest.mark.parametrize(
    "title", ["Airport strike talks", "Car sales figures", "The minister's trip to Norvia", "Floods"]
)
def test_what_has_no_verb(title: str) -> None:
    doc = load_model()(title)
    assert with_verb(doc, load_model()) is doc


@pytest.mark.parametrize(
    ("title", "sides"),
    [
        ("France, Chile to resume talks", ["France", "Chile"]),
        ("Police, protesters clash in Lund", ["Police", "protesters"]),
        ("Boeing, Airbus unveil orders at air show", ["Boeing", "Airbus"]),
        ("Tom Reed, mayor of Lund, resigns", ["Reed"]),
    ],
)
def test_a_comma_for_and(title: str, sides: list[str]) -> None:
    doc = parse(Article("a", "Nothing more is known.", title=title)).doc
    (subject,) = (token for token in doc if token.dep_ == "nsubj" and token.idx < len(title))
    assert [token.text for token in (subject, *(c for c in subject.rights if c.dep_ == "conj"))] == sides


def test_offsets_and_words_are_those_of_the_article() -> None:
    article = Article("a", "On Monday it rained. The parade was called off.", title="Mayor Cancels Parade After Storm")
    parsed = parse(article)
    spans = [parsed.of(token) for token in parsed.doc if not token.is_space]
    assert all(article.part(span.part)[span.start : span.end] == span.text for span in spans)
    assert [span.text for span in spans[:3]] == ["Mayor", "Cancels", "Parade"]
