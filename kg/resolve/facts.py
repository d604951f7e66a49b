"""What is known of an actor or an event of one article when it is compared with those of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from kg.lazy import lazy
from kg.resolve.names import Key

UNTIMED = frozenset({"document", "unknown"})  # bases of days that the text itself does not give


class ActorFacts(Struct, frozen=True):
    """An actor in one article: its names there, the main one first, and who and what else is named there.

    A known actor has one IRI in all articles, so several facts may tell of it. `company` are persons, organizations
    and its own offices, which tell more of who is meant than `setting` does: states, places, known bodies, its titles.
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


class EventFacts(Struct, frozen=True, dict=True):
    """An event of one article; a role is (its name, the IRI of an actor or "", the head word of who or what fills it).

    `timed` tells that its days come from the text; else `begins` and `ends` are both the day of publication.
    `lead` tells that the article begins with it, `background` that another event there is told to come after it;
    `published` is the article's day. `parties` are the IRIs of those that take part and of all that they are part of,
    `bodies` of the persons, bodies and places among them; `numbers` are (role, number, unit) of what is counted,
    `proper` what tells them apart by name, see `names_in`.
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
    published: str = ""
    parties: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, str, str]] = frozenset()
    background: bool = False
    proper: frozenset[tuple[str, Key]] = frozenset()

    @lazy
    def named(self) -> Mapping[str, set[str]]:
        """The IRIs of those who fill a role, by role."""
        return _by_role((role, iri) for role, iri, _ in self.roles)

    @lazy
    def words(self) -> Mapping[str, set[str]]:
        """The words for who or what fills a role, by role."""
        return _by_role((role, word) for role, _, word in self.roles)


def _by_role(fillers: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    """Those fillers of roles that are known."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for role, filler in fillers:
        if filler:
            found[role].add(filler)
    return dict(found)
