"""Store -> what is known of actors when they are compared across articles, block by block.

A block holds the actors that share a key (`kg:comparedBy`), and only these are compared with one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from kg import vocab
from kg.graph.terms import text, value
from kg.model import Link
from kg.resolve.actors import plain
from kg.resolve.facts import ActorFacts
from kg.resolve.gather import Holds, Named, actor_facts
from kg.resolve.names import towns
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
SHOWN = """SELECT DISTINCT ?actor ?name ?kind WHERE {
  VALUES ?actor { %s } ?actor rdfs:label ?name OPTIONAL { ?actor kg:kind ?kind } }"""
KEYS = "SELECT DISTINCT ?key WHERE { VALUES ?actor { %s } ?actor kg:comparedBy ?key }"


def facts_around(store: Store, changed: Sequence[str], verdicts: Sequence[Link]) -> list[ActorFacts]:
    """What all articles tell of some actors and those of some articles, and of all compared or judged with these.

    Where a name and a kind tell enough, no more is read.
    """
    named = {row["actor"] for query in (NAMES, KNOWN) for row in _told(store, query, changed)}
    blocks, judged = _with_all_compared(store, named | {*changed}, verdicts)
    by_name = list(_plain(store, blocks, judged))
    actors = judged.union(*blocks.values()) - {one.iri for one in by_name}
    return by_name + [one for one in _facts(store, sorted(articles_of(store, actors))) if one.iri in actors]


def _plain(store: Store, blocks: Mapping[str, set[str]], judged: Set[str]) -> Iterator[ActorFacts]:
    """The actors of those blocks in which names and kinds tell enough; of known ones there is but one."""
    who: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows(store, SHOWN, sorted(set().union(*blocks.values()))):
        who[row["actor"]].append(row)
    for key, block in sorted(blocks.items()):
        name, known = tuple(key.split()), {iri for iri in block if vocab.identity_of(iri)}
        told = [row for iri in sorted(block) for row in who[iri]]
        single = len(told) == len(block) and len(known) < 2 and not judged & block  # each has one name
        if single and plain(name, {row.get("kind", "") for row in told}):
            for row in told:
                iri = row["actor"]
                if iri not in known or any(store.backend.match(iri, vocab.DENOTED_BY)):
                    yield ActorFacts(iri, "", row["kind"], (row["name"],), known=iri in known, town=name in towns())


def articles_of(store: Store, actors: Iterable[str]) -> set[str]:
    """The articles that tell of some actors."""
    return {row["article"] for row in rows(store, WHERE, sorted(actors))} - {vocab.ACTORS_GRAPH}


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


def _with_all_compared(
    store: Store, actors: Iterable[str], verdicts: Sequence[Link]
) -> tuple[dict[str, set[str]], set[str]]:
    """Some actors with all that share a key with one of them, by key, or stand in one verdict with it, and so on.

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
    return {key: block for key, block in blocks.items() if len(block) > 1}, judged


def _block(store: Store, key: str) -> set[str]:
    """The actors that share a key."""
    return {value(quad.subject) for quad in store.backend.match(None, vocab.COMPARED_BY, text(key))}
