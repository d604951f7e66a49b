"""Store -> Timeline: one entry for one real-world event, filtered, in temporal order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg import vocab
from kg.errors import UnknownName
from kg.events.backbone import ROOT, load_types
from kg.model import STATUSES
from kg.store.store import Store
from kg.views.actors import Actors
from kg.views.merge import PLANS, merged
from kg.views.order import in_order
from kg.views.reading import REPORTS, Report, articles, links, reports, rows, wholes
from kg.views.records import (
    LESSER,
    OTHER_DATES,
    OTHER_STATUS,
    UNDATED,
    UNFACTUAL,
    Source,
    Timeline,
    TimelineEntry,
)

CORE_ROLES = ("agent", "patient", "partner", "recipient")

Counts = tuple[tuple[str, int], ...]

EVENTS = "SELECT DISTINCT ?event WHERE {{ {conditions} ?event kg:inArticle ?article ; sem:eventType ?type }}"
OF_ACTOR = "VALUES ?actor {{ {actors} }} VALUES ?role {{ {roles} }} ?part kg:actor ?actor ; kg:role ?role . "
TAKES_PART = "?event kg:participation ?part . "
OF_TYPE = "VALUES ?wanted {{ {types} }} ?event a ?wanted . "
OF_ARTICLE = "VALUES ?article {{ {articles} }} "


@dataclass(frozen=True, slots=True)
class Filters:
    """What a timeline is to hold; what is empty does not restrict.

    `actor` is a name or an IRI, with `parts` also of what is part of that actor. `types` hold with their
    subtypes. `begins` and `ends` are ISO days that entries must overlap. `sources` are outlets or ids of
    articles. `everything` adds what is undated or not fact; `top` keeps so many main events.
    """

    actor: str | None = None
    parts: bool = False
    types: tuple[str, ...] = ()
    begins: str | None = None
    ends: str | None = None
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    everything: bool = False
    top: int | None = None


def build(store: Store, filters: Filters | None = None) -> Timeline:
    """The timeline of a store under filters; raises UnknownName for a type or a status that there is not."""
    filters = filters or Filters()
    _check(filters)
    actors, known = Actors(store), articles(store)
    found = actors.find(filters.actor, filters.parts) if filters.actor else frozenset()
    if filters.actor and not found:
        return Timeline(filters.actor, (), found=False)
    whole = wholes(store, REPORTS)
    chosen = _with_other_reports(_chosen(store, filters, found, known), whole)
    together: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports(store, chosen, known):
        together[whole.get(report.event, report.event)].append(report)
    entries = [merged(key, told, known, actors) for key, told in together.items()]
    kept, left_out = _kept(entries, filters)
    told = ((whole.get(a, a), relation, whole.get(b, b)) for a, relation, b in links(store, chosen))
    ordered, contradictions = in_order(kept, told)
    return Timeline(_name(filters.actor, found, actors), ordered, contradictions, left_out)


def _check(filters: Filters) -> None:
    for name in filters.types:
        if name != ROOT and name not in load_types():
            raise UnknownName("event type", name, load_types())
    for status in filters.statuses:
        if status not in STATUSES:
            raise UnknownName("status", status, STATUSES)


def _chosen(store: Store, filters: Filters, actors: frozenset[str], known: Mapping[str, Source]) -> list[str]:
    """The events that have the actor in a core role, the type and the source."""
    conditions = ""
    if actors:
        roles = " ".join(f'"{role}"' for role in CORE_ROLES)
        conditions += OF_ACTOR.format(actors=_iris(sorted(actors)), roles=roles) + TAKES_PART
    if filters.types:
        conditions += OF_TYPE.format(types=_iris(map(vocab.type_iri, filters.types)))
    if filters.sources:
        wanted = {source.casefold() for source in filters.sources}
        names = {iri: {source.id.casefold(), (source.outlet or "").casefold()} for iri, source in known.items()}
        conditions += OF_ARTICLE.format(articles=_iris(iri for iri in sorted(known) if names[iri] & wanted))
    return sorted(row["event"] for row in rows(store, EVENTS.format(conditions=conditions)))


def _iris(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _with_other_reports(events: Iterable[str], whole: Mapping[str, str]) -> list[str]:
    """The events and all other reports of the same real-world events."""
    of_whole: defaultdict[str, list[str]] = defaultdict(list)
    for report, event in whole.items():
        of_whole[event].append(report)
    found = {report for event in events for report in of_whole.get(whole.get(event, ""), [event])}
    return sorted(found)


def _kept(entries: Iterable[TimelineEntry], filters: Filters) -> tuple[list[TimelineEntry], Counts]:
    """The entries that belong in the timeline, and how many others there are, by the first reason to leave one out."""
    kept: list[TimelineEntry] = []
    left: Counter[str] = Counter()
    for entry in entries:
        reason = next(_reasons(entry, filters), None)
        if reason is None:
            kept.append(entry)
        else:
            left[reason] += 1
    if filters.top is not None and len(kept) > filters.top:
        main = {entry.id for entry in sorted(kept, key=importance)[: filters.top]}
        left[LESSER] = len(kept) - len(main)
        kept = [entry for entry in kept if entry.id in main]
    return kept, tuple(left.items())


def _reasons(entry: TimelineEntry, filters: Filters) -> Iterator[str]:
    """Why an entry is not to be shown."""
    begins, ends = entry.when.begins or entry.when.ends, entry.when.ends or entry.when.begins
    if filters.statuses and entry.status not in filters.statuses:
        yield OTHER_STATUS
    if not filters.statuses and not filters.everything and not entry.fact and entry.status not in PLANS:
        yield UNFACTUAL
    if begins is None and not filters.everything:
        yield UNDATED
    outside = (filters.begins and (ends or "") < filters.begins) or (filters.ends and (begins or "~") > filters.ends)
    if begins and outside:
        yield OTHER_DATES


def importance(entry: TimelineEntry) -> tuple[int, int, int, int, str]:
    """A key that sorts main events first: told by most articles, in a title, most often, and early in the text."""
    titled = any(quote.part == "title" for quote in entry.mentions)
    lead = min((quote.start for quote in entry.mentions if quote.part != "title"), default=0)
    return -len(entry.sources), not titled, -len(entry.mentions), lead, entry.id


def _name(wanted: str | None, found: frozenset[str], actors: Actors) -> str | None:
    """What a timeline's actor is called: by its own name where the wanted one means one actor."""
    heads = sorted({actors.one(actor) for actor in found})
    return actors.name(heads[0]) if len(heads) == 1 else wanted
