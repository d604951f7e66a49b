"""Noun -> Claim: "his claim that ...", "criticism of ... by ...", "the hope is that ...", "she made the point that ..."."""

from __future__ import annotations

from spacy.tokens import Token

from kg.statements.claim import Claim, Range, join
from kg.statements.cues import Cue, lookup
from kg.statements.reading import Reading
from kg.statements.tree import Complement, child, complements, extent, is_passive, noun_phrase, subject

_ORDER = ("that", "wh", "inf")
_SUFFERED = frozenset({"oppose", "support", "ask", "doubt", "accuse"})
_SOURCES = ("by", "from")


def noun_claim(token: Token, reading: Reading) -> Claim | None:
    """The claim that a noun makes, with its possessor, by-phrase or the subject of its light verb as source."""
    cues = lookup(token, reading.nouns)
    if not cues:
        return None
    if (claim := _undergone(token, cues, reading)) is not None:
        return claim
    picked = fill(cues, list(complements(token))) or _copular(token, cues)
    if picked is None:
        return None
    cue, one = picked
    start, end = one.inside
    frame = "noun-" + one.frame
    if (owner := child(token, "poss")) is not None:
        return Claim(token.i, (token.i, token.i + 1), extent(owner), join([(start, end)]), cue.stance, frame)
    if (behind := _by(token, one)) is not None:
        source, phrase = behind
        content = (start, phrase[0] if start < phrase[0] < end else end)
        return Claim(token.i, (token.i, token.i + 1), source, join([content]), cue.stance, frame)
    if "agent" in cue.takes:
        return _predicate(token, cue, one)
    if (verb := _light_verb(token, reading)) is not None and (who := subject(verb)) is not None:
        source = noun_phrase(who, verb)
        return Claim(verb.i, (verb.i, token.i + 1), source, join([(start, end)]), cue.stance, "light-" + one.frame)
    if one.frame == "that" and (name := _misread(token, reading)) is not None:
        return Claim(token.i, (token.i, token.i + 1), name, join([(start, end)]), cue.stance, "that")
    if "alone" in cue.takes:
        return Claim(token.i, (token.i, token.i + 1), None, join([(start, end)]), cue.stance, frame)
    return None


def _undergone(token: Token, cues: tuple[Cue, ...], reading: Reading) -> Claim | None:
    """The claim of "the plan drew criticism from the unions": made by them, of the subject."""
    verb = token.head
    if token.dep_ != "dobj" or not any("undergo" in cue.takes for cue in lookup(verb, reading.verbs)):
        return None
    cue = next((cue for cue in cues if cue.stance in _SUFFERED), None)
    who = subject(verb)
    if cue is None or who is None:
        return None
    by = next((c for c in (*token.rights, *verb.rights) if c.lower_ == "from" and c.dep_ == "prep"), None)
    source = child(by, "pobj") if by is not None else None
    content = join([noun_phrase(who, verb)])
    return Claim(verb.i, (verb.i, token.i + 1), extent(source) if source else None, content, cue.stance, "undergo")


def _predicate(token: Token, cue: Cue, one: Complement) -> Claim | None:
    """The claim of "she is a critic of ...": said of the subject."""
    who = subject(token.head) if token.dep_ == "attr" else None
    if who is None:
        return None
    source, content = noun_phrase(who, token.head), join([one.inside])
    return Claim(token.i, (token.head.i, token.i + 1), source, content, cue.stance, "noun-" + one.frame)


def _misread(token: Token, reading: Reading) -> Range | None:
    """The subject of a verb in -s that was taken for a plural: the names before "claims that"."""
    if token.tag_ != "NNS" or token.left_edge.i == token.i or not lookup(token, reading.verbs):
        return None
    return (token.left_edge.i, token.i) if token.nbor(-1).pos_ in ("PROPN", "PRON", "NOUN") else None


def fill(cues: tuple[Cue, ...], found: list[Complement]) -> tuple[Cue, Complement] | None:
    """The first use of a word that one of its complements fills, clauses before phrases."""
    order = [*_ORDER, *sorted({c.frame for c in found}.difference(_ORDER))]
    for frame in order:
        for cue in cues:
            if frame in cue.takes and (one := next((c for c in found if c.frame == frame), None)):
                return cue, one
    return None


def _light_verb(token: Token, reading: Reading) -> Token | None:
    """The verb whose object a noun is, where the two make one predicate ("make the claim", "voice doubts")."""
    verb = token.head
    if token.dep_ != "dobj" or is_passive(verb):
        return None
    return verb if any(cue.takes & {"light", "idea"} for cue in lookup(verb, reading.verbs)) else None


def _copular(token: Token, cues: tuple[Cue, ...]) -> tuple[Cue, Complement] | None:
    """The clause of "the claim is that ..."."""
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return None
    clauses = (c for c in complements(token.head) if c.token.dep_ in ("ccomp", "xcomp") and c.token.i > token.head.i)
    return next(((cue, c) for c in clauses for cue in cues if c.frame in cue.takes), None)


def _by(token: Token, one: Complement) -> tuple[Range, Range] | None:
    """The source of "criticism of the plan by the mayor", and the phrase that names it."""
    for c in (*token.children, *one.token.children):
        if c.lower_ in _SOURCES and c.dep_ in ("prep", "agent") and c != one.token:
            who = child(c, "pobj")
            if who is not None:
                return extent(who), extent(c)
    return None
