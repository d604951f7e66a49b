"""Views made by hand for the tests of renderers, small and large, always the same."""

from __future__ import annotations

from itertools import pairwise

from kg.views.records import (
    ActorEdge,
    ActorNode,
    Contradiction,
    Network,
    Quote,
    Role,
    Source,
    Timeline,
    TimelineEntry,
    When,
)

QUILL = Source("a", "Visit called off", "The Daily <Quill>", "2031-05-07")
HERALD = Source("b", None, None, "2031-05-08T09:00:00")
STATUSES = ("occurred", "occurred", "planned", "canceled", "denied", "ongoing", "postponed", "possible")
ACTORS = ("Ada Lorne", "Bo Tarn", "the Council of the Allied River Provinces", "Arcadia", "Borduria", "Cy Vance")
TYPES = (("Meet", "Contact", "cooperative"), ("Attack", "Conflict", "conflictual"), ("Cancel", "Scheduling", "neutral"))


def day(value: str, basis: str = "relative") -> When:
    """A time that is one day."""
    return When(value, value, "day", value, basis)


def timeline() -> Timeline:
    """Four entries: a fact, a plan for a month, a report with odd letters, an undated denial; a circle, an omission."""
    words = Quote("a", "text", 10, 17, "cancels", "Ada Lorne cancels <it>.", 0)
    entries = (
        TimelineEntry(
            "e1", "Ada Lorne cancels visit", "Cancel", "Scheduling", "occurred", True, day("2031-05-06"), "neutral", 1,
            ("e1", "e9"), (Quote("a", "title", 0, 5, "Visit"), words), (QUILL, HERALD),
            (Role("agent", "x:lorne", "Ada Lorne", "person"),), ("the palace",),
        ),
        TimelineEntry(
            "e2", "Bo *Tarn* & <b>council</b> meet;\n\x1b[31mat last, 会议", "Meet", "Contact", "occurred", True,
            day("2031-05-08", "document"), "cooperative", 2, ("e2",), (), (HERALD,),
        ),
        TimelineEntry(
            "e3", "Ada Lorne visits Borduria", "Visit", "Contact", "planned", False,
            When("2031-06-01", "2031-06-30", "month", "2031-06", "explicit"), "cooperative", 3, ("e3",), (), (QUILL,),
        ),
        TimelineEntry(
            "e4", "Arcadia attacks Borduria", "Attack", "Conflict", "denied", False, When(), "conflictual", 0,
            ("e4",), (), (QUILL,),
        ),
    )  # fmt: skip
    circle = Contradiction(("e1", "e2"), (("e1", "after", "e2"),))
    return Timeline(None, entries, (circle,), (("undated", 2),))


def long_timeline(length: int) -> Timeline:
    """A timeline of so many entries over a few weeks, with days, weeks, a decade long past, and undated ones."""
    return Timeline(None, tuple(_entry(number) for number in range(length)))


def _entry(number: int) -> TimelineEntry:
    kind, family, tone = TYPES[number % 3]
    first = 1 + number * 7 % 27
    when = (
        day(f"2031-05-{first:02}"),
        When(f"2031-05-{first:02}", f"2031-06-{first:02}", "day", None, "explicit"),
        When("1990-01-01", "1999-12-31", "decade", "199X", "explicit"),
        When(),
    )[0 if number % 9 else number // 9 % 4]
    status, actor = STATUSES[number % len(STATUSES)], ACTORS[number * number % len(ACTORS)]
    label = f"{actor} {kind.lower()}s {ACTORS[(number + 1) % len(ACTORS)]} over the river treaty, number {number}"
    role = Role("agent", None, actor, "person")
    return TimelineEntry(
        f"e{number}", label, kind, family, status, status in ("occurred", "ongoing"), when, tone, participants=(role,)
    )


def network(size: int, parts: int = 1) -> Network:
    """A network of so many actors in so many connected parts, each a wheel without its last spoke."""
    nodes = [f"n{number}" for number in range(size)]
    edges = []
    for part in range(parts):
        members = nodes[part::parts]
        pairs = [(members[0], other) for other in members[1:]] + list(pairwise(members[1:]))
        edges += [_edge(first, second, number) for number, (first, second) in enumerate(dict.fromkeys(pairs))]
    weights = {node: sum(edge.count for edge in edges if node in (edge.first, edge.second)) for node in nodes}
    kinds = ("person", "organization", "state", "gang")
    actors = (ActorNode(node, f"{ACTORS[n % 6]} {n}", kinds[n % 4], weights[node]) for n, node in enumerate(nodes))
    return Network(tuple(sorted(actors, key=lambda node: (-node.weight, node.id))), tuple(edges))


def _edge(first: str, second: str, number: int) -> ActorEdge:
    tone = TYPES[number % 3][2]
    types = (("Meet", 1 + number % 5), ("Accuse", 1)) if number % 2 else (("Meet", 1),)
    count = sum(each for _, each in types)
    days = ("2031-05-01", "2031-05-06") if number % 2 else (None, None)
    return ActorEdge(first, second, count, tone, types, *days, ("e1",))
