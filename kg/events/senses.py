"""Frames -> Frames: a noun that may tell several types of event tells the one that the rest of the article speaks of.

"Strike" alone may be an attack or a stoppage. Where the lexicon types a noun without asking for anything around it,
and what stands around the same noun elsewhere in the article, or other words of the same family, tell another of its
types but none its own, it is taken for that one: a word keeps one sense in one text [Gale, Church and Yarowsky 1992].
So too who "was killed" by nobody died, where the article tells of a disaster and of no use of force.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from kg.doc import Doc
from kg.events.backbone import is_a, load_types
from kg.events.context import ACTORS
from kg.events.frames import Frame
from kg.events.lexicon import Entry, Lexicon
from kg.events.tree import lemma

_UNHARMED_BY = {"Kill": "Die", "Injure": "FallIll"}  # what it is when nobody did it
_ACTING = frozenset({"subj", "by", "with"})  # slots of who acts, and of what with
_AROUND = frozenset({"above", "at", "in"})  # slots of what is no actor: what else the article tells decides
_HELD = frozenset({"Arrest", "Convict", "Deny"})  # of whom, or of what, one hears that they were beaten
_FORCE = frozenset({"Conflict", "Attack", "Kill", "Bomb", "Clash", "Invade", "Abduct"})


def in_context(frames: Sequence[Frame], lexicon: Lexicon) -> list[Frame]:
    """The frames, nouns typed by default in the sense that surer ones tell, and harm by nobody as such."""
    frames = _beaten(_harmed(frames))
    open_ = {one.trigger.i for one in frames if _by_default(one)}  # "the strike hit the town" says no more of these
    surer = [f for f in frames if f.trigger.i not in open_ and not (f.entry.type == "Attack" and _is_said_of(f, open_))]
    sure = {one.entry.type for one in surer}
    clear = sure | {one.entry.type for one in frames if _by_default(one) and not _is_ambiguous(one, lexicon)}
    same = {lemma(one.trigger): one.entry for one in reversed(surer) if one.proposition.pos == "noun"}
    found = []
    for one in frames:
        other = None
        if _by_default(one) and one.entry.type not in sure:
            other = same.get(lemma(one.trigger))
            if other is None and one.entry.type not in clear:
                forced = one.entry.type in _FORCE and clear & _FORCE
                other = _other_sense(one, clear, lexicon) or (None if forced else _of_company(one, lexicon))
        found.append(replace(one, entry=other) if other else one)
    stoppages = {one.trigger.i for one in found if one.entry.type == "Strike" and one.proposition.pos == "noun"}
    return [_unarmed(one, stoppages) for one in found] if stoppages else found


def _is_said_of(frame: Frame, nouns: Collection[int]) -> bool:
    """Whether the subject of a clause is one of some nouns."""
    return any(one.i in nouns for one in frame.proposition.slots.get("subj", ()))


def _unarmed(frame: Frame, stoppages: Collection[int]) -> Frame:
    """What a stoppage does is no attack: "the strike hit the capital"."""
    if frame.entry.type != "Attack" or not _is_said_of(frame, stoppages):
        return frame
    return replace(frame, entry=replace(frame.entry, type="Act"))


def _harmed(frames: Sequence[Frame]) -> Sequence[Frame]:
    """The frames, those killed and hurt by nobody as dead and ill, where a disaster may be why and no attack."""
    frames = _caused(frames)
    others = {one.entry.type for one in frames if not _by_nobody(one)}
    if others & _FORCE or not any(is_a(name, "Disaster") for name in others):
        return frames
    return [_unharmed(one) if _by_nobody(one) else one for one in frames]


def _caused(frames: Iterable[Frame]) -> list[Frame]:
    """The frames, the harm that a disaster did as such: "a crane fell, killing two and injuring others"."""
    found: list[Frame] = []
    disasters: set[int] = set()
    for one in frames:
        told = one.entry.type in _UNHARMED_BY and one.trigger.dep_ in {"advcl", "conj"}
        harmed = told and one.trigger.head.i in disasters and all(role != "agent" for role, _ in one.roles)
        found.append(_unharmed(one) if harmed else one)
        if harmed or is_a(one.entry.type, "Disaster"):
            disasters.add(one.trigger.i)
    return found


def _unharmed(frame: Frame) -> Frame:
    return replace(frame, entry=replace(frame.entry, type=_UNHARMED_BY[frame.entry.type]))


def _beaten(frames: Sequence[Frame]) -> Sequence[Frame]:
    """The frames, those beaten by nobody as attacked, where the article tells of force or arrests and of no contest."""
    open_ = [one for one in frames if lemma(one.trigger) == "beat" and _is_open(one)]
    others = {one.entry.type for one in frames if one not in open_}
    if not open_ or not others & (_FORCE | _HELD) or any(is_a(name, "Outcome") for name in others - {"Discover"}):
        return frames
    return [replace(one, entry=replace(one.entry, type="Attack")) if one in open_ else one for one in frames]


def _is_open(frame: Frame) -> bool:
    """Whether a passive names nobody who does what it tells."""
    named = any(frame.proposition.slots.get(slot) for slot in _ACTING)
    return frame.proposition.construction == "passive" and not named


def _by_nobody(frame: Frame) -> bool:
    """Whether a passive tells of harm and names nobody and nothing that did it."""
    return frame.entry.type in _UNHARMED_BY and _is_open(frame)


def _by_default(frame: Frame) -> bool:
    """Whether a noun has its type from an entry that asks for nothing, or for no more than what stands around it."""
    asked = {slot for condition in frame.entry.conditions if condition.wanted for slot in condition.slots}
    weak = not frame.entry.conditions or (bool(asked) and asked <= _AROUND)
    return frame.proposition.pos == "noun" and weak and not frame.entry.words


def _is_ambiguous(frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a noun may tell other types of its family: "strike", but not "walkout"."""
    family = load_types()[frame.entry.type].ancestors
    types = {entry.type for entry in lexicon.entries.get((lemma(frame.trigger), "noun"), ())}
    return any(name != frame.entry.type and load_types()[name].ancestors == family for name in types)


