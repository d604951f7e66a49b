"""EventFacts -> Link: what articles tell of one planned event, whatever they call it ("visit", "trip", "delegation").

A planned event has no agreed name, so less is asked of type and words than where reports of one event are joined, and
more of the story around it: the persons, bodies and places that both articles name. For a pair speak the place to
which both lead, parties, words and days that agree, acts of one kind that change both, a place at the head of both
articles. Another destination, other days of what was never put off, and two things done speak against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, islice

from kg import vocab
from kg.model import CHANGING, FACTS, Link
from kg.resolve.clusters import Clusters
from kg.resolve.facts import EventFacts, Setting
from kg.resolve.names import signed, signed_types

THRESHOLD = 0.7
WINDOW = 40  # neighbours in time that a telling is compared with, in a block
REACH, NEWS = 45, 3  # days between two publications, and between those that report one thing done
ENOUGH = 3.0  # company that makes two articles tell one story: so many persons or bodies, or twice so many places
STORY, PARTY, WORD, LEAD, OTHER_DAYS = 0.3, 0.2, 0.1, 0.1, -0.2
WHERE, ABOUT, ACT, TYPE, DAYS = 0.3, 0.15, 0.2, 0.1, 0.15  # one of these there must be
OPEN = frozenset({"planned", "canceled", "postponed"})
LOOSE = frozenset({"intended", "possible", "proposed", "demanded", "hypothetical", "threatened"})
SHARED = frozenset({"occasion", "text"})  # kinds of events that go by many names
_TABLE = "resolve-words.tsv"


@dataclass(frozen=True)
class Telling:
    """An event that may be a planned one: its kind and the acts that change it."""

    facts: EventFacts
    kind: str
    acts: tuple[EventFacts, ...] = ()

    @cached_property
    def where(self) -> set[str]:
        """Where it leads."""
        return self.filled("destination")

    @cached_property
    def about(self) -> set[str]:
        """Where it is, and what it is about."""
        return self.filled("destination", "place", "topic")

    @cached_property
    def words(self) -> set[str]:
        """The words for it and for all that takes part in it."""
        return {word for _, _, word in self.facts.roles} | {self.facts.predicate}

    def filled(self, *roles: str) -> set[str]:
        """Who or what fills some roles, by IRI and by word."""
        return {filler for role, *both in self.facts.roles if role in roles for filler in both if filler}

    @property
    def fact(self) -> bool:
        """Whether it has taken place."""
        return self.facts.status in FACTS

    @property
    def open(self) -> bool:
        """Whether it is planned, or was."""
        return self.facts.status in OPEN or bool(self.acts)


def link_threads(facts: Iterable[EventFacts], setting: Setting) -> list[Link]:
    """The links of all planned events that are told of more than once, in the order of their canonical IRIs."""
    known = {one.iri: one for one in facts}
    told = {one.facts.iri: one for one in _tellings(known, setting)}
    clusters = Clusters()
    for a, b in _inside(told, known, setting):
        clusters.join(a, b, 0.95, "the article says so")
    scores = {}
    for one, other in _candidates(told.values()):
        pair = (one.facts.iri, other.facts.iri)
        if pair not in scores and (value := score(one, other, setting)) >= THRESHOLD:
            scores[pair] = value
    groups: dict[str, list[Telling]] = defaultdict(list)
    for iri, one in told.items():
        groups[clusters.root(iri)].append(one)
    for (a, b), value in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        one, other = clusters.root(a), clusters.root(b)
        if one != other and not any(_clash(x, y) for x in groups[one] for y in groups[other]):
            clusters.join(a, b, value, "same story, parties, place and days")
            groups[clusters.root(a)] = groups.pop(one) + groups.pop(other)
    return [
        Link(
            "thread", vocab.content_iri("thread", members[0]), tuple(members), value, reason, name=_name(members, told)
        )
        for members, value, reason in clusters.joined()
        if any(told[iri].open for iri in members)
    ]


def _tellings(known: Mapping[str, EventFacts], setting: Setting) -> Iterator[Telling]:
    """The events that may be planned ones, and those that an act changes."""
    acts: defaultdict[str, list[EventFacts]] = defaultdict(list)
    for act, relation, target in setting.relations:
        if relation in CHANGING and act in known and target in known:
            acts[target].append(known[act])
    for iri, one in sorted(known.items()):
        kind = _kind(one)
        if iri in acts or (kind and (one.status in OPEN | LOOSE | FACTS)):
            yield Telling(one, kind or one.type, tuple(acts[iri]))


def _kind(one: EventFacts) -> str | None:
    """What sort of planned event it may be: an occasion, a text on its way, or one of its own type."""
    if one.type in signed_types("occasion"):
        return "occasion"
    if one.type in signed_types("passage"):
        texts = signed(_TABLE, "words", "text")
        return "text" if any(word in texts for _, _, word in one.roles) else None
    return None if one.type in signed_types("unplanned") else one.type


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
                if one.facts.article != other.facts.article and (one.open or other.open):
                    yield (one, other) if one.facts.iri < other.facts.iri else (other, one)


def block_keys(one: Telling) -> set[tuple[str, str]]:
    """Where a telling is compared with others: they share one of these."""
    shared = one.facts.parties | one.about | one.words | {f"act {act.type}" for act in one.acts}
    return {(one.kind, key) for key in shared if key}


def score(one: Telling, other: Telling, setting: Setting) -> float:
    """How much speaks for one planned event, 0 where anything speaks against it."""
    a, b = one.facts, other.facts
    moved = any(told.acts or told.facts.status in {"canceled", "postponed"} for told in (one, other))
    if one.kind != other.kind or _clash(one, other) or _apart(a, b) > REACH or not (moved or _meet(a, b)):
        return 0.0
    total = WHERE if one.where & other.where else ABOUT * bool(one.about & other.about)
    total += TYPE * (a.type == b.type)
    total += ACT * max((_alike(x, y) for x in one.acts for y in other.acts), default=0)
    total += DAYS * (a.timed and b.timed and _meet(a, b))
    if not total:
        return 0.0
    total += STORY * min(1.0, story(a.article, b.article, setting) / ENOUGH)
    total += PARTY * min(2, len(a.parties & b.parties)) + WORD * min(2, len(one.words & other.words))
    total += LEAD * (a.lead and b.lead) + OTHER_DAYS * (not _meet(a, b))
    return round(min(total, 0.99), 2)


def story(one: str, other: str, setting: Setting) -> float:
    """How much company two articles share."""
    a, b = setting.company.get(one, {}), setting.company.get(other, {})
    return sum(min(a[actor], b[actor]) for actor in a.keys() & b.keys())


def _clash(one: Telling, other: Telling) -> bool:
    """Whether two tellings cannot be of one planned event."""
    if _differ(one.where, other.where):
        return True
    if one.kind not in SHARED and any(_differ(one.filled(role), other.filled(role)) for role in ("agent", "patient")):
        return True
    if one.fact and other.fact:
        return not _same_days(one, other)
    done, told = (one.facts, other.facts) if one.fact else (other.facts, one.facts)
    planned_for = told.begins if told.timed else ""
    too_early = (
        one.fact != other.fact and told.status == "planned" and (done.ends or "9") < max(told.published, planned_for)
    )
    return too_early and one.kind != "text"


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
        1.0 + (one.timed and other.timed) * 0.5 if _agents(one) & _agents(other) or one.timed and other.timed else 0.5
    )


def _agents(one: EventFacts) -> set[str]:
    return {named or word for role, named, word in one.roles if role == "agent"}


def _meet(one: EventFacts, other: EventFacts) -> bool:
    """Whether both can be of the same days; a day of publication is soon after that of an event."""
    if one.timed and other.timed:
        return (one.begins or "0") <= (other.ends or "9") and (other.begins or "0") <= (one.ends or "9")
    return True


def _apart(one: EventFacts, other: EventFacts) -> int:
    if not one.published or not other.published:
        return 0
    return abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days)


def _name(members: Sequence[str], told: Mapping[str, Telling]) -> str:
    """What a planned event is called: as the first article that plans it has it, with most roles."""
    facts = [told[iri].facts for iri in members]
    return min(facts, key=lambda f: (f.status not in OPEN, -len(f.roles), f.published, f.iri)).label
