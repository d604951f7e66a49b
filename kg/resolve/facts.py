"""What is known of an actor or an event of one article when it is compared with those of others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """An actor of an article (a known one: of several): its names, the main one first, and the others named there."""

    iri: str
    article: str
    kind: str
    names: tuple[str, ...]
    company: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event of one article; `roles` pairs roles with canonical actors or, for things, with the name's last word.

    `timed` tells that its days come from the text; else `begins` and `ends` are both the day of publication.
    """

    iri: str
    article: str
    type: str
    predicate: str
    status: str
    begins: str
    ends: str
    timed: bool
    label: str
    roles: frozenset[tuple[str, str]] = frozenset()
