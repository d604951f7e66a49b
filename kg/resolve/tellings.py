"""EventFacts -> Telling: what an article tells that may be a planned event, with the acts that change it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from kg.lazy import lazy
from kg.model import FACTS
from kg.resolve.facts import EventFacts
from kg.resolve.names import signed, signed_types

OPEN = frozenset({"planned", "canceled", "postponed"})
LOOSE = frozenset({"intended", "possible", "proposed", "demanded", "hypothetical", "threatened"})
SHARED = frozenset({"occasion", "text"})  # kinds of events that go by many names
_OFF = frozenset({"canceled", "postponed"})
_STANDINGS = OPEN | LOOSE | FACTS
_TABLE = "resolve-words.tsv"


class Telling(Struct, frozen=True, dict=True):
    """An event that may be a planned one: its kind and the acts that change it."""

    facts: EventFacts
    kind: str
    acts: tuple[EventFacts, ...] = ()

    @lazy
    def moved(self) -> bool:
        """Whether it was put off, called off or changed in another way, so that its days may differ."""
        return bool(self.acts) or self.facts.status in _OFF

    @lazy
    def names(self) -> set[str]:
        """What tells it apart from other sorts of events: its kind, or its word, whose type may be misread."""
        return {self.kind} if self.kind in SHARED else {self.kind, self.facts.predicate}

    @lazy
    def agents(self) -> frozenset[str]:
        """Who does it, of those that are somebody: "workers" and "dockers" may be the same."""
        return self.facts.bodies & self.facts.named.get("agent", set())

    @lazy
    def where(self) -> set[str]:
        """Where it leads."""
        return self.filled("destination")

    @lazy
    def patients(self) -> set[str]:
        """What it is done to."""
        return self.filled("patient")

    @lazy
    def partners(self) -> set[str]:
        """Whom or what it is done with or to."""
        return self.filled("patient", "partner", "recipient")

    @lazy
    def about(self) -> set[str]:
        """Where it is, and what it is about."""
        return self.filled("destination", "place", "topic")

    @lazy
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


def telling(one: EventFacts, acts: Sequence[EventFacts] = ()) -> Telling | None:
    """An event as one that may be planned, with the acts that change it; None for what has no thread of its own."""
    kind = kind_of(one)
    planned = acts or (kind and one.status in _STANDINGS)
    return Telling(one, kind or one.type, tuple(acts)) if planned else None


def kind_of(one: EventFacts) -> str | None:
    """What sort of planned event it may be: an occasion, a text on its way, or one of its own type."""
    if one.type in signed_types("occasion"):
        return "occasion"
    if one.type in signed_types("passage"):
        texts = signed(_TABLE, "words", "text")
        return "text" if any(word in texts for _, _, word in one.roles) else None
    return None if one.type in signed_types("unplanned") else one.type
