"""Token -> whether a verb says that something is so, or is to be."""

from __future__ import annotations

from kg.actors.words import words
from kg.doc import Token

_DOUBT = frozenset("may might could would should can must ought".split())
_IF = frozenset("if whether unless".split())
_FUTURE = frozenset({"will", "'ll", "shall"})
# What stands in a clause below these verbs is not said to be so.


def asserted(verb: Token) -> bool:
    """Whether a clause says that something is so, or will be: no negation, no doubt, no condition."""
    if any(t.lower_ in (_DOUBT if t.dep_ == "aux" else _IF) for t in verb.lefts if t.dep_ in {"aux", "mark"}):
        return False
    above = verb.head
    doubted = verb.dep_ in {"ccomp", "xcomp"} and (above.lemma_ in words("doubting") or _negated(above))
    aim = verb.dep_ == "xcomp" and not is_finite(verb) and above.lemma_ not in words("being") and above.tag_ != "VBN"
    return not (doubted or aim or _negated(verb))


def is_finite(verb: Token) -> bool:
    """Whether a verb is no infinitive with "to"."""
    return not any(t.tag_ == "TO" for t in verb.lefts)


def is_future(verb: Token) -> bool:
    """Whether a verb tells of what is to come ("will serve")."""
    return any(t.dep_ == "aux" and t.lower_ in _FUTURE for t in verb.lefts)


def _negated(verb: Token) -> bool:
    return any(t.dep_ == "neg" for t in verb.children)