def _other_sense(frame: Frame, sure: set[str], lexicon: Lexicon) -> Entry | None:
    """The first entry of the same noun with a type of the same family that the article tells otherwise."""
    own = lexicon.entries.get((lemma(frame.trigger), "noun"), ())
    family = load_types()[frame.entry.type].ancestors
    return next((e for e in own if e.type in sure and load_types()[e.type].ancestors == family and not e.words), None)


def _of_company(frame: Frame, lexicon: Lexicon) -> Entry | None:
    """The entry of the same noun whose company the article has, where it has none of its usual type's.

    An entry's company are the classes of those who act in it: workers make a strike a stoppage, soldiers an attack.
    """
    noun = lemma(frame.trigger)
    own = [entry for pos in ("noun", "verb") for entry in lexicon.entries.get((noun, pos), ()) if not entry.words]
    wanted = {entry.type: _company(one for one in own if one.type == entry.type) for entry in own}
    if frame.entry.type not in wanted or not any(wanted.values()):
        return None
    where = {lemma(token) for slot in ("at", "in") for token in frame.proposition.slots.get(slot, ())}  # "at a mine"
    present = {name for word in _lemmas(frame.trigger.doc) - where - {noun} for name in lexicon.classes(word)}
    if present & wanted[frame.entry.type]:
        return None
    family = load_types()[frame.entry.type].ancestors
    akin = (one for one in own if one.pos == "noun" and load_types()[one.type].ancestors == family)
    return next((one for one in akin if present & wanted[one.type]), None)


@lru_cache(maxsize=1)
def _lemmas(doc: Doc) -> frozenset[str]:
    """The words of a text."""
    return frozenset(map(lemma, doc))


def _company(entries: Iterable[Entry]) -> set[str]:
    """The classes of those who act that some entries ask for."""
    conditions = (condition for entry in entries for condition in entry.conditions if _ACTING & {*condition.slots})
    asked = {value for condition in conditions for value in condition.wanted}
    return {value[1:] for value in asked if value.startswith("@")} - ACTORS
