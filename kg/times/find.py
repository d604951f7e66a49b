"""Parsed -> Timex: recognise, then resolve from left to right, with the time in focus (the rule is in context.py)."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from kg.model import Timex
from kg.times.context import FUTURE, Context, Reading
from kg.times.grammar import expressions
from kg.times.intervals import Interval, interval, narrowed
from kg.times.near import Source
from kg.times.published import publication_date
from kg.times.tense import clause_of
from kg.times.tokens import Token
from kg.times.values import YEARS

if TYPE_CHECKING:
    from kg.parse import Parsed

_WINDOW = 3  # sentences that a time stays in focus for
_TO = frozenset({"to", "through", "until", "till", "-"})
_BOUNDS = frozenset({"since", "until", "till"})  # what bounds an event does not say when it was
_LINKS = frozenset({"and", "or", "to", "through", "until", "till", "-", ","})


class Settings(Struct, frozen=True):
    """How dates are read where the text does not say: the zone of the publisher, and the order of day and month.

    `zone` is a name of the IANA database ("America/New_York"): a publication time with an offset is taken to the date
    that it is there. Without a zone, the date is the one that is written. `day_first` reads 3/4 as 3 April. The
    defaults come from the environment variables KG_ZONE and KG_DATE_ORDER (`dmy` or `mdy`).
    """

    zone: str | None = field(default_factory=lambda: os.environ.get("KG_ZONE") or None)
    day_first: bool = field(default_factory=lambda: os.environ.get("KG_DATE_ORDER", "mdy") == "dmy")


def find_times(parsed: Parsed, settings: Settings | None = None) -> tuple[Timex, ...]:
    """The temporal expressions of a text, in its order, with TIMEX3 type and value and the days that they cover.

    Where no publication date is known or found in the text, relative expressions keep a value with unknown digits
    (`XXXX-WXX-3`) and have no days.
    """
    settings = settings or Settings()
    published = publication_date(parsed, settings.zone)
    anchor = published if published and published.year in YEARS else None
    return tuple(_resolved(parsed, expressions(Source(parsed.doc)), anchor, settings.day_first))


class _Focus:
    """The time in focus while a text is read from left to right."""

    def __init__(self, parsed: Parsed) -> None:
        self.sentences = [sentence.start_char for sentence in parsed.doc.sents]
        self.offset = parsed.offset
        self.value: str | None = None
        self.place = 0

    def at(self, place: int) -> str | None:
        """The time in focus at a character of the Doc."""
        gone = bisect_right(self.sentences, place) - bisect_right(self.sentences, self.place)
        other_part = self.place < self.offset <= place
        return None if gone > _WINDOW or other_part else self.value

    def put(self, value: str, place: int) -> None:
        """Bring a time into focus."""
        self.value, self.place = value, place


def _resolved(parsed: Parsed, tokens: list[Token], anchor: date | None, day_first: bool) -> Iterator[Timex]:
    """The expressions among the tokens, each read in its context."""
    focus, last = _Focus(parsed), None
    for at, token in enumerate(tokens):
        if token.node is None or token.node.category.startswith("part"):
            continue
        direction, firm = clause_of(parsed.doc.char_span(token.start, token.end))
        context = Context(anchor, direction, firm, focus.at(token.start), _lent_year(tokens, at), day_first)
        if reading := token.node.reading(_after(context, tokens, at, last)):
            last = _timex(parsed, token, reading)
            if last.begins and _locates(reading) and _before(tokens, at) not in _BOUNDS:
                focus.put(reading.value, token.start)
            yield last


def _locates(reading: Reading) -> bool:
    """Whether a reading is one date or time, and not an amount, a set or a range."""
    return reading.type in ("DATE", "TIME") and "/" not in reading.value


def _before(tokens: list[Token], at: int) -> str:
    """The token before another, in normal form."""
    return tokens[at - 1].norm if at else ""


def _lent_year(tokens: list[Token], at: int) -> int | None:
    """The year of the date that follows, where a month or a day is joined to it: "May and June 2011"."""
    node, follower = tokens[at].node, tokens[at + 2].node if at + 2 < len(tokens) else None
    if "month" not in node.fields or "year" in node.fields or follower is None or tokens[at + 1].norm not in _LINKS:
        return None
    if "month" not in follower.fields or "year" not in follower.fields:
        return None
    return int(follower.fields["year"])


def _after(context: Context, tokens: list[Token], at: int, last: Timex | None) -> Context:
    """The context of the end of a range: without a year of its own, it is the next such date after the beginning."""
    node, linked = tokens[at].node, at > 1 and _before(tokens, at) in _TO and tokens[at - 2].node is not None
    if last is None or not last.begins or not linked or "year" in node.fields:
        return context
    if not {"month", "pair"} & node.fields.keys():
        return context
    return replace(context, anchor=date.fromisoformat(last.begins), direction=FUTURE)


def _timex(parsed: Parsed, token: Token, reading: Reading) -> Timex:
    """The record of an expression."""
    whole = interval(reading.value) if reading.type != "SET" else Interval()
    covers = reading.covers or narrowed(whole, reading.modifier)
    return Timex(
        span=parsed.span(token.start, token.end),
        type=reading.type,
        value=reading.value,
        begins=covers.begins,
        ends=covers.ends,
        precision=covers.precision,
        edtf=covers.edtf,
        basis=reading.basis,
        modifier=reading.modifier,
    )
