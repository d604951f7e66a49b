"""Token, Timex -> Tenure: since when and until when an office is held, by the times that hang on the words for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from kg.doc import Token
from kg.model import Timex
from kg.parse import Parsed

_UNTIL = frozenset("until till to through".split())
_SINCE = frozenset("since from".split())
_WITHIN = frozenset({"for", "during", "after", "before", "by"})  # these tell neither the first nor the last day
_STEPS = frozenset("prep pobj pcomp npadvmod tmod nummod conj dep".split())
_LONGEST_WAY = 6  # tokens between a time and what it hangs on

Times = Mapping[int, Timex]  # the last token of a time -> the time


class Tenure(Struct, frozen=True):
    """The outermost days of an office, both None where they are open or not told, and what the text says in EDTF."""

    begins: str | None = None
    ends: str | None = None
    edtf: str | None = None


def times_by_token(parsed: Parsed, times: Iterable[Timex]) -> Times:
    """The times of an article that have days, by the root of their words."""
    dated = ((parsed.tokens(one.span), one) for one in times if one.begins or one.ends)
    return {words.root.i: one for words, one in dated if len(words)}


def tenure(anchors: Sequence[Token], times: Times, *, leaving: bool = False) -> Tenure:
    """The tenure that the times on some words tell; a plain one is that of the change, which may be a `leaving`."""
    first = last = None
    for preposition, time in _hanging(anchors, times):
        if preposition in _UNTIL or (preposition == "and" and first is not None):
            last = time
        elif preposition in _SINCE or preposition == "between":
            first = time
        elif preposition not in _WITHIN and leaving:
            last = time
        elif preposition not in _WITHIN:
            first = time
    if first is None and last is None:
        return Tenure()
    begins = first.begins if first is not None else None
    ends = last.ends if last is not None else None
    return Tenure(begins, ends, f"{_side(first, begins)}/{_side(last, ends)}")


def _side(time: Timex | None, day: str | None) -> str:
    """One side of an interval in EDTF: the time itself, the day where the time is an interval, or that it is open."""
    if time is None or day is None:
        return ".."
    return time.edtf if time.edtf and "/" not in time.edtf else day


def _hanging(anchors: Sequence[Token], times: Times) -> Iterator[tuple[str, Timex]]:
    """The times of a sentence that hang on some words, in order, each with the preposition before it."""
    if not times:
        return
    sentence = anchors[0].sent
    for index in range(sentence.start, sentence.end):
        if index in times and _hangs(sentence.doc[index], anchors):
            begins = sentence.doc[index].left_edge.i
            yield sentence.doc[begins - 1].lower_ if begins > sentence.start else "", times[index]


def _hangs(token: Token, anchors: Sequence[Token]) -> bool:
    for _ in range(_LONGEST_WAY):
        if token.dep_ not in _STEPS:
            return False
        token = token.head
        if token in anchors:
            return True
    return False
