"""Who takes part in the graph: members in the place of their groups, and nobody for a pronoun alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shacl import violations
from storyline import RUN, STORYLINE, THIRD, Sheet

from kg import vocab
from kg.graph.build import article_quads
from kg.model import Extraction, Mention, Statement

S = Sheet(THIRD)
ARCADIA, BORDURIA = S.actor("state/XA"), S.actor("state/XB")
PAIR = S.span("Arcadia and Borduria")


def told(group: Mention, **more: object) -> set[tuple[str, str, str]]:
    """What the graph tells where two states, as a group, sign a deal."""
    pair = S.takes("agent", PAIR.text, group.chain, "Arcadia and Borduria", "group")
    sign = next(event for event in STORYLINE[2].events if event.predicate == "sign")
    sign = replace(sign, participants=(pair, *(one for one in sign.participants if one.role == "patient")))
    extraction = replace(STORYLINE[2], events=(sign,), mentions=(*STORYLINE[2].mentions, group), **more)  # type: ignore[arg-type]
    quads = article_quads(extraction, RUN)
    assert violations(quads) == []
    return {(q.subject.value, q.predicate.value, q.object.value) for q in quads}


def group(*members: str) -> Mention:
    return replace(S.mention(PAIR.text, "g1", "Arcadia and Borduria", "group", form="nominal"), members=members)


def objects(triples: set[tuple[str, str, str]], predicate: str) -> set[str]:
    return {o for _, p, o in triples if p == predicate}


def test_members_take_part_in_the_place_of_their_group() -> None:
    triples = told(group("state/XA", "state/XB"))
    assert objects(triples, vocab.HAS_ACTOR) == objects(triples, vocab.ROLE_PLAYER) == {ARCADIA, BORDURIA}
    assert S.actor("g1") not in {s for s, _, _ in triples}
    assert len(objects(triples, vocab.HAS_PARTICIPATION)) == 2  # both in the same words


@pytest.mark.parametrize("members", [(), ("state/XA",), ("state/XA", "c99")])
def test_a_group_whose_members_are_not_all_known_stays_one(members: tuple[str, ...]) -> None:
    assert objects(told(group(*members)), vocab.HAS_ACTOR) == {S.actor("g1")}


def test_a_member_that_takes_part_already_does_so_once() -> None:
    triples = told(replace(group("state/XA", "g1"), members=("state/XA", "state/XA")))
    assert objects(triples, vocab.HAS_ACTOR) == {S.actor("g1")}


def test_a_group_that_says_something_is_a_source_with_members() -> None:
    said = Statement(PAIR, S.span("signed"), (S.span("a trade deal"),), "indirect", "assert", S.actor("g1"), "both")
    triples = told(group("state/XA", "state/XB"), statements=(said,))
    assert {o for s, p, o in triples if (s, p) == (S.actor("g1"), vocab.MEMBER)} == {ARCADIA, BORDURIA}


def test_groups_in_groups_give_their_members() -> None:
    inner = replace(S.mention("Arcadia", "g2", "the allies", "group", nth=1), members=("state/XA", "state/XB"))
    outer = group("g2", "c3")
    extraction: Extraction = replace(STORYLINE[2], mentions=(*STORYLINE[2].mentions, inner, outer))
    pair = S.takes("agent", PAIR.text, "g1", "all", "group")
    sign = replace(extraction.events[2], participants=(pair,))
    quads = article_quads(replace(extraction, events=(sign,)), RUN)
    assert {q.object.value for q in quads if q.predicate.value == vocab.HAS_ACTOR} == {ARCADIA, BORDURIA, S.actor("c3")}


NOBODY = "Someone"


@pytest.mark.parametrize(
    ("form", "words", "known"), [("pronoun", "Tarn", False), ("nominal", "Tarn", True), ("pronoun", "Bo Tarn", True)]
)
def test_a_pronoun_alone_is_no_actor(form: str, words: str, known: bool) -> None:
    """The pronoun is played by a word of the text; one with more words ("two of them") describes somebody."""
    span, head = S.span(words), S.span("Tarn")
    someone = Mention(span, head, form, "person", "p1", S.actor("p1"), NOBODY)
    urge = next(event for event in STORYLINE[2].events if event.predicate == "urge")
    urge = replace(urge, participants=(S.takes("agent", "Tarn", "p1", NOBODY, "person"),), relations=())
    quads = article_quads(replace(STORYLINE[2], events=(urge,), mentions=(someone,), roles=()), RUN)
    assert (S.actor("p1") in {q.subject.value for q in quads}) is known
    assert NOBODY in {q.object.value for q in quads}
    assert violations(quads) == []
