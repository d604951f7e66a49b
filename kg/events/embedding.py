"""Token -> Embedding: the predicate or connective that an event hangs on, and what it does to the event."""

from __future__ import annotations

from msgspec import Struct

from kg.doc import Token
from kg.events.misjoined import told_beside
from kg.events.signatures import ENDED, FACTIVE, IMPLIED, NOT, TOLD, Signature
from kg.events.tree import NOMINAL, SUBJECTS, VERBAL, child, is_infinitive
from kg.events.verb_groups import group, is_verbal

_STEPS = 12
_NEAR = 40  # tokens between coordinated infinitives


class Embedding(Struct, frozen=True):
    """What an event is embedded in: the governing word, its signature, and how it takes the event.

    `construction` is the dependency label, with the preposition or conjunction where there is one ("pobj for").
    """

    token: Token
    signature: Signature
    construction: str


def _general(takes: str, positive: str, negative: str) -> Signature:
    return Signature("", "general", takes, positive, negative)


# What a construction does where no predicate is listed.
SAME = _general("any", IMPLIED, NOT)
BACKGROUND = _general("noun", IMPLIED, FACTIVE)
KNOWN = _general("noun", FACTIVE, FACTIVE)
REPORTED = _general("that", TOLD, "possible")
FINITE = _general("that", TOLD, TOLD)
PURPOSE = _general("inf", "purpose", "possible")
ASKED = _general("question", "open", "open")
SET = _general("inf", "planned", NOT)
PROPOSED = _general("noun", "proposed", "possible")
IDEA = _general("ing", "possible", "possible")
CONDITION = _general("clause", "conditional", "conditional")
MISTAKEN = _general("that", NOT, "possible")
AHEAD = _general("noun", "planned", "planned")
BEHIND = _general("noun", ENDED, FACTIVE)
SUPPOSED = _general("noun", "hypothetical", "hypothetical")


def position(token: Token) -> Token | None:
    """The conjunct in whose place a token stands: the first of its coordination that it shares its place with."""
    for _ in range(_STEPS):
        if token.dep_ == "dep" and (bare := _infinitive_before(token)) is not None:
            token = bare  # "planned to mend it, then hand it over"
        if token.dep_ != "conj":
            return token
        above = told_beside(token) or token.head
        if is_verbal(token):
            if (bare := _infinitive_before(token)) is not None:
                above = bare
            elif group(token).finite and not group(above).finite:
                return _finite_above(above)
            elif is_infinitive(token) and group(above).finite and child(token, *SUBJECTS) is not None:
                return (
                    token  # "gave permission for the envoy to be sent home", whose "for" the parser took for a dative
                )
        elif is_verbal(above) and token.pos_ in NOMINAL:
            return None
        token = above
    return None


def _infinitive_before(token: Token) -> Token | None:
    """The infinitive that a bare one is coordinated with, where the parser hung it on a finite verb above."""
    if token.tag_ != "VB" or group(token).finite or token.head.tag_ == "VB":
        return None
    between = (token.doc[i] for i in range(token.i - 1, max(token.head.i, token.i - _NEAR), -1))
    return next((t for t in between if t.tag_ == "VB" and group(t).infinitive and t.dep_ != "conj"), None)


def _finite_above(verb: Token) -> Token | None:
    """The finite clause around an infinitive or participle, in whose place a finite conjunct of it stands."""
    for _ in range(_STEPS):
        if verb.head == verb:
            return None
        verb = verb.head
        if verb.pos_ in VERBAL and group(verb).finite:
            return verb if verb.dep_ != "ROOT" else None
    return None
