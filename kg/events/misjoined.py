"""Token -> Token: the verb and the subject of a clause that the parser joined to the wrong one."""

from __future__ import annotations

from itertools import islice

from kg.actors.gazetteer import NONE, OTHER, load_gazetteer
from kg.doc import Token
from kg.events.control import words
from kg.events.tree import FINITE, child, children, is_infinitive, lemma

_STEPS = 12  # how far up the tree a verb is looked for


def told_beside(verb: Token) -> Token | None:
    """The verb above a clause, whose conjunct a clause seems to have: "said it would appeal and accused the judge"."""
    clause = verb.head
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and clause.tag_ == "VBD" and child(verb, "dobj") is not None)
    if verb.dep_ != "conj" or not past or child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return None
    if verb.lower_ == lemma(verb):  # "said it would close stores and cut jobs"
        return None
    if clause.tag_ == "VB" and is_infinitive(clause):  # "urged them to go and left"
        return next((one for one in islice(clause.ancestors, _STEPS) if one.tag_ in FINITE), None)
    if clause.dep_ != "ccomp" or clause.head.tag_ != "VBD":
        return None
    modal = any(c.tag_ == "MD" for c in children(clause, "aux"))
    blames = clause.head.lemma_ == "deny" and verb.lemma_ in words("blaming")  # "denied it had fired and blamed them"
    if verb.lemma_ in words("addressing") and _is_thing(child(clause, "nsubj", "nsubjpass")):
        return clause.head
    apart = clause.lemma_ == "be" or blames or _is_apart(verb)  # "said it had been slow and demanded more"
    return clause.head if modal or (apart and child(clause, "aux") is not None) else None


def _is_thing(subject: Token | None) -> bool:
    """Whether a noun names nobody, and no text: "said the storm was over and urged people to go home"."""
    if subject is None or subject.pos_ != "NOUN" or subject.ent_type_ or lemma(subject) in words("text"):
        return False
    return load_gazetteer().noun_kind(lemma(subject)) in {NONE, OTHER}


def _is_apart(verb: Token) -> bool:
    """Whether a comma parts a conjunct from what stands before it: "said it had ended, and denied that"."""
    link = next((c for c in children(verb.head, "cc") if c.i < verb.i), None)
    return link is not None and link.nbor(-1).text == ","


def stolen_subject(clause: Token) -> Token | None:
    """The subject of a finite clause that the parser took for the object of the verb above: "warned it could fail"."""
    first, above = child(clause, "aux", "auxpass"), child(clause.head, "dobj")
    if clause.dep_ != "ccomp" or first is None or first.tag_ not in {"MD", "VBD", "VBZ", "VBP"} or above is None:
        return None
    alone = child(clause, "nsubj", "nsubjpass", "mark", "expl") is None and clause.left_edge == first
    return above if alone and above.right_edge.i + 1 == first.i else None
