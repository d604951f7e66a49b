"""Token -> Embedding: what a clause hangs on: its verb or adjective, the noun that it modifies, a conjunction."""

from __future__ import annotations

from spacy.tokens import Token

from kg.events.clauses import inverted
from kg.events.embedding import (
    ASKED,
    BACKGROUND,
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
from kg.events.lookup import signature_of
from kg.events.signatures import DOUBTS, FACTIVE, IMPLIED, Signature, load_signatures, modifier
from kg.events.tree import NOMINAL, VERBAL, child, children, is_passive, lemma
from kg.events.verb_groups import PRESENT, group

_PREDICATED = frozenset({"acomp", "attr", "oprd"})
_SUBJECT_CLAUSES = frozenset({"csubj", "csubjpass"})
_ORDINALS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
_WONDERING = frozenset({"whether", "if"})
_ASKING = frozenset({"check", "test", "decide", "inquire", "enquire", "investigate", "examine", "verify", "study"})
_OPENINGS = frozenset({"WRB", "WP", "WDT"})
_OBJECT_CONTROL = frozenset({"demanded", "refused", "enabled", IMPLIED})
_RAISING = frozenset({"alleged", "reported", "probable", "possible", FACTIVE})  # "is said to", but not "he said, to be honest"
_INFINITIVE, _FINITE, _GERUND, _BARE = "inf", "that", "ing", "bare"


def clausal(node: Token) -> Embedding | None:
    """The embedding of a clause, by its label and form."""
    dep, head = node.dep_, node.head
    if dep in _PREDICATED:
        named = signature_of(head, "np-inf") if dep == "oprd" else None  # "feared dead", as "feared to be"
        return Embedding(head, named if named is not None and named.positive in _RAISING else SAME, dep)
    if dep in _SUBJECT_CLAUSES:
        if (asked := _question(node, _form(node))) is not None:
            return Embedding(head, asked, dep)
        return Embedding(head, IDEA if group(head).tense == PRESENT else SAME, dep)
    if dep in {"acl", "relcl"}:
        return _modifying(node, head)
    if dep == "advcl":
        return _adverbial(node, head)
    return _complement(node, head) if dep in {"xcomp", "ccomp"} else None


def _form(node: Token) -> str:
    """How a clause looks: infinitive, finite or subjunctive, gerund, or bare."""
    words = group(node)
    if words.infinitive:
        return _INFINITIVE
    if words.finite:
        return _FINITE
    if "VBG" in {node.tag_, *(c.tag_ for c in node.children if c.dep_ in {"aux", "auxpass"})}:
        return _GERUND
    subjunctive = child(node, "mark") is not None or (
        child(node, "nsubj", "nsubjpass") is not None and "VB" in {node.tag_, *(c.tag_ for c in node.children)}
    )
    return _FINITE if subjunctive and signature_of(node.head, _BARE) is None else _BARE


def _complement(node: Token, head: Token) -> Embedding | None:
    """The embedding of a complement clause of a verb or adjective."""
    form = _form(node)
    if (asked := CONDITION if inverted(node) else _question(node, form)) is not None:
        return Embedding(head, asked, node.dep_)
    if (adjective := child(head, "acomp")) is not None and adjective.i < node.i:
        head = adjective
    if form == _FINITE and (said := _rumored(head)) is not None:
        return Embedding(head, said, node.dep_)
    if form == _INFINITIVE:
        found = _to_be(node, head) if lemma(head) == "be" else _infinitive(node, head)
        return Embedding(head, found or (IDEA if head.pos_ == "ADJ" else PURPOSE), node.dep_)
    found = signature_of(head, form)
    if found is None and form == _FINITE and node.tag_ == "VB" and not group(node).finite:
        found = signature_of(head, "np-inf")  # "let them go" without a "to"
    if found is None and node.dep_ == "xcomp" and child(node, "nsubj", "mark") is None:
        found = signature_of(head, "obj-indef", "obj")  # a noun that the tagger takes for a verb: "mulls ban"
    if found is None and form == _FINITE and node.i < head.i:  # two sentences that the parser joined
        return None
    return Embedding(head, found or (REPORTED if form == _FINITE else SAME), node.dep_)


def _rumored(head: Token) -> Signature | None:
    """What a verb of saying does beyond its signature: it says what is not so, or nobody is named who says it."""
    if any(modifier("mistaken", c.lower_) for c in children(head, "advmod")):
        return MISTAKEN
    if head.pos_ not in VERBAL or not is_passive(head) or child(head, "agent") is not None:
        return None
    found = signature_of(head, "np-inf")  # "it is said that he left", as "he is said to have left"
    return found if found is not None and found.positive in DOUBTS else None


def _infinitive(node: Token, head: Token) -> Signature | None:
    """The signature of a predicate that takes an infinitive of its subject or of its object."""
    controlled = child(head, "dobj", "dative") is not None or child(node, "nsubj", "nsubjpass") is not None
    if head.pos_ in VERBAL and is_passive(head):
        return signature_of(head, "np-inf", "inf")
    if controlled:  # "called him to congratulate him" asks for nothing
        found = signature_of(head, "np-inf", "inf")
        return found if found is None or found.takes == "np-inf" or found.positive != "demanded" else None
    found = signature_of(head, "inf", "np-inf")
    return found if found is None or found.positive not in _RAISING or found.takes == "inf" else None


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


def _question(node: Token, form: str) -> Signature | None:
    """The signature of an indirect question: open with "whether", settled with "why"."""
    if mark := next((one for one in children(node, "mark") if one.lower_ in _WONDERING), None):
        wonders = mark.lower_ == "whether" or signature_of(node.head, _FINITE) is not None
        return ASKED if wonders or lemma(node.head) in _ASKING else CONDITION
    fronted = node.dep_ not in _SUBJECT_CLAUSES and node.left_edge.i < node.head.i  # "what are they asking you to do"
    if node.left_edge.tag_ in _OPENINGS and not fronted:
        return FINITE if form == _FINITE else ASKED
    return None


def _adverbial(node: Token, head: Token) -> Embedding | None:
    """The embedding of an adverbial clause: purpose, condition, or circumstance."""
    if inverted(node) is not None:
        return Embedding(head, CONDITION, "advcl")
    form = _form(node)
    if form == _INFINITIVE:
        return _purpose(node, head)
    mark = child(node, "mark")
    word = mark.lower_ if mark is not None else ""
    links = load_signatures()
    found = links.get(("mark", "clause", word))
    if mark is not None and mark.i > node.doc[0].i:
        found = links.get(("prep", "any", f"{mark.nbor(-1).lower_} {word}")) or found  # "rather than strike"
    if found is None and form != _FINITE:
        found = links.get(("prep", "ing", word)) if word else _participle(node, head, form)
    return Embedding(head, found or FINITE, f"advcl {word}".strip())


def _participle(node: Token, head: Token, form: str) -> Signature:
    """The signature of a participle clause: after a comma, a circumstance ("..., saying so") and no complement."""
    if node.left_edge.i and node.left_edge.nbor(-1).text == ",":
        return FINITE if signature_of(node, _FINITE) is not None else BACKGROUND
    return signature_of(head, form) or SAME


def _purpose(node: Token, head: Token) -> Embedding:
    """The embedding of an adverbial infinitive: an unseen complement, a purpose, a headline."""
    if node.i < head.i or lemma(head) == "be":
        return Embedding(head, PURPOSE, "advcl to")
    if head.pos_ in NOMINAL and head.dep_ == "ROOT":
        return Embedding(head, SET, "headline to")
    held = child(head, "dobj")
    before = node.left_edge.nbor(-1) if node.left_edge.i else node
    if before != head and before.pos_ in {"VERB", "ADJ"} and (found := signature_of(before, "inf")):
        return Embedding(before, found, "advcl to")
    if head.pos_ not in VERBAL or held is None:
        return Embedding(head, _infinitive(node, head) or (IDEA if head.pos_ == "ADJ" else PURPOSE), "advcl to")
    if found := signature_of(held, "inf"):
        return Embedding(held, found, "advcl to")
    found = signature_of(head, "np-inf")
    controls = found is not None and found.positive in _OBJECT_CONTROL
    return Embedding(head, found if found is not None and controls else PURPOSE, "advcl to")


def _modifying(node: Token, noun: Token) -> Embedding | None:
    """The embedding of a clause that modifies a noun: "the fear that it fell", "the plan to leave"."""
    form = _form(node)
    if form == _FINITE:
        relative = any(c.tag_ in {"WDT", "WP"} for c in node.children) and not _is_whole(node)
        found = None if relative else signature_of(noun, "that")
        return Embedding(noun, found or FINITE, node.dep_) if found or node.dep_ == "acl" else None
    if form == _GERUND and (found := signature_of(noun, "ing")):
        return Embedding(noun, found, node.dep_)
    return _modifying_infinitive(node, noun) if form == _INFINITIVE else None


def _is_whole(clause: Token) -> bool:
    """Whether a clause after "that" lacks nothing, so that it is no relative one: "the story that rebels took it"."""
    that = next((c for c in clause.children if c.tag_ == "WDT" and c.lower_ == "that"), None)
    others = {c.dep_ for c in clause.children if c != that}
    return that is not None and that.dep_ == "dobj" and {"nsubj", "dobj"} <= others


def _modifying_infinitive(node: Token, noun: Token) -> Embedding:
    above = noun.head
    if noun.lower_ == "order" and above.lower_ == "in":
        return Embedding(above.head, PURPOSE, "in order to")
    if found := signature_of(noun, "inf"):
        return Embedding(noun, found, "acl to")
    if any(c.lower_ in _ORDINALS or c.tag_ == "JJS" for c in noun.children) or noun.lower_ in _ORDINALS:
        return Embedding(noun, SAME, "acl to")
    if noun.dep_ in {"dobj", "nsubjpass", "dative"} and (found := signature_of(above, "np-inf")):
        return Embedding(above, found, "acl to")
    planned = is_passive(node) or noun.dep_ == "ROOT"
    return Embedding(noun, SET if planned else PURPOSE, "acl to")
