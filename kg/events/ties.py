"""Frames -> Ties: which token stands for which event, and what its event is; `Edge` ties two of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from kg.doc import Token
from kg.events.backbone import ROOT, is_a
from kg.events.frames import Frame
from kg.events.lexicon import Lexicon
from kg.events.tree import VERBAL, child, children, conjuncts

_STEPS = 6


class Edge(Struct, frozen=True):
    """A relation between the events of two frames, by the indices of their triggers."""

    source: int
    relation: str
    target: int
    cue: tuple[Token, ...]


class Ties(Struct, frozen=True):
    """The frames of a Doc by trigger, and token -> trigger.

    Its own, that of the noun that a verb supports, or that of the event that a pronoun stands for.
    """

    lexicon: Lexicon
    frames: Mapping[int, Frame]
    holders: Mapping[int, int]

    def type_of(self, trigger: int) -> str:
        """The type of the event with a trigger."""
        return self.frames[trigger].entry.type

    def is_any(self, trigger: int, families: Sequence[str]) -> bool:
        """Whether the event with a trigger is of one of the types, or below one."""
        return any(family == ROOT or is_a(self.type_of(trigger), family) for family in families)

    def above(self, token: Token) -> int | None:
        """The event over a connective: the nearest trigger or support verb upwards."""
        for _ in range(_STEPS):
            if token.i in self.holders:
                return self.holders[token.i]
            if token.head == token or (token.pos_ in VERBAL and child(token, "ccomp")):
                return None
            token = token.head
        return None


def ties(frames: Sequence[Frame], pointing: Mapping[int, int], lexicon: Lexicon) -> Ties:
    """What the relations of a Doc's frames are read from; `pointing` tells which words stand for which events."""
    supports = {f.proposition.support.i: f.trigger.i for f in frames if f.proposition.support is not None}
    by_trigger = {f.trigger.i: f for f in frames}
    return Ties(lexicon, by_trigger, {**pointing, **supports, **{i: i for i in by_trigger}})


def nouns(preposition: Token) -> Iterator[Token]:
    """What stands under a preposition, with what is coordinated with it."""
    for found in children(preposition, "pobj", "pcomp"):
        yield from conjuncts(found)
