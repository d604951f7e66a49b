"""Token -> Embedding: what a clause hangs on: its verb or adjective, or the noun that it modifies."""

from __future__ import annotations

from kg.doc import Token
from kg.events.adverbial_links import adverbial
from kg.events.clause_forms import FINITE_CLAUSE, INFINITIVE, RAISING, form, of_infinitive
from kg.events.control import words
from kg.events.embedding import (
    ASKED,
    CONDITION,
    FINITE,
    IDEA,
    MISTAKEN,
    PURPOSE,
    REPORTED,
    SAME,
    SET,
    Embedding,
)
from kg.events.lookup import is_wrong, signature_of
from kg.events.modifying import CAUSING, INQUIRING, modifying, modifying_infinitive
from kg.events.moods import inverted
from kg.events.signatures import DOUBTS, Signature, load_signatures
from kg.events.subjects import plot
from kg.events.tree import VERBAL, child, children, is_infinitive, is_passive, lemma, takes_time
from kg.events.verb_groups import PRESENT, group

_PREDICATED = frozenset({"acomp", "attr", "oprd"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})
_SUBJECT_CLAUSES = frozenset({"csubj", "csubjpass"})
_WONDERING = frozenset({"whether", "if"})
_TEXTS = frozenset({"version", "edition", "headline", "caption"})
_EARLIER = frozenset({"earlier", "previous", "original"})
_AMOUNTS = frozenset({"MONEY", "PERCENT"})
_TAKEN_BACK = frozenset({"denied", "canceled"})
_OPENINGS = frozenset({"WRB", "WP", "WDT"})


def clausal(node: Token) -> Embedding | None:
    """The embedding of a clause, by its label and form."""
    dep, head = node.dep_, node.head
    if (label := _label(node)) is not None:
        return Embedding(head, label, "label")
    if (moved := _ended(node)) is not None:
        return Embedding(moved, SAME, "result")
    if dep in _PREDICATED:
        named = signature_of(head, "np-inf") if dep == "oprd" else None  # "feared dead", as "feared to be"
        return Embedding(head, named if named is not None and named.positive in RAISING else SAME, dep)
    if dep in _SUBJECT_CLAUSES:
        return _subject_clause(node, head)
    if dep in {"acl", "relcl"}:
        return modifying(node, head)
    if dep == "dobj" and node.tag_ == "VBG" and child(node, "nsubj", "poss") is None:  # "missed hitting it"
        return _complement(node, head)
    if dep not in {"advcl", "conj", *_COMPLEMENTS}:  # "the bomb, had it exploded, would have killed many"
        return Embedding(head, CONDITION, dep) if dep == "parataxis" and inverted(node) else None
    return _of_subject(node, head) or (_complement(node, head) if dep in _COMPLEMENTS else adverbial(node, head))


def _subject_clause(node: Token, head: Token) -> Embedding | None:
    """The embedding of a clause that something is said of; no embedding where it is a sentence of its own."""
    if (asked := _question(node, form(node))) is not None:
        return Embedding(head, asked, node.dep_)
    if group(node).finite and node.left_edge.tag_[0] != "W" and child(node, "mark") is None:
        return None  # "The mayor is hosting a summit and leaders will be there"
    said = group(head)
    idea = IDEA if (said.tense == PRESENT and not said.perfect) or said.modal else SAME
    return Embedding(head, _judged(head) or idea, node.dep_)


def _judged(verb: Token) -> Signature | None:
    """What a verb, or what it says of its subject, makes of it: "lifting the ban was out of the question"."""
    said = child(verb, *_PREDICATED)
    return signature_of(verb, "obj" if is_passive(verb) else "subj") if said is None else signature_of(said, "subj")


