"""Token -> bool: whether an event noun names a kind of event rather than one that happens.

"Letters of complaint" and "floods" in "it raises the risk of floods" have neither a determiner nor anything else that
says which event is meant, and stand where kinds are spoken of. Told elsewhere as an event, such a noun repeats it.
"""

from __future__ import annotations

from kg.doc import Token
from kg.events.clauses import is_headline, own
from kg.events.embedding import position
from kg.events.factuality import assess
from kg.events.noun_links import prepositional
from kg.events.noun_phrases import is_definite
from kg.events.tree import NOMINAL, child, children, lemma
from kg.events.verb_groups import PRESENT, group

_DETERMINED = ("det", "poss", "nummod", "predet")
_DATED = frozenset({"DATE", "TIME", "ORDINAL"})
_IMAGINED = frozenset({"possible", "hypothetical", "habitual"})
_ALIKE = frozenset({"as", "like"})


def names_kind(noun: Token) -> bool:
    """Whether a noun without arguments names a kind of event."""
    first = position(noun)
    if first is None or first.dep_ not in {"pobj", "dobj", "nsubj"} or _is_told_apart(noun):
        return False
    if first.dep_ == "nsubj":
        return own(first.head).status == "habitual" or _is_defined(first.head)
    if first.dep_ == "dobj":
        return own(first.head).status in _IMAGINED
    return _says_kind(first) or (first.head.head.pos_ in NOMINAL and assess(noun).status in _IMAGINED)


def _is_defined(copula: Token) -> bool:
    """Whether a clause says what something is: "theft is a crime"."""
    return lemma(copula) == "be" and group(copula).tense == PRESENT and child(copula, "attr") is not None


def _is_told_apart(noun: Token) -> bool:
    """Whether anything says which event or how many are meant; headlines leave that out."""
    if is_definite(noun) or is_headline(noun) or children(noun, *_DETERMINED):
        return True
    return any(c.ent_type_ in _DATED for c in noun.children)


def _says_kind(noun: Token) -> bool:
    """Whether a phrase says of what kind another noun is: "letters of complaint", not "weeks of protests"."""
    preposition = noun.head
    if preposition.lower_ in _ALIKE:
        return True
    found = prepositional(noun) if preposition.head.pos_ in NOMINAL else None
    return found is not None and found.signature.pos != "noun"
