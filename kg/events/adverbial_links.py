"""Token -> Embedding: what an adverbial clause hangs on: purpose, condition or circumstance."""

from __future__ import annotations

from kg.doc import Token
from kg.events.clause_forms import FINITE_CLAUSE, INFINITIVE, RAISING, calls_off, form, of_infinitive
from kg.events.control import words
from kg.events.embedding import BACKGROUND, CONDITION, FINITE, IDEA, PURPOSE, SAME, SET, Embedding
from kg.events.lookup import signature_of
from kg.events.moods import averted, inverted
from kg.events.signatures import IMPLIED, Signature, load_signatures
from kg.events.tree import NOMINAL, VERBAL, child, children, is_wished_for, lemma, takes_time
from kg.events.verb_groups import group

_OBJECT_CONTROL = frozenset({"demanded", "refused", "enabled", IMPLIED})


def adverbial(node: Token, head: Token) -> Embedding | None:
    """The embedding of an adverbial clause: purpose, condition, or circumstance."""
    if inverted(node) is not None:
        return Embedding(head, FINITE if averted(node) else CONDITION, "advcl")
    shape = form(node)
    if shape == INFINITIVE:
        return _purpose(node, head)
    marks = [*children(node, "mark"), *(c for c in children(node, "advmod") if c.tag_ == "WRB")]
    word = marks[-1].lower_ if marks else ""
    found = FINITE if averted(node) else _marked(marks[-1], node) if marks else None
    if found is None and shape != FINITE_CLAUSE:
        found = load_signatures().get(("prep", "ing", word)) if word else _participle(node, head, shape)
    if word == "before" and group(node).modal != "could" and calls_off(head, node):
        found = IDEA
    return Embedding(head, found or FINITE, f"advcl {word}".strip())


def _marked(mark: Token, node: Token) -> Signature | None:
    """The signature of a conjunction, with the word before it where the two are one: "rather than", "as though"."""
    links, word = load_signatures(), mark.lower_
    if word == "than" and node.tag_ == "VB" and not group(node).finite:
        return links.get(("prep", "any", "rather than"))  # "would rather die than resign"
    whole = f"{mark.nbor(-1).lower_} {word}" if mark.i else ""
    keys = (("prep", "any", whole), ("mark", "clause", whole), ("mark", "clause", word))
    return next((links[key] for key in keys if key in links), None)


def _participle(node: Token, head: Token, shape: str) -> Signature:
    """The signature of a participle clause: after a comma, a circumstance ("..., saying so") and no complement."""
    raised = signature_of(head, "np-inf") if node.i == head.i + 1 and node.tag_ == "VBN" else None
    if raised is not None and raised.positive in RAISING:
        return raised  # "Dozens feared trapped"
    if node.left_edge.i and node.left_edge.nbor(-1).text == "," and not _is_interrupted(node, head):
        return FINITE if signature_of(node, FINITE_CLAUSE) is not None else BACKGROUND
    return signature_of(head, shape) or SAME


def _is_interrupted(node: Token, head: Token) -> bool:
    """Whether the comma before a clause closes what another one opened: "ruled out, for now, sending troops"."""
    between = head.doc[head.i + 1 : node.left_edge.i]
    return sum(token.text == "," for token in between) == 2


def _purpose(node: Token, head: Token) -> Embedding:
    """The embedding of an adverbial infinitive: an unseen complement, a purpose, a headline."""
    if _is_done_by(node, head) or node.i < head.i or lemma(head) == "be":
        return Embedding(head, SAME if _is_done_by(node, head) else PURPOSE, "advcl to")
    if head.pos_ in NOMINAL and head.dep_ == "ROOT":  # "Norvia to expel diplomats", "Calls for minister to resign"
        found = signature_of(head, "inf", "for") if head.tag_ in {"NN", "NNS"} else None
        return Embedding(head, found if found is not None and found.positive == "demanded" else SET, "headline to")
    if is_wished_for(node) and (found := signature_of(head, "for")):
        return Embedding(head, found, "advcl for")
    held = child(head, "dobj")
    before = node.left_edge.nbor(-1) if node.left_edge.i else node
    telling = before.pos_ in {"VERB", "ADJ"} or (before.dep_ == "pobj" and before.head.head == head)
    if before != head and telling and (found := signature_of(before, "inf")):
        return Embedding(before, found, "advcl to")
    if head.pos_ not in VERBAL or held is None:
        return Embedding(head, of_infinitive(node, head) or (IDEA if head.pos_ == "ADJ" else PURPOSE), "advcl to")
    if takes_time(head) or _is_done_by(node, head):
        return Embedding(head, SAME, "advcl to")
    if lemma(head) != "suspend" and (found := signature_of(held, "inf")):  # "suspended his campaign to attend"
        return Embedding(held, found, "advcl to")
    found = signature_of(head, "np-inf")
    controls = found is not None and found.positive in _OBJECT_CONTROL
    return Embedding(head, found if found is not None and controls else PURPOSE, "advcl to")


def _is_done_by(node: Token, head: Token) -> bool:
    """Whether what is done with an object is the purpose itself: "blocked roads to protest"."""
    return lemma(node) in words("showing") and child(head, "dobj") is not None
