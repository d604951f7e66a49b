"""An article's quads: what they say, where they stand, and that they come from content alone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from shacl import violations
from storyline import FIRST, RUN, STORYLINE, THIRD, event

from kg import vocab
from kg.graph.build import article_quads, run_iri
from kg.graph.events import lineage, plain_triples
from kg.model import STATUSES, Article, Event, EventTime, Extraction, Factuality, Mention, Participant, Span


def told(extraction: Extraction) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of all quads, as strings."""
    return {(q.subject.value, q.predicate.value, q.object.value) for q in article_quads(extraction, RUN)}


def values(extraction: Extraction, subject: str, predicate: str) -> set[str]:
    """The objects of a subject and a predicate."""
    return {value for one, other, value in told(extraction) if (one, other) == (subject, predicate)}


@pytest.mark.parametrize("extraction", STORYLINE)
def test_quads_are_distinct_have_no_blank_nodes_and_conform(extraction: Extraction) -> None:
    quads = article_quads(extraction, RUN)
    assert len(set(quads)) == len(quads)
    assert not [quad for quad in quads if BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name))]
    assert violations(quads) == []


@pytest.mark.parametrize("extraction", STORYLINE)
def test_the_same_article_gives_the_same_quads(extraction: Extraction) -> None:
    assert article_quads(extraction, RUN) == article_quads(replace(extraction), dict(reversed(RUN.items())))


@pytest.mark.parametrize("extraction", STORYLINE)
def test_a_store_gives_back_every_term_unchanged(extraction: Extraction) -> None:
    store, quads = Store(), article_quads(extraction, RUN)
    store.extend(quads)
    assert set(store) == set(quads)


def test_all_but_what_is_shared_stands_in_the_graph_of_the_article() -> None:
    graphs: dict[str, set[str]] = {}
    for quad in article_quads(STORYLINE[0], RUN):
        graphs.setdefault(quad.graph_name.value, set()).add(quad.subject.value)
    assert graphs.keys() == {vocab.article_iri(FIRST), vocab.ACTORS_GRAPH, vocab.DERIVED_GRAPH}
    assert graphs[vocab.ACTORS_GRAPH] == {vocab.BASE + "actor/state/XB"}
    assert graphs[vocab.DERIVED_GRAPH] == {run_iri(RUN)}


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [
        (vocab.IDENTIFIER, {"a1"}),
        (vocab.TITLE_OF, {"Arcadia calls off visit after vote"}),
        (vocab.ISSUED, {"2031-05-07"}),
        (vocab.OUTLET, {"The Daily Quill"}),
        (vocab.URL, {"https://quill.example/a1"}),
        (vocab.LANGUAGE, {"en"}),
        (vocab.AUTHOR, {"Pat Doe"}),
        (vocab.DIGEST, {FIRST.digest}),
        (vocab.GENERATED_BY, {run_iri(RUN)}),
        (vocab.PUBLISHED, set()),
    ],
)
def test_an_article_is_described(predicate: str, expected: set[str]) -> None:
    assert values(STORYLINE[0], vocab.article_iri(FIRST), predicate) == expected


@pytest.mark.parametrize(
    ("published", "day", "moment"),
    [
        ("2031-05-07", {"2031-05-07"}, set()),
        ("2031-05-07T09:30:00", {"2031-05-07"}, {"2031-05-07T09:30:00"}),
        ("2031-05-07T09:30:00Z", {"2031-05-07"}, {"2031-05-07T09:30:00+00:00"}),
        ("2031-05", set(), {"2031-05"}),
        ("last week", set(), {"last week"}),
        (None, set(), set()),
    ],
)
def test_only_whole_days_are_dates(published: str | None, day: set[str], moment: set[str]) -> None:
    extraction = Extraction(replace(FIRST, published=published))
    iri = vocab.article_iri(extraction.article)
    assert values(extraction, iri, vocab.ISSUED) == day
    assert values(extraction, iri, vocab.PUBLISHED) == moment


