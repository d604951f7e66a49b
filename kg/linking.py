"""Store -> its links across articles, made anew: the facts of all articles are read, compared, and the verdicts set.

Everything is decided from what the articles tell, so that neither their order nor how often they were added plays
a part. A user's own verdicts stay as they are, and stand above the machine's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg import vocab
from kg.graph.links import canonical_quads, read_links
from kg.model import TITLE, Link
from kg.resolve.actors import canonical, link_actors
from kg.resolve.events import link_events
from kg.resolve.facts import EventFacts
from kg.resolve.gather import Named, actor_facts
from kg.resolve.names import last_word
from kg.resolve.verdicts import USER, merged, parted
from kg.store import Store
from kg.views.reading import articles, plain_reports, rows

_SHARED = f"<{vocab.ACTORS_GRAPH}>"
_ACTORS = """SELECT ?article ?actor ?name ?kind (EXISTS { ?actor rdfs:label ?name } AS ?main) WHERE {
  GRAPH ?article { ?actor a sem:Actor ; rdfs:label|skos:altLabel ?name . OPTIONAL { ?actor kg:kind ?kind } }
  FILTER (?article != $shared) }""".replace("$shared", _SHARED)
_KNOWN = """SELECT DISTINCT ?article ?actor ?name ?kind WHERE {
  GRAPH $shared { ?actor a sem:Actor ; rdfs:label ?name ; kg:kind ?kind }
  GRAPH ?article { ?actor gaf:denotedBy ?mention } }""".replace("$shared", _SHARED)
_EVENTS = "SELECT ?event ?predicate ?article WHERE { ?event kg:inArticle ?article ; kg:predicate ?predicate }"
_ROLES = """SELECT ?event ?role ?name ?actor WHERE { VALUES ?event { %s }
  ?event kg:participation ?part . ?part kg:role ?role ; rdfs:label ?name . OPTIONAL { ?part kg:actor ?actor } }"""
LEAD = 250  # characters


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


def say_same(store: Store, members: Sequence[str], name: str) -> None:
    """Set down, for the user, that some actors are one."""
    _judge(store, merged(verdicts(store), "actor", members, name))
    store.refresh()


def say_different(store: Store, sides: Sequence[Sequence[str]]) -> None:
    """Set down, for the user, that some actors are not one: each side is another."""
    _judge(store, parted(verdicts(store), "actor", sides))
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
    if len(store.articles()) < 2 and not by_user:
        store.set_links(())
        return
    actors = link_actors(actor_facts(_named(store)), (link for link in by_user if link.kind == "actor"))
    events = link_events(_event_facts(store, canonical(actors)))
    store.set_links(canonical_quads([*actors, *events, *by_user]))


def _named(store: Store) -> Iterator[Named]:
    """All actors with their names, article by article; the known ones in each article that mentions them."""
    for row in rows(store, _ACTORS):
        yield Named(row["article"], row["actor"], row["name"], row.get("kind", ""), row["main"] == "true", False)
    for row in rows(store, _KNOWN):
        yield Named(row["article"], row["actor"], row["name"], row["kind"], True, True)


def _event_facts(store: Store, one_of: Mapping[str, str]) -> Iterator[EventFacts]:
    """All events with their roles filled by canonical actors."""
    known = articles(store)
    predicates = {row["event"]: row["predicate"] for row in rows(store, _EVENTS)}
    names = sorted(predicates)
    roles: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for row in rows(store, _ROLES, names):
        actor = row.get("actor", "")
        roles[row["event"]].add((row["role"], one_of.get(actor, actor), last_word(row["name"])))
    for report in plain_reports(store, names):
        when, published = report.when, (known[report.article].published or "")[:10]
        timed = when.basis not in {"document", "unknown", None}
        begins, ends = (when.begins, when.ends) if timed else (published, published)
        yield EventFacts(
            report.event,
            report.article,
            report.type,
            predicates[report.event],
            report.status,
            begins or "",
            ends or "",
            timed,
            report.label,
            frozenset(roles[report.event]),
            _leads(report.event),
        )


def _leads(event: str) -> bool:
    """Whether an event stands in its article's title or lead, as its IRI tells."""
    start = event.rsplit("/", 1)[-1].split("-", maxsplit=1)[0]
    return start.startswith(TITLE) or (start.isdigit() and int(start) < LEAD)
