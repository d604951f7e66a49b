"""Adjective -> Claim: "they are afraid that ...", "she is critical of ...", "it is unclear whether ..."."""

from __future__ import annotations

from kg.doc import Token
from kg.statements.claim import Claim, Range, join
from kg.statements.frames import complements, fill
from kg.statements.reading import Reading
from kg.statements.tree import group_start, noun_phrase, subject

_NOBODY = frozenset({"it", "there", "this", "that", "what"})
_TOGETHER = 5  # words of a copula with its adverbs


def adjective_claim(token: Token, reading: Reading) -> Claim | None:
    """The claim of an adjective that is said of somebody; None where it is said of "it" or stands before its noun."""
    found = list(complements(token))
    if token.dep_ == "acomp":
        found += [c for c in complements(token.head) if c.token.dep_ == "ccomp" and c.token.i > token.i]
    who = subject(token if token.tag_ == "VBN" else token.head)
    nobody = who is None or who.lower_ in _NOBODY
    cues = reading.adjectives.get(token.lower_, ())
    picked = fill(tuple(cue for cue in cues if ("seeming" in cue.takes) == nobody), found)
    if picked is None or token.dep_ == "amod":
        return None
    cue, one = picked
    source = noun_phrase(who, token) if who is not None and not nobody else None
    return Claim(token.i, _cue_range(token), source, join([one.inside]), cue.stance, "adj-" + one.frame)


def _cue_range(token: Token) -> Range:
    """The adjective with the copula and the adverbs before it, where they stand together."""
    copula = token.head
    start = group_start(copula) if copula.i < token.i and token.dep_ in ("acomp", "attr") else group_start(token)
    return (start if token.i - start <= _TOGETHER else token.i), token.i + 1
