"""ActorFacts, user's verdicts -> Link: actors of several articles that are one, by name and the company they keep.

How much more than its name two actors must have in common depends on the name: nothing for "Norvik Energy Trading",
some of its company for "Apple" or "Li Wei", more for a surname alone, most for "Supreme Court", which tells what a
body is and not which one. A missed link is preferred to a wrong one. Each name is compared with those of its block
alone, and the order of articles plays no part. What the user says stands above all of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg import vocab
from kg.model import Link
from kg.resolve.clusters import Clusters
from kg.resolve.evidence import ANYTHING, MORE, NOTHING, SOMEONE, TWO
from kg.resolve.facts import ActorFacts
from kg.resolve.meeting import meet
from kg.resolve.names import generic, key
from kg.resolve.persons import Named, join_persons
from kg.resolve.verdicts import USER

_LOOSE = frozenset({"other", "", "role"})  # kinds that tell little
_MISREAD = _LOOSE | {"place"}  # kinds that a model gives to a surname that it does not know


def link_actors(facts: Iterable[ActorFacts], verdicts: Iterable[Link] = ()) -> list[Link]:
    """The links of all actors that more than one article tells of, in the order of their canonical IRIs."""
    told = sorted(facts, key=lambda one: (one.iri, one.article))
    by_user = list(verdicts)
    clusters = Clusters(by_user, {one.iri for one in told if one.known})
    named = [(name, one) for one in told if one.names and (name := key(one.names[0], one.kind))]
    persons = _persons(named)
    for _, block in sorted(persons.items()):
        join_persons(block, clusters)
    given = {clusters.root(one.iri) for _, one in named if one.kind == "person"}
    things: defaultdict[str, list[Named]] = defaultdict(list)
    for name, one in named:
        if one.kind != "person" and clusters.root(one.iri) not in given:
            things[" ".join(name)].append((name, one))
    for _, block in sorted(things.items()):
        _join_things(block, clusters)
    chosen = {iri: link.name for link in by_user if link.verdict == "same" and link.name for iri in link.members}
    return _links(clusters, told, chosen)


def canonical(links: Iterable[Link]) -> dict[str, str]:
    """Member -> canonical IRI, of the links that join."""
    return {m: link.canonical for link in links if link.verdict == "same" and link.by != USER for m in link.members}


def _persons(named: Sequence[Named]) -> dict[str, list[Named]]:
    """Persons by surname, with names of one word that may be surnames misread."""
    blocks: defaultdict[str, list[Named]] = defaultdict(list)
    for name, one in named:
        if one.kind == "person":
            blocks[name[-1]].append((name, one))
    for name, one in named:
        if len(name) == 1 and one.kind in _MISREAD and name[0] in blocks and not (one.known or one.town):
            blocks[name[0]].append((name, one))
    return blocks


def _join_things(block: Sequence[Named], clusters: Clusters) -> None:
    """Things of one name: those of a definite kind with their like, those of no kind with the only kind there is."""
    name = block[0][0]
    states = any(one.kind == "state" for _, one in block)
    by_kind: defaultdict[str, list[ActorFacts]] = defaultdict(list)
    for _, one in block:
        kind = "state" if states and one.kind == "place" and not one.town else one.kind
        by_kind["" if kind in _LOOSE else kind].append(one)
    loose = by_kind.pop("", [])
    for kind, members in sorted(by_kind.items()):
        needs = _needs(name, kind)
        meet(members, needs, (0.95 if needs == NOTHING else 0.9, "same name and kind"), clusters)
        if needs == NOTHING:  # the user has told some of them apart
            meet(members, SOMEONE, (0.9, "same name and kind"), clusters)
    if len(by_kind) < 2:
        definite = [one for members in by_kind.values() for one in members]
        meet([*definite, *loose], max(SOMEONE, _needs(name, "")), (0.8, "same name"), clusters)


def _needs(name: tuple[str, ...], kind: str) -> int:
    """How much two things of a name must have in common beside it."""
    if generic(name):
        return MORE
    if kind == "group":
        return TWO
    return ANYTHING if len(name) == 1 else NOTHING


def _links(clusters: Clusters, told: Sequence[ActorFacts], chosen: Mapping[str, str]) -> list[Link]:
    """One link for each cluster with members that are told of, under the name that the user chose, or the best."""
    of: defaultdict[str, list[ActorFacts]] = defaultdict(list)
    for one in told:
        of[one.iri].append(one)
    links = []
    for members, score, reason in clusters.joined():
        here = tuple(iri for iri in members if iri in of)
        if len(here) > 1:
            by_user = next((chosen[iri] for iri in here if iri in chosen), None)
            name = by_user or _shown([one for iri in here for one in of[iri]])
            links.append(Link("actor", canonical_iri(here), here, score, reason, name=name))
    return sorted(links, key=lambda link: link.canonical)


def canonical_iri(members: Sequence[str]) -> str:
    """The IRI of the actor that has these members, in order."""
    return vocab.content_iri("canonical/actor", members[0])


def _shown(members: Sequence[ActorFacts]) -> str:
    """The name of a known member, the fullest name of a person, the most frequent one of what else there is."""
    count = Counter((one.known, one.names[0], one.kind) for one in members if one.names)

    def rank(item: tuple[tuple[bool, str, str], int]) -> tuple[bool, int, int, int, str]:
        (known, name, kind), times = item
        words = len(key(name, kind) or ())
        return not known, -words if kind == "person" else -1 if words else 0, -times, len(name), name

    return min(count.items(), key=rank)[0][1] if count else members[0].iri
