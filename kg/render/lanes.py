"""Timeline -> where everything stands in its picture: lanes one below the other, in each lane rows without overlaps.

All measures are in inches. Nothing is drawn here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from kg.render.axis import Axis
from kg.render.figure import fitted, text_width
from kg.render.style import tagged
from kg.views.records import Timeline, TimelineEntry

LEADING = 1.25  # line height, in letters' height
OTHERS = "others"
ACTING = ("agent", "partner", "patient")


class Measures(Struct, frozen=True):
    """Sizes of a picture."""

    width: float
    left: float
    label: float
    size: float
    lines: int
    lanes: int
    undated: bool = False

    @property
    def scale(self) -> float:
        """The length of the time axis; labels of the last days, and undated entries, stand right of it."""
        return self.width - self.left - self.label * (2 if self.undated else 1) - 0.7

    @property
    def undated_at(self) -> float:
        """Where undated entries stand, from the start of the axis."""
        return self.scale + self.label + 0.35

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.size / 72 * LEADING


class Item(Struct, frozen=True):
    """An entry with its place: the left end, the right end of its bar (equal to the left for a day), its words."""

    entry: TimelineEntry
    left: float
    right: float
    lines: tuple[str, ...]
    extent: float
    top: float = 0.0


class Lane(Struct, frozen=True):
    """A band of the picture with its name and items."""

    name: str
    top: float
    height: float
    items: tuple[Item, ...]


def lane_names(view: Timeline, by: str, most: int) -> dict[str, str]:
    """The lane of each entry: its main actor, the family of its type, or the thread that it belongs to.

    By default lanes are actors, unless all entries are about one actor, or most are about many.
    """
    if by == "auto":
        actors = lane_names(view, "actor", most)
        scattered = sum(name == OTHERS for name in actors.values()) > len(actors) / 2
        by = "type" if view.actor or scattered else "actor"
    return _largest({entry.id: BANDS[by](entry) for entry in view.entries}, most)


def _largest(names: dict[str, str], most: int) -> dict[str, str]:
    """The lanes, the smallest of them put together so that there are no more than so many."""
    counts = Counter(names.values())
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    kept = set(ranked if len(ranked) <= most else ranked[: most - 1])
    return {key: name if name in kept else OTHERS for key, name in names.items()}


def main_actor(entry: TimelineEntry) -> str:
    """The name of who acts, else of whom it concerns."""
    for wanted in ACTING:
        for role in entry.participants:
            if role.role == wanted:
                return role.name
    return OTHERS


BANDS: dict[str, Callable[[TimelineEntry], str]] = {
    "actor": main_actor,
    "type": lambda entry: entry.family,
    "thread": lambda entry: entry.thread or OTHERS,
}


def arranged(view: Timeline, axis: Axis, by: str, measures: Measures) -> list[Lane]:
    """All lanes with their items, the fullest first, "others" last; tops count from the upper edge of the first."""
    names = lane_names(view, by, measures.lanes)
    members: dict[str, list[TimelineEntry]] = defaultdict(list)
    for entry in view.entries:
        members[names[entry.id]].append(entry)
    lanes, top = [], 0.0
    for name in sorted(members, key=lambda n: (n == OTHERS, -len(members[n]), n)):
        items, height = _rows([item(entry, axis, measures) for entry in members[name]], measures.line)
        title = fitted(name, measures.size + 1, (measures.left - 0.4) * 0.85, 3)  # bold letters are wider
        height = max(height, len(title) * measures.line * 1.2) + measures.line
        lanes.append(Lane("\n".join(title), top, height, tuple(items)))
        top += height
    return lanes


def item(entry: TimelineEntry, axis: Axis, measures: Measures) -> Item:
    """An entry with its horizontal place; undated ones stand right of the axis."""
    words = fitted(tagged(entry), measures.size, measures.label, measures.lines)
    begins, ends = entry.when.begins or entry.when.ends, entry.when.ends or entry.when.begins
    left = measures.left + (axis.place(begins) * measures.scale if begins else measures.undated_at)
    right = measures.left + axis.place(ends) * measures.scale if ends else left
    wide = max(text_width(line, measures.size) for line in words)
    return Item(entry, left, right, tuple(words), max(right, left + wide) + 0.3)


def _rows(items: Iterable[Item], line: float) -> tuple[list[Item], float]:
    """The items with their tops, each in the first row that has room for it, and the height of all rows."""
    rows: list[list[Item]] = []
    for found in sorted(items, key=lambda i: (i.left, -i.right)):
        row = next((row for row in rows if row[-1].extent <= found.left), None)
        if row is None:
            rows.append([found])
        else:
            row.append(found)
    placed, top = [], line / 2
    for row in rows:
        placed += [replace(found, top=top) for found in row]
        top += max(len(found.lines) for found in row) * line + line * 0.6
    return placed, top
