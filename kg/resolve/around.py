"""Known, some events -> Link: the groups of these, and of all that hangs together with them, that are one.

What is one is decided in each set of events that likely pairs, links and what articles themselves say hold together:
so where articles come or go, it is decided anew for the sets that they touch, and for no others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from kg.model import Link
from kg.resolve.clusters import Clusters, grow
from kg.resolve.known import Known

CHUNK = 500  # events that are looked up at a time
INSIDE = (0.95, "the article says so")

Pair = tuple[str, str]
Group = tuple[list[str], float, str]  # members in order, score, reason


class Rules(Protocol):
    """What makes events one, for links of a kind, and the links of them; `reason` says it in words."""

    kind: str
    reason: str

    def also(self, event: str) -> Iterable[str]:
        """What an event is compared with besides those of its blocks."""
        ...

    def inside(self, event: str) -> Iterable[str]:
        """Others that the article itself takes for the same."""
        ...

    def likely(self, one: str, other: str) -> float:
        """How likely two events are one; 0 where that is too little."""
        ...

    def clash(self, one: str, other: str) -> bool:
        """Whether two events cannot be of one group."""
        ...

    def apart(self, event: str) -> str:
        """What no two events of a group may have in common; nothing is no bar."""
        ...

    def link(self, members: list[str], score: float, reason: str) -> Link | None:
        """The link of a group, if it makes one."""
        ...


def linked(events: Iterable[str], known: Known, rules: Rules, verdicts: Iterable[Link]) -> tuple[list[Link], set[str]]:
    """The links of some events and of all that hangs together with them, in the order of their canonical IRIs.

    Beside them all events that were looked at: what these were linked by before no longer holds. A user's verdicts
    stand above the rules.
    """
    found, seen = _groups(events, known, rules, verdicts)
    links = (rules.link(*group) for group in found)
    return sorted((link for link in links if link), key=lambda link: link.canonical), seen


def _groups(
    events: Iterable[str], known: Known, rules: Rules, verdicts: Iterable[Link]
) -> tuple[list[Group], set[str]]:
    """The groups of more than one under a user's verdicts, in order; and all events that were looked at."""
    scores, seen = _likely_pairs(events, known, rules)
    ordered = sorted(seen & known.facts.keys())
    clusters = Clusters(link for link in verdicts if not seen.isdisjoint(link.members))
    for event in ordered:
        if label := rules.apart(event):
            clusters.bar(event, label)
        for other in rules.inside(event):
            clusters.join(event, other, *INSIDE)
    grow(clusters, scores, rules.reason, rules.clash)
    told = (([one for one in members if one in known.facts], score, why) for members, score, why in clusters.joined())
    return [group for group in told if len(group[0]) > 1], seen


def _likely_pairs(events: Iterable[str], known: Known, rules: Rules) -> tuple[dict[Pair, float], set[str]]:
    """The likely pairs among some events and all that hangs together with them, and all of these events."""
    scores: dict[Pair, float] = {}
    seen: set[str] = set()
    todo = set(events)
    while some := sorted(todo)[:CHUNK]:
        for one, others in known.compared(rules.kind, some).items():
            seen.add(one)
            for other in (others | {*rules.also(one)}) - seen:
                pair = (one, other) if one < other else (other, one)
                if score := rules.likely(*pair):
                    scores[pair] = score
                    todo.add(other)
            todo.update(rules.inside(one))
        todo.update(member for link in known.links(rules.kind, some) for member in link.members)
        todo -= seen
    return scores, seen


def moved(before: Iterable[Link], after: Iterable[Link], fixed: Iterable[str] = ()) -> set[str]:
    """The members of links that are one with others than before.

    Of what was parted or brought together, the largest part is left out: it is the others that have moved. A part with
    one of those that are `fixed` is the largest.
    """
    was, now = ({member: link.canonical for link in links for member in link.members} for links in (before, after))
    parts: dict[tuple[str, str], set[str]] = {}
    for member in was.keys() | now.keys():
        parts.setdefault((was.get(member, member), now.get(member, member)), set()).add(member)
    heaviest = sorted(parts, key=lambda part: (not parts[part].isdisjoint(fixed), len(parts[part]), part))
    main = [{part[side]: part for part in heaviest} for side in (0, 1)]
    return {one for part, members in parts.items() if {main[0][part[0]], main[1][part[1]]} != {part} for one in members}
