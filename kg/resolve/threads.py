"""EventFacts -> Link: what articles tell of one planned event, whatever they call it ("visit", "trip", "delegation").

A planned event has no agreed name, so less is asked of type and words than where reports of one event are joined, and
more of the story around it: the persons, bodies and places that both articles name. For a pair speak the place to
which both lead, parties, words and days that agree, acts of one kind that change both, a place at the head of both
articles. Another destination, other days of what was never put off, and two things done speak against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date
from functools import cache

from kg import vocab
from kg.model import Link
from kg.resolve.around import linked
from kg.resolve.facts import EventFacts
from kg.resolve.known import Known
from kg.resolve.likeness import Story, named_apart
from kg.resolve.names import NAMED_THING, Key, generic, signed_types
from kg.resolve.tellings import OPEN, SHARED, Telling, telling

THRESHOLD = 0.7
REACH, NEWS = 45, 3  # days between two publications, and between those that report one thing done
STORY, PARTY, WORD, LEAD, OTHER_DAYS = 0.3, 0.2, 0.1, 0.1, -0.2
WHERE, ABOUT, ACT, TYPE, DAYS = 0.3, 0.15, 0.2, 0.1, 0.15  # one of these there must be
_SAME = ("same-as", "plans")


def link_threads(known: Known, events: Iterable[str], verdicts: Iterable[Link] = ()) -> tuple[list[Link], set[str]]:
    """The threads of some events, see `linked`."""
    return linked(events, known, Planning(known), verdicts)


class Planning:
    """The rules by which events are of one thread."""

    kind = "thread"
    reason = "same story, parties, place and days"

    def __init__(self, known: Known) -> None:
        self.known = known
        self._told: dict[str, Telling | None] = {}

    def telling(self, event: str) -> Telling | None:
        """An event as one that may be planned; None for what has no thread, or is not told of."""
        if event not in self._told:
            one = self.known.facts.get(event)
            self._told[event] = telling(one, self.known.acts(event)) if one else None
        return self._told[event]

    def also(self, event: str) -> Iterable[str]:  # noqa: ARG002 -- the signature of all rules
        """Nothing besides."""
        return ()

    def inside(self, event: str) -> Iterable[str]:
        """What the article says is the same; of what one act of its changes, what is planned or has a party with it."""
        if not (told := self.telling(event)):
            return []
        ends = [(name, {one, other} - {event}) for one, name, other in self.known.relations(event)]
        same, planned = ({one for name, others in ends if name == relation for one in others} for relation in _SAME)
        changed = {other for act in told.acts for other in self.known.changed(act.iri)} - {event}
        both = {one for one in changed if one in planned or told.facts.parties & self.known.facts[one].parties}
        return sorted(one for one in same | both if self.telling(one))

    def likely(self, one: str, other: str) -> float:
        """How likely two tellings of two articles are of one planned event, if one of them is open."""
        a, b = self.telling(one), self.telling(other)
        if not a or not b or a.facts.article == b.facts.article or not (a.open or b.open):
            return 0.0
        value = score(a, b, self.known.one_story)
        return value if value >= THRESHOLD else 0.0

    def clash(self, one: str, other: str) -> bool:
        """Whether something speaks against one thread."""
        a, b = self.telling(one), self.telling(other)
        return bool(a and b and _clash(a, b))

    def apart(self, event: str) -> str:  # noqa: ARG002 -- the signature of all rules
        """An article may tell of a planned event more than once."""
        return ""

    def link(self, members: list[str], score: float, reason: str) -> Link | None:
        """The thread of a group, if more than one tells of it, and one of these that it is planned."""
        told = [one for iri in members if (one := self.telling(iri))]
        if len(told) < 2 or not any(one.open for one in told):
            return None
        iris = tuple(one.facts.iri for one in told)
        return Link(self.kind, vocab.content_iri("thread", iris[0]), iris, score, reason, name=_name(told))


def score(one: Telling, other: Telling, one_story: Story) -> float:
    """How much speaks for one planned event, 0 where anything speaks against it."""
    a, b = one.facts, other.facts
    if one.names.isdisjoint(other.names) or _apart(a, b) > REACH or not (one.moved or other.moved or _meet(a, b)):
        return 0.0
    total = WHERE if one.where & other.where else ABOUT * bool(one.about & other.about)
    total += TYPE * _one_sort(one, other)
    total += ACT * max((_alike(x, y) for x in one.acts for y in other.acts), default=0)
    total += DAYS * (a.timed and b.timed and bool(a.begins and a.ends and b.begins and b.ends) and _meet(a, b))
    if not total:
        return 0.0
    total += PARTY * min(2, _parties(a, b)) + WORD * min(2, len(one.words & other.words))
    total += LEAD * (a.lead and b.lead) + OTHER_DAYS * (not _meet(a, b))
    if round(total + STORY, 2) < THRESHOLD or _clash(one, other):
        return 0.0
    total += STORY * one_story(a.article, b.article)
    return round(min(total, 0.99), 2)


def _parties(one: EventFacts, other: EventFacts) -> int:
    """How many take part in both, and how many things with a name ("the Zenda rocket")."""
    names = _full_names(one) & _full_names(other)
    things = sum(role.endswith(NAMED_THING) for role, _ in one.proper & other.proper)
    return max(len(one.parties & other.parties), len(names)) + things


def _full_names(one: EventFacts) -> set[tuple[str, Key]]:
    """The names of more than one word of those that take part, with what as: hardly two of one story have the same."""
    return {(role, name) for role, name in one.proper if len(name) > 1 and not generic(name)}


def _one_sort(one: Telling, other: Telling) -> bool:
    """Whether both are of one type or word, and done to or with the same, or by the same to nobody, or but once."""
    if one.facts.type != other.facts.type and one.facts.predicate != other.facts.predicate:
        return False
    if one.partners and other.partners:
        return bool(one.partners & other.partners)
    alone = not one.partners and not other.partners and one.facts.type in signed_types("once")
    return alone or bool(one.facts.parties & other.facts.parties)


def _clash(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot be of one planned event."""
    if _differ(one.where, other.where) or named_apart(one.facts, other.facts, "destination"):
        return True
    if not (one.moved or other.moved) and named_apart(one.facts, other.facts, "place"):
        return True
    if _long_past(one, other.facts) or _long_past(other, one.facts):
        return True
    if one.kind not in SHARED and _others(one, other):
        return True
    if one.fact and other.fact:
        return not _same_days(one, other)
    if one.facts.status == other.facts.status == "planned" and not (one.acts or other.acts):
        return not _meet(one.facts, other.facts)
    done, told = (one.facts, other.facts) if one.fact else (other.facts, one.facts)
    planned_for = told.begins if told.timed else ""
    too_early = (
        one.fact != other.fact and told.status == "planned" and (done.ends or "9") < max(told.published, planned_for)
    )
    return too_early and one.kind != "text"


