"""Names and offices, article by article -> ActorFacts: each actor with its offices and those named beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.resolve.facts import ActorFacts
from kg.resolve.names import Key, generic, key, title, towns

_TELLING = frozenset({"person", "organization", "state", "place"})


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A name of an actor in an article: whether it is the main one, and whether the actor is a known one."""

    article: str
    actor: str
    name: str
    kind: str
    main: bool
    known: bool


@dataclass(frozen=True, slots=True, order=True)
class Holds:
    """That an actor holds, held or is to hold an office of a body, as an article tells."""

    article: str
    actor: str
    title: str
    body: str


def actor_facts(named: Iterable[Named], offices: Iterable[Holds] = ()) -> Iterator[ActorFacts]:
    """The facts of all actors, in the order of articles and IRIs."""
    articles: defaultdict[str, defaultdict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for one in named:
        articles[one.article][one.actor].append(one)
    held: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for office in offices:
        held[office.article, office.actor].add(f"{office.title.casefold()} of {office.body.casefold()}")
    for article, actors in sorted(articles.items()):
        yield from _of_article(actors, {actor: held[article, actor] for actor in actors})


def _of_article(actors: dict[str, list[Named]], held: Mapping[str, set[str]]) -> Iterator[ActorFacts]:
    ordered = {actor: sorted(told, key=_shown_first) for actor, told in sorted(actors.items())}
    keys = {actor: key(told[0].name, told[0].kind) for actor, told in ordered.items()}
    company: set[str] = set()
    setting: set[str] = set()
    for actor, told in ordered.items():
        if (name := keys[actor]) and told[0].kind in _TELLING and not generic(name):
            strong, shown = _beside(name, told[0])
            (company if strong else setting).add(shown)
    for actor, told in ordered.items():
        first, name = told[0], keys[actor]
        own = {_beside(name, first)[1], *name} if name else set()
        titles = {t for one in told if one.kind == "person" and (t := title(one.name))}
        yield ActorFacts(
            actor,
            first.article,
            first.kind,
            tuple(dict.fromkeys(one.name for one in told)),
            frozenset(company - own | held[actor]),
            frozenset(setting - own | titles),
            first.known,
            name in towns(),
        )


def _shown_first(one: Named) -> tuple[bool, str, str]:
    return not one.main, one.name, one.kind


def _beside(name: Key, one: Named) -> tuple[bool, str]:
    """What an actor is called where it tells of others, and whether it tells much."""
    if one.kind == "person":
        return True, name[-1]
    return one.kind == "organization" and not one.known, " ".join(name)