@pytest.mark.parametrize(
    ("article", "kind", "predicate", "expected"),
    [
        (0, "Cancel", vocab.LABEL, {"Ada Lorne cancels visit"}),
        (0, "Cancel", vocab.PREDICATE, {"cancel"}),
        (0, "Cancel", vocab.EVENT_TYPE, {vocab.NS + "Cancel"}),
        (0, "Cancel", vocab.TYPE, {vocab.SEM + "Event", *(vocab.NS + n for n in ("Event", "Scheduling", "Cancel"))}),
        (0, "Cancel", vocab.BEGINS, {"2031-05-06"}),
        (0, "Cancel", vocab.ENDS, {"2031-05-06"}),
        (0, "Cancel", vocab.PRECISION, {"day"}),
        (0, "Cancel", vocab.BASIS, {"relative"}),
        (0, "Cancel", vocab.CAMEO, {"160"}),
        (0, "Cancel", vocab.NS + "cancels", {event(0, "Visit").id}),
        (0, "Visit", vocab.STATUS, {"canceled"}),
        (0, "Visit", vocab.BEGINS, set()),
        (0, "Veto", vocab.POLARITY, {"negative"}),
        (0, "Veto", vocab.FACTUALITY_CUE, {"not"}),
        (0, "Reschedule", vocab.FUTURE, {"true"}),
        (0, "Reschedule", vocab.LABEL, {"visit is rescheduled"}),
        (1, "Accuse", vocab.LABEL, {"foreign ministry of Borduria accuses Arcadia"}),
        (1, "Accuse", vocab.EDTF, set()),
        (2, "SignAgreement", vocab.LABEL, {"Arcadia and Borduria sign trade deal"}),
        (2, "Arrest", vocab.CONFIDENCE, {"0.75"}),
        (2, "Arrest", vocab.LABEL, {"police arrest five demonstrators"}),
        (2, "Visit", vocab.NS + "respondsTo", {event(2, "Meet").id}),
    ],
)
def test_an_event_is_described(article: int, kind: str, predicate: str, expected: set[str]) -> None:
    assert values(STORYLINE[article], event(article, kind).id, predicate) == expected


def test_every_mention_quotes_its_article() -> None:
    for extraction in STORYLINE:
        facts: dict[str, dict[str, str]] = {}
        for subject, predicate, value in told(extraction):
            if "#" in subject:
                facts.setdefault(subject, {})[predicate] = value
        assert facts
        for one in facts.values():
            whole = facts[one[vocab.IN_SENTENCE]] if vocab.IN_SENTENCE in one else one
            assert whole[vocab.IN_ARTICLE] == vocab.article_iri(extraction.article)
            part = extraction.article.part(whole[vocab.PART])
            assert part[int(one[vocab.BEGIN_INDEX]) : int(one[vocab.END_INDEX])] == one[vocab.QUOTE]


def test_mentions_lie_in_the_sentence_of_their_event() -> None:
    cancel = event(0, "Cancel")
    mention = vocab.mention_iri(FIRST, cancel.trigger)
    assert values(STORYLINE[0], mention, vocab.IN_SENTENCE) == {vocab.mention_iri(FIRST, cancel.evidence)}


def test_the_last_source_tells_how_sure_it_is() -> None:
    first, told_last = STORYLINE[0], event(0, "Reschedule")
    nested = replace(told_last, attribution=told_last.attribution * 2)
    found = replace(first, events=tuple(nested if one == told_last else one for one in first.events))
    outer, inner = (f"{nested.id}/attribution/{order}" for order in (1, 2))
    for predicate, expected in ((vocab.CERTAINTY, "certain"), (vocab.POLARITY, "positive"), (vocab.FUTURE, "true")):
        assert values(found, outer, predicate) == set()
        assert values(found, inner, predicate) == values(found, nested.id, predicate) == {expected}
    assert violations(article_quads(found, RUN)) == []


