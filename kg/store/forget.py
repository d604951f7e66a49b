"""Articles -> the change that takes them out of a store, with all that only they support.

What articles share goes when its last article goes: known actors, runs, links with fewer than two members.
Relations of actors that counted a forgotten event are taken out, and what is left to count is marked as pending.
The actors and events whose links the forgotten ones may have borne on are marked as unlinked.
All of it costs time in proportion to the articles that go, not to the store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from itertools import islice

from msgspec.structs import replace
from pyoxigraph import NamedNode, Quad

from kg import vocab
from kg.graph.links import exchanged
from kg.graph.terms import node, text, value
from kg.model import Link
from kg.resolve.blocks import FEW
from kg.resolve.verdicts import USER
from kg.store.backend import Backend, Change
from kg.store.links import links_with

SHARED = frozenset({vocab.ACTORS_GRAPH, vocab.LINKS_GRAPH, vocab.DERIVED_GRAPH})
_DESCRIBING = frozenset({vocab.TYPE, vocab.QUOTE})  # properties of the things that an article's own graph describes
_NAMING = frozenset({vocab.TYPE, vocab.EVENT_TYPE, vocab.RELATION})  # properties whose values are terms of vocabularies


def forget(backend: Backend, articles: Collection[str], also: Collection[str] = ()) -> Change:
    """The change that forgets the articles with these IRIs, and of `also` (actors, runs) what then has no article."""
    if not articles:
        return Change()
    own, others = _described(backend, articles)
    dead = sorted(iri for iri in {*others, *also} if not _lives(backend, iri, articles))
    spoken, gone = [*own, *others], {*own, *dead}
    before = links_with(backend, spoken)
    links, parted = _prune_links(backend, before, gone, articles)
    relations = stale_relations(backend, [*own, *parted])
    unlinked = {*_compared_actors(backend, spoken, gone), *_compared_events(backend, articles, gone)}
    for link in before:
        left = (member for member in link.members if member not in gone and any(backend.match(member)))
        unlinked.update(islice(left, 1))
    marks = [quad for quad in relations.insert if value(quad.object) not in gone]
    marks += [mark(vocab.UNLINKED, iri) for iri in sorted(unlinked)]
    delete = dict.fromkeys([*_shared(backend, dead), *_marks(backend, gone), *links.delete, *relations.delete])
    return Change(sorted(articles), list(delete), [*links.insert, *marks])


def stale_relations(backend: Backend, iris: Iterable[str]) -> Change:
    """The change that takes out the relations of actors that touch these actors or events, and marks their events."""
    found: dict[str, None] = {}
    for iri in iris:
        for predicate in (vocab.SOURCE_ACTOR, vocab.TARGET_ACTOR, vocab.DERIVED_FROM):
            touching = backend.match(None, predicate, node(iri), vocab.DERIVED_GRAPH)
            found.update((value(quad.subject), None) for quad in touching)
    delete = [quad for relation in found for quad in relation_parts(backend, relation)]
    events = dict.fromkeys(value(quad.object) for quad in delete if value(quad.predicate) == vocab.DERIVED_FROM)
    return Change((), delete, [mark(vocab.PENDING, event) for event in events])


def _compared_actors(backend: Backend, spoken: Collection[str], gone: Collection[str]) -> set[str]:
    """What is left of the actors that articles spoke of, and one of each block in which they were."""
    compared = [quad for iri in spoken for quad in backend.match(iri, vocab.COMPARED_BY)]
    found = {iri for quad in compared if (iri := value(quad.subject)) not in gone}
    for key in {value(quad.object) for quad in compared}:
        found.update(islice(_left(backend, vocab.COMPARED_BY, key, gone), 1))  # one brings all others in
    return found


def _compared_events(backend: Backend, articles: Iterable[str], gone: Collection[str]) -> set[str]:
    """What takes a place among the first of a block, with which all others are compared, where it was not."""
    blocks: dict[str, list[str]] = {}
    for quad in (quad for article in articles for quad in backend.match(None, vocab.BLOCK, None, article)):
        blocks.setdefault(value(quad.object), []).append(value(quad.subject))
    found: set[str] = set()
    for key, events in blocks.items():
        left = sorted(_left(backend, vocab.BLOCK, key, gone))
        found |= {*left[:FEW]} - {*sorted([*left, *events])[:FEW]}
    return found


def _left(backend: Backend, predicate: str, key: str, gone: Collection[str]) -> Iterator[str]:
    """What stays of a block."""
    found = (value(quad.subject) for quad in backend.match(None, predicate, text(key)))
    return (iri for iri in found if iri not in gone)


def relation_parts(backend: Backend, relation: str) -> Iterator[Quad]:
    """All quads of a relation of actors, those of its counts by type too."""
    for quad in backend.match(relation, graph=vocab.DERIVED_GRAPH):
        yield quad
        if value(quad.predicate) == vocab.TYPE_COUNT_OF:
            yield from backend.match(value(quad.object), graph=vocab.DERIVED_GRAPH)


def mark(kind: str, iri: str) -> Quad:
    """A mark on an article or an event: that it is being loaded, or that what is derived from it is out of date."""
    graph = node(vocab.DERIVED_GRAPH)
    return Quad(graph, node(kind), node(iri), graph)


def marked(backend: Backend, kind: str) -> list[str]:
    """The articles or events that have a mark."""
    return [value(quad.object) for quad in backend.match(None, kind, None, vocab.DERIVED_GRAPH)]


def _described(backend: Backend, articles: Collection[str]) -> tuple[set[str], set[str]]:
    """What the articles' graphs describe, and what they only speak of: known actors, runs, features of GeoNames."""
    own: set[str] = set()
    spoken: set[str] = set()
    for article in articles:
        for quad in backend.match(graph=article):
            spoken.add(value(quad.subject))
            if value(quad.predicate) in _DESCRIBING:
                own.add(value(quad.subject))
            if isinstance(quad.object, NamedNode) and value(quad.predicate) not in _NAMING:
                spoken.add(value(quad.object))
    return own, spoken - own


