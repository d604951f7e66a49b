"""Store -> Conflicts: on which events sources differ, and what they tell in orders that cannot be, side by side.

Reports of one event differ where one takes for a fact what another denies, where their dates share no day, where they
count the same to other numbers, or name other persons (bodies, states) as its agents. Of what goes on for some time
they also differ where one tells of it on a day before that on which it began for another. What came later is no
conflict: plans and what became of them are told by threads.

Orders differ where relations go round in a circle ("A before B", "B before A"), or against the dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.resolve.likeness import UNHAPPENED
from kg.resolve.quantities import quantity
from kg.store.store import Store
from kg.views.actors import Actors
from kg.views.filters import Filters
from kg.views.reading import REPORTS, Report, articles, links, reports, until, wholes
from kg.views.records import Conflict, Side, Source, TimelineEntry
from kg.views.steps import SET
from kg.views.thread import TELLINGS, changes_of
from kg.views.timeline import build as timeline

NAMED = ("person", "organization", "state")  # whoever is of one of these kinds is no other one of that kind
DAYS = frozenset({"second", "minute", "hour", "part-of-day", "day"})

Claim = tuple[str, frozenset[str]]  # what it is about, as "date" or "agent person"; and all that is claimed


def build(store: Store, as_of: str | None = None) -> tuple[Conflict, ...]:
    """All conflicts in a store, by what was published until a day, in the order of the events' first reports.

    Those of order come last, and are of what a timeline shows: facts and plans.
    """
    known, actors = until(articles(store), as_of), Actors(store)
    found: list[Conflict] = []
    for event, told in _together(reports(store, sorted(whole := wholes(store, REPORTS)), known), whole).items():
        claims: defaultdict[str, list[tuple[frozenset[str], Report]]] = defaultdict(list)
        for report in told:
            for about, claimed in _claims(report, actors):
                claims[about].append((claimed, report))
        found += (conflict for about, made in claims.items() for conflict in _conflict(event, about, made, known))
    return (*found, *_onsets(store, known), *_orders(store, known, as_of))


def _together(told: Iterable[Report], whole: Mapping[str, str]) -> dict[str, list[Report]]:
    """Real-world events with their reports, in the order of their first reports."""
    found: defaultdict[str, list[Report]] = defaultdict(list)
    for report in told:
        found[whole[report.event]].append(report)
    return found


def _claims(report: Report, actors: Actors) -> Iterator[Claim]:
    """What a report claims of its event."""
    if report.fact or report.status in UNHAPPENED:
        yield "status", frozenset({"happened" if report.fact else "did not happen"})
    if report.fact and (day := _day(report)):
        yield "date", frozenset({day})
    for role in report.roles:
        if counted := quantity(role.name):
            yield f"number {role.role} {counted[1]}", frozenset({" ".join(counted)})
    for kind in NAMED:
        agents = (one.actor for one in report.roles if (one.role, one.kind) == ("agent", kind) and one.actor)
        names = frozenset(actors.name(actors.one(actor)) for actor in agents)
        if names and not any(
            name.split()[0].islower() for name in names
        ):  # "the two companies" may be whom others name
            yield f"agent {kind}", names


def _day(report: Report) -> str | None:
    """The day that the text gives; what is told of a week or a month may be of any of its days."""
    when = report.when
    one_day = when.basis in SET and when.precision in DAYS and when.begins == when.ends
    return when.begins if one_day else None


def _conflict(
    event: str, about: str, claims: Sequence[tuple[frozenset[str], Report]], known: Mapping[str, Source]
) -> Iterator[Conflict]:
    """The conflict where some claims have nothing in common; claims of which one only says more agree."""
    sides: list[tuple[set[str], list[Report]]] = []
    for claimed, report in claims:
        agreeing = [side for side in sides if side[0] & claimed]
        joined = (
            set(claimed).union(*(values for values, _ in agreeing)),
            [r for _, told in agreeing for r in told] + [report],
        )
        sides = [side for side in sides if side not in agreeing] + [joined]
    if len(sides) > 1:
        shown = tuple(_side(" and ".join(sorted(values)), told, known) for values, told in sides)
        yield Conflict(event, claims[0][1].label, about.split(" ", maxsplit=1)[0], shown)


def _side(value: str, told: Sequence[Report], known: Mapping[str, Source]) -> Side:
    sources = tuple(dict.fromkeys(known[report.article] for report in told))
    mentions = tuple(dict.fromkeys(quote for report in told for quote in report.mentions))
    return Side(value, sources, mentions, tuple(dict.fromkeys(name for report in told for name in report.said_by)))


def _onsets(store: Store, known: Mapping[str, Source]) -> Iterator[Conflict]:
    """Where what goes on for some time is told of on a day before that on which it began for another source."""
    thread = wholes(store, TELLINGS)
    acts = changes_of(store, sorted(thread))
    begun = [act for act in reports(store, sorted(acts), known) if act.type == "Begin" and act.fact and _day(act)]
    told = _together(reports(store, sorted(thread), known), thread)
    for act in begun:
        key = thread[acts[act.event][0]]
        dated = [one for one in told.get(key, ()) if one.fact and one.when.basis in SET and one.when.precision in DAYS]
        earlier = [one for one in dated if (one.when.begins or "9") < (act.when.begins or "")]
        if earlier:
            first = min(one.when.begins or "" for one in earlier)
            sides = (_side(first, earlier, known), _side(act.when.begins or "", [act], known))
            yield Conflict(key, told[key][0].label, "date", sides)


def _orders(store: Store, known: Mapping[str, Source], as_of: str | None) -> Iterator[Conflict]:
    """Where relations put events in a circle, or in another order than their dates."""
    view = timeline(store, Filters(as_of=as_of))
    entries = {entry.id: entry for entry in view.entries}
    for found in view.contradictions:
        told = [entries[event] for event in found.events]
        related = [(entries[one], relation, entries[other]) for one, relation, other in found.relations]
        sides = [_side(_relation(*three), reports(store, _telling(store, *three), known), known) for three in related]
        if max(entry.when.begins or "0" for entry in told) > min(entry.when.ends or "9" for entry in told):
            dated = "; ".join(f"“{entry.label}” {_days(entry)}" for entry in sorted(told, key=_days))
            sides.append(_side(dated, reports(store, [e for entry in told for e in entry.events], known), known))
        yield Conflict(told[0].id, told[0].label, "order", tuple(sides))


def _relation(one: TimelineEntry, relation: str, other: TimelineEntry) -> str:
    return f"“{one.label}” {relation.replace('-', ' ')} “{other.label}”"


def _telling(store: Store, one: TimelineEntry, relation: str, other: TimelineEntry) -> list[str]:
    """The reports that a relation of two events is told of; all of them, where none tells it of its own article."""
    told = [{a, b} for a, name, b in links(store, one.events) if name == relation and b in other.events]
    return sorted(set().union(*(told or [{*one.events, *other.events}])))


def _days(entry: TimelineEntry) -> str:
    """The day or days of an entry."""
    begins, ends = entry.when.days
    return begins if begins and begins == ends else f"{begins or '..'}/{ends or '..'}"
