"""Pictures: the same bytes in every process, nothing beyond the sheet, no label on another."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from sample import long_timeline, network, timeline

from kg.render import network_html, network_picture, timeline_picture
from kg.render.axis import Axis, ticks
from kg.render.figure import fitted, plain_look, text_width
from kg.render.lanes import Item, Measures, arranged
from kg.render.style import Style
from kg.views.network import strongest
from kg.views.records import Network, Timeline

CODE = """
import hashlib, sys
sys.path.insert(0, {folder!r})
from sample import network, timeline
from kg.render import network_html, network_picture, timeline_picture
pictures = timeline_picture.png(timeline()), timeline_picture.svg(timeline()).encode()
pictures += network_picture.png(network(9)), network_picture.svg(network(9)).encode()
print(*(hashlib.sha256(picture).hexdigest() for picture in pictures))
"""


def test_the_same_bytes_in_two_processes() -> None:
    code = CODE.format(folder=str(Path(__file__).parent))
    run = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)]
    assert run[0].stdout == run[1].stdout
    here = timeline_picture.png(timeline()), network_picture.png(network(9))
    hashes = run[0].stdout.split()
    assert [hashlib.sha256(picture).hexdigest() for picture in here] == [hashes[0], hashes[2]]


def test_pictures_tell_no_time_and_no_version() -> None:
    for picture in (timeline_picture.png(timeline()), network_picture.png(network(3))):
        assert picture.startswith(b"\x89PNG")
        assert b"Software" not in picture
    assert "<dc:date>" not in timeline_picture.svg(timeline())
    assert "<dc:date>" not in network_picture.svg(network(3))


def test_the_look_is_ours_and_goes_away_again() -> None:
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 33.0, "axes.facecolor": "red"}):
        odd = timeline_picture.png(timeline())
        assert mpl.rcParams["font.size"] == 33.0
    assert odd == timeline_picture.png(timeline())


def test_letters_that_the_font_lacks_warn_nobody() -> None:
    assert timeline_picture.png(timeline())  # one label has Chinese letters; warnings are errors here


MEASURES = Measures(width=13, left=1.9, label=1.9, size=8, lines=3, lanes=6, undated=True)


def items(view: Timeline, by: str = "auto") -> list[Item]:
    axis = Axis(day for entry in view.entries for day in entry.when.days if day)
    return [item for lane in arranged(view, axis, by, MEASURES) for item in lane.items]


@pytest.mark.parametrize("size", [1, 20, 200])
@pytest.mark.parametrize("by", ["actor", "type"])
def test_every_entry_stands_on_the_sheet_and_on_no_other(size: int, by: str) -> None:
    view = long_timeline(size)
    axis = Axis(day for entry in view.entries for day in entry.when.days if day)
    lanes = arranged(view, axis, by, MEASURES)
    assert sum(len(lane.items) for lane in lanes) == size
    for lane in lanes:
        for item in lane.items:
            assert MEASURES.left <= item.left <= item.extent <= MEASURES.width + 0.3
            assert item.top + len(item.lines) * MEASURES.line <= lane.height
        for a, b in combinations(lane.items, 2):
            apart = a.extent <= b.left or b.extent <= a.left
            assert (
                apart or a.top + len(a.lines) * MEASURES.line <= b.top or b.top + len(b.lines) * MEASURES.line <= a.top
            )


def test_lanes() -> None:
    view = long_timeline(40)
    by_type = arranged(view, Axis(["2031-05-01"]), "type", MEASURES)
    assert {lane.name for lane in by_type} == {"Contact", "Conflict", "Scheduling"}
    few = arranged(view, Axis(["2031-05-01"]), "actor", Measures(13, 1.9, 1.9, 8, 3, lanes=2))
    assert [lane.name for lane in few][1] == "others"
    about = Timeline("Ada Lorne", view.entries)
    assert [lane.name for lane in arranged(about, Axis(["2031-05-01"]), "auto", MEASURES)] == [
        one.name for one in by_type
    ]


def test_axis_keeps_the_order_and_shortens_gaps() -> None:
    axis = Axis(["2031-05-01", "2031-05-02", "2031-05-03", "1990-01-01"])
    found = [
        axis.place(day) for day in ("1980-01-01", "1990-01-01", "2010-01-01", "2031-05-01", "2031-05-02", "2031-05-03")
    ]
    assert found == sorted(found)
    assert (found[0], found[1], found[-1]) == (0.0, 0.0, 1.0)
    assert found[3] < 0.8
    assert not axis.to_scale
    assert Axis(["2031-05-01", "2031-05-02"]).to_scale
    assert Axis(["2031-05-01"]).place("2031-05-01") == 0.0


def test_ticks_keep_apart_and_name_a_year_once() -> None:
    axis = Axis([f"2031-05-{day:02}" for day in range(1, 29)] + ["2030-12-31"])
    found = ticks(axis, 0.1)
    assert all(b[0] - a[0] >= 0.1 for a, b in pairwise(found))
    assert [year for _, _, year in found if year] == ["2030", "2031"]


def test_fitted_cuts_what_is_too_long() -> None:
    lines = fitted("the council of the allied river provinces meets " * 4, 8, 1.5, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(text_width(line, 8) <= 1.5 for line in [*lines, *fitted("x" * 200, 8, 1.5, 3)])


@pytest.mark.parametrize("size", [0, 1, 5, 60])
def test_networks_of_any_size(size: int) -> None:
    with plain_look():
        figure = network_picture.drawn(network(size) if size else network(1), Style(actors=50))
    assert figure.axes


def test_the_caption_says_what_is_left_out() -> None:
    view = network(60)
    assert "left out" in network_picture.caption(view, strongest(view, 40))
    assert "left out" not in network_picture.caption(view, view)


def test_a_network_without_ties_says_so() -> None:
    assert "No event that happened ties two actors" in network_html.network(Network((), ()))
    with plain_look():
        figure = network_picture.drawn(Network((), ()), Style())
    assert "No event that happened ties two actors" in {text.get_text() for text in figure.axes[0].texts}
