"""EventFacts -> Link: events of several articles that are one.

Candidates share a type and who or what fills a role, and are near in time. What is planned and what then happens are
two events of one thread. The threshold prefers a missed merge to a wrong one. An act that changes a planned event is
known by it: canceling one visit twice is one cancellation. What the user says stands above all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from kg import vocab
from kg.model import CHANGING, Link
from kg.resolve.clusters import Clusters, grow
from kg.resolve.facts import EventFacts, Setting
from kg.resolve.likeness import AFFECTED, ROLES, likeness

THRESHOLD = 0.65
WINDOW = 30  # neighbours in time that an event is compared with, in a block
REASON = "same type, participants and days"

Pair = tuple[str, str]
Key = tuple[str, str, str]


def link_events(
    facts: Iterable[EventFacts],
    setting: Setting | None = None,
    verdicts: Iterable[Link] = (),
    threads: Iterable[Link] = (),
) -> list[Link]:
    """The links of all events that more than one article tells of, in the order of their canonical IRIs."""
    setting, by_user = setting or Setting(), list(verdicts)
    known = {one.iri: one for one in _with_affected(facts, setting, threads)}
    scores: dict[Pair, float] = {}
    for one, other in _candidates(known.values()):
        pair = (one.iri, other.iri) if one.iri < other.iri else (other.iri, one.iri)
        if pair not in scores:
            scores[pair] = likeness(one, other, setting)
    clusters = Clusters(by_user)
    for one in known.values():  # an article keeps its events apart
        clusters.bar(one.iri, one.article)
    likely = {pair: value for pair, value in scores.items() if value >= THRESHOLD}
    grow(clusters, likely, REASON, lambda a, b: not likeness(known[a], known[b], setting))
    chosen = {iri: link.name for link in by_user if link.verdict == "same" and link.name for iri in link.members}
    links = []
    for members, value, reason in clusters.joined():
        here = tuple(iri for iri in members if iri in known)
        if len(here) > 1:
            name = next((chosen[iri] for iri in here if iri in chosen), known[here[0]].label)
            canonical = vocab.content_iri("canonical/event", here[0])
            links.append(Link("event", canonical, here, value, reason, name=name))
    return sorted(links, key=lambda link: link.canonical)


def block_keys(one: EventFacts) -> set[Key]:
    """Where an event is compared with others: they share one of these."""
    predicate = one.predicate if one.type == "Act" else ""
    fillers = {filler for role, *both in one.roles if role in ROLES for filler in both if filler}
    return {(one.type, predicate, filler) for filler in fillers}


def _candidates(facts: Iterable[EventFacts]) -> Iterator[tuple[EventFacts, EventFacts]]:
    """Events of different articles that share a key, near in time."""
    blocks: defaultdict[Key, list[EventFacts]] = defaultdict(list)
    for one in sorted(facts, key=lambda f: (f.begins, f.iri)):
        for key in block_keys(one):
            blocks[key].append(one)
    for block in blocks.values():
        for at, one in enumerate(block):
            for other in islice(block, at + 1, at + 1 + WINDOW):
                if one.article != other.article:
                    yield one, other


def _with_affected(facts: Iterable[EventFacts], setting: Setting, threads: Iterable[Link]) -> Iterator[EventFacts]:
    """The events, acts with what they change as a role of its own: a thread, or an event that nothing else tells of."""
    known = {one.iri: one for one in facts}
    thread = {member: link.canonical for link in threads for member in link.members}
    affected: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for act, relation, target in setting.relations:
        if relation in CHANGING and act in known and target in known:
            affected[act].add((AFFECTED, thread.get(target, target), known[target].predicate))
    for iri, one in known.items():
        yield replace(one, roles=one.roles | affected[iri]) if iri in affected else one
