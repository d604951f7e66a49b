"""Frames -> Edge: which event changes, demands, follows or causes which, each with the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.doc import Token
from kg.events.backbone import ROOT, is_a
from kg.events.connecting import connected
from kg.events.factuality import contents
from kg.events.frames import Frame
from kg.events.lexicon import Lexicon
from kg.events.parts import parts
from kg.events.subjects import own_subjects
from kg.events.ties import Edge, Ties, nouns, ties
from kg.events.tree import VERBAL, children, is_passive
from kg.events.verb_groups import group

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
# Acts that respond to the event that they are about, of these types.
RESPONDING = {"Praise": (ROOT,), "Criticize": (ROOT,), "Deny": ("Accuse", "State", "Announce", "Charge")}
CONTENT = frozenset(ABOUT.values())
_CONTENT_SLOTS = ("obj", "comp", "for", "of", "on", "from", "against", "to")
_LEFT = ("from", "of")  # who withdraws from a contest, or pulls out of it, does not call it off
_INTRANSITIVE = ("subj",)
_PLANNED_THING = ("acl", "xcomp")
_WILL = frozenset({"will", "wo", "would", "shall", "'ll"})
_UNLESS = frozenset({"until", "till", "unless", "before"})


def edges(frames: Sequence[Frame], pointing: Mapping[int, int], lexicon: Lexicon) -> list[Edge]:
    """All relations between frames that the sentences tell, each pair once per relation."""
    net = ties(frames, pointing, lexicon)
    found: dict[tuple[int, str, int], Edge] = {}
    for edge in parts(frames):
        found[edge.source, edge.relation, edge.target] = edge
    for one in frames:
        content = (*_about(one, net), *_embedded(one, net), *_conditions(one, net))
        for edge in (*content, *_responding(one, net), *connected(one, net)):
            if edge.source != edge.target:
                found.setdefault((edge.source, edge.relation, edge.target), edge)
    return [found[key] for key in sorted(found)]


def content_slots(frame: Frame) -> tuple[str, ...]:
    """The slots of an act that may hold the event it is about."""
    if not is_a(frame.entry.type, "Scheduling"):
        return _CONTENT_SLOTS
    verbal = frame.proposition.pos == "verb"
    slots = tuple(slot for slot in _CONTENT_SLOTS if not verbal or slot not in _LEFT)
    return slots if frame.proposition.slots.get("obj") else (*slots, *_INTRANSITIVE)


def _about(frame: Frame, net: Ties) -> Iterator[Edge]:
    """The event that a scheduling or communicative act is about."""
    relation = ABOUT.get(frame.entry.type)
    if relation is None:
        return
    trigger, slots = frame.trigger, frame.proposition.slots
    tokens = (token for slot in content_slots(frame) for token in slots.get(slot, ()))
    inside = (token for token in tokens if token.dep_ != "ccomp" or token.i > trigger.i)  # no clause before a semicolon
    for target in (one for token in inside for one in affected(token, net.holders)):
        if net.type_of(target) != "Schedule" or relation == "plans":  # "scrapped a debate planned for May": the debate
            yield Edge(trigger.i, relation, target, frame.proposition.words)


def _embedded(frame: Frame, net: Ties) -> Iterator[Edge]:
    """The nearest act that the event of a frame is the content of, where it is an event: "denied that it left"."""
    for one in contents(frame.trigger):
        if one.token.i in net.holders:
            above = net.holders[one.token.i]
            if one.signature.relation in CONTENT and not is_a(net.type_of(above), "Scheduling"):
                yield Edge(above, one.signature.relation, frame.trigger.i, (one.token,))
            return


def _conditions(frame: Frame, net: Ties) -> Iterator[Edge]:
    """What others have to do before somebody does what he says that he will not: "will not return until they pay"."""
    verb, words = frame.trigger, group(frame.trigger)
    willed = words.modal in _WILL and not is_passive(verb)
    transitive = bool(frame.proposition.slots.get("obj")) or not is_a(frame.entry.type, "Scheduling")
    if frame.proposition.pos != "verb" or frame.entry.plover is None or not (willed and transitive):
        return
    for clause in children(verb, "advcl"):
        signs = _UNLESS if words.negator is not None else {"unless"}
        marks = tuple(one for one in children(clause, "mark", "advmod") if one.lower_ in signs)
        others = set(own_subjects(clause)) - set(frame.proposition.slots.get("subj", ()))
        for one in (clause, *children(clause, "conj")) if marks and others else ():
            if one.i in net.holders:
                yield Edge(verb.i, "demands", net.holders[one.i], marks)


def _responding(frame: Frame, net: Ties) -> Iterator[Edge]:
    """The event that praise or criticism is for; what denies a claim responds to it."""
    families, slots = RESPONDING.get(frame.entry.type), frame.proposition.slots
    if families is None:
        return
    described = (one for word in slots.get("comp", ()) for one in children(word, "nsubj"))  # "called it unfair"
    for token in (*slots.get("obj", ()), *described):
        if token.i in net.frames and net.is_any(token.i, families):
            yield Edge(frame.trigger.i, "responds-to", token.i, frame.proposition.words)


def affected(token: Token, holders: Mapping[int, int]) -> list[int]:
    """The events that a noun or verb stands for: its own, or what the plans, decisions, ... are for."""
    own = [holders[token.i]] if token.i in holders else []
    if token.pos_ not in {"NOUN", "PROPN"}:
        return own
    clauses = (c for c in children(token, *_PLANNED_THING) if not any(children(c, "mark")))  # no "claim that it failed"
    planned = [*clauses, *(c for c in children(token, "relcl") if group(c).modal in _WILL)]
    below = [one for found in planned for one in _verbs(found)]  # "a plan to close it", "a bill that would close it"
    if own:
        return own + [holders[one.i] for one in below if one.i in holders]
    below += [noun for prep in children(token, "prep") if prep.lower_ in {"for", "of", "to"} for noun in nouns(prep)]
    return [holders[one.i] for one in below if one.i in holders]


def _verbs(first: Token) -> Iterator[Token]:
    yield first
    yield from (c for c in children(first, "conj") if c.pos_ in VERBAL)
