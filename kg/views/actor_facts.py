"""Store -> what is known of actors when they are compared across articles: of all of them, or of some blocks.

A block holds the actors that share a key (`kg:comparedBy`), and only these are compared with one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg import vocab
from kg.graph.terms import text, value
from kg.model import Link
from kg.resolve.facts import ActorFacts
from kg.resolve.gather import Holds, Named, actor_facts
from kg.store import Store
from kg.views.reading import Row, rows

ARTICLES = 500  # that are asked for at a time
_SHARED = f"<{vocab.ACTORS_GRAPH}>"
_OF_ACTORS = """SELECT ?article ?actor ?told WHERE {{
  VALUES ?article {{ %s }} GRAPH ?article {{ ?actor a sem:Actor ; {} ?told }} }}"""
NAMES, OTHER_NAMES, KINDS = map(_OF_ACTORS.format, ("rdfs:label", "skos:altLabel", "kg:kind"))
KNOWN = """SELECT DISTINCT ?article ?actor ?name ?kind WHERE {
  VALUES ?article { %s } GRAPH ?article { ?actor gaf:denotedBy ?mention }
  GRAPH $shared { ?actor a sem:Actor ; rdfs:label ?name ; kg:kind ?kind } }""".replace("$shared", _SHARED)
OFFICES = """SELECT DISTINCT ?article ?actor ?title ?body WHERE {
  VALUES ?article { %s }
  GRAPH ?article { ?office kg:holder ?actor ; rdfs:label ?title ; kg:name ?body } }"""
WHERE = """SELECT DISTINCT ?article WHERE {
  VALUES ?actor { %s } GRAPH ?article { ?actor rdfs:label|gaf:denotedBy ?any } }"""
KEYS = "SELECT DISTINCT ?key WHERE { VALUES ?actor { %s } ?actor kg:comparedBy ?key }"


def facts_of_all(store: Store) -> list[ActorFacts]:
    """What each article tells of each actor."""
    return list(_facts(store, [article.iri for article in store.articles()]))


def facts_around(store: Store, changed: Sequence[str], verdicts: Sequence[Link]) -> list[ActorFacts]:
    """What all articles tell of some actors and those of some articles, and of all compared or judged with these."""
    named = {row["actor"] for query in (NAMES, KNOWN) for row in _told(store, query, changed)}
    actors = _with_all_compared(store, named | {*changed}, verdicts)
    telling = {row["article"] for row in rows(store, WHERE, sorted(actors))}
    return [one for one in _facts(store, sorted(telling - {vocab.ACTORS_GRAPH})) if one.iri in actors]


def _facts(store: Store, articles: Sequence[str]) -> Iterator[ActorFacts]:
    """What some articles tell of their actors; a known one counts where it is mentioned."""
    kinds = {(row["article"], row["actor"]): row["told"] for row in _told(store, KINDS, articles)}
    told = [
        Named(row["article"], row["actor"], row["told"], kinds.get((row["article"], row["actor"]), ""), main, False)
        for main, query in ((True, NAMES), (False, OTHER_NAMES))
        for row in _told(store, query, articles)
    ]
    told += (
        Named(row["article"], row["actor"], row["name"], row["kind"], True, True)
        for row in _told(store, KNOWN, articles)
    )
    held = (Holds(row["article"], row["actor"], row["title"], row["body"]) for row in _told(store, OFFICES, articles))
    return actor_facts(told, held)


def _told(store: Store, query: str, articles: Sequence[str]) -> Iterator[Row]:
    """The rows of some articles; of more at a time, the engine looks all graphs through."""
    for start in range(0, len(articles), ARTICLES):
        yield from rows(store, query, articles[start : start + ARTICLES])


def _with_all_compared(store: Store, actors: Iterable[str], verdicts: Sequence[Link]) -> set[str]:
    """Some actors with all that share a key with one of them, or stand in one verdict with it, and so on.

    An actor that is alone with its key, as most known ones are, is compared with nobody and so left out.
    """
    found: set[str] = set()
    keys: set[str] = set()
    todo = set(actors)
    while todo:
        new = {row["key"] for row in rows(store, KEYS, sorted(todo))} - keys
        blocks = [_block(store, key) for key in sorted(new)]
        judged = [{*link.members} for link in verdicts if todo & {*link.members}]
        joined = {actor for some in (*blocks, *judged) if len(some) > 1 for actor in some}
        keys |= new
        todo = joined - found
        found |= joined
    return found


def _block(store: Store, key: str) -> set[str]:
    """The actors that share a key."""
    return {value(quad.subject) for quad in store.backend.match(None, vocab.COMPARED_BY, text(key))}
