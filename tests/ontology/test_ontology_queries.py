"""Competency questions: each named query gives the rows that the storyline holds, on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat
from rdflib import Dataset
from storyline import FIRST, RUN, STORYLINE, THIRD, event, links

from kg import vocab
from kg.graph.build import article_graph
from kg.store import Store, open_store
from kg.store.bind import bind
from kg.store.dump import dump
from kg.views.answers import Table, Triples
from kg.views.query import ask_named, bindings, load_query, query_names

LORNE = {"actor": "Ada Lorne"}
CANCEL = event(0, "Cancel").id
VISIT_CANCELED = [
    ("cancels", "Ada Lorne cancels visit"),
    ("reschedules", "visit is rescheduled"),
    ("told", "Ada Lorne visits Borduria"),
]
RUN_SETTINGS = [("a1", "model=by-hand 1.0"), ("a1", "software=newskg test")]
LONG = "foreign ministry of Borduria"

# query, values of its parameters -> rows; where only some columns matter, they are named
QUESTIONS: list[tuple[str, dict[str, str], list[tuple[str, ...]]]] = [
    (
        "timeline begins label id",
        {},
        [
            ("2031-05-01", f"{LONG} accuses Arcadia", "a2"),
            ("2031-05-01", "Arcadia and Borduria sign trade deal", "a3"),
            ("2031-05-05", "the council adopts river treaty", "a1"),
            ("2031-05-06", "Ada Lorne cancels visit", "a1"),
            ("2031-05-07", "Ada Lorne cancels trip", "a2"),
            ("2031-05-20", "Ada Lorne meets Bo Tarn", "a3"),
            ("2031-05-20", "Ada Lorne visits Borduria", "a3"),
        ],
    ),
    (
        "timeline begins label",
        {"from": "2031-05-06", "to": "2031-05-07"},
        [
            ("2031-05-01", f"{LONG} accuses Arcadia"),
            ("2031-05-01", "Arcadia and Borduria sign trade deal"),
            ("2031-05-06", "Ada Lorne cancels visit"),
            ("2031-05-07", "Ada Lorne cancels trip"),
        ],
    ),
    (
        "actor-timeline begins label role status id",
        LORNE,
        [
            ("", "Ada Lorne attacks treaty", "agent", "possible", "a2"),
            ("", "Ada Lorne visits Borduria", "agent", "canceled", "a1"),
            ("2031-05-06", "Ada Lorne cancels visit", "agent", "occurred", "a1"),
            ("2031-05-07", "Ada Lorne cancels trip", "agent", "occurred", "a2"),
            ("2031-05-20", "Ada Lorne meets Bo Tarn", "agent", "occurred", "a3"),
            ("2031-05-20", "Ada Lorne visits Borduria", "agent", "occurred", "a3"),
        ],
    ),
    (
        "actor-timeline label id",
        {"actor": vocab.actor_iri(THIRD, "c1"), "from": "2031-05-20"},
        [
            ("Ada Lorne attacks treaty", "a2"),
            ("Ada Lorne visits Borduria", "a1"),
            ("Ada Lorne meets Bo Tarn", "a3"),
            ("Ada Lorne visits Borduria", "a3"),
        ],
    ),
    ("actor-timeline label", {"actor": "nobody at all"}, []),
    (
        "events-of-type label status id",
        {"type": "Scheduling"},
        [
            ("visit is rescheduled", "planned", "a1"),
            ("Ada Lorne cancels visit", "occurred", "a1"),
            ("Ada Lorne cancels trip", "occurred", "a2"),
        ],
    ),
    (
        "event",
        {"event": event(0, "Veto").id},
        [
            (vocab.DENOTED_BY, vocab.mention_iri(FIRST, event(0, "Veto").trigger)),
            (vocab.EVENT_TYPE, vocab.NS + "Veto"),
            (vocab.HAS_ACTOR, vocab.BASE + "actor/state/XB"),
            (vocab.TYPE, vocab.SEM_EVENT),
            (vocab.TYPE, vocab.NS + "Decision"),
            (vocab.TYPE, vocab.NS + "Event"),
            (vocab.TYPE, vocab.NS + "Veto"),
            (vocab.LABEL, "Borduria vetoes treaty"),
            (vocab.CERTAINTY, "certain"),
            (vocab.CONFIDENCE, "0.9"),
            (vocab.EXTRACTED_BY, "test"),
            (vocab.FACTUALITY_CUE, "not"),
            (vocab.FUTURE, "false"),
            (vocab.IN_ARTICLE, vocab.article_iri(FIRST)),
            (vocab.HAS_PARTICIPATION, f"{event(0, 'Veto').id}/agent/111-119"),
            (vocab.HAS_PARTICIPATION, f"{event(0, 'Veto').id}/patient/133-143"),
            (vocab.POLARITY, "negative"),
            (vocab.PREDICATE, "veto"),
            (vocab.STATUS, "not-occurred"),
            (vocab.TRIGGER, vocab.mention_iri(FIRST, event(0, "Veto").trigger)),
        ],
    ),
    (
        "evidence",
        {"event": CANCEL},
        [("a1", "text", "20", "28", "canceled", "President Ada Lorne canceled her visit to Borduria on Tuesday.")],
    ),
    (
        "who-did-what agent predicate role other begins",
        {},
        [
            ("Bo Tarn", "urge", "recipient", "Arcadia", ""),
            ("police", "arrest", "patient", "five demonstrators", ""),
            (LONG, "accuse", "patient", "Arcadia", "2031-05-01"),
            ("the council", "adopt", "patient", "river treaty", "2031-05-05"),
            ("Ada Lorne", "cancel", "patient", "visit", "2031-05-06"),
            ("Ada Lorne", "cancel", "patient", "trip", "2031-05-07"),
            ("Ada Lorne", "meet", "partner", "Bo Tarn", "2031-05-20"),
            ("Ada Lorne", "visit", "patient", "Borduria", "2031-05-20"),
        ],
    ),
    (
        "offices",
        {},
        [
            ("Ada Lorne", "President", "", "current", "", "a1", "President"),
            ("Bo Tarn", "Prime Minister", "Borduria", "current", "2029/..", "a3", "Prime Minister"),
        ],
    ),
    ("who-canceled-what", {}, [("Ada Lorne", "Ada Lorne visits Borduria")]),
    (
        "schedule-changes",
        {},
        [
            ("visit is rescheduled", "planned", "reschedules", "Ada Lorne visits Borduria", "canceled", ""),
            ("Ada Lorne cancels visit", "occurred", "cancels", "Ada Lorne visits Borduria", "canceled", "2031-05-06"),
        ],
    ),
    (
        "not-facts",
        {},
        [
            ("canceled", "Ada Lorne visits Borduria", "positive", "", "a1"),
            ("demanded", "Arcadia ratifies deal", "positive", "urge", "a3"),
            ("not-occurred", "Borduria vetoes treaty", "negative", "not", "a1"),
            ("planned", "visit is rescheduled", "positive", "would", "a1"),
            ("possible", "Ada Lorne attacks treaty", "positive", "may", "a2"),
        ],
    ),
    ("planned", {"from": "2031-05-07"}, [("", "visit is rescheduled", "a1")]),
    (
        "said-by",
        {"actor": "Borduria's foreign ministry"},
        [(LONG, "said", "Ada Lorne cancels trip", "occurred", "a2")],
    ),
    (
        "statements",
        {"actor": "Ada Lorne's office"},
        [("a1", "Ada Lorne's office", "assert", "indirect", "the visit would be rescheduled")],
    ),
    ("sources", {}, [("Ada Lorne's office", "1", "1"), (LONG, "1", "1")]),
    (
        "same-events id outlet label status begins",
        {},
        [
            ("a1", "The Daily Quill", "Ada Lorne cancels visit", "occurred", "2031-05-06"),
            ("a2", "Borduria Herald", "Ada Lorne cancels trip", "occurred", "2031-05-07"),
        ],
    ),
    (
        "conflicts",
        {},
        [("date", "Ada Lorne cancels visit", "a1", "2031-05-06", "a2", "2031-05-07")],
    ),
    (
        "thread",
        {"event": event(0, "Visit").id},
        [
            ("2031-05-07", "cancels", "Ada Lorne cancels visit", "occurred", "2031-05-06", "a1"),
            ("2031-05-07", "reschedules", "visit is rescheduled", "planned", "", "a1"),
            ("2031-05-07", "told", "Ada Lorne visits Borduria", "canceled", "", "a1"),
            ("2031-05-21", "told", "Ada Lorne visits Borduria", "occurred", "2031-05-20", "a3"),
        ],
    ),
    ("thread change label", {"event": vocab.BASE + "thread/visit", "to": "2031-05-07"}, VISIT_CANCELED),
    ("as-of published status id", {}, [("2031-05-21", "occurred", "a3")]),
    ("as-of published status id", {"day": "2031-05-20"}, [("2031-05-07", "canceled", "a1")]),
    ("as-of published status id", {"day": "2031-05-06"}, []),
    (
        "same-actors name id score reason",
        {},
        [("Ada Lorne", one, "0.95", "same full name") for one in ("a1", "a2", "a3")],
    ),
    (
        "actors",
        {},
        [
            ("Ada Lorne", "person", "6", "3"),
            ("Arcadia", "state", "4", "2"),
            ("Borduria", "state", "4", "2"),
            ("Bo Tarn", "person", "2", "1"),
            ("five demonstrators", "group", "1", "1"),
            (LONG, "organization", "1", "1"),
            ("police", "group", "1", "1"),
            ("the council", "organization", "1", "1"),
        ],
    ),
    (
        "relations-of-actor",
        LORNE,
        [
            ("Ada Lorne", "Bo Tarn", "1", "1", "0", "0", "2031-05-20", "2031-05-20"),
            ("Ada Lorne", "Borduria", "1", "1", "0", "0", "2031-05-20", "2031-05-20"),
        ],
    ),
    (
        "strongest-relations",
        {},
        [
            ("Ada Lorne", "Bo Tarn", "1", "Meet 1"),
            ("Ada Lorne", "Borduria", "1", "Visit 1"),
            ("Arcadia", "Borduria", "1", "SignAgreement 1"),
            ("Bo Tarn", "Arcadia", "1", "Demand 1"),
            (LONG, "Arcadia", "1", "Accuse 1"),
            ("police", "five demonstrators", "1", "Arrest 1"),
        ],
    ),
    (
        "meetings begins one other",
        {},
        [("2031-05-20", "Ada Lorne", "Bo Tarn"), ("2031-05-20", "Ada Lorne", "Borduria")],
    ),
    ("co-participants", LORNE, [("Borduria", "2"), ("Bo Tarn", "1")]),
    ("causes", {}, [("Ada Lorne visits Borduria", "responds to", "Ada Lorne meets Bo Tarn", "and", "a3")]),
    (
        "order",
        {},
        [
            ("the council adopts river treaty", "Ada Lorne cancels visit", "a1"),
            ("Ada Lorne visits Borduria", "Ada Lorne meets Bo Tarn", "a3"),
        ],
    ),
    ("speech-acts", {}, [("Bo Tarn urges Arcadia", "demands", "Arcadia ratifies deal", "demanded", "a3")]),
    ("places", {}, [("Zenda", "https://sws.geonames.org/2964180/", "police arrest five demonstrators", "a3")]),
    (
        "articles issued id outlet events",
        {},
        [
            ("2031-05-07", "a1", "The Daily Quill", "5"),
            ("2031-05-08", "a2", "Borduria Herald", "3"),
            ("2031-05-21", "a3", "The Daily Quill", "6"),
        ],
    ),
    (
        "only-one-outlet outlet label",
        {},
        [
            ("Borduria Herald", f"{LONG} accuses Arcadia"),
            ("The Daily Quill", "Bo Tarn urges Arcadia"),
            ("The Daily Quill", "police arrest five demonstrators"),
            ("The Daily Quill", "Arcadia and Borduria sign trade deal"),
            ("The Daily Quill", "the council adopts river treaty"),
            ("The Daily Quill", "Ada Lorne meets Bo Tarn"),
            ("The Daily Quill", "Ada Lorne visits Borduria"),
        ],
    ),
    (
        "types type events facts",
        {},
        [
            ("Cancel", "2", "2"),
            ("Visit", "2", "1"),
            ("Accuse", "1", "1"),
            ("Adopt", "1", "1"),
            ("Arrest", "1", "1"),
            ("Demand", "1", "1"),
            ("Enact", "1", "0"),
            ("Meet", "1", "1"),
            ("Reschedule", "1", "0"),
            ("SignAgreement", "1", "1"),
            ("Sue", "1", "0"),
            ("Veto", "1", "0"),
        ],
    ),
    ("rules", {}, [("test", "14", "0.75")]),
    ("provenance", {}, [(one, setting) for one in ("a1", "a2", "a3") for _, setting in RUN_SETTINGS]),
    ("did-it-happen", {"actor": "Ada Lorne", "type": "Contact"}, [("yes",)]),
    ("did-it-happen", {"actor": "Ada Lorne", "type": "Sue"}, [("no",)]),
    (
        "facts-of-actor",
        {"actor": "Bo Tarn"},
        [
            (vocab.actor_iri(THIRD, "c1"), vocab.NS + "meet", vocab.actor_iri(THIRD, "c2")),
            (vocab.actor_iri(THIRD, "c1"), vocab.LABEL, "Ada Lorne"),
            (vocab.actor_iri(THIRD, "c2"), vocab.NS + "demand", vocab.BASE + "actor/state/XA"),
            (vocab.BASE + "actor/state/XA", vocab.LABEL, "Arcadia"),
            (vocab.actor_iri(THIRD, "c2"), vocab.LABEL, "Bo Tarn"),
        ],
    ),
]


@pytest.fixture(scope="module", params=["memory", "oxigraph", "endpoint"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    where: str | Path = "memory" if request.param == "memory" else tmp_path_factory.mktemp("queries") / "store"
    if request.param == "endpoint":
        where = request.getfixturevalue("oxigraph_server")
    with open_store(where) as opened:
        fill(opened)
        yield opened


def fill(store: Store) -> None:
    """Add the storyline, its links and what is derived from them."""
    store.add_articles(article_graph(one, RUN) for one in STORYLINE)
    store.set_links(links())
    store.refresh()


def rows(answer: Table | Triples | bool, columns: list[str]) -> list[tuple[str, ...]]:
    """The values of some or all columns; triples in any order; yes or no."""
    if isinstance(answer, bool):
        return [("yes" if answer else "no",)]
    if isinstance(answer, Triples):
        return sorted((str(s.value), str(p.value), str(o.value)) for s, p, o in answer.triples)
    wanted = [answer.columns.index(name) for name in columns or answer.columns]
    return [tuple("" if row[i] is None else row[i].value for i in wanted) for row in answer.rows]


@pytest.mark.parametrize(("question", "values", "expected"), QUESTIONS, ids=lambda value: str(value)[:30])
def test_questions(store: Store, question: str, values: dict[str, str], expected: list[tuple[str, ...]]) -> None:
    name, *columns = question.split()
    answer = ask_named(store, name, values)
    assert rows(answer, columns) == (sorted(expected) if isinstance(answer, Triples) else expected)


def test_every_query_is_asked() -> None:
    assert {question.split()[0] for question, _, _ in QUESTIONS} == set(query_names())
    assert len(query_names()) >= 25


@pytest.fixture(scope="module")
def rdflib_dataset() -> Dataset:
    """The storyline in rdflib's own store, with rdflib's own engine."""
    with open_store("memory") as store:
        fill(store)
        text = dump(store.quads(), RdfFormat.N_QUADS).decode()
    dataset = Dataset(default_union=True)
    dataset.parse(data=text, format="nquads")
    return dataset


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize(("question", "values", "expected"), QUESTIONS, ids=lambda value: str(value)[:30])
def test_another_engine_agrees(
    rdflib_dataset: Dataset, question: str, values: dict[str, str], expected: list[tuple[str, ...]]
) -> None:
    """The files are standard SPARQL 1.1: they run elsewhere as they are, without our prefixes."""
    name, *columns = question.split()
    query = load_query(name)
    result = rdflib_dataset.query(bind(query.sparql, bindings(query, values)))
    if result.type == "ASK":
        assert [("yes" if result.askAnswer else "no",)] == expected
    elif result.type == "CONSTRUCT":
        assert sorted(tuple(str(term) for term in triple) for triple in result) == sorted(expected)
    else:
        wanted = [[str(v) for v in result.vars or ()].index(one) for one in columns] or range(len(result.vars or ()))
        found = [tuple("" if row[i] is None else str(row[i]) for i in wanted) for row in result]
        assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("name", query_names())
def test_every_query_asks_something_and_uses_its_parameters(name: str) -> None:
    query = load_query(name)
    assert "?" in query.question or name == "facts-of-actor"
    for one in query.parameters:
        assert bind(query.sparql, {one.name: Literal("x") if one.type != "iri" else NamedNode("urn:x")}) != query.sparql
