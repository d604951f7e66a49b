"""What is known of an actor or an event of one article when it is compared with those of others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """An actor in one article: its names there, the main one first, and who and what else is named there.

    A known actor has one IRI in all articles, so several facts may tell of it. `company` are persons and
    organizations, which tell more of who is meant than `setting` does: states, places, known bodies, its titles.
    `town` tells that the name is that of a town, too.
    """

    iri: str
    article: str
    kind: str
    names: tuple[str, ...]
    company: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    known: bool = False
    town: bool = False


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event of one article; a role is (its name, the IRI of an actor or "", the last word of who or what fills it).

    `timed` tells that its days come from the text; else `begins` and `ends` are both the day of publication.
    `lead` tells that the article begins with it.
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
    roles: frozenset[tuple[str, str, str]] = frozenset()
    lead: bool = False
