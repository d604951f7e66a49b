"""Noun or adjective -> Claim: "his claim that ...", "criticism of ... by ...", "they are afraid that ..."."""

from __future__ import annotations

from spacy.tokens import Token

from kg.statements.claim import Claim, Range, join
from kg.statements.cues import Cue, Lexicon
from kg.statements.tree import Complement, child, complements, extent, noun_phrase, subject

_ORDER = ("that", "wh", "to")
_SOURCES = ("by", "from")
_COPULAS = frozenset({"be", "seem", "feel", "appear", "become", "remain", "sound", "look", "grow", "get", "stay"})


def noun_claim(token: Token, lexicon: Lexicon) -> Claim | None:
    """The claim that a noun makes, with its possessor, by-phrase or the subject of its light verb as source."""
    cues = lexicon.get(token.lemma_.lower(), ())
    found = list(complements(token))
    picked = _pick(cues, found) or _copular(token, cues)
    if picked is None:
        return None
    cue, one = picked
    source, used = _possessor(token, one)
    if source is None:
        return None
    start, end = one.extent
    content: list[Range] = [(one.token.i + 1 if one.token.dep_ == "prep" else start, end)]
    if used and used[0] < end and used[0] > start:
        content = [(content[0][0], used[0])]
    return Claim(token.i, (token.i, token.i + 1), source, join(content), cue.stance, "noun-" + one.frame)


def _pick(cues: tuple[Cue, ...], found: list[Complement]) -> tuple[Cue, Complement] | None:
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


def _possessor(token: Token, one: Complement) -> tuple[Range | None, Range | None]:
    """Whose claim it is, and the phrase that says so where it stands behind the noun."""
    if (owner := child(token, "poss")) is not None:
        return extent(owner), None
    for c in token.children:
        if c.dep_ == "prep" and c.lower_ in _SOURCES and c.i != one.token.i and (who := child(c, "pobj")) is not None:
            return extent(who), extent(c)
    for c in one.token.children:
        if c.lower_ in _SOURCES and c.dep_ in ("prep", "agent") and (who := child(c, "pobj")) is not None:
            return extent(who), extent(c)
    if token.dep_ == "dobj" and token.head.pos_ == "VERB" and (who := subject(token.head)) is not None:
        return noun_phrase(who, token.head), None
    return None, None


def adjective_claim(token: Token, lexicon: Lexicon) -> Claim | None:
    """The claim of an adjective or participle that is said of somebody: "X is sure that ..."."""
    found = list(complements(token))
    picked = _pick(lexicon.get(token.lower_, ()), found)
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
