"""Store -> what is known of actors when they are compared across articles, block by block.

A block holds the actors that share a key (`kg:comparedBy`), and only these are compared with one another. What an
article names beside an actor stands with it (`kg:beside`), so that no more is read than the actors themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg import vocab
from kg.graph.terms import text, value
from kg.model import Link
from kg.resolve.facts import ActorFacts
from kg.resolve.gather import read_beside
from kg.resolve.names import key, towns
from kg.store import Store
from kg.views.reading import rows

NAMED = """SELECT DISTINCT ?actor WHERE { VALUES ?article { %s }
  GRAPH ?article { { ?actor a sem:Actor } UNION { ?actor kg:beside ?any } } }"""
WHERE = """SELECT DISTINCT ?article WHERE {
  VALUES ?actor { %s } GRAPH ?article { ?actor rdfs:label|gaf:denotedBy ?any } }"""
FACTS = """SELECT DISTINCT ?actor ?name ?kind ?article ?beside WHERE { VALUES ?actor { %s }
  ?actor rdfs:label ?name OPTIONAL { ?actor kg:kind ?kind }
  OPTIONAL { GRAPH ?article { ?actor kg:beside ?beside } } }"""
KEYS = "SELECT DISTINCT ?key WHERE { VALUES ?actor { %s } ?actor kg:comparedBy ?key }"


def facts_around(store: Store, changed: Sequence[str], verdicts: Sequence[Link]) -> list[ActorFacts]:
    """What all articles tell of some actors and those of some articles, and of all compared or judged with these."""
    named = {row["actor"] for row in rows(store, NAMED, changed)}
    return list(_facts(store, _with_all_compared(store, named | {*changed}, verdicts)))


def articles_of(store: Store, actors: Iterable[str]) -> set[str]:
    """The articles that tell of some actors."""
    return {row["article"] for row in rows(store, WHERE, sorted(actors))} - {vocab.ACTORS_GRAPH}


def _facts(store: Store, actors: Iterable[str]) -> Iterator[ActorFacts]:
    """What articles tell of some actors; a known one counts where it is mentioned."""
    for row in rows(store, FACTS, sorted(actors)):
        actor, name, kind = row["actor"], row["name"], row.get("kind", "")
        known = vocab.identity_of(actor) is not None
        if "beside" in row or not known:
            beside = read_beside(row.get("beside", ""))
            town = key(name, kind) in towns()
            yield ActorFacts(actor, row.get("article", ""), kind, (name,), *beside, known=known, town=town)


def _with_all_compared(store: Store, actors: Iterable[str], verdicts: Sequence[Link]) -> set[str]:
    """All that share a key with one of some actors, or stand in one verdict with it, and so on.

    An actor that is alone with its key, as most known ones are, is compared with nobody and so left out.
    """
    blocks: dict[str, set[str]] = {}
    judged: set[str] = set()
    asked: set[str] = set()
    found = todo = set(actors)
    while todo:
        asked |= todo
        new = {row["key"] for row in rows(store, KEYS, sorted(todo))} - blocks.keys()
        blocks |= {key: _block(store, key) for key in sorted(new)}
        joined = set().union(*(blocks[key] for key in new))
        found = found | todo | joined
        judged = judged.union(*(link.members for link in verdicts if not found.isdisjoint(link.members)))
        todo = judged.union(actor for actor in joined if vocab.identity_of(actor)) - asked  # others have one key
    return judged.union(*(block for block in blocks.values() if len(block) > 1))


def _block(store: Store, key: str) -> set[str]:
    """The actors that share a key."""
    return {value(quad.subject) for quad in store.backend.match(None, vocab.COMPARED_BY, text(key))}
