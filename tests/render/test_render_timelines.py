"""Timelines in every format that is text."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from rich.cells import cell_len
from sample import long_timeline, timeline

from kg.registry import load, names
from kg.render import html, ics, markdown, records, table, text, timelinejs
from kg.render.style import Style
from kg.views.records import Timeline

TEXT = """\
Timeline: 4 events

6 May 2031
   1  Ada Lorne cancels visit
      said by the palace · The Daily <Quill>, b

reported 8 May 2031
   2  Bo *Tarn* & <b>council</b> meet; [31mat last, 会议
      b

in June 2031
   3  [planned] Ada Lorne visits Borduria
      The Daily <Quill>

undated
      [denied] Arcadia attacks Borduria
      The Daily <Quill>

Left out: 2 undated.
Contradiction, set aside for the order: “Ada Lorne cancels visit” after “Bo *Tarn* & <b>council</b> meet; [31mat last,
会议”.
--all shows what is undated or not fact.
"""
MARKDOWN = """\
# Timeline: 4 events

## 6 May 2031

- Ada Lorne cancels visit (said by the palace · The Daily \\<Quill\\>, b)

## reported 8 May 2031

- Bo \\*Tarn\\* \\& \\<b\\>council\\</b\\> meet; \\[31mat last, 会议 (b)

## in June 2031

- **planned:** Ada Lorne visits Borduria (The Daily \\<Quill\\>)
"""


def test_text() -> None:
    assert text.timeline(timeline(), Style(width=118)) == TEXT


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_text_fits_the_terminal(width: int) -> None:
    for view in (timeline(), long_timeline(60)):
        assert max(cell_len(line) for line in text.timeline(view, Style(width=width)).splitlines()) <= width


def test_colours_only_where_wanted() -> None:
    assert "\x1b" not in text.timeline(timeline())
    coloured = text.timeline(timeline(), Style(width=118, colour=True))
    assert re.sub(r"\x1b\[\d+m", "", coloured) == TEXT
    assert coloured != TEXT


def test_markdown() -> None:
    assert markdown.timeline(timeline()).startswith(MARKDOWN)


def test_json_has_the_shape_of_the_interface() -> None:
    view = json.loads(records.timeline(timeline()))
    assert list(view)[:2] == ["actor", "entries"]
    entry = view["entries"][0]
    assert {
        "order": 1, "date": "2031-05-06", "begins": "2031-05-06", "ends": "2031-05-06", "precision": "day",
        "basis": "relative", "type": "Cancel", "label": "Ada Lorne cancels visit", "status": "occurred",
        "events": ["e1", "e9"], "sources": ["a", "b"], "said_by": ["the palace"],
        "mentions": [
            {"article": "a", "start": 0, "end": 5, "text": "Visit", "part": "title"},
            {"article": "a", "start": 10, "end": 17, "text": "cancels"},
        ],
        "participants": [{"role": "agent", "actor": "x:lorne", "name": "Ada Lorne", "kind": "person"}],
    }.items() <= entry.items()  # fmt: skip
    assert [(one["order"], one["date"]) for one in view["entries"]][2:] == [(3, "2031-06"), (0, None)]


def test_csv() -> None:
    first, second, *_ = csv.DictReader(io.StringIO(table.timeline(timeline())))
    assert (first["order"], first["participants"], first["sources"]) == ("1", "agent: Ada Lorne", "a; b")
    assert second["label"].startswith("Bo *Tarn* & <b>council</b> meet;")


class Tags(HTMLParser):
    """Collects the tags of a page, and whatever it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.loads += [value for name, value in attrs if name in ("src", "href", "data")]


def test_html_is_static_and_escaped() -> None:
    page = html.timeline(timeline())
    found = Tags(page)
    assert not {"script", "link", "img", "iframe", "b", "quill"} & set(found.tags)
    assert found.loads == []
    assert "Ada Lorne <mark>cancels</mark> &lt;it&gt;." in page
    assert '<span class="tag planned">planned</span>' in page


def test_ics() -> None:
    lines = ics.timeline(timeline()).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert (lines.count("BEGIN:VEVENT"), lines.count("BEGIN:VJOURNAL")) == (3, 1)
    assert {"DTSTART;VALUE=DATE:20310601", "DTEND;VALUE=DATE:20310701", "STATUS:TENTATIVE"} <= set(lines)
    assert "DTSTAMP:20310508T000000Z" in lines
    assert len({line for line in lines if line.startswith("UID:")}) == 4


def test_ics_lines_are_short_and_unfold() -> None:
    calendar = ics.timeline(timeline())
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    unfolded = calendar.replace("\r\n ", "")
    assert "SUMMARY:Bo *Tarn* & <b>council</b> meet\\; [31mat last\\, 会议\r\n" in unfolded


def test_timelinejs() -> None:
    view = json.loads(timelinejs.timeline(timeline()))
    assert len(view["events"]) == 3
    assert "[denied] Arcadia attacks Borduria" in view["title"]["text"]["text"]
    plan = view["events"][2]
    assert plan["start_date"] == {"year": 2031, "month": 6}
    assert (plan["display_date"], plan["text"]["headline"]) == ("in June 2031", "[planned] Ada Lorne visits Borduria")
    assert "<b>" not in json.dumps(view)


def test_a_timeline_of_nobody_says_so() -> None:
    assert "Nobody in the store is called “Zed”." in text.timeline(Timeline("Zed", (), found=False))


@pytest.mark.parametrize("form", sorted(set(names("timelines"))))
def test_every_format_takes_anything_and_gives_the_same_twice(form: str) -> None:
    render = load("timelines", form)
    for view in (Timeline(None, ()), timeline(), long_timeline(12)):
        assert render(view, Style()) == render(view, Style())
