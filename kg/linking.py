"""Store -> its links across articles, made anew: the facts of all articles are read, compared, and the verdicts set.

Everything is decided from what the articles tell, so that neither their order nor how often they were added plays
a part. A user's own verdicts stay as they are, and stand above the machine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg import vocab
from kg.graph.links import canonical_quads, read_links
from kg.model import Link
from kg.resolve.actors import canonical, link_actors
from kg.resolve.events import link_events
from kg.resolve.gather import Named, actor_facts
from kg.resolve.threads import link_threads
from kg.resolve.verdicts import USER, merged, parted
from kg.store import Store
from kg.views.event_facts import event_facts
from kg.views.reading import rows

_SHARED = f"<{vocab.ACTORS_GRAPH}>"
_ACTORS = """SELECT ?article ?actor ?name ?kind (EXISTS { ?actor rdfs:label ?name } AS ?main) WHERE {
  GRAPH ?article { ?actor a sem:Actor ; rdfs:label|skos:altLabel ?name . OPTIONAL { ?actor kg:kind ?kind } }
  FILTER (?article != $shared) }""".replace("$shared", _SHARED)
_KNOWN = """SELECT DISTINCT ?article ?actor ?name ?kind WHERE {
  GRAPH $shared { ?actor a sem:Actor ; rdfs:label ?name ; kg:kind ?kind }
  GRAPH ?article { ?actor gaf:denotedBy ?mention } }""".replace("$shared", _SHARED)


def relink(store: Store) -> None:
    """Set the links of a store to what its articles tell and its user says."""
    _judge(store, verdicts(store))


def verdicts(store: Store) -> list[Link]:
    """What the user of a store has said of who is who."""
    return [link for link in read_links(store.quads(vocab.LINKS_GRAPH)) if link.by == USER]


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


def _judge(store: Store, by_user: Sequence[Link]) -> None:
    """Set the links of a store to what its articles tell under these verdicts of its user, which it keeps."""
    actors = link_actors(actor_facts(_named(store)), (link for link in by_user if link.kind == "actor"))
    facts, setting = event_facts(store, canonical(actors))
    threads = link_threads(facts, setting, [link for link in by_user if link.kind == "thread"])
    events = link_events(facts, setting, [link for link in by_user if link.kind == "event"], threads)
    store.set_links(canonical_quads([*actors, *threads, *events, *by_user]))


def _named(store: Store) -> Iterator[Named]:
    """All actors with their names, article by article; the known ones in each article that mentions them."""
    for row in rows(store, _ACTORS):
        yield Named(row["article"], row["actor"], row["name"], row.get("kind", ""), row["main"] == "true", False)
    for row in rows(store, _KNOWN):
        yield Named(row["article"], row["actor"], row["name"], row["kind"], True, True)
