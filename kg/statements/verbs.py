"""Verb -> Claim: what a verb of saying, thinking, wanting ... has as source and content."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.statements.claim import Claim, Range
from kg.statements.cues import Cue, Lexicon
from kg.statements.tree import Complement, child, complements, extent, is_passive, subject

# The more telling a complement, the earlier: a clause decides before an object does.
_CLAUSES = ("that", "wh")
_ORDER = ("that", "wh", "np-to", "to", "ing", "name", "as", "of", "np")
_STAYS_OUT = frozenset({"conj", "cc", "punct", "npadvmod"})


def verb_claim(token: Token, lexicon: Lexicon) -> Claim | None:
    """The claim that a verb makes, or None where it is no cue or has nothing to attribute."""
    cues = [cue for cue in lexicon.get(token.lemma_.lower(), ()) if _fits(token, cue)]
    if not cues:
        return None
    cues = [cue for cue in cues if len(cue.words) == len(cues[0].words)]
    found = list(complements(token))
    for frame in (*_ORDER, *sorted({f.frame for f in found} - set(_ORDER))):
        for cue in cues:
            if frame in cue.takes and (content := _content(token, frame, cue, found)):
                return _claim(token, cue, frame, content)
    return None


def _fits(token: Token, cue: Cue) -> bool:
    """Whether the particle or complement that a cue asks for is there, and no other particle."""
    rest = set(cue.words[1:])
    there = {c.lower_ for c in token.children if c.i > token.i}
    particles = {c.lower_ for c in token.children if c.dep_ == "prt"}
    return rest <= there and particles <= rest


def _claim(token: Token, cue: Cue, frame: str, content: list[Range]) -> Claim | None:
    """The claim with its source; none where nobody is there to be the source."""
    if is_passive(token) or (token.tag_ == "VBN" and token.dep_ in ("acl", "amod")):
        source = _agent(token)
        if subj := child(token, "nsubjpass"):
            content = [extent(subj), *content]
    else:
        subj = subject(token)
        if subj is None or subj.lower_ in ("it", "there") and subj.dep_ == "expl":
            return None
        source = source_extent(subj, token)
    claim = Claim(token.i, _cue_range(token, cue), source, (), cue.stance, frame in _CLAUSES)
    return claim.with_content(content)


def source_extent(subj: Token, verb: Token) -> Range:
    """The noun phrase of a subject, without a clause that holds the verb itself."""
    start, end = extent(subj)
    if start <= verb.i < end:
        if verb.i < subj.i:
            start = (
                subj.left_edge.i if subj.left_edge.i > verb.i else min(t.i for t in (subj, *subj.lefts) if t.i > verb.i)
            )
        else:
            end = verb.left_edge.i if verb.left_edge.i > subj.i else verb.i
    return start, end


def _agent(token: Token) -> Range | None:
    """The by-phrase of a passive."""
    by = child(token, "agent")
    who = child(by, "pobj") if by is not None else None
    return extent(who) if who is not None else None


def _cue_range(token: Token, cue: Cue) -> Range:
    """The verb with the auxiliaries and negation right before it and the particle right after it."""
    start, end = token.i, token.i + 1
    doc = token.doc
    while start and doc[start - 1].head is token and doc[start - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        start -= 1
    while end < len(doc) and doc[end].head is token and doc[end].lower_ in cue.words[1:]:
        end += 1
    return start, end


def _content(token: Token, frame: str, cue: Cue, found: list[Complement]) -> list[Range]:
    """The ranges of the content, where the verb has a complement of the frame."""
    here = [c for c in found if c.frame == frame]
    objects = [c for c in found if c.frame == "np"]
    match frame:
        case "that" | "wh":
            return _clause(token, here)
        case "np-to":
            joint = [c for c in found if c.frame in ("to", "np-to")]
            if here:
                return _right(token, here[0].extent)
            return _right(token, (objects[0].extent[0], joint[0].extent[1])) if objects and joint else []
        case "to" | "ing":
            return _right(token, here[0].extent) if here else []
        case "name" | "as":
            return _right(token, (objects[0].extent[0], here[0].extent[1])) if objects and here else []
        case "np":
            return _right(token, here[0].extent) if here and "hearer" not in cue.takes else []
        case _:
            return _right(token, (here[0].token.i + 1, here[0].extent[1])) if here else []


def _right(token: Token, piece: Range) -> list[Range]:
    """A piece after the verb, prolonged over what the parser hangs on the verb behind it."""
    start, end = piece
    if end <= token.i:
        return [piece]
    for c in token.rights:
        if c.i >= end and c.dep_ in ("prep", "advcl", "xcomp", "advmod", "oprd") and c.left_edge.i <= end:
            if c.dep_ == "advcl" and c.tag_ == "VBG":
                break
            end = c.right_edge.i + 1
        elif c.i >= end:
            break
    return [(start, end)] if start < end else []


def _clause(token: Token, here: Iterable[Complement]) -> list[Range]:
    """A content clause: after the verb, or before it, or around it."""
    for c in here:
        if c.token.i > token.i:
            return _right(token, c.extent)
        return _before(token, c)
    return []


def _before(token: Token, c: Complement) -> list[Range]:
    """A content clause that comes first: everything from the start of the sentence."""
    start, end = c.extent
    own = min([token.i, *(t.left_edge.i for t in token.lefts if t.i > c.token.i and t.dep_ != "punct")])
    if end > token.i:
        return [(start, own), (token.right_edge.i + 1, end)]
    return [(min(start, token.sent.start), min(end, own))]
