"""Noun -> Claim: "his claim that ...", "criticism of ... by ...", "the hope is that ...", "she made the case for"."""

from __future__ import annotations

from kg.doc import Token
from kg.statements.claim import Claim, Range, join
from kg.statements.cues import REPORTING, Cue, lookup
from kg.statements.frames import Complement, complements, fill
from kg.statements.reading import Reading
from kg.statements.tree import FINITE, child, extent, group_start, is_passive, noun_phrase, subject

_LONGEST_NAME = 10  # words
_SINGULARS = frozenset({"NN", "NNP"})
_SUFFERED = frozenset({"oppose", "support", "ask", "doubt", "accuse"})
_SOURCES = ("by", "from", "among")


def noun_claim(token: Token, reading: Reading) -> Claim | None:
    """The claim that a noun makes; None where it is no cue, has no content, or has no source and needs one."""
    cues = lookup(token, reading.nouns)
    if not cues:
        return _telling(token, reading) if token.tag_ == "NNS" else None
    if (claim := _undergone(token, cues, reading)) is not None:
        return claim
    picked = fill(cues, list(complements(token))) or _copular(token, cues)
    return _attributed(token, *picked, reading) if picked else None


def _telling(token: Token, reading: Reading) -> Claim | None:
    """The claim of a verb at the end that was taken for a plural: "The road is closed, the firm's owner maintains"."""
    doc, first, last = token.doc, token.sent.start, token.i + 1
    end = last == len(doc) or doc[last].text == "." or doc[last].is_space
    if not end or token.i == first or token.nbor(-1).tag_ not in _SINGULARS:
        return None
    comma = next((i for i in range(token.i - 1, max(first, token.i - _LONGEST_NAME), -1) if doc[i].text == ","), first)
    cue = next((one for one in lookup(token, reading.verbs) if one.takes >= REPORTING | {"speech"}), None)
    if cue is None or not any(t.tag_ in FINITE for t in doc[first:comma]):
        return None
    return Claim(token.i, (token.i, last), (comma + 1, token.i), join([(first, comma)]), cue.stance, "that")


def _attributed(token: Token, cue: Cue, one: Complement, reading: Reading) -> Claim | None:
    """The claim with its source: the possessor, the by-phrase, the subject of a light verb or of "is a critic"."""
    head, words, content, frame = token.i, (token.i, token.i + 1), one.inside, "noun-" + one.frame
    source: Range | None = None
    if (owner := child(token, "poss")) is not None:
        source = extent(owner)
    elif (behind := _by(token, one)) is not None:
        source, phrase = behind
        content = content[0], phrase[0] if content[0] < phrase[0] < content[1] else content[1]
    elif (verb := _predicate_verb(token, cue, reading)) is not None and (who := subject(verb)) is not None:
        head, source, words = verb.i, noun_phrase(who, verb), (group_start(verb), token.i + 1)
    elif one.frame == "that" and (name := _misread(token, reading)) is not None:
        source, frame = name, "that"
    elif "alone" not in cue.takes:
        return None
    return Claim(head, words, source, join([content]), cue.stance, frame)


def _predicate_verb(token: Token, cue: Cue, reading: Reading) -> Token | None:
    """The verb with which a noun makes one predicate: "make the claim", "voice doubts", "is a critic"."""
    verb = token.head
    if "agent" in cue.takes:
        return verb if token.dep_ == "attr" else None
    if token.dep_ != "dobj" or is_passive(verb):
        return None
    return verb if any(use.takes & {"light", "idea"} for use in lookup(verb, reading.verbs)) else None


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
    return Claim(
        verb.i, (group_start(verb), token.i + 1), extent(source) if source else None, content, cue.stance, "undergo"
    )


def _misread(token: Token, reading: Reading) -> Range | None:
    """The subject of a verb in -s that was taken for a plural: the names before "claims that"."""
    if token.tag_ != "NNS" or token.left_edge.i == token.i or not lookup(token, reading.verbs):
        return None
    return (token.left_edge.i, token.i) if token.nbor(-1).pos_ in ("PROPN", "PRON", "NOUN") else None


def _copular(token: Token, cues: tuple[Cue, ...]) -> tuple[Cue, Complement] | None:
    """The clause of "the claim is that ..."."""
    if token.dep_ != "nsubj" or token.head.lemma_ != "be":
        return None
    clauses = (c for c in complements(token.head) if c.token.dep_ in ("ccomp", "xcomp") and c.token.i > token.head.i)
    return next(((cue, c) for c in clauses for cue in cues if c.frame in cue.takes), None)


def _by(token: Token, one: Complement) -> tuple[Range, Range] | None:
    """The source of "criticism of the plan by the mayor", and the phrase that names it.

    What an infinitive governs is none: "a decision to pull troops from the border".
    """
    for c in (*token.children, *(one.token.children if one.token.pos_ != "VERB" else ())):
        if c.lower_ in _SOURCES and c.dep_ in ("prep", "agent") and c != one.token:
            who = child(c, "pobj")
            if who is not None:
                return extent(who), extent(c)
    return None
