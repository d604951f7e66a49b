"""Store -> its links across articles: the facts of its articles are read, compared, and the verdicts set.

Everything is decided from what the articles tell, so that neither their order nor how often they were added plays
a part. A user's own verdicts stay as they are, and stand above the machine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg import vocab
from kg.graph.links import canonical_quads, read_links
from kg.model import Link
from kg.resolve.actors import canonical, link_actors
from kg.resolve.events import link_events
from kg.resolve.threads import link_threads
from kg.resolve.verdicts import USER, merged, parted
from kg.store import Store
from kg.views.actor_facts import facts_around, facts_of_all
from kg.views.event_facts import event_facts


def relink(store: Store) -> None:
    """Set the links of a store to what its articles tell and its user says.

    Where few articles were added, actors are compared anew that share a key with one of theirs, or with one that went
    with an article, and the other links of actors stay: what comes out is the same as if all had been compared.
    """
    changed, told = set(store.pending), read_links(store.quads(vocab.LINKS_GRAPH))
    articles = {article.iri for article in store.articles()}
    if 2 * len(changed & articles) > len(articles):
        _judge(store, _by_user(told))
    else:
        _judge(store, _by_user(told), _actors_with(store, sorted(changed), told))


def verdicts(store: Store) -> list[Link]:
    """What the user of a store has said of who is who."""
    return _by_user(read_links(store.quads(vocab.LINKS_GRAPH)))


def verdicts_on(store: Store, canonical_actor: str, members: Iterable[str]) -> list[Link]:
    """Why some actors are taken for one: the machine's verdict, and all of the user's that are about one of them."""
    ours = set(members)
    told = read_links(store.quads(vocab.LINKS_GRAPH))
    return [link for link in told if link.canonical == canonical_actor or (link.by == USER and ours & {*link.members})]


def say_same(store: Store, members: Sequence[str], name: str, kind: str = "actor") -> None:
    """Set down, for the user, that some actors, events or tellings of a thread are one."""
    _judge(store, merged(verdicts(store), kind, members, name))
    store.refresh()


def say_different(store: Store, sides: Sequence[Sequence[str]], kind: str = "actor") -> None:
    """Set down, for the user, that some actors, events or tellings are not one: each side is another."""
    _judge(store, parted(verdicts(store), kind, sides))
    store.refresh()


def adopt(store: Store, told: Iterable[Link]) -> None:
    """Set down, for the user, what the user of another store has said."""
    known = verdicts(store)
    for link in told:
        if link.verdict == "same":
            known = merged(known, link.kind, link.members, link.name)
        else:
            known = parted(known, link.kind, [[member] for member in link.members], link.name)
    _judge(store, known)


def _by_user(told: Iterable[Link]) -> list[Link]:
    return [link for link in told if link.by == USER]


def _judge(store: Store, by_user: Sequence[Link], actors: Sequence[Link] | None = None) -> None:
    """Set the links of a store under these verdicts of its user, which it keeps; those of `actors` may be known."""
    if actors is None:
        actors = link_actors(facts_of_all(store), _of_actors(by_user))
    facts, setting = event_facts(store, canonical(actors))
    threads = link_threads(facts, setting, [link for link in by_user if link.kind == "thread"])
    events = link_events(facts, setting, [link for link in by_user if link.kind == "event"], threads)
    store.set_links(canonical_quads([*actors, *threads, *events, *by_user]))


def _actors_with(store: Store, changed: Sequence[str], told: Sequence[Link]) -> list[Link]:
    """The links of all actors; those that nothing in articles that came or went bears on are as they were told."""
    by_user = _of_actors(_by_user(told))
    facts = facts_around(store, changed, by_user)
    anew = {*changed, *(one.iri for one in facts)}
    others = (link for link in _of_actors(told) if link.by != USER and not anew & {*link.members})
    return [*others, *link_actors(facts, by_user)]


def _of_actors(links: Iterable[Link]) -> list[Link]:
    return [link for link in links if link.kind == "actor"]
