"""Frames + Timex -> EventTime: the time of an event's own clause, of the clause that governs it, or of the document.

`basis` says which: `explicit` and `relative` come from an expression of the event's own clause, `inherited` from the
clause that it shares its time with, `document` means that the article tells it as news (by its publication, at the
latest; a plan: from then on), and `unknown` that nothing is known. Publication time never poses as event time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from spacy.tokens import Token

from kg.events.tree import NOMINAL, VERBAL, children, lemma
from kg.model import EventTime, Factuality, Timex
from kg.parse import Parsed
from kg.times import ranges

_SHARES_TIME = frozenset({"xcomp", "conj", "pcomp"})
_OPENING = frozenset({"since", "from"})
_CLOSING = frozenset({"until", "till", "by", "before"})
_NEW_DATE = frozenset({"until", "till", "to", "for"})
_INSIDE = frozenset({"compound", "nmod", "nummod", "amod", "poss", "npadvmod"})
_STEPS = 8
_LASTING = frozenset({"run", "last", "continue"})
_PREMODIFIERS = frozenset({"compound", "nmod", "nummod", "amod", "poss"})
_ACCOMPANYING = frozenset({"despite", "amid"})
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj")
_UNTIMED = frozenset({"hypothetical"})


class Anchors:
    """The temporal expressions of a Doc by the predicate that they date."""

    def __init__(self, parsed: Parsed, times: Sequence[Timex], triggers: Iterable[Token]) -> None:
        self.published = (parsed.article.published or "")[:10] or None
        self.triggers = {token.i for token in triggers}
        self.ranges = ranges(parsed, times)
        self.dated: defaultdict[int, list[tuple[Token, Timex]]] = defaultdict(list)
        for timex in times:
            if timex.type in {"DATE", "TIME"} and (timex.begins or timex.ends):
                root = parsed.tokens(timex.span).root
                if (governor := self._governor(root)) is not None:
                    self.dated[governor.i].append((root, timex))
                for clause in root.children:  # "on Monday, when it opened"
                    if clause.dep_ == "relcl" and any(word.lower_ == "when" for word in clause.children):
                        self.dated[clause.i].append((root, timex))

    def _governor(self, root: Token) -> Token | None:
        """The nearest predicate above a temporal expression: a trigger, or a verb that is none."""
        if (noun := _dated_noun(root)) is not None:
            return noun if noun.i in self.triggers else None
        token = root
        for _ in range(_STEPS):
            if token.i in self.triggers or (token.pos_ in VERBAL and token != root):
                return token
            if token.head == token:
                return None
            token = token.head
        return None

    def time(self, trigger: Token, support: Token | None, factuality: Factuality) -> EventTime:
        """When the event of a trigger happens, as far as the article tells.

        An act that sets a new date for another event does not happen then: see `new_date`.
        """
        for own in (trigger, support):
            if own is not None and (found := self._own(own)):
                return found
        token = trigger if support is None else support
        for time in (self._shared(token), self._of_argument(token)):
            if time is not None and (factuality.fact or not self.is_past(time)):  # asked last year to leave some day
                return inherited(time)
        return self._document(factuality)

    def _shared(self, token: Token) -> EventTime | None:
        """The time of the clause that an event shares its time with."""
        for _ in range(_STEPS):
            above = self._sharing(token)
            if above is None:
                break
            if found := self._own(above):
                return found
            token = above
        return None

    def _sharing(self, token: Token) -> Token | None:
        """The predicate that a predicate shares its time with: of its clause, or of the noun that it happens in."""
        above = token.head
        if token.dep_ in _SHARES_TIME:
            return above
        if token.dep_ == "pobj" and above.lower_ in _ACCOMPANYING:
            return above.head
        if token.dep_ in {"nsubj", "nsubjpass"} and (above.i not in self.triggers or lemma(above) in _LASTING):
            return above  # "the festival ran all week"
        inside = token.dep_ == "relcl" and any(
            one.lower_ == "which" for p in children(token, "prep") for one in p.children
        )
        return self._governor(above) if inside else None

    def _of_argument(self, verb: Token) -> EventTime | None:
        """The past time that the parser hung on a subject or object: "won a medal on Tuesday"."""
        for argument in children(verb, *_ARGUMENTS):
            found = self._own(argument) if verb.pos_ in VERBAL else None
            if (
                found is not None
                and self.is_past(found)
                and all(_preposition(one) for one, _ in self.dated[argument.i])
            ):
                return found
        return None

    def is_past(self, time: EventTime) -> bool:
        """Whether an expression in the text dates an event to the day of publication or before it."""
        return bool(time.timex and time.ends and self.published and time.ends <= self.published)

    def is_ahead(self, time: EventTime) -> bool:
        """Whether an expression in the text dates an event after the day of publication."""
        return bool(time.timex and time.begins and self.published and time.begins > self.published)

    def _own(self, token: Token) -> EventTime | None:
        """The time of the expressions right under a predicate: the narrowest, or the stretch that two of them bound."""
        found = self.dated.get(token.i)
        if not found:
            return None
        for _, timex in found:
            if whole := self.ranges.get(timex.span):
                return EventTime(whole.begins, whole.ends, whole.precision, whole.edtf, timex.basis, timex.span)
        for (first, begin), (second, end) in pairwise(sorted(found, key=lambda pair: pair[0].i)):
            if second.dep_ == "conj" and second.head == first and begin.begins and end.ends:  # "in 1997 and 1998"
                edtf = f"{begin.edtf or begin.begins}/{end.edtf or end.ends}"
                return EventTime(begin.begins, end.ends, begin.precision, edtf, begin.basis, begin.span)
        root, timex = min(found, key=lambda pair: (_width(pair[1]), pair[0].i))
        return _bounded(root, timex)

    def new_date(self, trigger: Token) -> EventTime | None:
        """The date that an act gives the event that it puts off or sets: "postponed until Friday", "moved to May"."""
        found = [timex for root, timex in self.dated.get(trigger.i, ()) if _preposition(root) in _NEW_DATE]
        if not found:
            return None
        timex = min(found, key=_width)
        return EventTime(timex.begins, timex.ends, timex.precision, timex.edtf, timex.basis, timex.span)

    def without_new_date(self, trigger: Token, time: EventTime, factuality: Factuality) -> EventTime:
        """The time of the act itself, given the one that its clause told at first sight."""
        new = self.new_date(trigger)
        return self._document(factuality) if new is not None and time.timex == new.timex else time

    def _document(self, factuality: Factuality) -> EventTime:
        """What the publication date alone says of an event."""
        if self.published is None or factuality.status in _UNTIMED:
            return EventTime(None, None, None, None, "unknown")
        if factuality.future:
            return EventTime(self.published, None, None, f"{self.published}/..", "document")
        return EventTime(None, self.published, None, f"../{self.published}", "document")


def _dated_noun(root: Token) -> Token | None:
    """The subject or object that a temporal expression stands before, and dates alone: "released the 2011 version"."""
    noun = root.head
    if root.dep_ not in _PREMODIFIERS or noun.pos_ not in NOMINAL:
        return None
    top = noun
    while top.dep_ == "conj" or (top.dep_ == "pobj" and top.head.lower_ == "of"):
        top = top.head if top.dep_ == "conj" else top.head.head
    return noun if top.dep_ in _ARGUMENTS else None


def _preposition(root: Token) -> str:
    """The preposition over a temporal expression, or nothing."""
    token = root
    while token.dep_ in _INSIDE and token.head.pos_ not in VERBAL and token.head != token:
        token = token.head
    return str(token.head.lower_) if token.dep_ == "pobj" else ""


def _bounded(root: Token, timex: Timex) -> EventTime:
    """The interval of an expression, opened by "since", closed by "until", "by" or "before"."""
    word, begins, ends, edtf = _preposition(root), timex.begins, timex.ends, timex.edtf
    if word in _OPENING and begins:
        return EventTime(begins, None, timex.precision, f"{edtf or begins}/..", timex.basis, timex.span)
    if word == "before" and begins:
        last = (date.fromisoformat(begins[:10]) - timedelta(1)).isoformat()
        return EventTime(None, last, timex.precision, f"../{last}", timex.basis, timex.span)
    if word in _CLOSING and ends:
        return EventTime(None, ends, timex.precision, f"../{edtf or ends}", timex.basis, timex.span)
    return EventTime(begins, ends, timex.precision, edtf, timex.basis, timex.span)


def inherited(time: EventTime) -> EventTime:
    """A time that an event has from another one."""
    return replace(time, basis="inherited")


def _width(timex: Timex) -> int:
    """Days that an expression covers; one that is open on a side counts as the widest."""
    if timex.begins is None or timex.ends is None:
        return 10**6
    return (date.fromisoformat(timex.ends[:10]) - date.fromisoformat(timex.begins[:10])).days


def temporal_tokens(parsed: Parsed, times: Sequence[Timex]) -> frozenset[int]:
    """The tokens of all temporal expressions, which are no participants."""
    return frozenset(token.i for timex in times for token in parsed.tokens(timex.span))
