"""Clause -> how it looks, and the signature that its governor has for it: infinitive, finite, gerund or bare."""

from __future__ import annotations

from kg.doc import Token
from kg.events.lookup import signature_of
from kg.events.signatures import FACTIVE, NOT, Signature
from kg.events.tree import VERBAL, child, is_passive, lemma
from kg.events.verb_groups import group

# "is said to", but not "he said, to be honest"
RAISING = frozenset({"alleged", "reported", "probable", "possible", FACTIVE})
_ENDINGS = frozenset({"canceled", "postponed", NOT})
_FAILING = frozenset({"collapse", "fizzle", "founder", "unravel"})  # "the truce collapsed before it began"
INFINITIVE, FINITE_CLAUSE, GERUND, BARE = "inf", "that", "ing", "bare"


def form(node: Token) -> str:
    """How a clause looks: infinitive, finite or subjunctive, gerund, or bare."""
    words = group(node)
    if words.infinitive:
        return INFINITIVE
    if words.finite:
        return FINITE_CLAUSE
    if "VBG" in {node.tag_, *(c.tag_ for c in node.children if c.dep_ in {"aux", "auxpass"})}:
        return GERUND
    subjunctive = child(node, "mark") is not None or (
        child(node, "nsubj", "nsubjpass") is not None and "VB" in {node.tag_, *(c.tag_ for c in node.children)}
    )
    return FINITE_CLAUSE if subjunctive and signature_of(node.head, BARE) is None else BARE


def of_infinitive(node: Token, head: Token) -> Signature | None:
    """The signature of a predicate that takes an infinitive of its subject or of its object."""
    controlled = child(head, "dobj", "dative") is not None or child(node, "nsubj", "nsubjpass") is not None
    if head.pos_ in VERBAL and is_passive(head):
        return signature_of(head, "np-inf", "inf")
    if controlled:  # "called him to congratulate him" asks for nothing
        found = signature_of(head, "np-inf", "inf")
        return found if found is None or found.takes == "np-inf" or found.positive != "demanded" else None
    found = signature_of(head, "inf", "np-inf")
    return found if found is None or found.positive not in RAISING or found.takes == "inf" else None


def calls_off(verb: Token, clause: Token) -> bool:
    """Whether a verb ends something before it began, so that what a clause with "before" tells may never have come."""
    if child(verb, "dobj", "nsubjpass") is None:
        subject = child(clause, "nsubj", "nsubjpass")
        return lemma(verb) in _FAILING and subject is not None and subject.lower_ in {"it", "they"}
    found = signature_of(verb, "obj")
    return found is not None and found.positive in _ENDINGS
