"""EventFacts -> Telling: what articles tell that may be a planned event, with the acts that change it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.model import CHANGING, FACTS
from kg.resolve.facts import EventFacts, Setting
from kg.resolve.names import signed, signed_types

OPEN = frozenset({"planned", "canceled", "postponed"})
LOOSE = frozenset({"intended", "possible", "proposed", "demanded", "hypothetical", "threatened"})
SHARED = frozenset({"occasion", "text"})  # kinds of events that go by many names
_TABLE = "resolve-words.tsv"


@dataclass(frozen=True)
class Telling:
    """An event that may be a planned one: its kind and the acts that change it."""

    facts: EventFacts
    kind: str
    agents: frozenset[str]  # those that go by a name: "workers" and "dockers" may be the same
    acts: tuple[EventFacts, ...] = ()

    @cached_property
    def names(self) -> set[str]:
        """What tells it apart from other sorts of events: its kind, or its word, whose type may be misread."""
        return {self.kind} if self.kind in SHARED else {self.kind, self.facts.predicate}

    @cached_property
    def where(self) -> set[str]:
        """Where it leads."""
        return self.filled("destination")

    @cached_property
    def patients(self) -> set[str]:
        """What it is done to."""
        return self.filled("patient")

    @cached_property
    def partners(self) -> set[str]:
        """Whom or what it is done with or to."""
        return self.filled("patient", "partner", "recipient")

    @cached_property
    def about(self) -> set[str]:
        """Where it is, and what it is about."""
        return self.filled("destination", "place", "topic")

    @cached_property
    def words(self) -> set[str]:
        """The words for it and for all that takes part in it."""
        return {word for _, _, word in self.facts.roles if word} | {self.facts.predicate}

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


def tellings(known: Mapping[str, EventFacts], setting: Setting) -> Iterator[Telling]:
    """The events that may be planned ones, and those that an act changes."""
    acts: defaultdict[str, list[EventFacts]] = defaultdict(list)
    for act, relation, target in setting.relations:
        if relation in CHANGING and act in known and target in known:
            acts[target].append(known[act])
    for iri, one in sorted(known.items()):
        kind = _kind(one)
        if iri in acts or (kind and (one.status in OPEN | LOOSE | FACTS)):
            named = setting.company.get(one.article, {})
            agents = frozenset(actor for role, actor, _ in one.roles if role == "agent" and actor in named)
            yield Telling(one, kind or one.type, agents, tuple(acts[iri]))


def _kind(one: EventFacts) -> str | None:
    """What sort of planned event it may be: an occasion, a text on its way, or one of its own type."""
    if one.type in signed_types("occasion"):
        return "occasion"
    if one.type in signed_types("passage"):
        texts = signed(_TABLE, "words", "text")
        return "text" if any(word in texts for _, _, word in one.roles) else None
    return None if one.type in signed_types("unplanned") else one.type