def _of_subject(node: Token, verb: Token) -> Embedding | None:
    """The embedding of a clause that the subject's noun takes, said after the verb: "calls grew for him to resign"."""
    comes = lemma(verb) in words("appearing") or (lemma(verb) in words("lasting") and child(node, "dobj") is not None)
    noun = child(verb, "nsubj") if comes and node.i > verb.i and child(verb, "dobj") is None else None
    shape = form(node)
    if noun is None or noun.tag_ not in {"NN", "NNS"} or shape not in {INFINITIVE, FINITE_CLAUSE}:
        return None
    found = signature_of(noun, *(("inf", "for") if shape == INFINITIVE else ("that",)))
    return Embedding(noun, found, "extraposed") if found is not None else None


def _ended(node: Token) -> Token | None:
    """The verb whose outcome an infinitive tells: "fell 3% to close at $12", "beat the champion to win the cup"."""
    if lemma(node) not in words("ending") or node.i < node.head.i or not is_infinitive(node):
        return None
    held = next((one for one in children(node, "dobj") if one.left_edge.nbor(-1).text != ","), None)
    if lemma(node.head) in words("beating"):
        return node.head
    verb = node.head.head if _is_amount(node.head) else node.head
    taken = child(verb, "dobj")
    moved = lemma(verb) in words("moving") and (taken is None or _is_amount(taken))
    return verb if moved and (held is None or held.ent_type_ == "DATE") else None


def _is_amount(noun: Token) -> bool:
    return noun.ent_type_ in _AMOUNTS or lemma(noun) == "point"


def _label(node: Token) -> Signature | None:
    """What a word before a colon makes of the sentence behind it, as in fact checks: "Claim: The mayor resigned"."""
    head = node.head
    stands = head.dep_ == "ROOT" and head.i + 1 < node.left_edge.i and head.nbor(1).text == ":"
    alone = stands and all(t.dep_ in {"det", "amod", "compound"} for t in head.lefts)
    return load_signatures().get(("noun", "that", head.lower_)) if alone else None


def asked(node: Token) -> Embedding | None:
    """The embedding of a question after a preposition: "an inquiry into whether the firm lied"."""
    if any(one.lower_ == "whether" for one in children(node, "mark")):
        return Embedding(node.head.head, ASKED, node.dep_)
    return None


def _complement(node: Token, head: Token) -> Embedding | None:
    """The embedding of a complement clause of a verb or adjective."""
    shape = form(node)
    if (asked := CONDITION if inverted(node) else _question(node, shape)) is not None:
        return Embedding(head, asked, node.dep_)
    said = child(head, "acomp", "attr")
    if said is not None and said.i < node.i and (said.pos_ == "ADJ" or signature_of(said, shape) is not None):
        head = said  # "it is true that", "it is the case that"
    if shape == FINITE_CLAUSE and (rumor := _rumored(head)) is not None:
        return Embedding(head, rumor, node.dep_)
    if shape == INFINITIVE:
        held = plot(node)
        return Embedding(head, _aim(node, head), node.dep_) if held is None else modifying_infinitive(node, held)
    if shape == FINITE_CLAUSE and (first := child(head, "xcomp")) is not None and _is_beside(node, first):
        return None
    found = signature_of(head, shape)
    ordered = lemma(head) in CAUSING and is_passive(node)  # "ordered the border closed", "hope to see it closed"
    if (found is None or ordered) and shape == FINITE_CLAUSE and _is_bare(node):
        found = signature_of(head, "np-inf") or SAME  # "let them go", "had the trial moved"
    if found is None and node.dep_ == "xcomp" and child(node, "nsubj", "mark") is None:
        found = signature_of(head, "obj-indef", "obj")  # a noun that the tagger takes for a verb: "mulls ban"
    if shape == FINITE_CLAUSE and node.i < head.i and (found is None or _is_apart(node, head, found)):
        return None
    return Embedding(head, found or (REPORTED if shape == FINITE_CLAUSE else SAME), node.dep_)


def _aim(node: Token, head: Token) -> Signature:
    """What a verb or adjective does to its infinitive."""
    if takes_time(head):
        return SAME
    if node.i < head.i and child(node, "nsubj", "nsubjpass") is not None:  # headlines: "Firm to cut jobs, drops plan"
        return SET
    found = _to_be(node, head) if lemma(head) == "be" else of_infinitive(node, head)
    if found is not None and found.positive in RAISING and is_wrong(head):
        return MISTAKEN  # "was wrongly reported to have died"
    return found or (IDEA if head.pos_ == "ADJ" else PURPOSE)


