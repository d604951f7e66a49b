"""Hostile and odd text: linear time, spans that hold, values that make sense, the same answer every time."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Parse
from spacy.vocab import Vocab

from kg.doc import Doc
from kg.model import Article
from kg.parse import parse
from kg.times import find_times
from kg.times.grammar import expressions
from kg.times.near import Source

LARGE, LONG = 200_000, 40_000
HOSTILE = [
    "the ",
    "a ",
    "May ",
    "one hundred and ",
    "twenty-",
    "nineteen oh ",
    "1,",
    "1.1",
    "9",
    "2024-",
    "2024-01-01T",
    "12:",
    "last ",
    "the last two ",
    "every other ",
    "two years and ",
    "from 3 to 4 of ",
    "the end of the ",
    "Monday, ",
    "on the 1st ",
    "'",
    "$1,",
    "\n ",
    "\n\n",
    "a.m. ",
    "p.",
    "½ \U0001f600 İ",
    "5 p.m. on Friday, March 3, 2024 ",
]


def calls(unit: str, size: int) -> int:
    """How many functions the grammar calls for a text that repeats a unit: a measure of work without a clock."""
    words = (unit * (size // len(unit) + 1))[:size].split(" ")
    parse = Parse(Vocab(), words=[word or "-" for word in words], sent_starts=[n % 50 == 0 for n in range(len(words))])
    source, counted = Source(Doc([parse])), 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        expressions(source)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_is_linear(unit: str) -> None:
    calls(unit, 1000)  # loads the grammar
    assert calls(unit, LONG) < 12 * max(calls(unit, LONG // 8), 1000)


def test_a_large_hostile_text_is_read_to_its_end() -> None:
    part = LARGE // len(HOSTILE)
    assert calls("".join((unit * part)[:part] for unit in HOSTILE), LARGE) > 0


WORDS = (
    "Monday May March 3 3rd 2024 1999 'the 90s ' last next this week year years two several ago later before after the "
    "of early mid - 9 : 30 a.m. p.m. noon every day from to and until , . 31 February 12/25 5/2020 century quarter "
    "Christmas now soon \U0001f600 e\u0301 \u05e9\u05dc\u05d5\u05dd \u2013 \u201c \u201d İstanbul said will\n\n fiscal "
    "Q3 H1 half past"
).split(" ")


@given(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.sampled_from([None, "2024-02-29", "0001-01-01", "9999-12-31"]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_anything_goes(text: str, published: str | None) -> None:
    article = Article("any", text, "Talks on Monday", published)
    parsed = parse(article)
    found = find_times(parsed)
    assert found == find_times(parsed)
    last = ("", -1)
    for timex in sorted(found, key=lambda t: (t.span.part, t.span.start)):
        assert article.part(timex.span.part)[timex.span.start : timex.span.end] == timex.span.text != ""
        assert timex.span.part != last[0] or timex.span.start >= last[1]
        last = (timex.span.part, timex.span.end)
        if timex.begins and timex.ends:
            assert date.fromisoformat(timex.begins) <= date.fromisoformat(timex.ends)
        assert (timex.begins is None) == (timex.ends is None) == (timex.precision is None)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "30 February 2020", "24:61", "99/99/9999", "the 99th", "10000 years ago", "99999 years ago"],
)
def test_impossible_times(read, text: str) -> None:
    for timex in find_times(read(text, published="2024-03-27")):
        assert timex.begins is None or timex.type == "DATE"
