"""Days -> places on a line: a time axis on which long gaps are shortened, so that busy days have room.

The distance between two neighbouring days on which something begins or ends grows with the logarithm of the days
between them. The order of days is kept, and a picture says so where its axis is not to scale.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate, pairwise
from math import log10

from kg.render.phrases import MONTHS


class Axis:
    """Places, from 0 to 1, for days; `days` are those that have a place of their own."""

    def __init__(self, days: Iterable[str]) -> None:
        self.days = sorted(set(days))
        self._ordinals = [date.fromisoformat(day).toordinal() for day in self.days]
        gaps = [b - a for a, b in pairwise(self._ordinals)]
        steps = [1 + log10(gap) for gap in gaps]
        total = sum(steps) or 1
        self._places = [place / total for place in accumulate(steps, initial=0)]
        self.to_scale = len(set(gaps)) <= 1

    def place(self, day: str) -> float:
        """Where a day stands; one between two known days stands in proportion."""
        ordinal = date.fromisoformat(day).toordinal()
        after = min(max(bisect_right(self._ordinals, ordinal), 1), max(len(self.days) - 1, 1))
        if len(self.days) < 2:
            return 0.0
        (a, b), (x, y) = self._ordinals[after - 1 : after + 1], self._places[after - 1 : after + 1]
        return min(max(x + (ordinal - a) / (b - a) * (y - x), 0.0), 1.0)


def ticks(axis: Axis, room: float) -> list[tuple[float, str, str]]:
    """The days to name on an axis, with at least so much room between them: place, day and month, year.

    The year is empty where the last named day has the same.
    """
    found: list[tuple[float, str, str]] = []
    year = ""
    for day in axis.days:
        place = axis.place(day)
        if found and place - found[-1][0] < room:
            continue
        found_year, month, number = day.split("-")
        found.append((place, f"{int(number)} {MONTHS[int(month) - 1][:3]}", found_year if found_year != year else ""))
        year = found_year
    return found
