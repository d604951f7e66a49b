"""Events + Edge -> times: the date that an event without one of its own has through what it is tied to.

"Postponed until Friday" gives a date, "during the visit" and "when the bridge fell" share one, "two days after the
vote" counts from one, and "since the vote", or the beginning of a strike, bounds one. What is moved from one date to
another keeps both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from kg.events.anchoring import Anchors, inherited
from kg.events.drafts import SETS_DATES, Draft, to_come
from kg.events.relations import CONTENT
from kg.events.signatures import modifier
from kg.events.ties import Edge
from kg.events.time_phrases import counts
from kg.model import EventTime
from kg.times import apart

# Relations that tell a common time: of both events, or only of the first, which is part of the second.
_SHARED_BY = {"during": 2, "part-of": 1}
_SIDES = {"after": 1, "before": -1}
_OPENING = frozenset({"begins"})
_CLOSING = frozenset({"ends"})
_MOVING = frozenset({"Postpone", "Reschedule"})
_DONE = frozenset({"occurred", "ongoing", "planned"})
_Found = tuple[int, EventTime]


def with_shared_times(groups: Sequence[list[Draft]], edges: Sequence[Edge], anchors: Anchors) -> list[list[Draft]]:
    """The events; one without a time of its own has the one that its relations to dated events tell."""
    dated = _Dated(groups, anchors)
    shared: dict[int, EventTime] = {}
    for edge in edges:
        for number, time in (*dated.given(edge), *dated.common(edge), *dated.counted(edge)):
            shared.setdefault(number, time)
    for number, time in dated.bounded(edges):
        shared.setdefault(number, time)
    found = [
        dated.at(shared[number], members) if number in shared.keys() - dated.times else members
        for number, members in enumerate(groups)
    ]
    for number, old, new in dated.moved(edges):
        found[number] = _moved(found[number], old, new)
    return found


def _moved(members: Sequence[Draft], old: EventTime, new: EventTime | None) -> list[Draft]:
    """An event that was put off or moved: what told its old date tells the new one, where there is one."""
    first, *others = members
    told = [one if new is None or one.time.timex is None else replace(one, time=new) for one in others]
    return [replace(first, time=new or first.time, former=old), *told]


def _is_told(draft: Draft) -> bool:
    """Whether a verb tells of a noun's event that it happened: "reached its verdict", whatever is to come."""
    return draft.frame.proposition.support is not None and draft.factuality.fact


