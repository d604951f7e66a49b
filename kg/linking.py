"""Store -> its links across articles: what its articles tell is compared, as far as they changed, and verdicts are set.

Everything is decided from what the articles tell, so that neither their order nor how often they were added plays
a part. A user's own verdicts stay as they are, and stand above the machine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from kg import vocab
from kg.model import Link
from kg.resolve.actors import canonical, link_actors
from kg.resolve.around import moved
from kg.resolve.events import link_events
from kg.resolve.threads import link_threads
from kg.resolve.verdicts import USER, merged, parted
from kg.store import Store
from kg.store.links import links_with
from kg.store.links import verdicts as verdicts_in
from kg.views.actor_facts import articles_of, facts_around
from kg.views.event_facts import StoredEvents, events_of

READ = 30  # articles whose events are all read as fast as those that one article is compared with are looked up


def relink(store: Store) -> None:
    """Set the links of a store to what its articles tell and its user says.

    What nothing bears on that was added or taken out stays as it is: what comes out is the same as if all had been
    compared.
    """
    if changed := store.unlinked:
        _judge(store, changed, verdicts(store))


def verdicts(store: Store) -> list[Link]:
    """What the user of a store has said of who is who."""
    return verdicts_in(store.backend)


def verdicts_on(store: Store, canonical_actor: str, members: Iterable[str]) -> list[Link]:
    """Why some actors are taken for one: the machine's verdict, and all of the user's that are about one of them."""
    told = links_with(store.backend, members)
    return [link for link in told if link.canonical == canonical_actor or link.by == USER]


def say_same(store: Store, members: Sequence[str], name: str, kind: str = "actor") -> None:
    """Set down, for the user, that some actors, events or tellings of a thread are one."""
    _say(store, merged(verdicts(store), kind, members, name))
    store.refresh()


def say_different(store: Store, sides: Sequence[Sequence[str]], kind: str = "actor") -> None:
    """Set down, for the user, that some actors, events or tellings are not one: each side is another."""
    _say(store, parted(verdicts(store), kind, sides))
    store.refresh()


def adopt(store: Store, told: Iterable[Link]) -> None:
    """Set down, for the user, what the user of another store has said."""
    known = verdicts(store)
    for link in told:
        if link.verdict == "same":
            known = merged(known, link.kind, link.members, link.name)
        else:
            known = parted(known, link.kind, [[member] for member in link.members], link.name)
    _say(store, known)


def _say(store: Store, by_user: Sequence[Link]) -> None:
    """Put a user's verdicts in the place of those before, and link anew what they are about."""
    about = (link.members for link in {*by_user} ^ {*verdicts(store)})
    _judge(store, [*store.unlinked, *(member for members in about for member in members)], by_user)


def _judge(store: Store, changed: Iterable[str], by_user: Sequence[Link]) -> None:
    """Link anew what some articles, actors and events bear on, under the verdicts of the user."""
    touched = {*changed}
    said = {kind: [link for link in by_user if link.kind == kind] for kind in ("actor", "thread", "event")}
    facts = facts_around(store, sorted(touched), said["actor"])
    actors = link_actors(facts, said["actor"])
    members = sorted(touched | {one.iri for one in facts})
    were = [link for link in links_with(store.backend, members) if link.kind == "actor" and link.by != USER]
    others = events_of(store, articles_of(store, moved(were, actors, {one.iri for one in facts if one.known})))
    events = {iri for iri in touched if iri.startswith(vocab.EVENTS)} | events_of(store, touched) | others
    alone = {iri: iri for iri in (*(one.iri for one in facts), *(iri for link in were for iri in link.members))}
    enough = READ * sum(iri.startswith(vocab.ARTICLES) for iri in touched)
    many = sum(1 for _ in islice(store.backend.match(None, vocab.DIGEST), enough)) < enough
    known = StoredEvents(store, alone | canonical(actors), many=many)
    events |= known.displaced(events)
    threads, seen = link_threads(known, events, said["thread"])
    acts = {act.iri for event in moved(known.linked, threads) for act in known.acts(event)}
    known.set_threads(threads, seen)
    reports, _ = link_events(known, events | acts, said["event"])
    store.set_links([*actors, *threads, *reports, *by_user], [*were, *known.linked, *verdicts(store)], others)