def _others(one: Telling, other: Telling) -> bool:
    """Whether it is done by others, or to others."""
    namesakes = any(role == "agent" for role, _ in _full_names(one.facts) & _full_names(other.facts))
    if _differ(one.agents, other.agents) and not namesakes:
        return True
    return _differ(one.patients, other.patients) or named_apart(one.facts, other.facts, "patient")


def _long_past(done: Telling, told: EventFacts) -> bool:
    """Whether something done was over long before the other was told of."""
    over = done.facts.ends if done.fact and done.facts.timed else ""
    return bool(over) and over < told.published and _days(over, told.published) > REACH


def _same_days(one: Telling, other: Telling) -> bool:
    """Whether two tellings of something done can be of the same days; what goes on for long is told of for long."""
    a, b = one.facts, other.facts
    if (a.timed and b.timed) or one.kind != "occasion":
        return _meet(a, b)
    return _apart(a, b) <= NEWS


def _differ(one: Set[str], other: Set[str]) -> bool:
    """Whether both name who or what fills a role, and not the same."""
    return bool(one and other) and not one & other


def _alike(one: EventFacts, other: EventFacts) -> float:
    """How much two acts look like one: of one type, by one agent, on one day."""
    if one.type != other.type or not _meet(one, other):
        return 0.0
    return (
        1.0 + (one.timed and other.timed) * 0.5 if _agents(one) & _agents(other) or (one.timed and other.timed) else 0.5
    )


def _agents(one: EventFacts) -> set[str]:
    return {named or word for role, named, word in one.roles if role == "agent"}


def _meet(one: EventFacts, other: EventFacts) -> bool:
    """Whether both can be of the same days; a day of publication is soon after that of an event."""
    if one.timed and other.timed:
        return (one.begins or "0") <= (other.ends or "9") and (other.begins or "0") <= (one.ends or "9")
    return True


def _apart(one: EventFacts, other: EventFacts) -> int:
    """How many days lie between the publications; too many where one is not known."""
    return _days(one.published, other.published) if one.published and other.published else REACH + 1


def _days(one: str, other: str) -> int:
    return abs(_day(one) - _day(other))


@cache
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _name(told: Iterable[Telling]) -> str:
    """What a planned event is called: as the first article that plans it has it, with most roles."""
    facts = (one.facts for one in told)
    return min(facts, key=lambda f: (f.status not in OPEN, -len(f.roles), f.published, f.iri)).label