def _shared(backend: Backend, dead: Iterable[str]) -> Iterator[Quad]:
    """What the shared graphs tell of known actors and runs."""
    for iri in dead:
        yield from backend.match(iri, graph=vocab.ACTORS_GRAPH)
        yield from backend.match(iri, graph=vocab.DERIVED_GRAPH)


def _marks(backend: Backend, gone: Collection[str]) -> Iterator[Quad]:
    """The marks of what was to be brought up to date."""
    for kind in (vocab.PENDING, vocab.UNLINKED):
        yield from (mark(kind, iri) for iri in marked(backend, kind) if iri in gone)


def _lives(backend: Backend, iri: str, gone: Collection[str]) -> bool:
    """Whether the graph of an article that stays speaks of something."""
    spoken = (backend.match(iri), backend.match(None, None, node(iri)))
    return any(value(q.graph_name) not in SHARED and value(q.graph_name) not in gone for quads in spoken for q in quads)


def _prune_links(
    backend: Backend, links: Iterable[Link], gone: Set[str], articles: Collection[str]
) -> tuple[Change, list[str]]:
    """The change that takes members out of links, and the IRIs whose canonical thing is another one then.

    A user's verdict stays whole as long as one of its members lives: the others may come back.
    """
    before = [link for link in links if not gone.isdisjoint(link.members)]
    left = [_pruned(backend, link, gone, articles) for link in before]
    after = [link for link in left if len(link.members) > 1]
    kept = {link.canonical for link in after if link.verdict == "same"}
    parted = [iri for link in before if link.canonical not in kept for iri in (link.canonical, *link.members)]
    return Change((), *exchanged(before, after)), parted


def _pruned(backend: Backend, link: Link, gone: Collection[str], articles: Collection[str]) -> Link:
    if link.by == USER:
        return link if any(_lives(backend, one, articles) for one in link.members) else replace(link, members=())
    return replace(link, members=tuple(one for one in link.members if one not in gone))
