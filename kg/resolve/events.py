"""EventFacts -> Link: events of several articles that are one.

Candidates share a type and who or what fills a core role, and are near in time. A pair is one event where no role,
no day and no status speaks against it and enough speaks for it: roles that agree, days that meet, the same word, a
type of event that happens once, a place at the head of both articles. What is planned and what then happens are two
events of one thread. The threshold prefers a missed merge to a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from kg import vocab
from kg.events.backbone import is_a
from kg.model import FACTS, Link
from kg.resolve.facts import EventFacts
from kg.resolve.names import signed_types

THRESHOLD = 0.65
WINDOW = 30  # neighbours in time that an event is compared with, in a block
COMPARED = 12  # members of a group that a further one must not contradict
NEWS = 3  # days within which two articles that give no date report the same news
SAME_DAY, DAYS, NEAR = 0.3, 0.2, 0.15  # a day in both texts, days that meet, days of publication
ACTOR, WORD, PREDICATE, ONCE, LEAD = 0.3, 0.2, 0.15, 0.1, 0.1
SAID = -0.15  # one says many things in a week
_ROLES = ("agent", "patient", "partner", "recipient", "destination")
_SIDES = frozenset({"agent", "partner", "patient"})
_UNHAPPENED = frozenset({"not-occurred", "denied", "refused", "failed"})

Filler = tuple[str, str]
Pair = tuple[str, str]


def link_events(facts: Iterable[EventFacts]) -> list[Link]:
    """The links of all events that more than one article tells of, in the order of their canonical IRIs."""
    known = {one.iri: one for one in facts}
    scores: dict[Pair, float] = {}
    for one, other in _candidates(known.values()):
        pair = (one.iri, other.iri) if one.iri < other.iri else (other.iri, one.iri)
        if pair not in scores:
            scores[pair] = score(one, other)
    return _links({pair: value for pair, value in scores.items() if value >= THRESHOLD}, known)


def _candidates(facts: Iterable[EventFacts]) -> Iterator[tuple[EventFacts, EventFacts]]:
    """Events of different articles that share a type and a filler, near in time."""
    blocks: defaultdict[tuple[str, str, str], list[EventFacts]] = defaultdict(list)
    for one in sorted(facts, key=lambda f: (f.begins, f.iri)):
        fillers = {named or word for role, named, word in one.roles if role in _ROLES}
        for filler in fillers | {word for role, _, word in one.roles if role in _ROLES}:
            blocks[one.type, one.predicate if one.type == "Act" else "", filler].append(one)
    for block in blocks.values():
        for at, one in enumerate(block):
            for other in islice(block, at + 1, at + 1 + WINDOW):
                if one.article != other.article:
                    yield one, other


def score(one: EventFacts, other: EventFacts) -> float:
    """How much speaks for one event, 0 where anything speaks against it."""
    if _standing(one) != _standing(other) or not _days_meet(one, other):
        return 0.0
    agreed = _agreement(one, other)
    if agreed is None:
        return 0.0
    total = agreed + _time(one, other)
    total += PREDICATE * (one.predicate == other.predicate)
    total += ONCE * (one.type in signed_types("once"))
    total += LEAD * (one.lead and other.lead)
    total += SAID * is_a(one.type, "Communication")
    return round(min(total, 0.99), 2)


def _standing(one: EventFacts) -> str:
    """Whether it has happened, has not, or is thought of."""
    return "fact" if one.status in FACTS else "not" if one.status in _UNHAPPENED else "plan"


def _time(one: EventFacts, other: EventFacts) -> float:
    if one.timed and other.timed:
        return SAME_DAY if one.begins == one.ends == other.begins == other.ends else DAYS
    return NEAR


def _agreement(one: EventFacts, other: EventFacts) -> float | None:
    """How much the roles agree; None where they are filled by others."""
    total, roles = 0.0, list(_ROLES)
    if one.type in signed_types("mutual"):
        sides = _fillers(one, _SIDES), _fillers(other, _SIDES)
        if not _same_sides(*sides):
            return None
        total += ACTOR * min(2, len(_named(sides[0]) & _named(sides[1])))
        roles = [role for role in _ROLES if role not in _SIDES]
    for role in roles:
        a, b = _fillers(one, {role}), _fillers(other, {role})
        if _named(a) & _named(b):
            total += ACTOR
        elif _words(a) & _words(b):
            total += WORD
        elif a and b:
            return None
    return total


def _same_sides(a: frozenset[Filler], b: frozenset[Filler]) -> bool:
    """Whether all that one names as sides, the other names too."""
    one, other = ({named or word for named, word in sides} for sides in (a, b))
    return one <= other or other <= one


def _fillers(one: EventFacts, roles: Iterable[str]) -> frozenset[Filler]:
    return frozenset((named, word) for role, named, word in one.roles if role in roles)


def _named(fillers: Iterable[Filler]) -> set[str]:
    return {named for named, _ in fillers if named}


def _words(fillers: Iterable[Filler]) -> set[str]:
    return {word for _, word in fillers if word}


def _days_meet(one: EventFacts, other: EventFacts) -> bool:
    """Whether both can be of the same days; a day of publication is that of the event or soon after."""
    if one.timed and other.timed:
        return (one.begins or "0") <= (other.ends or "9") and (other.begins or "0") <= (one.ends or "9")
    if not (one.begins or one.ends) or not (other.begins or other.ends):
        return False
    if one.timed != other.timed:  # a span of the past that ends before the other's publication is not its news
        told, news = (one, other) if one.timed else (other, one)
        if told.begins != told.ends:
            return (told.begins or "0") <= news.begins <= (told.ends or "9")
    a, b = (date.fromisoformat((event.ends or event.begins)[:10]) for event in (one, other))
    return abs((a - b).days) <= NEWS


def _links(scores: dict[Pair, float], known: dict[str, EventFacts]) -> list[Link]:
    """Groups of pairs, the surest first; no group has two events of one article, as that article keeps them apart."""
    group: dict[str, list[str]] = {}
    least: dict[str, float] = {}
    for (a, b), value in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        one, other = group.setdefault(a, [a]), group.setdefault(b, [b])
        if one is other or not _go_together([known[iri] for iri in one], [known[iri] for iri in other]):
            continue
        one.extend(other)
        for member in other:
            group[member] = one
        least[one[0]] = value  # pairs come in falling order
    groups = {id(members): members for members in group.values() if len(members) > 1}
    return sorted((_link(members, least[members[0]], known) for members in groups.values()), key=lambda x: x.canonical)


def _go_together(one: Sequence[EventFacts], other: Sequence[EventFacts]) -> bool:
    """Whether two groups have no article in common, and none contradicts another."""
    if {event.article for event in one} & {event.article for event in other}:
        return False
    return all(score(a, b) > 0 for a in one[:COMPARED] for b in other[:COMPARED])


def _link(members: Sequence[str], value: float, known: dict[str, EventFacts]) -> Link:
    iris = tuple(sorted(members))
    reason = "same type, participants and days"
    return Link("event", vocab.content_iri("canonical/event", iris[0]), iris, value, reason, name=known[iris[0]].label)
