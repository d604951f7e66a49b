"""What the pictures share: a sheet measured in inches, one look on every machine, the same bytes every time."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from matplotlib import rc_context, style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from kg.render.style import one_line

# DejaVu comes with matplotlib; the salt makes the ids inside an SVG the same from run to run
LOOK = {"font.family": "DejaVu Sans", "svg.hashsalt": "newskg", "svg.fonttype": "path", "axes.unicode_minus": False}
FORMATS: dict[str, dict[str, Any]] = {
    "png": {"dpi": 150, "metadata": {"Software": None}},
    "svg": {"metadata": {"Date": None, "Creator": None}},
}
INK, FAINT, PALE = "#222222", "#767676", "#e4e4e4"
TONES = {"cooperative": "#1f6fb4", "conflictual": "#c8372d", "neutral": "#7f7f7f"}


@contextmanager
def plain_look() -> Iterator[None]:
    """The look of all pictures, whatever the user's matplotlib is set to; letters without a glyph warn nobody."""
    with rc_context(), style.context(["default", LOOK], after_reset=True), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"(?s)Glyph .* missing from")
        yield


def sheet(width: float, height: float) -> tuple[Figure, Axes]:
    """An empty sheet and axes that measure it in inches, from the upper left corner down."""
    figure = Figure(figsize=(width, height), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.axis("off")
    return figure, axes


def picture(figure: Figure, form: str) -> bytes:
    """A figure as the bytes of a PNG or an SVG, without dates and versions."""
    out = io.BytesIO()
    figure.savefig(out, format=form, **FORMATS[form])
    return out.getvalue()


def write(axes: Axes, x: float, y: float, text: str, **how: Any) -> Any:
    """A text as it is: nothing in it is read as mathematics."""
    look: dict[str, Any] = {"color": INK, "va": "center", "parse_math": False}
    return axes.text(x, y, text, **look | how)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: str = "normal") -> float:
    """How wide a line of text is, in inches."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"(?s)Glyph .* missing from")
        font = FontProperties(family="DejaVu Sans", size=size, weight=weight)
        return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]) / 72


def fitted(text: str, size: float, width: float, lines: int) -> list[str]:
    """A text as at most so many lines of at most so many inches; what does not fit ends in an ellipsis."""
    found = [""]
    for word in one_line(text).split(" "):
        longer = f"{found[-1]} {word}".strip()
        if text_width(longer, size) <= width or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) > lines:
        found = [*found[: lines - 1], f"{found[lines - 1]} …"]
    return [_cut(line, size, width) for line in found]


def _cut(line: str, size: float, width: float) -> str:
    """A line without its end where it is too long, as a single long word may be."""
    while text_width(line, size) > width and len(line) > 2:
        line = f"{line.rstrip('… ')[:-1]}…"
    return line
