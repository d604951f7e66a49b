"""Reports of one real-world event -> one entry: all mentions and sources are kept, one status and time are chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.events.backbone import load_types
from kg.graph.relations import tone
from kg.model import STATUSES
from kg.views.actors import Actors
from kg.views.reading import Report
from kg.views.records import Role, Source, TimelineEntry, When

# from the words of the text, from the clause around it, from the day of publication
BASES = ("explicit", "relative", "inherited", "document")
GRAINS = "second minute hour part-of-day day week month quarter season half year decade century".split()
# what a later plan or supposition does not undo
LOOSE = frozenset({"planned", "intended", "possible", "proposed", "demanded", "threatened", "hypothetical", "habitual"})


def merged(key: str, told: Sequence[Report], known: Mapping[str, Source], actors: Actors) -> TimelineEntry:
    """One entry from the reports of an event, which are in the order of publication."""
    speaker = _telling(told)
    types = load_types()
    kind = types.get(speaker.type)
    sources = dict.fromkeys(known[report.article] for report in told)
    return TimelineEntry(
        id=key,
        label=speaker.label,
        type=speaker.type,
        family=kind.ancestors[-1] if kind and kind.ancestors else speaker.type,
        status=speaker.status,
        fact=speaker.fact,
        when=_time([report.when for report in told]),
        tone=tone(speaker.type),
        events=tuple(report.event for report in told),
        mentions=tuple(dict.fromkeys(quote for report in told for quote in report.mentions)),
        sources=tuple(sources),
        participants=_roles(told, actors),
        said_by=tuple(dict.fromkeys(name for report in told for name in report.said_by)),
    )


def _telling(told: Sequence[Report]) -> Report:
    """The report that gives the entry its status and its label.

    The last status that articles give holds, except that a later plan or supposition does not undo a fact. Of
    the reports with that status, the one with the most roles speaks, the earliest of them.
    """
    facts = [report for report in told if report.fact]
    last = [report for report in told if report.article == told[-1].article]
    if facts and all(report.status in LOOSE for report in last):
        last = facts
    counts = Counter(report.status for report in last)
    status = min(counts, key=lambda s: (-counts[s], STATUSES.index(s) if s in STATUSES else len(STATUSES), s))
    saying = [report for report in told if report.status == status and report.fact == _fact(last, status)]
    return max(saying, key=lambda report: len(report.roles))


def _fact(told: Sequence[Report], status: str) -> bool:
    """Whether a status stands for a fact among some reports."""
    return any(report.fact for report in told if report.status == status)


def _time(times: Sequence[When]) -> When:
    """The time that tells most: from the text rather than from the publication, of the finest grain, said most often.

    Of equals the last holds, as plans change; of days of publication the first, as news is told soon.
    """
    counts = Counter(times)
    known = [when for when in times if when.known]
    if not known:
        return When()
    basis = min(_basis(when) for when in known)
    best = [when for when in known if _basis(when) == basis]
    return min(reversed(best) if basis < len(BASES) - 1 else best, key=lambda when: (_grain(when), -counts[when]))


def _basis(when: When) -> int:
    place = BASES.index(when.basis) if when.basis in BASES else len(BASES)
    return max(place, 1)  # explicit and relative dates are worth the same


def _grain(when: When) -> int:
    return GRAINS.index(when.precision) if when.precision in GRAINS else len(GRAINS)


def _roles(told: Sequence[Report], actors: Actors) -> tuple[Role, ...]:
    """All roles, each name once in a role."""
    found: dict[tuple[str, str], Role] = {}
    for role in (role for report in told for role in report.roles):
        actor = actors.one(role.actor) if role.actor else None
        found.setdefault((role.role, role.name.casefold()), Role(role.role, actor, role.name, role.kind))
    return tuple(found.values())
