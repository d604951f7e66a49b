"""Store, who is who -> what is known of events, and of the articles around them, when they are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.model import CHANGING, TITLE
from kg.resolve.facts import EventFacts, Setting
from kg.resolve.names import telling_words
from kg.resolve.quantities import quantity
from kg.store import Store
from kg.views.reading import Row, articles, links, local, rows

EVENTS = """SELECT * WHERE {
  ?event kg:predicate ?predicate ; kg:inArticle ?article ; sem:eventType ?type ; rdfs:label ?label ; kg:status ?status .
  OPTIONAL { ?event kg:basis ?basis } OPTIONAL { ?event kg:begins ?begins } OPTIONAL { ?event kg:ends ?ends } }"""
ROLES = """SELECT ?event ?role ?name ?actor ?kind WHERE {
  ?event kg:participation ?part . ?part kg:role ?role ; rdfs:label ?name .
  OPTIONAL { ?part kg:actor ?actor } OPTIONAL { ?part kg:kind ?kind } }"""
PARTS = "SELECT ?part ?whole WHERE { ?part kg:partOf|schema:affiliation ?whole }"
LEAD = 250  # characters
NAMES = 100_000  # that are read once
LEVELS = 3  # "the spokesman of the office of the minister"
WEIGHT = {"person": 1.0, "organization": 1.0, "state": 0.5, "place": 0.5}  # how much an actor tells of a story
TELLING = CHANGING | {"plans", "same-as"}

Roles = frozenset[tuple[str, str, str]]


def event_facts(store: Store, one_of: Mapping[str, str]) -> tuple[list[EventFacts], Setting]:
    """All events by IRI, their roles filled by canonical actors, and what is around them.

    `one_of` gives the canonical actor of an actor.
    """
    known = articles(store)
    told = {row["event"]: row for row in rows(store, EVENTS)}
    roles: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row in rows(store, ROLES):
        actor = one_of.get(row.get("actor", ""), row.get("actor", ""))
        roles[row["event"]].add((row["role"], actor, row["name"]))
        if actor and row.get("kind") in WEIGHT:
            weights[row["event"]][actor] = WEIGHT[row["kind"]]
    wholes = _wholes(store, one_of)
    facts = [
        _facts(row, (known[row["article"]].published or "")[:10], frozenset(roles[event]), wholes)
        for event, row in sorted(told.items())
    ]
    company: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for event, row in sorted(told.items()):
        company[row["article"]].update(weights[event])
    related = links(store, sorted(told))
    background = frozenset(target for _, relation, target in related if relation == "after")
    return facts, Setting(tuple(link for link in related if link[1] in TELLING), company, background)


def _facts(row: Row, published: str, told: Roles, wholes: Mapping[str, set[str]]) -> EventFacts:
    """One event; without a day of its own it has the day of publication."""
    timed = row.get("basis", "unknown") not in {"document", "unknown"}
    return EventFacts(
        row["event"],
        row["article"],
        local(row["type"]),
        row["predicate"],
        row["status"],
        row.get("begins", "") if timed else published,
        row.get("ends", "") if timed else published,
        timed,
        row["label"],
        frozenset(filler for one in told for filler in _fillers(*one)),
        lead=_leads(row["event"]),
        published=published,
        parties=_closed((actor for _, actor, _ in told if actor), wholes),
        numbers=frozenset((role, *found) for role, _, name in told if (found := _counted(name))),
    )


@lru_cache(NAMES)
def _fillers(role: str, actor: str, name: str) -> Roles:
    """Who or what fills a role; what is counted is told by its unit, for its number may be in dispute."""
    if found := _counted(name):
        return frozenset({(role, "", found[1])})
    return frozenset((role, actor, word) for word in telling_words(name) or {""})


@lru_cache(NAMES)
def _counted(name: str) -> tuple[str, str] | None:
    return quantity(name)


def _wholes(store: Store, one_of: Mapping[str, str]) -> Mapping[str, set[str]]:
    """What each canonical actor is part of."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(store, PARTS):
        part, whole = (one_of.get(row[name], row[name]) for name in ("part", "whole"))
        found[part].add(whole)
    return found


def _closed(actors: Iterable[str], wholes: Mapping[str, set[str]]) -> frozenset[str]:
    """Actors with all that they are part of."""
    found = level = set(actors)
    for _ in range(LEVELS):
        level = {whole for actor in level for whole in wholes.get(actor, ())} - found
        found = found | level
    return frozenset(found)


def _leads(event: str) -> bool:
    """Whether an event stands in its article's title or lead, as its IRI tells."""
    start = event.rsplit("/", 1)[-1].split("-", maxsplit=1)[0]
    return start.startswith(TITLE) or (start.isdigit() and int(start) < LEAD)
