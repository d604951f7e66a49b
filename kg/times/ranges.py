"""Parsed + Timexes -> ranges: "from 2004 to 2009" and "between March and May" as the days from the first to the last.

TIMEX3 has two expressions there, and so has `find_times`; what happens in such a range happens in all of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kg.model import Span, Timex
from kg.times.intervals import Interval, interval

if TYPE_CHECKING:
    from kg.parse import Parsed

_OPENING = re.compile(r"\b(from|between) +$", re.IGNORECASE)
_LINKS = {"from": frozenset({"to", "through", "until", "till", "up to"}), "between": frozenset({"and"})}
_WINDOW = 10  # characters before an expression that may hold "between"


def ranges(parsed: Parsed, times: Sequence[Timex]) -> dict[Span, Interval]:
    """The span of each expression that begins or ends a range -> the interval of the whole range.

    The precision is the coarser one; ranges whose ends are out of order or have no days are left out.
    """
    found: dict[Span, Interval] = {}
    for first, last in pairwise(times):
        if first.span.part == last.span.part and _is_range(parsed.article.part(first.span.part), first, last):
            whole = interval(f"{first.value}/{last.value}")
            if whole.begins and first.begins and last.ends:
                whole = replace(whole, begins=first.begins, ends=last.ends)
                found |= {first.span: whole, last.span: whole}
    return found


def _is_range(text: str, first: Timex, last: Timex) -> bool:
    """Whether two expressions stand as "from ... to ..." or "between ... and ..."."""
    opening = _OPENING.search(text[max(0, first.span.start - _WINDOW) : first.span.start])
    link = " ".join(text[first.span.end : last.span.start].lower().split())
    return opening is not None and link in _LINKS[opening[1].lower()]
