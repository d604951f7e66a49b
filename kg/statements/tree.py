"""Token -> tokens and ranges of the dependency tree: subjects, edges, complements by the name of their frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.statements.claim import Range

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Complement:
    """A dependent of a cue: the frame that it fills, its token and its extent."""

    frame: str
    token: Token
    extent: Range


def extent(token: Token) -> Range:
    """The token range of a subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of the labels."""
    return next((c for c in token.children if c.dep_ in deps), None)


def is_passive(token: Token) -> bool:
    """Whether a verb is in the passive."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children)


def _clause_frame(token: Token) -> str:
    """that, wh, to, np-to or ing: what kind of clause a verb heads."""
    left = list(token.lefts)
    first = token.left_edge
    if first.tag_ in ("WDT", "WP", "WP$", "WRB") or first.lower_ in ("whether", "if"):
        return "wh"
    if token.tag_ == "VB" and any(t.tag_ == "TO" for t in left):
        return "np-to" if any(t.dep_ in SUBJECTS for t in left) else "to"
    if token.tag_ == "VBG" and not any(t.dep_ in SUBJECTS or t.dep_ == "aux" for t in left):
        return "ing"
    return "that"


def complements(token: Token) -> Iterator[Complement]:
    """What a verb, noun or adjective governs, by frame."""
    for c in token.children:
        frame = _frame(c)
        if frame:
            yield Complement(frame, c, extent(c))


def _frame(c: Token) -> str:
    """The frame that a dependent fills, or nothing."""
    match c.dep_:
        case "ccomp":
            return _clause_frame(c)
        case "xcomp":
            frame = _clause_frame(c)
            return "name" if frame == "that" else frame
        case "acl":
            return _clause_frame(c)
        case "dobj":
            return "np"
        case "oprd" | "attr":
            return "name"
        case "prep":
            return c.lower_
        case _:
            return ""


def subject(token: Token) -> Token | None:
    """The noun that a verb is said of: its own subject, one shared in coordination, or one that controls it."""
    seen = token
    for _ in range(8):
        if found := child(seen, "nsubj", "nsubjpass"):
            return found
        if seen.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep") and seen.head is not seen:
            seen = seen.head
        elif seen.dep_ == "acl" and seen.tag_ == "VBG":
            return seen.head
        elif seen.dep_ in ("dobj", "attr", "acomp", "oprd", "pobj", "acl") and seen is not token:
            seen = seen.head
        else:
            return None
    return None
