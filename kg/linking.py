"""Store -> its links across articles, made anew: the facts of all articles are read, compared, and the verdicts set.

Everything is decided from what the articles tell, so that neither their order nor how often they were added plays
a part. A user's own verdicts stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg import vocab
from kg.graph.links import canonical_quads, read_links
from kg.resolve.actors import canonical, link_actors
from kg.resolve.events import link_events
from kg.resolve.facts import ActorFacts, EventFacts
from kg.resolve.names import key
from kg.store import Store
from kg.views.reading import articles, plain_reports, rows

_ACTORS = """SELECT ?article ?actor ?name ?kind ?main WHERE {
  GRAPH ?article { ?actor a sem:Actor ; rdfs:label|skos:altLabel ?name . OPTIONAL { ?actor kg:kind ?kind } }
  BIND (EXISTS { ?actor rdfs:label ?name } AS ?main) }"""
_EVENTS = "SELECT ?event ?predicate ?article WHERE { ?event kg:inArticle ?article ; kg:predicate ?predicate }"
_ROLES = """SELECT ?event ?role ?name ?actor WHERE { VALUES ?event { %s }
  ?event kg:participation ?part . ?part kg:role ?role ; rdfs:label ?name . OPTIONAL { ?part kg:actor ?actor } }"""
_PRESENT = "SELECT DISTINCT ?article ?actor WHERE { ?event kg:inArticle ?article ; sem:hasActor ?actor }"


def relink(store: Store) -> None:
    """Set the links of a store to what its articles tell and its user says."""
    if len(store.articles()) < 2:
        store.set_links(())
        return
    by_user = [link for link in read_links(store.quads(vocab.LINKS_GRAPH)) if link.by == "user"]
    actors = link_actors(_actor_facts(store))
    events = link_events(_event_facts(store, canonical([*actors, *by_user])))
    store.set_links(canonical_quads([*actors, *events, *by_user]))


def _actor_facts(store: Store) -> Iterator[ActorFacts]:
    """All actors: those of single articles, and the known ones, which have one IRI in all articles that they are in."""
    names: defaultdict[tuple[str, str], list[tuple[bool, str]]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for row in rows(store, _ACTORS):
        names[row["actor"], row["article"]].append((row["main"] != "true", row["name"]))
        kinds[row["actor"]] = row.get("kind", kinds.get(row["actor"], ""))
    called: defaultdict[str, list[tuple[bool, str]]] = defaultdict(list)
    for (actor, _), found in sorted(names.items()):
        called[actor] += [one for one in sorted(found) if one not in called[actor]]
    places: defaultdict[str, set[str]] = defaultdict(set)  # actor -> the articles that it is in
    for actor, article in names:
        places[actor].add(article)
    for row in rows(store, _PRESENT):
        places[row["actor"]].add(row["article"])
    company: defaultdict[str, set[str]] = defaultdict(set)  # article -> the proper names in it
    keys = {actor: {" ".join(k) for _, n in found if (k := key(n, kinds[actor]))} for actor, found in called.items()}
    for actor, articles_of in places.items():
        for article in articles_of:
            company[article] |= keys.get(actor, set())
    for actor, found in called.items():
        met = frozenset[str]().union(*(company[article] for article in places[actor])) - keys[actor]
        first = min(places[actor] - {vocab.ACTORS_GRAPH}, default="")
        yield ActorFacts(actor, first, kinds[actor], tuple(n for _, n in sorted(found)), met)


def _event_facts(store: Store, one_of: Mapping[str, str]) -> Iterator[EventFacts]:
    """All events with their roles filled by canonical actors."""
    known = articles(store)
    predicates = {row["event"]: row["predicate"] for row in rows(store, _EVENTS)}
    names = sorted(predicates)
    roles: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows(store, _ROLES, names):
        actor = row.get("actor")
        filler = one_of.get(actor, actor) if actor else row["name"].casefold().split()[-1]
        roles[row["event"]].add((row["role"], filler))
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
        )