class _Dated:
    """The events of an article by their triggers, and the times that their own clauses give them."""

    def __init__(self, groups: Sequence[list[Draft]], anchors: Anchors) -> None:
        self.anchors = anchors
        self.drafts = {one.index: one for members in groups for one in members}
        self.event = {one.index: number for number, members in enumerate(groups) for one in members}
        self.times: dict[int, EventTime] = {}
        for number, members in enumerate(groups):
            if own := next((one.time for one in members if one.time.timex is not None), None):
                self.times[number] = own

    def at(self, time: EventTime, members: list[Draft]) -> list[Draft]:
        """An event with a time that it has from others; it has not happened where that lies ahead."""
        told = [replace(members[0], time=time), *members[1:]]
        if not self.anchors.is_ahead(time):
            return told
        return [replace(one, factuality=to_come(one.factuality)) if one.factuality.fact else one for one in told]

    def given(self, edge: Edge) -> Iterator[_Found]:
        """The date that an act gives the event that it sets or puts off: "moved the vote to May"."""
        act = self.drafts[edge.source]
        new = self.anchors.new_date(act.frame.trigger) if edge.relation in CONTENT else None
        if new is not None and (act.type in SETS_DATES or self.anchors.is_ahead(new)):
            yield self.event[edge.target], new

    def moved(self, edges: Iterable[Edge]) -> Iterator[tuple[int, EventTime, EventTime | None]]:
        """The events that are put off or moved, with their old dates, and with their new ones if they are to come."""
        for edge in edges:
            act, event = self.drafts[edge.source], self.event[edge.target]
            if act.type not in _MOVING or act.factuality.status not in _DONE:
                continue
            own, new = self.times.get(event), self.anchors.new_date(act.frame.trigger)
            if self.drafts[edge.target].factuality.fact:  # "the vote, moved from May to June, was held": it has its day
                own = new = None
            old = self.anchors.old_date(act.frame.trigger) or (own if new is not None else None)
            if old is not None and (new is None or (old.begins, old.ends) != (new.begins, new.ends)):
                yield event, old, new

    def common(self, edge: Edge) -> Iterator[_Found]:
        """The time that two events share: during or as part of one another, "when", or as an agent and what it does."""
        pair = self.event[edge.source], self.event[edge.target]
        cue = edge.cue[0].lower_
        acts = edge.relation == "causes" and edge.cue[0].i == edge.target  # "the fire killed two"
        both = acts or cue == "when" or (cue == "in" and edge.relation == "caused-by")
        sides = 2 if both else _SHARED_BY.get(edge.relation, 0)
        for one, other in (pair, pair[::-1])[: min(sides, 1) if self._goes_on(edge.target) else sides]:
            time = self.times.get(other)
            if time is not None and not (self.anchors.is_ahead(time) and _is_told(self.drafts[edge.source])):
                yield one, inherited(time)

    def _goes_on(self, index: int) -> bool:
        """Whether an event goes on before and after what is done in it: "on strike in a dispute over pay"."""
        return modifier("quarrel", self.drafts[index].frame.proposition.predicate) is not None

    def counted(self, edge: Edge) -> Iterator[_Found]:
        """The time an amount after or before another event's, or from another event on."""
        if (sign := _SIDES.get(edge.relation)) is None:
            return
        one, other = self.event[edge.source], self.event[edge.target]
        opening = edge.cue[0].lower_ == "since" and not counts(edge.cue[0])
        since = self.times.get(other) if opening else None
        if time := _stretch(since, None):
            yield one, time
        amount = self.anchors.amount(edge.cue[0]) or ""
        for late, early, way in ((one, other, sign), (other, one, -sign)):
            known = self.times.get(early)
            found = apart(known.begins, known.ends, amount, way) if known else None
            if known and found and found.begins:
                yield late, EventTime(found.begins, found.ends, found.precision, found.edtf, "inherited", known.timex)

    def bounded(self, edges: Sequence[Edge]) -> Iterator[_Found]:
        """The time of what dated events begin and end: "the strike that began on Monday"."""
        begins, ends = self._bounds(edges, _OPENING), self._bounds(edges, _CLOSING)
        for number in sorted({**begins, **ends}):
            if time := _stretch(begins.get(number), ends.get(number)):
                yield number, time

    def _bounds(self, edges: Sequence[Edge], relations: frozenset[str]) -> dict[int, EventTime]:
        """The times at which events begin, or end, as far as they do: no demand or refusal bounds anything."""
        found: dict[int, EventTime] = {}
        for edge in edges:
            told, time = self.drafts[edge.source].factuality, self.times.get(self.event[edge.source])
            if edge.relation in relations and time is not None and (told.fact or told.status == "planned"):
                found.setdefault(self.event[edge.target], time)
        return found


def _stretch(first: EventTime | None, last: EventTime | None) -> EventTime | None:
    """The time from the beginning of one time to the end of another, open where there is none."""
    begins, ends = first.begins if first else None, last.ends if last else None
    known = (first if begins else None) or last
    if known is None or not (begins or ends) or (begins and ends and begins > ends):
        return None
    edtf = f"{_edge(first, begins)}/{_edge(last, ends)}"
    return EventTime(begins, ends, known.precision, edtf, "inherited", known.timex)


def _edge(time: EventTime | None, day: str | None) -> str:
    """One side of an EDTF interval: as coarse as the text has it."""
    edtf = time and time.edtf
    return edtf if day and edtf and "/" not in edtf else day or ".."
