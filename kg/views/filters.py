"""Entries + filters -> those that belong in a timeline, and how many others there are, by the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from kg.errors import UnknownName
from kg.events.backbone import ROOT, load_types
from kg.model import STATUSES
from kg.views.dating import PLANS
from kg.views.records import LESSER, OTHER_DATES, OTHER_STATUS, UNDATED, UNFACTUAL, TimelineEntry

Counts = tuple[tuple[str, int], ...]


class Filters(Struct, frozen=True):
    """What a timeline is to hold; what is empty does not restrict.

    `actor` is a name or an IRI, with `parts` also of what is part of that actor. `types` hold with their
    subtypes. `begins` and `ends` are ISO days that entries must overlap. `sources` are outlets or ids of
    articles. `as_of` is an ISO day: only what was published until then is told, as it stood then. `min_confidence`
    holds of the surest report. `everything` adds what is undated or not fact; `top` keeps so many main events.
    """

    actor: str | None = None
    parts: bool = False
    types: tuple[str, ...] = ()
    begins: str | None = None
    ends: str | None = None
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    as_of: str | None = None
    min_confidence: float = 0.0
    everything: bool = False
    top: int | None = None


def check(filters: Filters) -> None:
    """Raise UnknownName for a type or a status that there is not."""
    for name in filters.types:
        if name != ROOT and name not in load_types():
            raise UnknownName("event type", name, load_types())
    for status in filters.statuses:
        if status not in STATUSES:
            raise UnknownName("status", status, STATUSES)


def kept(entries: Iterable[TimelineEntry], filters: Filters) -> tuple[list[TimelineEntry], Counts]:
    """The entries that belong in the timeline, and how many others there are, by the first reason to leave one out."""
    found: list[TimelineEntry] = []
    left: Counter[str] = Counter()
    for entry in entries:
        reason = next(_reasons(entry, filters), None)
        if reason is None:
            found.append(entry)
        else:
            left[reason] += 1
    if filters.top is not None and len(found) > filters.top:
        main = {entry.id for entry in sorted(found, key=importance)[: filters.top]}
        left[LESSER] = len(found) - len(main)
        found = [entry for entry in found if entry.id in main]
    return found, tuple(left.items())


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
