"""EventFacts -> keys of blocks: where events of several articles are looked for that may be one, never among all.

A key tells how the event stands, what sort it is of, one word for who or what takes part in it, and the week in which
it was told of or in which it begins. It stands open (to come, or changed by an act), done (of a sort that is planned)
or bare (of another sort). As one planned event, what is open is compared with what was told some weeks before or after;
as reports of one event, all are compared with those of the days around. A long time ("in 2003") has its year in the
place of a week, and is compared with all weeks of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from kg.resolve.facts import EventFacts
from kg.resolve.likeness import ROLES
from kg.resolve.names import signed_types
from kg.resolve.tellings import SHARED, Telling, kind_of, telling

FEW = 20  # events of a block that all that come near are compared with; the others, with these alone
WEEK, YEAR = 7, 4  # days, characters
LAST = date.max.toordinal()
OPEN, DONE, BARE = "open", "done", "bare"
MEETS: Mapping[str, Mapping[str, Sequence[str]]] = {  # for links of a kind, which standings are compared
    "thread": {OPEN: (OPEN, DONE), DONE: (OPEN,), BARE: ()},
    "event": dict.fromkeys((OPEN, DONE, BARE), (OPEN, DONE, BARE)),
}
PLANS, NEWS, ONCE = 7, 1, 9  # weeks within which a plan is told of, news are, and what happens but once
LONG = 28  # days from which on a time is that of a year
CACHE = 1 << 17


def block_keys(one: EventFacts, acts: Sequence[EventFacts] = ()) -> list[str]:
    """The keys of an event that some acts of its article change, in order.

    >>> visit = EventFacts("e", "a", "Visit", "visit", "planned", "2031-05-08", "2031-05-08", False, "visit",
    ...     frozenset({("agent", "", "lorne"), ("destination", "", "zenda")}), published="2031-05-08")
    >>> block_keys(visit)
    ['open|occasion|lorne|2031-05-05', 'open|occasion|zenda|2031-05-05']
    """
    told = telling(one, acts)
    standing = BARE if told is None else OPEN if told.open else DONE
    words = _words(told) if told else {word for role, _, word in one.roles if role in ROLES and word}
    periods = _periods(one)
    return sorted(f"{standing}|{sort}|{word}|{at}" for sort in _sorts(one) for word in words for at in periods)


def compared(kind: str, event: str, keys: Iterable[str], blocks: Mapping[str, Sequence[str]]) -> set[str]:
    """What an event with these keys is compared with, for links of a kind; blocks are in order each."""
    found: set[str] = set()
    for key in keys:
        limit = None if event in blocks.get(key, ())[:FEW] else FEW
        for other in near(kind, key):
            if other in blocks:
                found.update(blocks[other][:limit])
    found.discard(event)
    return found


@lru_cache(CACHE)
def near(kind: str, key: str) -> tuple[str, ...]:
    """The keys of all blocks that are compared with that of a key, for links of a kind; so is that one with each."""
    standing, _, rest = key.partition("|")
    body, _, period = rest.rpartition("|")
    weeks = PLANS if kind == "thread" else ONCE if body.partition("|")[0] in _once() else NEWS
    return tuple(f"{other}|{body}|{at}" for other in MEETS[kind][standing] for at in _around(period, weeks))


def _sorts(one: EventFacts) -> set[str]:
    """What events that may be one have in common: their type; of plans the word too, whose type may be misread."""
    kind = kind_of(one)
    if kind == "occasion":
        return {kind}
    if one.type == "Act":
        return {one.predicate}
    return {one.type.lower(), kind if kind in SHARED else one.predicate} if kind else {one.type.lower()}


def _words(told: Telling) -> set[str]:
    """The words for a telling, all that takes part in it, and the acts that change it."""
    words = told.words | {f"act {act.type}" for act in told.acts}
    return words - {told.facts.predicate} if told.kind in SHARED else words


def _periods(one: EventFacts) -> set[str]:
    """The Mondays of the weeks in which an event was told of and in which it begins; of a long one the year."""
    long = one.timed and one.begins and one.ends and _day(one.ends) - _day(one.begins) >= LONG
    days = {one.published} if long else {one.published, one.begins}
    return {_monday(_day(day)) for day in days if day} | ({one.begins[:4]} if long else set())


@cache
def _around(period: str, weeks: int) -> tuple[str, ...]:
    """The periods that come near one: some weeks before and after a week and its years, a year and all its weeks."""
    if len(period) == YEAR:
        years = {period}
        first, last = _day(_monday(_day(f"{period}-01-01"))), _day(f"{period}-12-31")
    else:
        years = {period[:YEAR], date.fromordinal(min(_day(period) + WEEK - 1, LAST)).isoformat()[:YEAR]}
        first, last = _day(period) - weeks * WEEK, _day(period) + weeks * WEEK
    mondays = (date.fromordinal(day).isoformat() for day in range(max(first, 1), min(last, LAST) + 1, WEEK))
    return (*sorted(years), *mondays)


@cache
def _monday(day: int) -> str:
    return date.fromordinal((day - 1) // WEEK * WEEK + 1).isoformat()


@cache
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


@cache
def _once() -> frozenset[str]:
    return frozenset(name.lower() for name in signed_types("once"))
