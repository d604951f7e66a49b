"""EventFacts -> Link: events of several articles that are one.

Candidates share a type and who or what fills a core role. A pair is one event where no role and no day speaks
against it and enough speaks for it: roles that agree, days that meet, the same word. Each feature adds to a score;
the threshold prefers a missed merge to a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from kg import vocab
from kg.events.backbone import is_a
from kg.model import Link
from kg.resolve.facts import EventFacts

THRESHOLD = 0.6
WINDOW = 40  # neighbours in time that an event is compared with, in a block
NEWS = 3  # days within which two articles that give no date report the same news
_ROLES = ("agent", "patient", "partner", "recipient", "destination")
_UNHAPPENED = frozenset({"not-occurred", "denied", "refused", "failed"})


def link_events(facts: Iterable[EventFacts]) -> list[Link]:
    """The links of all events that more than one article tells of, in the order of their canonical IRIs."""
    blocks: defaultdict[tuple[str, str, str], list[EventFacts]] = defaultdict(list)
    known: dict[str, EventFacts] = {}
    for one in sorted(facts, key=lambda f: (f.begins, f.iri)):
        known[one.iri] = one
        for role, filler in one.roles:
            if role in _ROLES:
                blocks[one.type, one.predicate if one.type == "Act" else "", filler].append(one)
    scores: dict[tuple[str, str], float] = {}
    for block in blocks.values():
        for at, one in enumerate(block):
            for other in islice(block, at + 1, at + 1 + WINDOW):
                pair = (one.iri, other.iri) if one.iri < other.iri else (other.iri, one.iri)
                if one.article != other.article and pair not in scores:
                    scores[pair] = score(one, other)
    return _links({pair: value for pair, value in scores.items() if value >= THRESHOLD}, known)


def score(one: EventFacts, other: EventFacts) -> float:
    """How much speaks for one event, 0 where anything speaks against it."""
    if (one.status in _UNHAPPENED) != (other.status in _UNHAPPENED) or not _days_meet(one, other):
        return 0.0
    total = 0.3 if one.timed and other.timed else 0.15
    for role in _ROLES:
        a, b = _fillers(one, role), _fillers(other, role)
        if a and b:
            if not a & b:
                return 0.0
            total += 0.3
    if one.predicate == other.predicate:
        total += 0.15
    if is_a(one.type, "Communication"):  # one says many things in a week
        total -= 0.15
    return round(min(total, 0.99), 2)


def _fillers(one: EventFacts, role: str) -> frozenset[str]:
    return frozenset(filler for name, filler in one.roles if name == role)


def _days_meet(one: EventFacts, other: EventFacts) -> bool:
    """Whether both can be of the same days; a day of publication is that of the event or soon after."""
    if one.timed and other.timed:
        return (one.begins or "0") <= (other.ends or "9") and (other.begins or "0") <= (one.ends or "9")
    a, b = (one.ends or one.begins, other.ends or other.begins)
    if not a or not b:
        return False
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= NEWS


def _links(scores: dict[tuple[str, str], float], known: dict[str, EventFacts]) -> list[Link]:
    """Groups of pairs, the surest first; no group has two events of one article, as that article keeps them apart."""
    group: dict[str, list[str]] = {}
    least: dict[str, float] = {}
    for (a, b), value in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        one, other = group.setdefault(a, [a]), group.setdefault(b, [b])
        if one is other or {known[i].article for i in one} & {known[i].article for i in other}:
            continue
        if not all(_days_meet(known[i], known[j]) for i in one for j in other):
            continue
        one.extend(other)
        for member in other:
            group[member] = one
        least[one[0]] = min(value, *(least.get(i, 1.0) for i in one))
    groups = {id(members): members for members in group.values() if len(members) > 1}
    return sorted((_link(members, least, known) for members in groups.values()), key=lambda link: link.canonical)


def _link(members: Sequence[str], least: dict[str, float], known: dict[str, EventFacts]) -> Link:
    iris = tuple(sorted(members))
    value = min(least.get(i, 1.0) for i in members)
    name = known[iris[0]].label
    reason = "same type, participants and days"
    return Link("event", vocab.content_iri("canonical/event", iris[0]), iris, value, reason, name=name)
