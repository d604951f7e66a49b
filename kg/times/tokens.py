"""Text -> Tokens: the normal form that the grammar reads, one lower-case word or sign after the other.

Numbers in words become digits (numbers.py), ordinals end in `th`, "a.m." is `am`, "Sept." is `sept`, dashes are `-`,
a blank line is `¶`. What mixes letters and digits in any other way stays one token, so that no year is found in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from kg.times.numbers import STARTS, number_at

_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_WEEKDAYS = "mon|tues?|wed|weds|thur?s?|fri|sat|sun"
_TOKEN = re.compile(
    rf"""
    [^\W\d_]+(?![\w'.])
  | [,;:()"!?]
  | (?P<abbreviation>(?:{_MONTHS})\.|(?:{_WEEKDAYS})\.(?=,?\ [\da-z]))
  | (?P<halfday>[ap](?:\.\s?m\.|m\b))
  | o'clock\b
  | (?P<possessive>'s\b)
  | [^\W\d_]+(?=['.])
  | (?P<decade>'?\d{{1,3}}0'?s(?!\w))
  | '\d\d(?!\w)
  | (?P<dash>[-\u2010-\u2015])
  | \d{{1,4}}(?P<mark>[/.-])\d{{1,2}}(?P=mark)\d{{1,4}}(?![\w/-])
  | \d{{4}}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?(?!\w)
  | \d{{4}}[/.-][a-z]{{3}}[/.-]\d{{1,2}}(?![\w/-])
  | \d{{1,4}}/\d{{1,4}}(?![\w/-])
  | \d{{1,2}}:\d\d(?::\d\d)?(?!\d)
  | (?P<ordinal>\d{{1,2}})(?:st|nd|rd|th)(?!\w)
  | \d+(?:[.,]\d+){{0,6}}(?:(?!\w)|(?=(?:[ap]m|[ap]\.m|h|hrs?|mins?|secs?|days?|weeks?|months?|years?|yrs?)\b))
  | [$£€]\s?\d[\d,.]*
  | (?P<blank>\n\s*\n\s*)
  | \w+
  | [^\w\s]
    """,
    re.VERBOSE,
)


class Token(Struct, frozen=True):
    """A word in normal form, its characters in the text, and the node of the grammar that it stands for, if any."""

    norm: str
    start: int
    end: int
    node: Any = None


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in normal form.

    >>> [token.norm for token in tokenize("On Sept. 5, twenty-one men left at 9:30 a.m.")]
    ['on', 'sept', '5', ',', '21~', 'men', 'left', 'at', '9:30', 'am']
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals grow when lowered; offsets must hold
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    raw = [Token(m[0] if m.lastgroup is None else _normal(m), *m.span()) for m in _TOKEN.finditer(low)]
    return list(_numbers(raw))


def _normal(found: re.Match[str]) -> str:
    """The normal form of a token of some kind."""
    kind, raw = found.lastgroup or "", found.group()
    if kind == "abbreviation":
        return raw[:-1]
    if kind == "halfday":
        return raw[0] + "m"
    if kind == "decade":
        return raw.replace("'", "")
    if kind == "ordinal":
        return found["ordinal"] + "th"
    return {"blank": "¶", "dash": "-"}.get(kind, raw)


def _numbers(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, with each run of number words as one."""
    words, at = [token.norm for token in tokens], 0
    while at < len(tokens):
        if words[at] in STARTS and (found := number_at(words, at)):
            norm, end = found
            yield Token(norm, tokens[at].start, tokens[end - 1].end)
            at = end
        else:
            yield tokens[at]
            at += 1
