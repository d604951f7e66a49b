"""Frames -> pronoun or noun -> trigger: the event that "it", "them" or "the plan" stands for where it is put off.

"They had planned a march but called it off": what one calls off, puts off or resumes is an event, no actor. It is
the nearest one that was still to come; of what goes on or went on, the nearest occasion that a noun names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kg.doc import Token
from kg.events.factuality import assess, embeddings
from kg.events.frames import Frame
from kg.events.lexicon import Lexicon
from kg.events.statuses import AHEAD
from kg.events.tree import children, lemma

_PLURAL = frozenset({"they", "them", "these", "those"})
_POINTERS = _PLURAL | {"it", "this", "that"}
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_PLANS = frozenset({"plan", "idea", "scheme", "proposal", "intention"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_CONTENT = ("prep", "acl", "relcl")
_SCHEDULING = frozenset({"Cancel", "Postpone", "Reschedule", "Suspend", "Resume", "Schedule"})
_CHANGING = _SCHEDULING - {"Schedule"} | {"Begin", "End"}
_OF_WHAT_GOES_ON = frozenset({"Suspend", "Resume", "End"})
_OCCASIONS = frozenset({"occasion", "activity", "meeting"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})
_REACH, _SENTENCES = 80, 2  # tokens and sentences back


def pointers(frames: Sequence[Frame], lexicon: Lexicon) -> Mapping[int, int]:
    """What points at an event that a scheduling act changes -> the trigger of that event."""
    found: dict[int, int] = {}
    for number, one in enumerate(frames):
        if one.entry.type in _CHANGING and one.proposition.pos == "verb":
            for token in _pointing(one):
                before = [f for f in frames[max(0, number - _REACH) : number] if _may_be(f, token)]
                if (target := _target(one, before, lexicon)) is not None:
                    found[token.i] = target
    return found


def without_pointers(frame: Frame, pointing: Mapping[int, int]) -> Frame:
    """A frame without the participants that stand for events."""
    roles = tuple((role, token) for role, token in frame.roles if token.i not in pointing)
    return frame if len(roles) == len(frame.roles) else replace(frame, roles=roles)


def _pointing(frame: Frame) -> Iterator[Token]:
    """The words in the place of what a scheduling act changes that only point at it."""
    slots = frame.proposition.slots
    for token in slots.get("obj") or slots.get("subj", ()):
        pronoun = token.lower_ in _POINTERS and token.pos_ in {"PRON", "DET"}
        if pronoun or (lemma(token) in _PLANS and _points_back(token)):
            yield token


def _points_back(noun: Token) -> bool:
    """Whether a noun phrase is definite and does not say what it is about: "the plan"."""
    definite = any(c.lower_ in _DEFINITE for c in children(noun, "det", "poss"))
    return definite and not any(children(noun, *_CONTENT))


def _may_be(frame: Frame, pointer: Token) -> bool:
    """Whether an event is told shortly before what may point at it, and agrees with it in number."""
    trigger = frame.trigger
    several = frame.proposition.pos == "noun" and trigger.tag_ in _PLURAL_TAGS
    agrees = several == (pointer.lower_ in _PLURAL or pointer.tag_ in _PLURAL_TAGS)
    if not agrees or not 0 < pointer.i - trigger.i <= _REACH:
        return False
    return sum(1 for t in pointer.doc[trigger.i + 1 : pointer.i + 1] if t.is_sent_start) <= _SENTENCES


def _target(act: Frame, before: Sequence[Frame], lexicon: Lexicon) -> int | None:
    """The event that an act changes, of those told before it."""
    others = [one for one in before if one.entry.type not in _SCHEDULING]
    ahead = _outermost([one for one in others if _lies_ahead(one)])
    occasions = [one for one in others if _is_occasion(one, lexicon)]
    orders = [occasions, ahead] if act.entry.type in _OF_WHAT_GOES_ON else [ahead, occasions]
    if not act.proposition.slots.get("obj"):  # "it will resume"
        orders = [occasions]
    return next((found[-1].trigger.i for found in orders if found), None)


def _lies_ahead(frame: Frame) -> bool:
    """Whether an event is planned, wanted or possible; a condition is none of these."""
    found = assess(frame.trigger)
    return found.status in AHEAD or (found.status == "possible" and found.future)


def _outermost(frames: Sequence[Frame]) -> list[Frame]:
    """The events that are no part of another one's purpose or content, of coordinated ones the first."""
    triggers = {one.trigger.i for one in frames}
    triggers |= {one.proposition.support.i for one in frames if one.proposition.support is not None}

    def inside(one: Frame) -> bool:
        top = one.proposition.support or one.trigger
        joined = top.dep_ == "conj" and top.head.i in triggers
        return joined or any(above.token.i in triggers - {top.i} for above in embeddings(one.trigger))

    return [one for one in frames if not inside(one)]


def _is_occasion(frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a noun names an occasion, and is what its clause is about."""
    if frame.proposition.pos != "noun" or frame.trigger.dep_ not in _ARGUMENTS:
        return False
    if assess(frame.trigger).status == "hypothetical":
        return False
    return bool(lexicon.classes(lemma(frame.trigger)) & _OCCASIONS)
