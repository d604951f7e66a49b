"""EventFacts, relations of events -> Known: what is known when events are compared, and with which others they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.model import CHANGING, Link
from kg.resolve.blocks import block_keys, compared
from kg.resolve.facts import EventFacts

ENOUGH = 3.0  # company that makes two articles tell one story: so many persons or bodies, or twice so many places
Relation = tuple[str, str, str]  # event, name, event
Company = Mapping[str, float]  # actor -> how much it tells of what an article is about


class Known:
    """Events by IRI, and what articles tell around them: here all of it is given, in a store it is looked up.

    `threads` is planned event -> the thread that it is of. An event that is not among `facts` is not told of.
    """

    def __init__(
        self,
        facts: Iterable[EventFacts] = (),
        relations: Iterable[Relation] = (),
        company: Mapping[str, Company] | None = None,
    ) -> None:
        self.facts = {one.iri: one for one in sorted(facts, key=lambda one: one.iri)}
        self.threads: dict[str, Link] = {}
        self.keys: dict[str, Sequence[str]] = {}
        self.blocks: defaultdict[str, list[str]] = defaultdict(list)
        self._company = company or {}
        self._relations: defaultdict[str, set[Relation]] = defaultdict(set)
        self.relate(relations)
        for iri, one in self.facts.items():
            self.keys[iri] = block_keys(one, self.acts(iri))
            for key in self.keys[iri]:
                self.blocks[key].append(iri)

    def compared(self, kind: str, events: Collection[str]) -> dict[str, set[str]]:
        """What each of some events is compared with, for links of a kind; what is known of all is looked up."""
        return {event: compared(kind, event, self.keys.get(event, ()), self.blocks) for event in events}

    def links(self, kind: str, events: Collection[str]) -> list[Link]:  # noqa: ARG002 -- nothing is linked here
        """The links of a kind, the user's too, that some events have had."""
        return []

    def company(self, article: str) -> Company:
        """Who is in an article."""
        return self._company.get(article, {})

    def relate(self, relations: Iterable[Relation]) -> None:
        """Set down relations, for both of their events."""
        for relation in relations:
            self._relations[relation[0]].add(relation)
            self._relations[relation[2]].add(relation)

    def relations(self, event: str) -> list[Relation]:
        """The relations that an event is in, in order, with events that are told of."""
        found = self._relations.get(event, ())
        return sorted(one for one in found if one[0] in self.facts and one[2] in self.facts)

    def acts(self, event: str) -> list[EventFacts]:
        """The acts that change an event."""
        told = (one for one, name, other in self.relations(event) if name in CHANGING and other == event)
        return [self.facts[act] for act in dict.fromkeys(told)]

    def changed(self, act: str) -> list[str]:
        """What an act changes."""
        told = (other for one, name, other in self.relations(act) if name in CHANGING and one == act)
        return list(dict.fromkeys(told))

    def fellow_acts(self, act: str) -> set[str]:
        """The acts that change what an act changes, or another event of the same thread."""
        threads = (self.threads[event] for event in self.changed(act) if event in self.threads)
        return {one.iri for thread in threads for event in thread.members for one in self.acts(event)}

    def one_story(self, one: str, other: str) -> float:
        """How far two articles tell one story, from 0 to 1: by the company that they share."""
        a, b = self.company(one), self.company(other)
        return min(1.0, sum(min(a[actor], b[actor]) for actor in a.keys() & b.keys()) / ENOUGH)