def _is_bare(node: Token) -> bool:
    """Whether a clause with a subject has a bare infinitive or participle for a verb: "had the trial moved"."""
    if node.tag_ == "VB":
        return not group(node).finite
    participle = is_passive(node) and node.tag_ in {"VBN", "VBD"}
    return participle and node.i > node.head.i and not child(node, "aux", "auxpass", "mark")


def _is_beside(node: Token, first: Token) -> bool:
    """Whether a clause after another has no part in it: "denied being pressed by Li, whose party hopes to win"."""
    return first.i < node.i and node.left_edge.nbor(-1).text == ","


def _is_apart(node: Token, head: Token, found: Signature) -> bool:
    """Whether the parser joined two sentences: one does not deny what one says first ("they left; he denies guilt")."""
    between = node.doc[node.i + 1 : head.i]
    return found.relation == "denies" or any(t.text == ";" and t.dep_ == "punct" for t in between)


def _rumored(head: Token) -> Signature | None:
    """What a verb of saying does beyond its signature: it says what is not so, or nobody is named who says it."""
    if is_wrong(head) or _is_corrected(head) or _is_false(head):
        return MISTAKEN
    if head.pos_ not in VERBAL or not is_passive(head) or child(head, "agent") is not None:
        return None
    found = signature_of(head, "np-inf")  # "it is said that he left", as "he is said to have left"
    return found if found is not None and found.positive in DOUBTS else None


def _is_corrected(verb: Token) -> bool:
    """Whether what a verb says stood in a text that has since been corrected: "an earlier version of this story"."""
    subject = child(verb, "nsubj")
    if subject is None or subject.lower_ not in _TEXTS:
        return False
    return any(c.lower_ in _EARLIER for c in children(subject, "amod"))


def _is_false(verb: Token) -> bool:
    """Whether what a verb says stands in a text that is said to be false: "a post claiming that he died is fake"."""
    noun = verb.head
    if verb.dep_ not in {"acl", "relcl"} or noun.dep_ not in {"nsubj", "dobj", "nsubjpass"}:
        return False
    if noun.dep_ != "nsubj":  # "retracted a story that said so"
        taken = signature_of(noun.head, "obj")
        return taken is not None and taken.positive in _TAKEN_BACK and group(noun.head).negator is None
    said = child(noun.head, "acomp", "attr")
    found = signature_of(said, "subj") if said is not None else None
    return found is not None and found.positive == "denied" and group(noun.head).negator is None


def _to_be(node: Token, copula: Token) -> Signature | None:
    """The signature of "is to": an aim where the subject names one ("the goal is to leave"), else a plan."""
    subject = child(copula, "nsubj")
    aim = signature_of(subject, "inf") if subject is not None else None
    if aim is not None and aim.positive != PURPOSE.positive:
        return aim
    start = min(c.i for c in (*node.lefts, node))
    between = copula.doc[copula.i + 1 : start]
    near = all(t.dep_ in {"neg", "advmod", "nsubj"} and t.lower_ != "there" for t in between)
    return signature_of(copula, "inf") if near else None


def _question(node: Token, shape: str) -> Signature | None:
    """The signature of an indirect question: open with "whether", settled with "why"."""
    if mark := next((one for one in children(node, "mark") if one.lower_ in _WONDERING), None):
        wonders = mark.lower_ == "whether" or signature_of(node.head, FINITE_CLAUSE) is not None
        return ASKED if wonders or lemma(node.head) in INQUIRING else CONDITION
    fronted = node.dep_ not in _SUBJECT_CLAUSES and node.left_edge.i < node.head.i  # "what are they asking you to do"
    if node.left_edge.tag_ in _OPENINGS and not fronted:
        return FINITE if shape == FINITE_CLAUSE else ASKED
    return None
