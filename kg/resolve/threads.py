"""EventFacts -> Link: what articles tell of one planned event, whatever they call it ("visit", "trip", "delegation").

A planned event has no agreed name, so less is asked of type and words than where reports of one event are joined, and
more of the story around it: the persons, bodies and places that both articles name. For a pair speak the place to
which both lead, parties, words and days that agree, acts of one kind that change both, a place at the head of both
articles. Another destination, other days of what was never put off, and two things done speak against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cache
from itertools import combinations, islice

from kg import vocab
from kg.model import CHANGING, Link
from kg.resolve.clusters import Clusters, grow
from kg.resolve.facts import EventFacts, Setting
from kg.resolve.names import signed_types
from kg.resolve.tellings import OPEN, SHARED, Telling, tellings

THRESHOLD = 0.7
WINDOW = 40  # neighbours in time that a telling is compared with, in a block
REACH, NEWS = 45, 3  # days between two publications, and between those that report one thing done
STORY, PARTY, WORD, LEAD, OTHER_DAYS = 0.3, 0.2, 0.1, 0.1, -0.2
WHERE, ABOUT, ACT, TYPE, DAYS = 0.3, 0.15, 0.2, 0.1, 0.15  # one of these there must be
REASON = "same story, parties, place and days"


def link_threads(facts: Iterable[EventFacts], setting: Setting, verdicts: Iterable[Link] = ()) -> list[Link]:
    """The links of all planned events that are told of more than once, in the order of their canonical IRIs."""
    known = {one.iri: one for one in facts}
    told = {one.facts.iri: one for one in tellings(known, setting)}
    clusters = Clusters(verdicts)
    for a, b in _inside(told, known, setting):
        clusters.join(a, b, 0.95, "the article says so")
    pairs = {(one.facts.iri, other.facts.iri): (one, other) for one, other in _candidates(told.values())}
    scores = {pair: score(*both, setting) for pair, both in pairs.items()}
    likely = {pair: value for pair, value in scores.items() if value >= THRESHOLD}
    grow(clusters, likely, REASON, lambda a, b: _clash(told[a], told[b]))
    links = []
    for members, value, reason in clusters.joined():
        here = tuple(iri for iri in members if iri in told)
        if len(here) > 1 and any(told[iri].open for iri in here):
            links.append(
                Link("thread", vocab.content_iri("thread", here[0]), here, value, reason, name=_name(here, told))
            )
    return sorted(links, key=lambda link: link.canonical)


def _inside(
    told: Mapping[str, Telling], known: Mapping[str, EventFacts], setting: Setting
) -> Iterator[tuple[str, str]]:
    """What one article itself takes for one: by saying so, or by what one act of its changes."""
    targets: defaultdict[str, list[str]] = defaultdict(list)
    plans = set()
    for one, relation, other in setting.relations:
        if relation == "same-as" and one in told and other in told:
            yield one, other
        elif relation == "plans":
            plans |= {(one, other), (other, one)}
        elif relation in CHANGING and one in known and other in told:
            targets[one].append(other)
    for changed in targets.values():
        for a, b in combinations(sorted(changed), 2):
            if (a, b) in plans or told[a].facts.parties & told[b].facts.parties:
                yield a, b


def _candidates(told: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Tellings of different articles that share a party, a place or an act, near in time; one of them is open."""
    blocks: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in sorted(told, key=lambda t: (t.facts.published, t.facts.iri)):
        for key in block_keys(one):
            blocks[key].append(one)
    for block in blocks.values():
        for at, one in enumerate(block):
            for other in islice(block, at + 1, at + 1 + WINDOW):
                if _apart(one.facts, other.facts) > REACH:
                    break  # so are all that follow
                if one.facts.article != other.facts.article and (one.open or other.open):
                    yield (one, other) if one.facts.iri < other.facts.iri else (other, one)


def block_keys(one: Telling) -> set[tuple[str, str]]:
    """Where a telling is compared with others: they share one of these."""
    shared = one.facts.parties | one.about | one.words | {f"act {act.type}" for act in one.acts}
    return {(name, key) for name in one.names for key in shared if key}


def score(one: Telling, other: Telling, setting: Setting) -> float:
    """How much speaks for one planned event, 0 where anything speaks against it."""
    a, b = one.facts, other.facts
    moved = any(told.acts or told.facts.status in {"canceled", "postponed"} for told in (one, other))
    if not one.names & other.names or _clash(one, other) or _apart(a, b) > REACH or not (moved or _meet(a, b)):
        return 0.0
    total = WHERE if one.where & other.where else ABOUT * bool(one.about & other.about)
    total += TYPE * _one_sort(one, other)
    total += ACT * max((_alike(x, y) for x in one.acts for y in other.acts), default=0)
    total += DAYS * (a.timed and b.timed and bool(a.begins and a.ends and b.begins and b.ends) and _meet(a, b))
    if not total:
        return 0.0
    total += STORY * setting.one_story(a.article, b.article)
    total += PARTY * min(2, len(a.parties & b.parties)) + WORD * min(2, len(one.words & other.words))
    total += LEAD * (a.lead and b.lead) + OTHER_DAYS * (not _meet(a, b))
    return round(min(total, 0.99), 2)


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
    if _differ(one.where, other.where) or _long_past(one, other.facts) or _long_past(other, one.facts):
        return True
    if one.kind not in SHARED and (_differ(one.agents, other.agents) or _differ(one.patients, other.patients)):
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


def _name(members: Sequence[str], told: Mapping[str, Telling]) -> str:
    """What a planned event is called: as the first article that plans it has it, with most roles."""
    facts = [told[iri].facts for iri in members]
    return min(facts, key=lambda f: (f.status not in OPEN, -len(f.roles), f.published, f.iri)).label
