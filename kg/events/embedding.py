"""Token -> Embedding: the predicate or connective that an event hangs on, and what it does to the event."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.events.clauses import is_definite, is_verbal
from kg.events.lookup import signature_of
from kg.events.signatures import FACTIVE, IMPLIED, NOT, TOLD, Signature, load_signatures
from kg.events.tree import NOMINAL, VERBAL, child, children, is_passive, lemma
from kg.events.verb_groups import group

_STEPS = 12
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "csubjpass", "pcomp", "oprd", "acomp", "attr"})
_ORDINALS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
_WONDERING = frozenset({"whether", "if"})
_RAISED = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Embedding:
    """What an event is embedded in: the governing word, its signature, and how it takes the event.

    `construction` is the dependency label, with the preposition or conjunction where there is one ("pobj for").
    """

    token: Token
    signature: Signature
    construction: str


def govern(token: Token) -> Embedding | None:
    """The innermost embedding of an event, or None where its clause stands alone."""
    node = position(token)
    if node is None or node.head is node:
        return None
    if node.dep_ in {"pcomp", "pobj"}:
        return _prepositional(node)
    if is_verbal(node) or node.dep_ in {"acomp", "oprd"}:
        return _clausal(node)
    return _nominal(node)


def position(token: Token) -> Token | None:
    """The conjunct in whose place a token stands: the first of its coordination that it shares its place with."""
    for _ in range(_STEPS):
        if token.dep_ != "conj":
            return token
        above = token.head
        if is_verbal(token) != is_verbal(above):
            return None
        if is_verbal(token) and group(token).finite and not group(above).finite:
            return _finite_above(above)
        token = above
    return None


def _finite_above(verb: Token) -> Token | None:
    """The finite clause around an infinitive or participle: where a finite conjunct that hangs on it belongs."""
    for _ in range(_STEPS):
        if verb.head is verb:
            return None
        verb = verb.head
        if verb.pos_ in VERBAL and group(verb).finite:
            return verb if verb.dep_ != "ROOT" else None
    return None


def _default(pos: str, takes: str, positive: str, negative: str) -> Signature:
    return Signature("", pos, takes, positive, negative)


_SAME = _default("clause", "same", IMPLIED, NOT)
_BACKGROUND = _default("noun", "background", IMPLIED, FACTIVE)
_KNOWN = _default("noun", "known", FACTIVE, FACTIVE)
_REPORTED = _default("clause", "reported", TOLD, "possible")
_FINITE = _default("clause", "finite", TOLD, TOLD)
_PURPOSE = _default("clause", "purpose", "intended", "possible")
_ASKED = _default("clause", "question", "possible", "possible")
_TO_BE = _default("clause", "to be", "planned", "not")


# ------------------------------------------------------------------------------------------------ clauses
def _clausal(node: Token) -> Embedding | None:
    """The embedding of a clause, by its label and form."""
    dep, head = node.dep_, node.head
    if dep in {"acomp", "attr", "oprd"}:
        return Embedding(head, _SAME, dep)
    if dep not in _CLAUSAL:
        return None
    words = group(node)
    form = "inf" if words.infinitive else "that" if words.finite else "ing" if node.tag_ == "VBG" else "bare"
    if dep in {"csubj", "csubjpass"}:
        return Embedding(head, _SAME, dep)
    if dep == "acl":
        return _modifying(node, head, form)
    if dep == "advcl":
        return _adverbial(node, head, form)
    return _complement(node, head, form)


def _complement(node: Token, head: Token, form: str) -> Embedding | None:
    """The embedding of a complement clause of a verb or adjective."""
    if (asked := _question(node, form)) is not None:
        return Embedding(head, asked, node.dep_)
    if form in {"inf", "bare"}:
        found = _infinitive(node, head)
        fallback = _SAME if form == "bare" else _PURPOSE
        if form == "inf" and head.pos_ in VERBAL and lemma(head) == "be" and _aimed(head):
            found = None
    else:
        found = signature_of(head, form)
        fallback = _REPORTED if form == "that" else _SAME
    return Embedding(head, found or fallback, node.dep_)


def _infinitive(node: Token, head: Token) -> Signature | None:
    """The signature of a predicate that takes an infinitive of its subject or of its object."""
    controlled = child(head, "dobj", "dative") is not None or child(node, *_RAISED) is not None
    passive = head.pos_ in VERBAL and is_passive(head)
    takes = ("np-inf", "inf") if controlled or passive else ("inf", "np-inf")
    return signature_of(head, *takes)


def _aimed(copula: Token) -> bool:
    """Whether a copula's subject names an aim: "the goal is to leave" plans nothing yet."""
    subject = child(copula, "nsubj")
    return subject is not None and signature_of(subject, "inf") is not None


