"""Token -> Complement: what a verb, noun or adjective governs, by the frame that it fills, and the frames of a cue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kg.doc import Token
from kg.statements.claim import Range
from kg.statements.cues import Cue
from kg.statements.tree import QUESTION_TAGS, SUBJECTS, child, extent

_OBJECTS = {"dobj": "np", "oprd": "name", "attr": "name"}
_CLAUSES = frozenset({"ccomp", "xcomp", "acl"})
_PARTS = {"idea": "np", "text": "np", "quoted": "np", "name": "np-name", "as": "np-as"}
_FIRST = ("that", "wh", "inf")


class Complement(Struct, frozen=True):
    """A dependent of a cue: the frame that it fills, its token and its extent."""

    frame: str
    token: Token
    extent: Range

    @property
    def inside(self) -> Range:
        """The extent without the preposition."""
        return (self.token.i + 1, self.extent[1]) if self.token.dep_ in ("prep", "prt") else self.extent


def clause_frame(token: Token) -> str:
    """What kind of clause a verb heads: that, wh, inf, np-inf (with its own subject), ing, or none (a participle)."""
    first, left = token.left_edge, list(token.lefts)
    own_subject = any(t.dep_ in SUBJECTS for t in left)
    moved = first.i < token.head.i < token.i  # "which he promised to reach"
    if not moved and (first.tag_ in QUESTION_TAGS or first.lower_ in ("whether", "if")):
        return "wh"
    if any(t.tag_ == "TO" for t in left):
        return "np-inf" if own_subject else "inf"
    if token.tag_ == "VB" and own_subject and not any(t.dep_ in ("aux", "mark") for t in left):
        return "np-inf"  # "saw him leave", "demand that he leave" without "that"
    gerund = next((t for t in left if t.dep_ in ("aux", "auxpass")), token)  # "resented being held"
    if gerund.tag_ == "VBG" and not own_subject:
        return "ing"
    if token.dep_ == "acl" and not own_subject and first.lower_ != "that":
        return ""
    return "that"


def complements(token: Token) -> Iterator[Complement]:
    """What a verb, noun or adjective governs, by frame; a preposition names its own."""
    for c in token.children:
        if c.dep_ in _CLAUSES:
            frame = clause_frame(c)
            if frame == "that" and c.dep_ == "xcomp":
                frame = "name"
        elif c.dep_ == "prep" or (c.dep_ == "prt" and child(c, "pobj") is not None):
            frame = c.lower_
        elif c.lower_ == "so" and c.i == token.i + 1 and c.dep_ == "advmod":
            frame = "that"  # "he thinks so"
        else:
            frame = _OBJECTS.get(c.dep_, "")
        if frame:
            yield Complement(frame, c, extent(c))
        if frame == "wh" and c.left_edge.lower_ == "what":
            yield Complement("np", c, extent(c))


def fill(cues: Iterable[Cue], found: list[Complement]) -> tuple[Cue, Complement] | None:
    """The first use of a noun or adjective that one of its complements fills, clauses before phrases."""
    by_frame = {c.frame.removeprefix("np-"): c for c in reversed(found)}  # "calls for X to ..." as "calls to ..."
    for frame in (*_FIRST, *sorted(by_frame.keys() - _FIRST)):
        for cue in cues:
            if frame in cue.takes and frame in by_frame:
                return cue, by_frame[frame]
    return None


def parts(frame: str, found: list[Complement]) -> list[Complement]:
    """The complements that make up a frame of a verb, none where one is missing; "np-inf" has two, or one clause."""
    joint = "np-inf" if frame == "text" else frame  # "the law allows X to ..."
    if whole := next((c for c in found if c.frame == joint and "-" in joint), None):
        return [whole]
    first, _, second = _PARTS.get(frame, frame).partition("-")
    one = next((c for c in found if c.frame == first), None)
    if not second:
        return [one] if one else []
    rest = [c for c in found if c.frame == second and c is not one]
    if one is None and frame == "as":  # "described as 'absurd' a plan ...": the parser takes all for the phrase
        return rest
    if one is None and frame == "name":  # two nouns behind "call" are often both taken for its predicate
        return rest if len(rest) > 1 else []
    if frame == "name" and not rest:  # ... or for its objects
        rest = [c for c in found if c.frame == first and c is not one]
    return [one, rest[0]] if one and rest else []
