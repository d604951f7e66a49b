"""Head token -> the stretch of its noun phrase: premodifiers and a short `of`-phrase, no clause, no apposition."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

Stretch = tuple[int, int]  # half-open, in tokens

_BEFORE = frozenset("det amod compound nmod nummod poss quantmod predet npadvmod".split())
_HYPHENS = frozenset("- – / '".split())
_LONGEST_TAIL = 12


def noun_phrase(head: Token) -> Stretch:
    """The phrase of a head with what stands before it and `of ...` right after it."""
    return before(head), tail(head)


def before(head: Token) -> int:
    """Where the premodifiers of a head begin."""
    start = head.i
    for child in reversed(list(head.lefts)):
        joined = child.dep_ == "punct" and child.text in _HYPHENS
        if not joined and (child.dep_ not in _BEFORE or child.pos_ == "VERB" and child.dep_ == "npadvmod"):
            break
        if child.right_edge.i + 1 != start:
            break
        start = child.left_edge.i
    return start


def tail(head: Token) -> int:
    """Where a phrase ends: after its head, or after a short `of`-phrase that follows at once."""
    end = head.i + 1
    for child in head.rights:
        if child.i != end or child.dep_ != "prep" or child.lower_ != "of":
            break
        objects = [t for t in child.rights if t.dep_ == "pobj"]
        if objects:
            stop = tail(objects[0])
            end = stop if stop - head.i <= _LONGEST_TAIL else end
    return end


def conjuncts(first: Token) -> Iterator[Token]:
    """A token and what is coordinated with it, in order."""
    yield first
    for child in first.rights:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def of_object(head: Token) -> Token | None:
    """The noun in `head of noun`."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((t for t in child.rights if t.dep_ == "pobj"), None)
    return None


def possessor(head: Token) -> Token | None:
    """The noun or pronoun in `noun's head`, `its head`."""
    return next((t for t in head.lefts if t.dep_ == "poss"), None)
