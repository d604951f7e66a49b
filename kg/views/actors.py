"""A name -> the actors of a store that it may mean, across articles and with all that they are known as."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from msgspec import Struct

from kg.lazy import lazy
from kg.store.store import Store
from kg.views.reading import MEMBERS, rows, wholes

NAMES = """SELECT ?actor ?name ?kind (EXISTS { ?actor rdfs:label ?name } AS ?main) WHERE {
  ?actor rdfs:label|skos:altLabel ?name . { ?actor a sem:Actor } UNION { ?actor a kg:CanonicalActor }
  OPTIONAL { ?actor kg:kind ?kind } }"""
PARTS = "SELECT ?part ?whole WHERE { ?part kg:partOf ?whole }"

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an"})


class Called(Struct, frozen=True, order=True):
    """One name of an actor; `main` is the one that it is shown by."""

    actor: str
    name: str
    kind: str
    main: bool


class Actors:
    """Who is who in a store: actors of single articles, and the canonical ones that they are members of."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @lazy
    def canonical(self) -> Mapping[str, str]:
        """Actor -> the canonical actor that it is a member of."""
        return wholes(self._store, MEMBERS)

    @lazy
    def called(self) -> list[Called]:
        """All names, sorted."""
        found = (
            Called(row["actor"], row["name"], row.get("kind") or "", row["main"] == "true")
            for row in rows(self._store, NAMES)
        )
        return sorted(found, key=lambda one: (one.actor, not one.main, one.name, one.kind))

    def one(self, actor: str) -> str:
        """The canonical actor of an actor, or the actor itself."""
        return self.canonical.get(actor, actor)

    def members(self, actor: str) -> list[str]:
        """The actors of single articles, and the known one, that an actor is made of, in order; else itself alone."""
        return sorted(self._members.get(actor, [actor]))

    @lazy
    def _members(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for member, whole in self.canonical.items():
            found[whole].append(member)
        return found

    def name(self, actor: str) -> str:
        """The name that an actor, canonical or not, is shown by; an IRI without one stands for itself."""
        return self._shown.get(actor, ("", ""))[0] or actor

    def kind(self, actor: str) -> str:
        """The kind of an actor, canonical or not."""
        return self._shown.get(actor, ("", ""))[1] or "other"

    @lazy
    def _shown(self) -> Mapping[str, tuple[str, str]]:
        """Name and kind of each actor: its own; a canonical one is of the kind of the member that has its name."""
        found: dict[str, tuple[str, str]] = {}
        for one in self.called:
            name, kind = found.get(one.actor, ("", ""))
            found[one.actor] = (name or one.name, kind or one.kind)
        for one in sorted(
            self.called, key=lambda one: (found.get(self.one(one.actor), (one.name, ""))[0] != one.name, one)
        ):
            name, kind = found.get(self.one(one.actor), ("", ""))
            found[self.one(one.actor)] = (name or one.name, kind or one.kind)
        return found

    def near(self, wanted: str, most: int = 5) -> tuple[str, ...]:
        """The names in the store that come nearest to one that nobody bears."""
        names = {" ".join(_words(one.name)): one.name for one in reversed(self.called)}
        return tuple(names[found] for found in get_close_matches(" ".join(_words(wanted)), sorted(names), most))

    def find(self, wanted: str, parts: bool = False) -> frozenset[str]:
        """The IRIs of all actors that an IRI or a name may mean; with `parts`, of what is part of them too.

        Names are compared without case, articles and punctuation: the whole name first, a middle name more or
        less; where nobody is called so, names that hold all its words; else the longest that it holds.
        """
        known = {one.actor for one in self.called}
        found = {wanted} if wanted in known else _matching(wanted, self.called)
        heads = {self.one(actor) for actor in found}
        found |= {actor for actor in known if self.one(actor) in heads}
        if parts:
            found |= {row["part"] for row in rows(self._store, PARTS) if row["whole"] in found}
        return frozenset(found)


def _matching(wanted: str, called: Iterable[Called]) -> set[str]:
    """The actors with the names that are nearest to a name."""
    words = _words(wanted)
    by_name: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in called:
        by_name[_words(one.name)].add(one.actor)
    names = [name for name in by_name if name] if words else []
    held = [name for name in names if set(name) <= set(words)]
    longest = max(map(len, held), default=0)
    chosen = (
        [name for name in names if _same(name, words)]
        or [name for name in names if set(words) <= set(name)]
        or [name for name in held if len(name) == longest]
    )
    return {actor for name in chosen for actor in by_name[name]}


def _same(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether two names differ at most in the order of their words, or in words in the middle of the name."""
    inside = len(words) > 1 and (name[0], name[-1]) == (words[0], words[-1]) and set(words) <= set(name)
    return inside or sorted(name) == sorted(words)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart.

    >>> _words("The White House's")
    ('white', 'house')
    """
    found = _WORD.findall(name.casefold().replace("’", "'").removesuffix("'s"))
    return tuple(word for word in found if word not in _ARTICLES)
