"""Timeline -> a picture of it, as PNG or SVG: lanes, a marker for each status, bars for intervals, wrapped labels."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from msgspec.structs import replace

from kg.render.axis import Axis, ticks
from kg.render.figure import FAINT, INK, PALE, TONES, fitted, picture, plain_look, sheet, write
from kg.render.lanes import Item, Lane, Measures, arranged
from kg.render.style import Style, heading, notes_on
from kg.views.records import Timeline

FEW = Measures(width=13, left=1.9, label=1.9, size=8, lines=3, lanes=8)
MANY = Measures(width=22, left=1.9, label=1.8, size=6.5, lines=2, lanes=12)
MOST = 60  # entries that the smaller sheet holds
HEAD, FOOT, TICK = 1.0, 0.6, 0.42
NOTE = 7.5  # letter size of what stands around the lanes
MARKERS = {
    "happened": ("o", "full"),
    "goes on": (">", "full"),
    "planned or intended": ("o", "none"),
    "canceled": ("X", "full"),
    "postponed": ("D", "none"),
    "only said, asked or possible": ("^", "none"),
    "did not happen": ("x", "none"),
}
STATUSES = {
    "occurred": "happened",
    "habitual": "happened",
    "ongoing": "goes on",
    "planned": "planned or intended",
    "intended": "planned or intended",
    "canceled": "canceled",
    "postponed": "postponed",
    "failed": "did not happen",
    "refused": "did not happen",
    "denied": "did not happen",
    "not-occurred": "did not happen",
}
OPEN = "only said, asked or possible"


def png(view: Timeline, style: Style | None = None) -> bytes:
    """A timeline as a PNG picture."""
    with plain_look():
        return picture(drawn(view, style or Style()), "png")


def svg(view: Timeline, style: Style | None = None) -> str:
    """A timeline as an SVG picture."""
    with plain_look():
        return picture(drawn(view, style or Style()), "svg").decode("utf-8")


def drawn(view: Timeline, style: Style) -> Figure:
    """The figure: the axis above, the lanes under it, the legend and what a reader must know below."""
    undated = any(not entry.when.known for entry in view.entries)
    measures = replace(FEW if len(view.entries) <= MOST else MANY, undated=undated)
    axis = Axis(day for entry in view.entries for day in entry.when.days if day)
    lanes = arranged(view, axis, style.lanes, measures)
    bottom = HEAD + sum(lane.height for lane in lanes)
    caption = _caption(view, axis, measures)
    figure, axes = sheet(measures.width, bottom + FOOT + 0.14 * len(caption))
    write(axes, 0.25, 0.3, heading(view), size=14, weight="bold")
    for number, lane in enumerate(lanes):
        _lane(axes, lane, number, measures)
    _axis(axes, axis, measures, bottom)
    for lane in lanes:
        for item in lane.items:
            _item(axes, item, HEAD + lane.top, measures)
    _legend(axes, view, bottom + 0.3)
    write(axes, 0.25, bottom + 0.5, "\n".join(caption), size=NOTE, color=FAINT, va="top")
    return figure


def kind_of(status: str, fact: bool) -> str:
    """What a status stands for in the legend."""
    kind = STATUSES.get(status, OPEN)
    return "did not happen" if kind == "happened" and not fact else kind


def _lane(axes: Axes, lane: Lane, number: int, measures: Measures) -> None:
    """The band of a lane with its name."""
    shade = "#f5f5f5" if number % 2 == 0 else "white"
    axes.add_patch(Rectangle((0, HEAD + lane.top), measures.width, lane.height, color=shade, linewidth=0, zorder=0))
    write(axes, 0.25, HEAD + lane.top + measures.line / 2, lane.name, size=measures.size + 1, weight="bold", va="top")


def _axis(axes: Axes, axis: Axis, measures: Measures, bottom: float) -> None:
    """The days named above the lanes, and a faint line down from each."""
    for place, day, year in ticks(axis, TICK / measures.scale):
        x = measures.left + place * measures.scale
        axes.plot([x, x], [HEAD, bottom], color=PALE, linewidth=0.7, zorder=1)
        write(axes, x, HEAD - 0.12, day, size=NOTE, color=FAINT, ha="center")
        write(axes, x, HEAD - 0.27, year, size=NOTE, weight="bold", ha="center")
    if measures.undated:
        write(axes, measures.left + measures.undated_at, HEAD - 0.12, "undated", size=NOTE, color=FAINT)
        x = measures.left + measures.undated_at - 0.15
        axes.plot([x, x], [HEAD, bottom], color=FAINT, linewidth=0.7, linestyle=":", zorder=1)


def _item(axes: Axes, item: Item, top: float, measures: Measures) -> None:
    """An entry: its bar if it is an interval, its marker, its words."""
    top += item.top
    colour = TONES[item.entry.tone]
    height = len(item.lines) * measures.line
    if item.right > item.left:
        look: Any = {"color": colour, "alpha": 0.16, "linewidth": 0, "zorder": 2}
        axes.add_patch(Rectangle((item.left, top), item.right - item.left, height, **look))
    marker, fill = MARKERS[kind_of(item.entry.status, item.entry.fact)]
    axes.plot(item.left, top + measures.line / 2, **_marker(marker, fill, colour, measures.size), zorder=4)
    words = "\n".join(item.lines)
    slant = "italic" if item.entry.when.basis == "document" else "normal"
    write(axes, item.left + 0.1, top, words, size=measures.size, style=slant, va="top", linespacing=1.1, zorder=3)


def _marker(marker: str, fill: str, colour: str, size: float) -> dict[str, Any]:
    """How a marker looks."""
    look = {"marker": marker, "markersize": size * 0.75, "color": colour, "markeredgecolor": colour, "linestyle": ""}
    return look | {"fillstyle": fill, "markeredgewidth": 1.2, "markerfacecoloralt": "white"}


def _legend(axes: Axes, view: Timeline, y: float) -> None:
    """The markers and colours that the picture uses."""
    kinds = {kind_of(entry.status, entry.fact) for entry in view.entries}
    marks = [Line2D([], [], label=k, **_marker(*MARKERS[k], INK, 9)) for k in MARKERS if k in kinds]
    tones = {entry.tone for entry in view.entries}
    patches = [Rectangle((0, 0), 1, 1, color=TONES[t], label=t) for t in TONES if t in tones]
    handles = [*marks, *patches]
    axes.legend(
        handles=handles,
        loc="center left",
        bbox_to_anchor=(0.2, y),
        bbox_transform=axes.transData,
        ncols=max(len(handles), 1),
        frameon=False,
        fontsize=8,
        handletextpad=0.4,
        columnspacing=1.2,
        borderpad=0,
    )


def _caption(view: Timeline, axis: Axis, measures: Measures) -> list[str]:
    """What a reader must know, as lines."""
    notes = [] if axis.to_scale else ["Long gaps in time are drawn shorter."]
    if any(entry.when.basis == "document" for entry in view.entries):
        notes.append("In italics: dated by when it was reported.")
    return fitted(" ".join([*notes, *notes_on(view)]), NOTE, measures.width - 0.5, 6)
