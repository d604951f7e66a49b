"""Which phrases are mentions, with their kinds, forms and heads; and which are not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# (text, [(mention, kind), ...] that must be there)
FOUND = [
    (
        "The Kenyan president met Anna Berg in Oslo.",
        [("The Kenyan president", "person"), ("Anna Berg", "person"), ("Oslo", "place")],
    ),
    ("Turkish officials accused the opposition.", [("Turkish officials", "group"), ("the opposition", "organization")]),
    ("The OIC condemned the attack.", [("The OIC", "organization")]),
    ("A Saudi dissident disappeared.", [("A Saudi dissident", "person")]),
    ("Police arrested dozens of protesters.", [("Police", "organization"), ("protesters", "group")]),
    ("Two soldiers were killed near Rafah.", [("Two soldiers", "group"), ("Rafah", "place")]),
    ("The carmaker sold its Swedish unit.", [("The carmaker", "organization"), ("its", "organization")]),
    ("Rebels shot down a helicopter.", [("Rebels", "group"), ("a helicopter", "other")]),
    ("The White House called it a mistake.", [("The White House", "organization")]),
    ("He flew to Washington on Monday.", [("Washington", "place")]),
    ("The company's shares fell.", [("The company", "organization"), ("The company's shares", "other")]),
    (
        "Brazil's foreign ministry summoned the envoy.",
        [("Brazil", "state"), ("Brazil's foreign ministry", "organization"), ("the envoy", "person")],
    ),
    ("Members of the Cabinet resigned.", [("Members of the Cabinet", "group")]),
    ("The Supreme Court of Chile upheld the ruling.", [("The Supreme Court of Chile", "organization")]),
    (
        "Airbus delivered its first A350 to Qatar Airways.",
        [("Airbus", "organization"), ("Qatar Airways", "organization")],
    ),
    ("The Palestinians rejected the offer.", [("The Palestinians", "group")]),
    (
        "Judge Maria Lopez fined the bank.",
        [("Judge Maria Lopez", "person"), ("Maria Lopez", "person"), ("the bank", "organization")],
    ),
    (
        "Nokia chief executive Stephen Elop resigned.",
        [
            ("Nokia chief executive Stephen Elop", "person"),
            ("Nokia chief executive", "person"),
            ("Nokia", "organization"),
            ("Stephen Elop", "person"),
        ],
    ),
    ("Talks on Mali resumed.", [("Mali", "state")]),
    ("Shares in Nokia rose.", [("Shares", "other"), ("Nokia", "organization")]),
    ("The team also showed iOS 5, a new system.", [("iOS 5", "other")]),
    ("Analysts at eBay left.", [("eBay", "organization")]),
    ("Several of its members left.", [("Several of its members", "group"), ("its members", "group")]),
    ("Some stayed; others left.", [("others", "group")]),
    ("The FTSE 100 fell 2 percent.", [("The FTSE 100", "other")]),
    ("Oil prices rose.", [("Oil prices", "other")]),
    ("The Boeing 747 landed safely.", [("The Boeing 747", "other")]),
    ("The Russian invasion began.", [("Russian", "state")]),
    ("Talks between Chad and Niger failed.", [("Chad and Niger", "group")]),
    ("He resigned as chairman.", [("chairman", "role")]),
    ("She was elected president.", [("president", "role")]),
    ("Hundreds of miners marched.", [("Hundreds of miners", "group"), ("miners", "group")]),
    ("A number of banks failed.", [("A number of banks", "organization")]),
    ("The S&P 500 and the Nasdaq Composite fell.", [("the Nasdaq Composite", "other")]),
    ("Company officials met union leaders.", [("Company officials", "group"), ("Company", "organization")]),
    ("Both sides agreed.", [("Both sides", "group")]),
]

# (text, [mentions that must not be there])
NOT_FOUND = [
    ("The meeting was canceled on Tuesday.", ["The meeting", "Tuesday", "the meeting"]),
    ("About 300 people died in 2003.", ["2003", "300", "About 300"]),
    ("It is important to vote.", ["It"]),
    ("It rained in Lagos for three days.", ["It", "three days"]),
    ("It seems that the talks failed.", ["It", "the talks"]),
    ("Sales rose by 4 percent in the first quarter.", ["4 percent", "the first quarter"]),
    ("The Israeli leader spoke.", ["Israeli"]),
    ("The foreign minister spoke.", ["foreign"]),
    ("Foreign Minister Igor Petrov spoke.", ["Foreign"]),
    ("The invasion of Kuwait began in August 1990.", ["August", "August 1990", "The invasion"]),
    ("He took part in the Second World War.", ["the Second World War", "part"]),
    ("There was no doubt about the decision.", ["no doubt", "the decision", "There"]),
    ("The prosecution of the war goes on.", ["The prosecution of the war", "the war"]),
    ("It was reported that the ship sank.", ["It"]),
    ("He is on board.", ["board"]),
    ("The two leaders butted heads.", ["heads"]),
    ("The French economy grew.", ["French"]),
    ("Mr. Holm paid 300 USD in May.", ["Mr.", "USD", "May"]),
    ("The engine has 300 kg.", ["kg", "300 kg"]),
]

HEADS = [
    ("The chief executive of the airline resigned.", "The chief executive of the airline", "executive"),
    ("Members of the Cabinet resigned.", "Members of the Cabinet", "Members"),
    ("President Anna Berg spoke.", "President Anna Berg", "Berg"),
    ("Chad and Niger signed a treaty.", "Chad and Niger", "and"),
    ("Omar Haddad, the mayor, spoke.", "Omar Haddad, the mayor", "Haddad"),
    ("Norway's prime minister spoke.", "Norway's prime minister", "minister"),
]

FORMS = [
    ("Chad accused Niger.", "Chad", "name"),
    ("The mayor resigned.", "The mayor", "nominal"),
    ("The mayor said he was tired.", "he", "pronoun"),
    ("Some of the workers left.", "Some of the workers", "pronoun"),
]

# what the model gets wrong and the words put right: (text, name, kind)
REPAIRED = [
    ('Malinowska denied that. "We did not leave," she said.', "Malinowska", "person"),
    ("Troops entered Rafah at dawn.", "Rafah", "place"),
    ("Chrysler LLC filed for bankruptcy.", "Chrysler LLC", "organization"),
    (
        "The Nigerian Export Processing Zones Authority was founded in 1992.",
        "The Nigerian Export Processing Zones Authority",
        "organization",
    ),
    ("The airline Zoomair went bankrupt.", "Zoomair", "organization"),
    ("Vortex, a small plane, was shown.", "Vortex", "other"),
    ("Mr. Valdez said the firm was sold.", "Mr. Valdez", "person"),
    ("Washington said the talks would resume.", "Washington", "state"),
    ("The Kremlin denied the report.", "The Kremlin", "state"),
    ("Talks between Moscow and Kyiv stalled.", "Moscow", "state"),
    ("A train left Moscow at noon.", "Moscow", "place"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(actors, text: str, expected: list[tuple[str, str]]) -> None:
    found = actors(text)
    assert [(words, found.get(words).kind) for words, _ in expected] == expected


@pytest.mark.parametrize(("text", "unwanted"), NOT_FOUND)
def test_not_found(actors, text: str, unwanted: list[str]) -> None:
    assert not set(unwanted) & set(actors(text).texts())


@pytest.mark.parametrize(("text", "words", "head"), HEADS)
def test_heads(actors, text: str, words: str, head: str) -> None:
    assert actors(text).get(words).head.text == head


@pytest.mark.parametrize(("text", "words", "form"), FORMS)
def test_forms(actors, text: str, words: str, form: str) -> None:
    assert actors(text).get(words).form == form


@pytest.mark.parametrize(("text", "name", "kind"), REPAIRED)
def test_kinds_of_names(actors, text: str, name: str, kind: str) -> None:
    assert actors(text).get(name).kind == kind


def test_order_and_spans(actors) -> None:
    text = "Nokia’s chief said “we” 😀 won. Chad’s envoy, Omar Haddad, left."
    found = actors(text).mentions
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)
    assert all(text[m.head.start : m.head.end] == m.head.text for m in found)
    assert [(m.span.start, -m.span.end) for m in found] == sorted((m.span.start, -m.span.end) for m in found)


def test_title_is_read_apart(actors) -> None:
    found = actors("The mayor said so.", "Mayor Omar Haddad resigns")
    assert {(m.span.text, m.span.part) for m in found.mentions} >= {("Omar Haddad", "title"), ("The mayor", "text")}


@pytest.mark.parametrize("text", ["", " \n ", "?!", "1 2 3", "\u200f", "a" * 5000, "😀" * 50])
def test_odd_texts(actors, text: str) -> None:
    assert isinstance(actors(text).mentions, tuple)


HOSTILE = [
    "the head of " + "a man of " * 300,
    "Washington" + ", Moscow" * 400 + " said so.",
    '"I we he ' * 300,
    "Smith, the man, " * 200,
    "Boeing 787 " * 300,
    "the man who " * 200,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(actors, text: str) -> None:
    found = actors(text).mentions
    assert all(text[m.span.start : m.span.end] == m.span.text and m.chain for m in found)


WORDS = (
    "Anna Berg the minister of Chad said that she and Nokia's boss, Tom Holm, met “us” in Oslo . ’s 😀 \u0301 it its"
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS.split(" ")), min_size=1, max_size=30))
def test_spans_quote_the_text(actors, words: list[str]) -> None:
    text = " ".join(words)
    for mention in actors(text).mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.span.start <= mention.head.start < mention.head.end <= mention.span.end
        assert mention.chain
        assert mention.name
