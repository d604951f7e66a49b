"""Parsed -> publication date: from the metadata, else from a date line at the head of the text."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kg.errors import InputError
from kg.times.context import Context
from kg.times.grammar import expressions
from kg.times.intervals import interval
from kg.times.near import Source
from kg.times.tokens import Token

if TYPE_CHECKING:
    from kg.parse import Parsed

_HEAD = 600  # characters at the start of a text in which a date line may stand
_BEFORE = 14  # tokens that may stand before the date in its line: a place, an agency, an author


def publication_date(parsed: Parsed, zone: str | None = None) -> date | None:
    """The day on which an article was published; None where neither its metadata nor its text says.

    A time with an offset is taken to `zone`, if one is given. Raises InputError for a zone that is not known.
    """
    written = parsed.article.published
    return (_given(written, zone) if written else None) or _date_line(parsed)


def _given(written: str, zone: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if zone is None or moment.tzinfo is None:
        return moment.date()
    try:
        return moment.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(f"unknown time zone {zone!r}; use a name such as Europe/London or America/New_York") from error


def _date_line(parsed: Parsed) -> date | None:
    """The first full date in the head of the text that stands in a date line."""
    tokens = expressions(Source(parsed.doc), parsed.offset + _HEAD)
    unknown = Context()
    for at, token in enumerate(tokens):
        if token.node is None or not token.node.category.startswith(("date.day.full", "time")):
            continue
        reading = token.node.reading(unknown)
        if reading and reading.basis == "explicit" and _stands_alone(parsed, tokens, at):
            covers = interval(reading.value)
            return date.fromisoformat(covers.begins) if covers.begins else None
    return None


def _stands_alone(parsed: Parsed, tokens: list[Token], at: int) -> bool:
    """Whether a date stands in a line of its own, or ends one as "(Reuters), 5 March 2024 -"."""
    text = parsed.doc.text
    line_start = max(text.rfind("\n", 0, tokens[at].start), 0)
    line_end = text.find("\n", tokens[at].end)
    rest = text[tokens[at].end : line_end if line_end >= 0 else len(text)].strip(" .)|")
    words_before = sum(token.start >= line_start for token in tokens[:at])
    return words_before <= _BEFORE and (
        not rest or rest[0] in "-\u2013\u2014:(" or _starts_sentence(parsed, tokens[at])
    )


def _starts_sentence(parsed: Parsed, token: Token) -> bool:
    """Whether a sentence begins right behind the date, and the date with its own."""
    words = parsed.doc.char_span(token.start, token.end)
    if words.end >= len(parsed.doc):
        return True
    return words.sent.start == words.start and parsed.doc[words.end].is_sent_start
