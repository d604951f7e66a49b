"""ActorFacts -> Link: actors of several articles that are one, by name, and by the company they keep.

Whole names of persons and names of other kinds are joined where they are equal; a person who has only one name in
an article is joined with others of that name where they keep company with the same actor, and where the articles
know just one whole name that ends so. Two whole names that differ are two persons. The order of articles plays no
part, and each name is compared with those of its block alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg import vocab
from kg.model import Link
from kg.resolve.facts import ActorFacts
from kg.resolve.names import key

Key = tuple[str, ...]
WHOLE, NAMED, SHORT = 0.97, 0.93, 0.85  # how sure a whole name, a name of a thing and a surname with company are
SHARED = 2  # names that two articles must share before a surname in them is taken for one person's
_LOOSE = frozenset({"other", "", "role"})


def link_actors(facts: Iterable[ActorFacts]) -> list[Link]:
    """The links of all actors that more than one article tells of, in the order of their canonical IRIs."""
    blocks: defaultdict[tuple[str, str], list[tuple[Key, ActorFacts]]] = defaultdict(list)
    for one in sorted(facts, key=lambda f: f.iri):
        if longest := _longest(one):
            block = ("person", longest[-1]) if one.kind == "person" else ("other", " ".join(longest))
            blocks[block].append((longest, one))
    for (kind, name), members in sorted(blocks.items()):
        if kind == "other" and (persons := blocks.get(("person", name))):  # a surname that was not known for one
            persons += [pair for pair in members if pair[1].kind in _LOOSE]
            blocks[kind, name] = [pair for pair in members if pair[1].kind not in _LOOSE]
    links: list[Link] = []
    for (kind, _), members in sorted(blocks.items()):
        links += _persons(members) if kind == "person" else _named(members)
    return sorted(links, key=lambda link: link.canonical)


def _longest(one: ActorFacts) -> Key | None:
    """The longest proper name of an actor."""
    keys = [found for name in one.names if (found := key(name, one.kind))]
    return max(keys, key=lambda k: (len(k), k), default=None)


def _named(members: Sequence[tuple[Key, ActorFacts]]) -> list[Link]:
    """Things of one name: those of a definite kind with their like, those of no kind with the only kind there is."""
    kinds = sorted({one.kind for _, one in members} - _LOOSE)
    groups = {kind: [one for _, one in members if one.kind == kind] for kind in kinds}
    loose = [one for _, one in members if one.kind in _LOOSE]
    if len(kinds) <= 1:
        return _link([*groups.get(kinds[0], []), *loose] if kinds else loose, NAMED, "same name")
    return [link for kind in kinds for link in _link(groups[kind], NAMED, "same name and kind")]


def _persons(members: Sequence[tuple[Key, ActorFacts]]) -> list[Link]:
    """Persons of one surname."""
    whole: defaultdict[str, list[ActorFacts]] = defaultdict(list)
    short: list[ActorFacts] = []
    for found, one in members:
        if len(found) > 1:
            whole[found[0]].append(one)
        else:
            short.append(one)
    if len(whole) > 1:
        return [link for first in sorted(whole) for link in _link(whole[first], WHOLE, "same whole name")]
    sure = next(iter(whole.values()), [])
    joined = _in_company(sure, short)
    reason = "same surname in the same company" if joined else "same whole name"
    return _link([*sure, *joined], SHORT if joined else WHOLE, reason)


def _in_company(sure: Sequence[ActorFacts], short: Sequence[ActorFacts]) -> list[ActorFacts]:
    """Those of one name alone who are met with the same others as those known, or joined already, are."""
    joined: list[ActorFacts] = []
    waiting = sorted(short, key=lambda one: (-len(one.company), one.iri))
    if not sure and waiting:
        joined.append(waiting.pop(0))
    company = frozenset[str]().union(*(one.company for one in [*sure, *joined]))
    while near := [one for one in waiting if len(one.company & company) >= SHARED]:
        joined += near
        company = company.union(*(one.company for one in near))
        waiting = [one for one in waiting if one not in near]
    return joined


def _link(members: Sequence[ActorFacts], score: float, reason: str) -> list[Link]:
    """One link of all members, where they are of more than one article."""
    iris = tuple(sorted({one.iri for one in members}))
    if len(iris) < 2:
        return []
    names = sorted({name for one in members for name in one.names[:1]}, key=lambda name: (-len(name), name))
    shown = next((name for name in names if key(name, members[0].kind)), names[0])
    return [Link("actor", vocab.content_iri("canonical/actor", iris[0]), iris, score, reason, name=shown)]


def canonical(links: Iterable[Link]) -> Mapping[str, str]:
    """Member -> canonical IRI, of the links that join."""
    return {member: link.canonical for link in links if link.verdict == "same" for member in link.members}