def test_plain_triples_are_facts_alone() -> None:
    lorne, tarn, police, five = (vocab.actor_iri(THIRD, f"c{n}") for n in (1, 2, 3, 4))
    arcadia, borduria = (f"{vocab.BASE}actor/state/{key}" for key in ("XA", "XB"))
    assert list(plain_triples(STORYLINE[2])) == [
        (lorne, vocab.NS + "visit", borduria),
        (lorne, vocab.NS + "meet", tarn),
        (arcadia, vocab.NS + "signAgreement", borduria),
        (police, vocab.NS + "arrest", five),
        (tarn, vocab.NS + "demand", arcadia),
    ]
    assert list(plain_triples(STORYLINE[0])) == [
        (vocab.actor_iri(FIRST, "c1"), vocab.NS + "cancel", event(0, "Visit").id)
    ]


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("polarity", ["positive", "negative"])
def test_what_did_not_happen_has_no_plain_triple(status: str, polarity: str) -> None:
    meet = replace(event(2, "Meet"), factuality=Factuality(status, polarity=polarity))
    fact = status in {"occurred", "ongoing"} and polarity == "positive"
    assert bool(list(plain_triples(Extraction(THIRD, events=(meet,))))) == fact


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cancel", ("Cancel", "Scheduling", "Event")),
        ("Act", ("Act", "Event")),
        ("Event", ("Event",)),
        ("PluginType", ("PluginType", "Event")),
    ],
)
def test_lineage(name: str, expected: tuple[str, ...]) -> None:
    assert lineage(name) == expected


def test_known_actors_are_named_once_and_local_ones_where_they_are_met() -> None:
    extraction = STORYLINE[0]
    lorne, office = vocab.actor_iri(FIRST, "c1"), vocab.actor_iri(FIRST, "c3")
    assert values(extraction, lorne, vocab.LABEL) == {"Ada Lorne"}
    assert values(extraction, lorne, vocab.ALT_LABEL) == {"President Ada Lorne"}
    assert values(extraction, lorne, vocab.TYPE) == {vocab.ACTOR, vocab.SCHEMA + "Person"}
    assert values(extraction, office, vocab.PART_OF) == {lorne}
    assert values(extraction, vocab.BASE + "actor/state/XB", vocab.IDENTIFIER) == {"state/XB"}


def test_actors_that_nothing_is_told_of_are_left_out() -> None:
    span = Span("text", 0, 9, FIRST.text[:9])
    idle = Mention(span, span, "nominal", "person", "c9", vocab.actor_iri(FIRST, "c9"), "the president")
    assert (idle.actor, vocab.LABEL, "the president") not in told(Extraction(FIRST, mentions=(idle,)))


def test_actors_that_only_events_name_are_described() -> None:
    iri = vocab.actor_iri(FIRST, "plugin")
    one = Participant("agent", FIRST_SPAN, iri, "Ada Lorne", "person")
    extraction = Extraction(FIRST, events=(replace(event(0, "Cancel"), participants=(one,), relations=()),))
    assert values(extraction, iri, vocab.LABEL) == {"Ada Lorne"}
    assert violations(article_quads(extraction, RUN)) == []


FIRST_SPAN = Span("text", 10, 19, "Ada Lorne")


@pytest.mark.parametrize(
    "time",
    [
        EventTime("2031-05-06", None, "day", None, "explicit"),
        EventTime(None, "2031-05-06", "day", None, "explicit"),
        EventTime(None, None, None, None, "unknown"),
    ],
)
def test_open_times_are_left_open(time: EventTime) -> None:
    one = replace(event(0, "Cancel"), time=time, relations=())
    extraction = Extraction(FIRST, events=(one,))
    assert values(extraction, one.id, vocab.BEGINS) == ({time.begins} if time.begins else set())
    assert values(extraction, one.id, vocab.ENDS) == ({time.ends} if time.ends else set())
    assert violations(article_quads(extraction, RUN)) == []


