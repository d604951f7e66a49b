"""Circles and names -> places for the names: beside their circles, apart from one another, off circles and lines.

Point-feature label placement with eight candidates a name, chosen greedily and improved in a few rounds
[Christensen, Marks and Shieber 1995]. All measures are in inches; nothing is random and nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

Point = tuple[float, float]
Segment = tuple[Point, Point]
ROUNDS = 4
GAP = 0.04
# right (1) or left (-1) and below (1) or above (-1) of the circle, in order of preference
DIRECTIONS = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
CROSSED = 0.002  # what a line through a name costs, in square inches of overlap
DISLIKED = 0.0002  # what each step down the preferences costs


class Rect(Struct, frozen=True):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def shared(self, other: Rect) -> float:
        """The area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def crossed(self, line: Segment) -> bool:
        """Whether a line passes through (Liang and Barsky 1984)."""
        (x, y), (to_x, to_y) = line
        first, last = 0.0, 1.0
        for step, room in (
            (x - to_x, x - self.left),
            (to_x - x, self.right - x),
            (y - to_y, y - self.top),
            (to_y - y, self.bottom - y),
        ):
            if step == 0:
                if room < 0:
                    return False
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        return first < last


class Spot(Struct, frozen=True):
    """A circle that has a name, and the size of the name."""

    x: float
    y: float
    radius: float
    width: float
    height: float

    @property
    def circle(self) -> Rect:
        """The square around the circle."""
        return Rect(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)

    def candidates(self) -> Iterator[Rect]:
        """The places that the name may have, the best first."""
        for across, down in DIRECTIONS:
            beside = 0.0 if down else self.radius + GAP  # at a corner a name begins above or below the middle
            x = self.x + across * (beside + self.width / 2)
            y = self.y + down * (self.radius + GAP + self.height / 2)
            yield Rect(x - self.width / 2, y - self.height / 2, x + self.width / 2, y + self.height / 2)


def placed(spots: Sequence[Spot], lines: Sequence[Segment], taken: Sequence[Rect], sheet: Rect) -> list[Rect]:
    """A place for each name; `taken` are rectangles to stay off, `sheet` is the one to stay inside."""
    circles = [spot.circle for spot in spots]
    choices = [list(spot.candidates()) for spot in spots]
    fixed = [[_fixed_cost(rect, n, [*circles, *taken], lines, sheet) for n, rect in enumerate(c)] for c in choices]
    chosen = [min(range(len(costs)), key=costs.__getitem__) for costs in fixed]
    for _ in range(ROUNDS):
        before = list(chosen)
        for spot, rects in enumerate(choices):
            others = [choices[other][chosen[other]] for other in range(len(spots)) if other != spot]
            costs = [fixed[spot][n] + sum(map(rect.shared, others)) for n, rect in enumerate(rects)]
            chosen[spot] = min(range(len(costs)), key=costs.__getitem__)
        if chosen == before:
            break
    return [rects[choice] for rects, choice in zip(choices, chosen, strict=True)]


def _fixed_cost(rect: Rect, preference: int, taken: Sequence[Rect], lines: Sequence[Segment], sheet: Rect) -> float:
    """What a place costs whatever the other names do: overlaps, lines crossed, preference, leaving the sheet."""
    area = (rect.right - rect.left) * (rect.bottom - rect.top)
    outside = area - rect.shared(sheet)
    crossed = sum(map(rect.crossed, lines))
    return sum(map(rect.shared, taken)) + outside + CROSSED * crossed + DISLIKED * preference
