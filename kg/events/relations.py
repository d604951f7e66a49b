"""Frames -> Link: which event changes, demands, follows or causes which, each with the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from kg.events.backbone import is_a
from kg.events.factuality import embeddings
from kg.events.frames import Frame
from kg.events.lexicon import Lexicon
from kg.events.tree import VERBAL, child, children, conjuncts, lemma
from kg.resources import read_data, rows

# What an act of a type does to the event that it is about.
ABOUT = {
    "Cancel": "cancels",
    "Postpone": "postpones",
    "Reschedule": "reschedules",
    "Suspend": "suspends",
    "Resume": "resumes",
    "Begin": "begins",
    "End": "ends",
    "Schedule": "plans",
    "Refuse": "refuses",
    "Demand": "demands",
    "Propose": "proposes",
    "Threaten": "threatens",
    "Promise": "promises",
}
CONTENT = frozenset(ABOUT.values())
_CONTENT_SLOTS = ("obj", "comp", "for", "of", "on", "from", "against", "to")
_INTRANSITIVE = ("subj",)
_PLANNED_THING = ("acl", "xcomp")
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between the events of two frames, by the indices of their triggers."""

    source: int
    relation: str
    target: int
    cue: tuple[Token, ...]


def edges(frames: Sequence[Frame], lexicon: Lexicon) -> list[Edge]:
    """All relations between frames that the sentences tell, each pair once per relation."""
    holders, types = _holders(frames), {one.trigger.i: one.entry.type for one in frames}
    found: dict[tuple[int, str, int], Edge] = {}
    for one in frames:
        for edge in (*_about(one, holders), *_embedded(one, types, holders), *_connected(one, holders, lexicon)):
            if edge.source != edge.target:
                found.setdefault((edge.source, edge.relation, edge.target), edge)
    return [found[key] for key in sorted(found)]


def _holders(frames: Sequence[Frame]) -> Mapping[int, int]:
    """Token -> trigger of the event that it stands for: its own, or that of the noun that a verb supports."""
    supports = {f.proposition.support.i: f.trigger.i for f in frames if f.proposition.support is not None}
    return supports | {f.trigger.i: f.trigger.i for f in frames}


def content_slots(frame: Frame) -> tuple[str, ...]:
    """The slots of an act that may hold the event it is about."""
    scheduling = is_a(frame.entry.type, "Scheduling")
    return (
        (*_CONTENT_SLOTS, *_INTRANSITIVE) if scheduling and not frame.proposition.slots.get("obj") else _CONTENT_SLOTS
    )


def _about(frame: Frame, holders: Mapping[int, int]) -> Iterator[Edge]:
    """The event that a scheduling or communicative act is about."""
    relation = ABOUT.get(frame.entry.type)
    if relation is None:
        return
    for slot in content_slots(frame):
        for token in frame.proposition.slots.get(slot, ()):
            for target in affected(token, holders):
                yield Edge(frame.trigger.i, relation, target, frame.proposition.words)


def _embedded(frame: Frame, types: Mapping[int, str], holders: Mapping[int, int]) -> Iterator[Edge]:
    """The nearest act that the event of a frame is the content of, where it is an event: "denied that it left"."""
    for one in embeddings(frame.trigger):
        if one.token.i in holders:
            above = holders[one.token.i]
            if one.signature.relation in CONTENT and not is_a(types[above], "Scheduling"):
                yield Edge(above, one.signature.relation, frame.trigger.i, (one.token,))
            return


def affected(token: Token, holders: Mapping[int, int]) -> list[int]:
    """The events that a noun or verb stands for: its own, or what the plans, decisions, ... are for."""
    own = [holders[token.i]] if token.i in holders else []
    if token.pos_ not in {"NOUN", "PROPN"}:
        return own
    below = [one for found in children(token, *_PLANNED_THING) for one in _verbs(found)]
    if own:
        return own + [holders[one.i] for one in below if one.i in holders]
    below += [noun for prep in children(token, "prep") if prep.lower_ in {"for", "of", "to"} for noun in _nouns(prep)]
    return [holders[one.i] for one in below if one.i in holders]


def _verbs(first: Token) -> Iterator[Token]:
    yield first
    yield from (c for c in children(first, "conj") if c.pos_ in VERBAL)


def _nouns(preposition: Token) -> Iterator[Token]:
    for found in children(preposition, "pobj", "pcomp"):
        yield from conjuncts(found)


def _connected(frame: Frame, holders: Mapping[int, int], lexicon: Lexicon) -> Iterator[Edge]:
    """What a connective ("after", "because of") or a verb of cause ties to an event."""
    for cue, head, relation in _connectives(frame):
        above = _above(head, holders)
        if above is not None:
            yield Edge(above, relation, frame.trigger.i, cue)
    above_token = frame.trigger.head
    if frame.trigger.dep_ in {"nsubj", "nsubjpass"} and lexicon.stative(lemma(above_token), "verb") == "cause":
        yield from _caused(frame, above_token, holders)


def _caused(frame: Frame, verb: Token, holders: Mapping[int, int]) -> Iterator[Edge]:
    """What the subject of a verb of cause leads to."""
    effects = [*children(verb, "dobj", "ccomp", "xcomp")]
    effects += [noun for prep in children(verb, "prep") if prep.lower_ in {"to", "in"} for noun in _nouns(prep)]
    for effect in effects:
        if effect.i in holders:
            yield Edge(frame.trigger.i, "causes", holders[effect.i], (verb,))


def _connectives(frame: Frame) -> Iterator[tuple[tuple[Token, ...], Token, str]]:
    """The connectives over an event: their tokens, the word that they hang on, and the relation that they tell."""
    signs = load_connectives()
    top = frame.proposition.support or frame.trigger
    if top.dep_ == "advcl":
        for mark in (*children(top, "mark"), *children(top, "advmod")):
            if relation := signs.get(mark.lower_):
                yield (mark,), top.head, relation
    if top.dep_ in {"pobj", "pcomp"}:
        cue = _phrase(top.head)
        if relation := signs.get(" ".join(t.lower_ for t in cue)) or signs.get(top.head.lower_):
            yield cue, cue[0].head, relation


def _phrase(preposition: Token) -> tuple[Token, ...]:
    """A preposition with those that it belongs to: "ahead of", "because of", "in response to"."""
    words = [preposition]
    for _ in range(3):
        above = words[0].head
        joined = above.pos_ in {"ADP", "SCONJ", "ADV"} or (above.dep_ == "pobj" and above.head.lower_ in {"in", "as"})
        if above == words[0] or not joined or above.i > words[0].i:
            break
        words.insert(0, above)
    return tuple(words)


def _above(token: Token, holders: Mapping[int, int]) -> int | None:
    """The event over a connective: the nearest trigger or support verb upwards."""
    for _ in range(_STEPS):
        if token.i in holders:
            return holders[token.i]
        if token.head == token or (token.pos_ in VERBAL and child(token, "ccomp")):
            return None
        token = token.head
    return None


@lru_cache(maxsize=1)
def load_connectives() -> Mapping[str, str]:
    """Connective -> relation, from `kg/data/connectives.tsv`."""
    name = "connectives.tsv"
    return {row["connective"]: row["relation"] for _, row in rows(read_data(name), name)}
