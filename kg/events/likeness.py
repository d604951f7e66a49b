"""Telling + event -> points: how likely a mention tells the event of others.

Each kind of evidence, for it and against it, has a name and its points in `kg/data/same_event.tsv`; `never` rules out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from kg.events.agreement import agreement
from kg.events.alike import derived, is_general, is_homograph, may_stand_for, type_sets, word_sets
from kg.events.backbone import is_a
from kg.events.contrast import contrast
from kg.events.telling import NONE, Event, Telling, retells_headline
from kg.events.tree import is_passive
from kg.events.verb_groups import PAST, group
from kg.resources import read_data, rows

SOURCE = "same_event.tsv"
NEVER = "never"
_VAGUE = frozenset({"event", "case"})  # they stand for what was told in other words, and not the other way round
_WILLED = frozenset({"decision", "move", "action", "announcement"})
_ASKED = frozenset({"demanded", "threatened"})
_BROAD = ("Movement", "Change")  # "the flight ... the delivery", "the slump ... the loss"
_LOOSE = frozenset({"same type", "kindred type", "kindred noun", "general noun"})
_WORDS = (
    "same word",
    "derived word",
    "alike word",
    "same verb",
    "same type",
    "kindred type",
    "kindred noun",
    "general noun",
)


@lru_cache(maxsize=1)
def load_points() -> Mapping[str, int | None]:
    """Evidence -> points; None where it rules out."""
    found = ((row["evidence"], row["points"]) for _, row in rows(read_data(SOURCE), SOURCE))
    return {name: None if points == NEVER else int(points) for name, points in found}


def likeness(one: Telling, event: Event) -> int | None:
    """The points for a mention to tell the event of others; None where something rules it out."""
    if (word := _word(one, event)) is None:
        return None
    table, points = load_points(), 0
    for name in chain(contrast(one, event), (word,), agreement(one, event), _pointers(one, event, word)):
        if (worth := table[name]) is None:
            return None
        points += worth
    return points


def _word(one: Telling, event: Event) -> str | None:
    """The best that connects the predicate of a mention with one of an event's."""
    found = {name for other in event if (name := _alike(one, other))}
    if not found and one.points_back and is_general(one.word):
        meant = (other for other in event if other.tells or other.type != "Act")  # not any noun
        types = {other.type for other in meant if one.word not in _WILLED or _is_willed(other)}
        return "general noun" if may_stand_for(one.word, types) else None
    return min(found, key=_WORDS.index, default=None)


def _is_willed(other: Telling) -> bool:
    """Whether somebody does, or decides, what a mention tells: not "prices rose", nor what is only asked for."""
    unwilled = is_a(other.type, "Change") if other.is_noun else not is_passive(other.token)
    done = bool(other.fillers["who"]) or not unwilled
    return done and other.factuality.status not in _ASKED


def _alike(one: Telling, other: Telling) -> str | None:
    """What connects the predicates of two mentions."""
    if one.is_noun != other.is_noun and one.word == other.word and is_homograph(one.word):
        return None
    same_type = one.type == other.type != "Act"
    kindred = same_type or bool(type_sets(one.type) & type_sets(other.type))
    if one.word == other.word and (one.type == other.type or kindred or one.is_noun or other.is_noun):
        return "same word"
    if one.word == other.word:
        return "same verb"
    if one.is_noun != other.is_noun:
        noun, verb = (one, other) if one.is_noun else (other, one)
        if derived(noun.word, verb.word):
            return "derived word"
    if (one.is_noun or other.is_noun) and other.word not in _VAGUE and word_sets(one.word) & word_sets(other.word):
        return "alike word"
    if one.is_noun and other.is_noun:
        broad = any(is_a(one.type, family) for family in _BROAD)
        return "kindred type" if same_type and not broad else None
    if same_type or not kindred:
        loose = one.is_noun != other.is_noun and is_a(one.type, "Change")  # "the euro dropped ... the recession"
        return "same type" if same_type and not loose else None
    return "kindred noun" if one.is_noun or other.is_noun else "kindred type"


def _pointers(one: Telling, event: Event, word: str) -> Iterator[str]:
    """What speaks for a mention to tell an event, or against it, their predicates and participants aside."""
    if one.is_noun and one.content and word in _LOOSE and not any(other.content for other in event):
        yield "own content"
    if one.is_mere and word in {"same word", "alike word"}:
        yield "mere mention"
    if one.determiner is not None and not (one.determiner == "indefinite" and retells_headline(one, event)):
        yield one.determiner
    named = one.kinds | one.names if one.is_noun else NONE
    if named and any(named & fillers for other in event for fillers in other.fillers.values()):
        yield "named after"
    if one.rest and any(one.rest == other.rest for other in event):
        yield "same text"
    if retells_headline(one, event):
        yield "headline"
    if one.points_back:
        yield from _salient(one, event, word)
    if one.days is not None and any(one.days == other.days for other in event):
        yield "same days"


def _is_background(one: Telling) -> bool:
    """Whether a clause tells what was before the story: "had risen in May"."""
    return not one.is_noun and group(one.token).perfect and group(one.token).tense == PAST


def _salient(one: Telling, event: Event, word: str) -> Iterator[str]:
    """Why a noun that points back may mean this event of all."""
    near = [other for other in event if other.sentence.start <= one.sentence.start <= other.sentence.end]
    if not one.parties:
        yield "bare"
        if one.place == "body" != event[0].place:
            yield "main story"
    if any(not _is_background(other) for other in near):
        yield "just told"
    elif any(c.lower_ in {"that", "those"} for c in one.token.children):
        yield "not just told"
    if word == "general noun" and any(other.token.dep_ == "ROOT" for other in near):
        yield "main clause"