def _question(node: Token, form: str) -> Signature | None:
    """The signature of an indirect question: open with "whether", settled with "why"."""
    for one in node.children:
        if one.dep_ == "mark" and one.lower_ in _WONDERING:
            return _ASKED
        if one.tag_ in {"WRB", "WP", "WDT"} and one.i < node.i:
            return _FINITE if form == "that" else _ASKED
    return None


def _adverbial(node: Token, head: Token, form: str) -> Embedding | None:
    """The embedding of an adverbial clause: purpose, condition, or circumstance."""
    mark = child(node, "mark")
    links = load_signatures()
    if form == "inf":
        if head.pos_ in VERBAL and (child(head, "dobj") is None or node.i < head.i):
            found = _infinitive(node, head) if node.i > head.i else None
        else:
            found = signature_of(head, "np-inf") if head.pos_ in VERBAL else signature_of(head, "inf")
        return Embedding(head, found or _PURPOSE, "advcl to")
    if mark is not None and (found := links.get(("mark", "clause", mark.lower_))):
        return Embedding(head, found, f"advcl {mark.lower_}")
    if mark is not None and form != "that" and (found := links.get(("prep", "ing", mark.lower_))):
        return Embedding(head, found, f"advcl {mark.lower_}")
    return Embedding(head, _FINITE if form == "that" else _SAME, "advcl")


def _modifying(node: Token, noun: Token, form: str) -> Embedding | None:
    """The embedding of a clause that modifies a noun: "the plan to leave", "troops to leave", "a pole to be built"."""
    if form == "that":
        return Embedding(noun, signature_of(noun, "that") or _FINITE, "acl")
    if form != "inf":
        return None
    if found := signature_of(noun, "inf"):
        return Embedding(noun, found, "acl to")
    above = noun.head
    if noun.dep_ in {"dobj", "nsubjpass", "dative"} and (found := signature_of(above, "np-inf")):
        return Embedding(above, found, "acl to")
    if any(c.lower_ in _ORDINALS for c in noun.children) or noun.lower_ in _ORDINALS:
        return Embedding(noun, _SAME, "acl to")
    return Embedding(noun, _TO_BE if is_passive(node) else _PURPOSE, "acl to")


# ------------------------------------------------------------------------------------------------ noun phrases
def _nominal(node: Token) -> Embedding | None:
    """The embedding of an event noun, by its label."""
    dep, head = node.dep_, node.head
    if dep in {"dobj", "nsubjpass", "dative"}:
        return _object(node, head)
    if dep == "nsubj":
        return _subject(node, head)
    if dep in {"compound", "nmod"} and head.pos_ in NOMINAL:
        return Embedding(head, signature_of(head, "comp") or _BACKGROUND, dep)
    if dep == "appos":
        return Embedding(head, _SAME, dep)
    if dep == "attr":
        return Embedding(head, _SAME, dep)
    return None


def _object(node: Token, verb: Token) -> Embedding | None:
    """The embedding of the logical object of a verb."""
    if node.dep_ == "nsubjpass" and (raised := _raised(node, verb)):
        return raised
    definite = is_definite(node)
    found = signature_of(verb, *(("obj",) if definite else ("obj-indef", "obj")))
    return Embedding(verb, found or (_KNOWN if definite else _SAME), node.dep_)


