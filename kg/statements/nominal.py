"""Noun or adjective -> Claim: "his claim that ...", "criticism of ... by ...", "they are afraid that ..."."""

from __future__ import annotations

from spacy.tokens import Token

from kg.statements.claim import Claim, Range, join
from kg.statements.cues import Cue, Lexicon
from kg.statements.tree import Complement, child, complements, extent, is_passive, noun_phrase, subject

_ORDER = ("that", "wh", "inf")
_SOURCES = ("by", "from")


def noun_claim(token: Token, nouns: Lexicon, verbs: Lexicon) -> Claim | None:
    """The claim that a noun makes, with its possessor, by-phrase or the subject of its light verb as source."""
    cues = nouns.get(token.lemma_.lower(), ())
    picked = fill(cues, list(complements(token))) or _copular(token, cues)
    if picked is None:
        return None
    cue, one = picked
    start, end = one.extent
    start = one.token.i + 1 if one.token.dep_ == "prep" else start
    if (owner := child(token, "poss")) is not None:
        return Claim(token.i, (token.i, token.i + 1), extent(owner), join([(start, end)]), cue.stance, "noun-" + one.frame)
    if (behind := _by(token, one)) is not None:
        source, phrase = behind
        content = [(start, phrase[0] if start < phrase[0] < end else end)]
        return Claim(token.i, (token.i, token.i + 1), source, join(content), cue.stance, "noun-" + one.frame)
    return _light(token, cue, one, start, verbs)


def _light(token: Token, cue: Cue, one: Complement, start: int, verbs: Lexicon) -> Claim | None:
    """The claim of "made the claim that ...", "have doubts about ..."."""
    verb = token.head
    if token.dep_ != "dobj" or not any(c.takes & {"light", "idea"} for c in verbs.get(verb.lemma_.lower(), ())):
        return None
    if is_passive(verb) or (who := subject(verb)) is None:
        return None
    content = (start, max(one.extent[1], start))
    return Claim(verb.i, (verb.i, token.i + 1), noun_phrase(who, verb), join([content]), cue.stance, "light-" + one.frame)


def fill(cues: tuple[Cue, ...], found: list[Complement]) -> tuple[Cue, Complement] | None:
    """The first use of a word that one of its complements fills, clauses before phrases."""
    order = [*_ORDER, *sorted({c.frame for c in found}.difference(_ORDER))]
    for frame in order:
        for cue in cues:
            if frame in cue.takes and (one := next((c for c in found if c.frame == frame), None)):
                return cue, one
    return None


def _copular(token: Token, cues: tuple[Cue, ...]) -> tuple[Cue, Complement] | None:
    """The clause of "the claim is that ..."."""
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return None
    clauses = (c for c in complements(token.head) if c.token.dep_ in ("ccomp", "xcomp") and c.token.i > token.head.i)
    return next(((cue, c) for c in clauses for cue in cues if c.frame in cue.takes), None)


def _by(token: Token, one: Complement) -> tuple[Range, Range] | None:
    """The source of "criticism of the plan by the mayor", and the phrase that names it."""
    for c in (*token.children, *one.token.children):
        if c.lower_ in _SOURCES and c.dep_ in ("prep", "agent") and c != one.token and (who := child(c, "pobj")) is not None:
            return extent(who), extent(c)
    return None


def adjective_claim(token: Token, lexicon: Lexicon) -> Claim | None:
    """The claim of an adjective or participle that is said of somebody: "X is sure that ..."."""
    found = list(complements(token))
    picked = fill(lexicon.get(token.lower_, ()), found)
    if picked is None:
        return None
    cue, one = picked
    verb = token if token.tag_ in ("VBN", "VBD") else token.head
    who = subject(verb) if token.dep_ != "amod" else None
    if who is None or who.lower_ in ("it", "there", "this", "that"):
        return None
    start, end = one.extent
    content = (one.token.i + 1 if one.token.dep_ == "prep" else start, end)
    return Claim(token.i, _with_copula(token), noun_phrase(who, token), join([content]), cue.stance, "adj-" + one.frame)


def _with_copula(token: Token) -> Range:
    """The adjective with the copula and the adverbs right before it."""
    start = token.i
    while start and (
        token.doc[start - 1].dep_ in ("neg", "advmod", "aux", "auxpass") or token.doc[start - 1] == token.head
    ):
        start -= 1
    return start, token.i + 1
