"""What a reading is, and what it may depend on: the publication date, the time in focus, the direction of the clause.

**The focus rule.** The time in focus is the last calendar time (a date, or a time of day with its date) that the text
has named before, in the same sentence or in one of the three before it; a new part of the article, its title or its
body, starts without one. What only bounds an event ("since March", "until Friday") does not come into focus.
Expressions that count from the narrative ("two days later", "the previous day", "that month", "a year earlier",
"at 5 p.m.") count from it, unless it is coarser than what they count ("the next day" after "in March"), or still to
come where they tell the past. Where nothing is in focus they count from the publication date if the tense of their
clause agrees ("the next day" with a future verb), and else stay without a date.
Expressions that count from the speaker ("ago", "last week", "tomorrow", "from now") always count from the publication
date, for news rarely says otherwise, not even in quotations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import cast

from msgspec import Struct

from kg.times.intervals import Interval, interval
from kg.times.lexicon import Value

PAST, FUTURE, PRESENT = -1, 1, 2
LENGTHS = {"week": 7, "weekend": 7, "fortnight": 14, "month": 31, "quarter": 92, "half": 184, "year": 366}
LENGTHS |= {"season": 92, "fiscal": 366, "decade": 3653, "century": 36525}


class Context(Struct, frozen=True):
    """What the reading of an expression depends on.

    `anchor` is the publication date; `direction` is PAST, FUTURE, PRESENT or 0, and `firm` where the verb itself is
    dated, not a noun; `focus` is the TIMEX3 value of the time in focus; `year` is the year that a neighbour lends ("May
    and June 2011"); `day_first` reads 3/4 as 3 April.
    """

    anchor: date | None = None
    direction: int = 0
    firm: bool = True
    focus: str | None = None
    year: int | None = None
    day_first: bool = False


class Reading(Struct, frozen=True):
    """What an expression means: TIMEX3 type, value and modifier; the days it covers where the value does not say."""

    type: str
    value: str
    modifier: str | None = None
    basis: str = "relative"
    covers: Interval | None = None


class Node(Struct, frozen=True):
    """A match of a rule: what it is filed under, how it is read, and its fields, some of them nodes."""

    category: str
    read: Callable[[Fields, Context], Reading | None]
    fields: Fields

    def reading(self, context: Context) -> Reading | None:
        """What the expression means in a context; None where it means nothing (30 February)."""
        return self.read(self.fields, context)


Fields = dict[str, "Value | Node"]


def number(fields: Fields, name: str) -> int:
    """A field that is a whole number."""
    return int(cast("int", fields[name]))


def node(fields: Fields, name: str) -> Node:
    """A field that is a node."""
    return cast("Node", fields[name])


def explicit(value: str) -> Reading:
    """A date that the text gives in full."""
    return Reading("DATE", value, basis="explicit")


def first_day(value: str) -> date | None:
    """The first day that a TIMEX3 value covers."""
    begins = interval(value).begins
    return date.fromisoformat(begins) if begins else None


def focus_day(context: Context, unit: str = "day") -> date | None:
    """The first day of the time in focus; None where that is coarser than the unit that is to be counted.

    What is told in the past tense does not count from a day that is still to come.
    """
    covers = interval(context.focus or "")
    if not covers.begins or not covers.ends:
        return None
    begins, ends = date.fromisoformat(covers.begins), date.fromisoformat(covers.ends)
    ahead = context.direction == PAST and context.anchor is not None and begins > context.anchor
    return begins if (ends - begins).days < LENGTHS.get(unit, 1) and not ahead else None


def choose(values: Iterable[str | None], context: Context, direction: int | None = None) -> str | None:
    """Of the times that an expression may mean, the one that the direction, or else nearness, picks.

    Past: the latest that has begun by the publication date; future: the earliest that has not ended before it; else the
    nearest, of two equal ones the past, but with a present tense ("opens on Monday") the next of what comes each week.
    The publication day itself counts on both sides.
    """
    spans = list(_known(values))
    if not spans or context.anchor is None:
        return spans[0][2] if spans else None
    anchor, way = context.anchor, context.direction if direction is None else direction
    before = max((s for s in spans if s[0] <= anchor), default=None)
    after = min((s for s in spans if s[1] >= anchor), default=None)
    if before is None or after is None:
        return (before or after or spans[0])[2]
    gone, ahead = max((anchor - before[1]).days, 0), max((after[0] - anchor).days, 0)
    if way == PRESENT:
        way = FUTURE if gone + ahead <= 7 else 0
    if way == 0 or _unlikely(gone, ahead, way, context.firm):
        return before[2] if gone <= ahead else after[2]
    return before[2] if way == PAST else after[2]


def _unlikely(gone: int, ahead: int, way: int, firm: bool) -> bool:
    """Whether the other direction is so much nearer that a writer would have said so: "Monday's debate" on a Sunday."""
    if way == PAST:
        return not firm and ((gone > 300 and ahead < 20) or (gone == 6 and ahead == 1))
    return ahead > 300 and gone < 20


def _known(values: Iterable[str | None]) -> Iterator[tuple[date, date, str]]:
    """The values that name calendar times, with their first and last days."""
    for value in values:
        covers = interval(value or "")
        if value and covers.begins and covers.ends:
            yield date.fromisoformat(covers.begins), date.fromisoformat(covers.ends), value
