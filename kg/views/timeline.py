"""Store -> Timeline: one entry for one real-world event, filtered, in temporal order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from kg import vocab
from kg.model import CHANGING
from kg.store.store import Store
from kg.views.actors import Actors
from kg.views.dating import dated
from kg.views.filters import Filters, check, kept
from kg.views.merge import merged
from kg.views.order import in_order
from kg.views.reading import REPORTS, Report, articles, links, reports, rows, until, wholes
from kg.views.records import Link, Source, Timeline, TimelineEntry
from kg.views.statements import statements
from kg.views.thread import TELLINGS, threads

SAYING = frozenset({"State", "Communication", "Event"})
CORE_ROLES = ("agent", "patient", "partner")  # what the task of timelines calls taking part, SemEval-2015 task 4

EVENTS = "SELECT DISTINCT ?event WHERE {{ {conditions} ?event kg:inArticle ?article ; sem:eventType ?type }}"
OF_ACTOR = "VALUES ?actor {{ {actors} }} VALUES ?role {{ {roles} }} ?part kg:actor ?actor ; kg:role ?role . "
TAKES_PART = "?event kg:participation ?part . "
OF_TYPE = "VALUES ?wanted {{ {types} }} ?event a ?wanted . "
SURE = "?event kg:confidence ?sure FILTER(?sure >= {least}) "
OF_ARTICLE = "VALUES ?article {{ {articles} }} "


def build(store: Store, filters: Filters | None = None) -> Timeline:
    """The timeline of a store under filters; raises UnknownName for a type or a status that there is not."""
    filters = filters or Filters()
    check(filters)
    actors, known = Actors(store), until(articles(store), filters.as_of)
    found = actors.find(filters.actor, filters.parts) if filters.actor else frozenset()
    if filters.actor and not found:
        return Timeline(filters.actor, (), found=False, near=actors.near(filters.actor), as_of=filters.as_of)
    whole = wholes(store, REPORTS)
    chosen = _with_other_reports(_chosen(store, filters, found, known), whole)
    told = dated(store, reports(store, chosen, known) + _said(store, filters, found, known), known)
    together: defaultdict[str, list[Report]] = defaultdict(list)
    for report in told:
        together[whole.get(report.event, report.event)].append(report)
    shown, left_out = kept((merged(key, alike, known, actors) for key, alike in together.items()), filters)
    thread, related = wholes(store, TELLINGS), links(store, [report.event for report in told])
    related += _by_threads(related, thread, told)
    relations = _among(shown, ((whole.get(a, a), how, whole.get(b, b)) for a, how, b in related))
    ordered, contradictions = in_order(_threaded(shown, related, thread, threads(store)), relations)
    name = _name(filters.actor, found, actors)
    return Timeline(name, ordered, contradictions, left_out, as_of=filters.as_of, relations=relations)


def _chosen(store: Store, filters: Filters, actors: frozenset[str], known: Mapping[str, Source]) -> list[str]:
    """The events that have the actor in a core role, the type, the source and the confidence."""
    conditions = ""
    if actors:
        roles = " ".join(f'"{role}"' for role in CORE_ROLES)
        conditions += OF_ACTOR.format(actors=_iris(sorted(actors)), roles=roles) + TAKES_PART
    if filters.types:
        conditions += OF_TYPE.format(types=_iris(map(vocab.type_iri, filters.types)))
    if filters.sources:
        conditions += OF_ARTICLE.format(articles=_iris(sorted(_of_sources(filters, known))))
    if filters.min_confidence:
        conditions += SURE.format(least=filters.min_confidence)
    return sorted(row["event"] for row in rows(store, EVENTS.format(conditions=conditions)))


def _said(store: Store, filters: Filters, actors: frozenset[str], known: Mapping[str, Source]) -> list[Report]:
    """What the actor, or anybody, only said: a part of everything, unless other types are wanted."""
    if not filters.everything or (filters.types and not set(filters.types) & SAYING):
        return []
    told_by = _of_sources(filters, known) if filters.sources else known.keys()
    return [said for said in statements(store, sorted(actors), known) if said.article in told_by]


def _of_sources(filters: Filters, known: Mapping[str, Source]) -> set[str]:
    """The articles of the outlets, or with the ids, that are wanted."""
    wanted = {source.casefold() for source in filters.sources}
    return {iri for iri, source in known.items() if {source.id.casefold(), (source.outlet or "").casefold()} & wanted}


def _iris(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _with_other_reports(events: Iterable[str], whole: Mapping[str, str]) -> list[str]:
    """The events and all other reports of the same real-world events."""
    of_whole: defaultdict[str, list[str]] = defaultdict(list)
    for report, event in whole.items():
        of_whole[event].append(report)
    found = {report for event in events for report in of_whole.get(whole.get(event, ""), [event])}
    return sorted(found)


def _by_threads(related: Iterable[Link], thread: Mapping[str, str], told: Iterable[Report]) -> list[Link]:
    """What acts on a planned event do to it also where another article tells that it took place."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    for report in told:
        if report.fact and report.event in thread:
            held[thread[report.event]].append(report.event)
    acts = [(act, how, event) for act, how, event in related if how in CHANGING and event in thread]
    return [(act, how, other) for act, how, event in acts for other in held[thread[event]] if other != event]


def _among(entries: Iterable[TimelineEntry], related: Iterable[Link]) -> tuple[Link, ...]:
    """The relations between two of the entries, each once."""
    known = {entry.id for entry in entries}
    return tuple(sorted({(a, how, b) for a, how, b in related if a != b and a in known and b in known}))


def _threaded(
    entries: Iterable[TimelineEntry], related: Iterable[Link], thread: Mapping[str, str], names: Mapping[str, str]
) -> list[TimelineEntry]:
    """The entries, those that tell of a planned event or change it with the name of its thread."""
    changing = ((act, thread[event]) for act, how, event in related if how in CHANGING and event in thread)
    found = {**dict(changing), **thread}
    return [
        replace(entry, thread=names.get(next((found[e] for e in entry.events if e in found), ""), ""))
        for entry in entries
    ]


def _name(wanted: str | None, found: frozenset[str], actors: Actors) -> str | None:
    """What a timeline's actor is called: by its own name where the wanted one means one actor."""
    heads = sorted({actors.one(actor) for actor in found})
    return actors.name(heads[0]) if len(heads) == 1 else wanted
