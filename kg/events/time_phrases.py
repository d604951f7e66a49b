"""Timex + its tokens -> what its phrase makes of it: the noun that it dates, its preposition, the days it bounds."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from kg.doc import Token
from kg.events.tree import NOMINAL, VERBAL
from kg.model import EventTime, Timex
from kg.times import interval

_OPENING = frozenset({"since", "from"})
_CLOSING = frozenset({"until", "till", "by", "before"})
_COMPARING = frozenset({"as", "than"})
_EARLY = frozenset({"early", "earlier", "soon", "sooner"})
_INSIDE = frozenset({"compound", "nmod", "nummod", "amod", "poss", "npadvmod"})
_PERIODS = frozenset({"month", "quarter", "season", "half", "year", "decade", "century"})
RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "only"})
_MORE = frozenset({"more", "less", "fewer"})
_NEAR = 14  # tokens between what an amount is compared with and its time
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL"})
_CLOCK = frozenset({"hour", "minute", "second"})
_CLAUSES = frozenset({"relcl", "acl"})  # "the first text to be adopted since"
_PARTS = frozenset({"START", "MID", "END"})
_PREMODIFIERS = frozenset({"compound", "nmod", "nummod", "amod", "poss"})
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj")


def whole(timex: Timex) -> Timex:
    """An expression with all the days of its value: which of them are "early 2009" is for the reader to say."""
    if timex.modifier not in _PARTS:
        return timex
    days = interval(timex.value)
    return replace(timex, begins=days.begins, ends=days.ends, precision=days.precision, edtf=days.edtf)


def dated_noun(root: Token) -> Token | None:
    """The subject or object that a temporal expression stands before, and dates alone: "released the 2011 version"."""
    noun = root.head
    if root.dep_ not in _PREMODIFIERS or noun.pos_ not in NOMINAL:
        return None
    top = noun
    while top.dep_ == "conj" or (top.dep_ == "pobj" and top.head.lower_ == "of"):
        top = top.head if top.dep_ == "conj" else top.head.head
    return noun if top.dep_ in _ARGUMENTS else None


def over(root: Token) -> Token | None:
    """The preposition over a temporal expression."""
    token = root
    while token.dep_ in _INSIDE and token.head.pos_ not in VERBAL and token.head != token:
        token = token.head
    return token.head if token.dep_ in {"pobj", "pcomp"} else None


def preposition(root: Token) -> str:
    """The preposition over a temporal expression as a word, or nothing."""
    found = over(root)
    return "" if found is None else str(found.lower_)


def of_noun(root: Token, timex: Timex) -> bool:
    """Whether a period says which of its kind a noun is: "the archive of 1998"."""
    top = over(root)
    return top is not None and top.lower_ == "of" and top.head.pos_ in NOMINAL and timex.precision in _PERIODS


def counts(since: Token | None) -> bool:
    """Whether a preposition stands behind what is counted or ranked: "the first raid since", "the worst since"."""
    word = since.nbor(-1) if since is not None and since.i else None
    return word is not None and (is_ranked(word) or (word.dep_ in _CLAUSES and is_ranked(word.head)))


def compares(root: Token, verb: Token) -> bool:
    """Whether a time is that of an amount before a change: "rose from 3% in 2007", "2 million, against 3 in May"."""
    first = over(root) or root.left_edge
    then = root.doc[max(verb.i + 1, first.i - _NEAR) : first.i]
    if then and then[-1].lower_ == "than":  # "higher than a year ago", but "more than a year ago"
        return len(then) > 1 and then[-2].tag_ in {"JJR", "RBR"} and then[-2].lower_ not in _MORE
    for i, word in reversed(list(enumerate(then))):
        before = then[i - 1].lower_ if i else verb.lower_
        if word.lower_ == "compared":
            return True
        if word.lower_ in {"from", "against"}:
            told = (t for t in then[i + 1 :] if t.pos_ in {"NUM", "SYM"} or (t.dep_ == "prep" and t.lower_ != "of"))
            amount = next(told, word)
            known = amount.dep_ != "prep" and (before in {"up", "down"} or amount.ent_type_ in _AMOUNTS)
            return known and first.lower_ not in {"on", "by"} | _OPENING
        if word.text in {",", ";"} or (word.lower_ == "to" and before != "compared"):
            return False
    return False


def is_ranked(word: Token) -> bool:
    """Whether a word is, or has before it, an ordinal or a superlative."""
    return any(one.tag_ in {"JJS", "RBS"} or one.lower_ in RANKS for one in (word, *word.children))


def bounded(root: Token, timex: Timex, published: str | None) -> EventTime:
    """The interval of an expression, opened by "since" or "no earlier than", closed by "until", "by" or "before"."""
    word, begins, ends, edtf = preposition(root), timex.begins, timex.ends, timex.edtf
    if "/" in timex.value:  # "from 3 to 7 June"
        word = ""
    ahead = begins is not None and published is not None and begins > published
    if begins and (word in _OPENING or (ahead and _is_earliest(root))):
        return EventTime(begins, None, timex.precision, f"{edtf or begins}/..", timex.basis, timex.span)
    of_day = timex.precision in _CLOCK or (word == "before" and timex.precision == "part-of-day")  # "before dawn"
    if word in {"before", "by"} and begins and of_day:
        return EventTime(begins[:10], begins[:10], "day", begins[:10], timex.basis, timex.span)
    if word == "before" and begins and timex.modifier != "END":  # "before the end of June" is by then
        last = (date.fromisoformat(begins[:10]) - timedelta(1)).isoformat()
        return EventTime(None, last, timex.precision, f"../{last}", timex.basis, timex.span)
    if word in _CLOSING and ends:
        return EventTime(None, ends, timex.precision, f"../{edtf or ends}", timex.basis, timex.span)
    return EventTime(begins, ends, timex.precision, edtf, timex.basis, timex.span)


def _is_earliest(root: Token) -> bool:
    """Whether a time is the first that may be: "as early as Monday", "no sooner than June"."""
    limit = over(root)
    return limit is not None and limit.lower_ in _COMPARING and limit.head.lower_ in _EARLY


def width(timex: Timex) -> int:
    """Days that an expression covers; one that is open on a side counts as the widest."""
    if timex.begins is None or timex.ends is None:
        return 10**6
    return (date.fromisoformat(timex.ends[:10]) - date.fromisoformat(timex.begins[:10])).days