def test_the_date_from_which_an_event_was_moved() -> None:
    old = EventTime("2031-05-06", "2031-05-06", "day", "2031-05-06", "explicit", Span("text", 0, 3, FIRST.text[:3]))
    one = replace(event(0, "Visit"), former=old, relations=())
    extraction = Extraction(FIRST, events=(one,))
    assert values(extraction, one.id, vocab.FORMER_EDTF) == {"2031-05-06"}
    assert values(extraction, one.id, vocab.FORMER_TIME_MENTION) == {vocab.mention_iri(FIRST, old.timex)}
    assert violations(article_quads(extraction, RUN)) == []


def _odd(article: Article, start: int, end: int) -> Event:
    span = Span("text", start, end, article.text[start:end])
    who = Participant("agent", span, vocab.actor_iri(article, span.text), span.text, "person")
    return Event(
        vocab.event_iri(article, span),
        "Act",
        span.text,
        span,
        (span,),
        span,
        Factuality(),
        "odd",
        0.5,
        participants=(who,),
    )


@given(st.text(alphabet=st.characters(codec=None), min_size=1, max_size=20), st.data())
def test_odd_text_does_no_harm(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article(text, text, title=text, source=text, url=text, authors=(text,), published=text)
    quads = article_quads(Extraction(article, events=(_odd(article, start, end),)), {"odd": text})
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)


def test_the_order_of_records_does_not_change_what_is_told() -> None:
    one, dice = STORYLINE[0], random.Random(0)
    shuffled = replace(
        one, events=tuple(dice.sample(one.events, len(one.events))), statements=tuple(reversed(one.statements))
    )
    assert set(article_quads(shuffled, RUN)) == set(article_quads(one, RUN))


@pytest.mark.parametrize(
    ("predicate", "value", "fault"),
    [
        (vocab.STATUS, Literal("perhaps"), "status"),
        (vocab.BEGINS, Literal("2031-05-06"), "begins"),
        (vocab.NS + "nonsense", Literal("x"), "nonsense"),
        (vocab.LABEL, Literal("a second label"), "label"),
        (vocab.HAS_PARTICIPATION, NamedNode("urn:x"), "participation"),
    ],
)
def test_shapes_find_what_is_wrong(predicate: str, value: Literal | NamedNode, fault: str) -> None:
    article = NamedNode(vocab.article_iri(FIRST))
    wrong = Quad(NamedNode(event(0, "Cancel").id), NamedNode(predicate), value, article)
    found = violations([*article_quads(STORYLINE[0], RUN), wrong])
    assert found
    assert fault in "".join(found)


@pytest.mark.parametrize(("status", "held"), [("current", True), ("former", False), ("designate", False)])
def test_only_an_office_that_is_held_gives_plain_triples(status: str, held: bool) -> None:
    extraction = replace(STORYLINE[2], roles=(replace(STORYLINE[2].roles[0], status=status),))
    tarn = STORYLINE[2].roles[0].holder
    assert values(extraction, tarn, vocab.JOB_TITLE) == ({"Prime Minister"} if held else set())
    assert values(extraction, tarn, vocab.AFFILIATION) == ({vocab.BASE + "actor/state/XB"} if held else set())
    assert {o for _, p, o in told(extraction) if p == vocab.INCUMBENCY} == {status}


def test_a_state_that_only_an_office_tells_of_is_a_known_actor() -> None:
    kenya = vocab.BASE + "actor/state/KE"
    role = replace(STORYLINE[2].roles[0], body=kenya, body_name="Kenya")
    extraction = replace(STORYLINE[2], roles=(role,))
    assert values(extraction, kenya, vocab.IDENTIFIER) == {"state/KE"}
    assert values(extraction, kenya, vocab.KIND) == {"state"}
    assert violations(article_quads(extraction, RUN)) == []