def _subject(node: Token, verb: Token) -> Embedding | None:
    """The embedding of the subject of a verb or of a copula's adjective."""
    if raised := _raised(node, verb):
        return raised
    adjective = child(verb, "acomp")
    if adjective is not None and (found := signature_of(adjective, "subj")):
        return Embedding(adjective, found, "nsubj")
    definite = is_definite(node)
    found = signature_of(verb, "subj") if child(verb, "attr", "acomp") is None else None
    return Embedding(verb, found or (_BACKGROUND if definite else _SAME), "nsubj")


def _raised(node: Token, verb: Token) -> Embedding | None:
    """The embedding of a subject that belongs to an infinitive: "the vote is set to take place", "is to be held"."""
    lower = child(verb, "xcomp")
    adjective = child(verb, "acomp")
    if lower is None and adjective is not None:
        lower = child(adjective, "xcomp")
    if lower is None or not group(lower).infinitive or child(verb, "dobj") is not None:
        return None
    found = signature_of(lower, "obj" if is_passive(lower) else "subj")
    return Embedding(lower, found, "nsubj") if found is not None else None


# ------------------------------------------------------------------------------------------------ prepositions
def _prepositional(node: Token) -> Embedding | None:
    """The embedding of what stands under a preposition: by its governor ("call for"), else by the preposition."""
    preposition = node.head
    takes = "ing" if node.dep_ == "pcomp" or node.tag_ == "VBG" else "noun"
    above, phrase = _phrase(preposition)
    links = load_signatures()
    if " " in phrase and (found := links.get(("prep", "any", phrase)) or links.get(("prep", takes, phrase))):
        return Embedding(above, found, f"{node.dep_} {phrase}")
    for governor in _governors(preposition, above):
        if found := signature_of(governor, phrase) or signature_of(governor, preposition.lower_):
            return Embedding(governor, found, f"{node.dep_} {preposition.lower_}")
    word = preposition.lower_
    found = links.get(("prep", takes, word)) or links.get(("prep", "any", word))
    return Embedding(above, found or _BACKGROUND, f"{node.dep_} {word}")


def _phrase(preposition: Token) -> tuple[Token, str]:
    """The word that a preposition hangs on, and the preposition with the words that it forms a phrase with."""
    doc, links = preposition.doc, load_signatures()
    for width in (4, 3, 2):
        start = preposition.i - width + 1
        text = " ".join(t.lower_ for t in doc[max(start, 0) : preposition.i + 1])
        if start >= 0 and any(("prep", takes, text) in links for takes in ("any", "noun", "ing")):
            return _outside(preposition, start), text
    above = preposition.head
    if above.pos_ == "ADP" and above.i < preposition.i:
        return above.head, f"{above.lower_} {preposition.lower_}"
    return (above.head if above.pos_ == "ADV" and above.dep_ == "advmod" else above), preposition.lower_


def _outside(token: Token, start: int) -> Token:
    """The first word above a token that is not part of the phrase that starts at an index."""
    end = token.i
    for _ in range(_STEPS):
        if token.head is token or not start <= token.i <= end:
            break
        token = token.head
    return token


def _governors(preposition: Token, above: Token) -> list[Token]:
    """The words that a prepositional phrase may belong to, the likeliest first (a parser often errs here)."""
    found = []
    before = preposition.nbor(-1) if preposition.i else preposition
    if before.pos_ in {"NOUN", "ADJ"} and before is not above and before.head is above:
        found.append(before)
    found.append(above)
    if above.pos_ in NOMINAL and above.dep_ in {"dobj", "nsubjpass", "pobj"}:
        verb = above.head if above.dep_ != "pobj" else above.head.head
        found.append(verb)
    if above.pos_ in VERBAL:
        found += [c for c in children(above, "acomp", "dobj") if c.i < preposition.i and c is not before]
    return found
