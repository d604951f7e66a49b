"""The checks of whole stores find what a SHACL engine finds."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from shacl import violations
from storyline import FIRST, RUN, STORYLINE, event, links

from kg import vocab
from kg.graph.build import article_graph, article_quads
from kg.graph.checks import checks
from kg.graph.terms import date, to_nquads
from kg.store import open_store
from kg.views.validation import faults

QUADS = article_quads(STORYLINE[0], RUN)
CANCEL, ARTICLE = event(0, "Cancel").id, vocab.article_iri(FIRST)
TRIGGER = vocab.mention_iri(FIRST, event(0, "Cancel").trigger)


def test_a_good_store_has_no_faults() -> None:
    with open_store("memory") as store:
        store.add_articles(article_graph(one, RUN) for one in STORYLINE)
        store.set_links(links())
        store.refresh()
        assert list(faults(store)) == []


def test_every_shape_is_checked() -> None:
    assert len({check.shape for check in checks()}) >= 15
    assert len(checks()) > 250


def quad(subject: str, predicate: str, value: Literal | NamedNode) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), value, NamedNode(ARTICLE))


# What is added, or taken away: by the node and the property
ADDED = [
    (CANCEL, vocab.STATUS, Literal("perhaps")),
    (CANCEL, vocab.STATUS, Literal("planned")),
    (CANCEL, vocab.NS + "nonsense", Literal("x")),
    (CANCEL, vocab.BEGINS, Literal("soon")),
    (CANCEL, vocab.ENDS, date("2030-01-01")),
    (CANCEL, vocab.CONFIDENCE, Literal(2)),
    (CANCEL, vocab.CAMEO, Literal("999")),
    (CANCEL, vocab.HAS_PLACE, NamedNode("urn:x")),
    (CANCEL, vocab.TIME_MENTION, NamedNode("urn:x")),
    (CANCEL, vocab.HAS_ACTOR, Literal("Ada Lorne")),
    (TRIGGER, vocab.BEGIN_INDEX, Literal(10_000)),
    (TRIGGER, vocab.QUOTE, Literal("")),
    (TRIGGER, vocab.PART, Literal("footnote")),
    (ARTICLE, vocab.DIGEST, Literal("XYZ")),
    (ARTICLE, vocab.NS + "nonsense", Literal("x")),
    ("urn:x", vocab.TYPE, NamedNode(vocab.PARTICIPATION)),
    ("urn:x", vocab.TYPE, NamedNode(vocab.NS + "Event")),
    ("urn:x", vocab.QUOTE, Literal("no offsets")),
]
TAKEN = [
    (CANCEL, vocab.LABEL),
    (CANCEL, vocab.IN_ARTICLE),
    (CANCEL, vocab.BASIS),
    (CANCEL, vocab.TRIGGER),
    (TRIGGER, vocab.END_INDEX),
    (ARTICLE, vocab.GENERATED_BY),
    (vocab.actor_iri(FIRST, "c1"), vocab.LABEL),
]


def found(quads: list[Quad]) -> set[str]:
    """The nodes in which the checks of a store find faults."""
    with open_store("memory") as store:
        store.backend.load(to_nquads(quads))
        return {fault.node for fault in faults(store)}


@pytest.mark.parametrize(("subject", "predicate", "value"), ADDED)
def test_what_is_wrong_is_found_as_shacl_finds_it(subject: str, predicate: str, value: Literal | NamedNode) -> None:
    quads = [*QUADS, quad(subject, predicate, value)]
    expected = {line.split(" · ")[0] for line in violations(quads)}
    assert expected
    assert found(quads) == expected


@pytest.mark.parametrize(("subject", "predicate"), TAKEN)
def test_what_is_missing_is_found_as_shacl_finds_it(subject: str, predicate: str) -> None:
    quads = [one for one in QUADS if (one.subject.value, one.predicate.value) != (subject, predicate)]
    expected = {line.split(" · ")[0] for line in violations(quads)}
    assert expected
    assert found(quads) == expected
