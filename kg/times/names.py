"""Name of a month, weekday, season or holiday -> bool: guards against what has the same name.

"May said", "they march", "April Ryan", "the Sunday Times", "the fall of the city", "summer camp", "Christmas Island".
"""

from __future__ import annotations

import re

from kg.times.lexicon import members
from kg.times.near import NOUNS, Near
from kg.times.place import clause_end, noun_end

_YEAR = re.compile(r"'\d\d|\d{4}")


def month(near: Near) -> bool:
    """A month alone: a doubtful one ("May", "March") needs a capital and a place where a time is likely."""
    norm = near.tokens[near.start].norm
    if norm not in members("DOUBTFUL"):
        return len(norm) > 3 or near.capital
    if not near.capital or _is_person(near):
        return False
    if near.before() in members("IN_TIME") or near.before(2) in ("early", "late", "mid"):
        return True
    return near.before() in members("BY_TIME") or _is_adverbial(near)


def _is_person(near: Near) -> bool:
    """Whether the word is, here, a part of a person's name, or a verb."""
    words = near.words
    beside = (near.last_word, near.next_word)
    if any(w is not None and w.ent_type_ == "PERSON" and w.pos_ == "PROPN" and w.text[0].isupper() for w in beside):
        return True
    named = near.text in near.source.surnames and near.before() not in members("SURELY_TIME")
    return named or words.root.pos_ == "AUX" or any(w.ent_type_ == "PERSON" for w in words)


def _is_adverbial(near: Near) -> bool:
    """Whether the parser takes it as an adverbial, an object of a preposition or a modifier."""
    return near.words.root.dep_ in ("npadvmod", "pobj", "compound", "nmod", "appos", "conj", "ROOT")


def month_end(near: Near) -> bool:
    """A year and a month in this order, where the month takes no day: not "in 2016, March 5"."""
    return not near.after()[:1].isdigit()


def not_month(near: Near) -> bool:
    """The second day is not that of another month: not "March 3 to 5 April"."""
    return near.after() not in members("MONTH")


def day(near: Near) -> bool:
    """A month and its day: not "in May 20 people died", not "may second"."""
    first, last = near.tokens[near.start].norm, near.tokens[near.end - 1].norm
    if first in members("DOUBTFUL") and not near.capital:
        return False
    if last == "second":
        return not near.raw(near.end - near.start)[:1].islower()
    word, words = near.next_word, near.words
    counts = word is not None and words[-1].dep_ == "nummod" and words[-1].head.i >= words.end
    return near.after() not in ("%", "percent") and not (counts and word is not None and word.tag_ == "NNS")


def day_first(near: Near) -> bool:
    """A day and its month: "second" needs "of", which is another rule."""
    return "second" not in (near.tokens[near.start].norm, near.tokens[near.start + 1].norm)


def day_number(near: Near) -> bool:
    """A day of a month without the month: "on the 27th", but not "the 1st of three" or "on the 15th floor"."""
    return near.after() != "of" and noun_end(near)


def pair(near: Near) -> bool:
    """Two numbers with a slash that are no name ("9/11")."""
    return str(near.fields["pair"]) not in members("HOLIDAY")


def bare_pair(near: Near) -> bool:
    """Two numbers with a slash at the end of a clause, one of them a year or surely a day: no fraction, not "24/7"."""
    first, second = (int(part) for part in str(near.fields["pair"]).split("/"))
    low, high = min(first, second), max(first, second)
    dated = 12 < high <= 31 and 1 <= low <= 12
    return (dated or 1900 <= high <= 2100) and (first, second) != (24, 7) and clause_end(near)


def weekday(near: Near) -> bool:
    """A weekday: in short only with a capital, and with a dot or a date behind it; not in the name of a paper."""
    if near.after() in members("PAPER") and near.raw(1)[:1].isupper():
        return False
    norm, month_behind = near.tokens[near.start].norm, near.after()[:3] in members("MONTH")
    if norm in members("DOUBTFUL"):
        dated = (
            near.text.endswith(".") or month_behind or (near.after() == "," and near.after(2)[:3] in members("MONTH"))
        )
        return near.capital and dated
    return near.capital or len(norm) > 5


def season(near: Near) -> bool:
    """A season: after "last", with a year, or as an adverbial; not "the fall of the city", "the Arab Spring"."""
    norm, words = near.tokens[near.end - 1].norm, near.words
    if near.before() in members("WHICH_SEASON") or (near.before() == "-" and near.before(2) == "mid"):
        return True
    year = near.after(2) if near.after() == "of" else near.after()
    if _YEAR.fullmatch(year):
        return True
    if words.root.pos_ not in NOUNS or (near.after() == "of" and norm in ("fall", "spring")):
        return False
    if words.root.dep_ in ("compound", "amod", "nmod") or (
        near.last_word is not None and near.last_word.pos_ == "PROPN"
    ):
        return False
    article = near.end - near.start == 2 and norm in ("summer", "winter") and words.root.dep_ == "pobj"
    return near.before() in members("IN_SEASON") or article


def holiday(near: Near) -> bool:
    """A named day: no person of that name, no island, no tree."""
    before = near.last_word
    if near.after() in members("FESTIVE"):
        return False
    person = before is not None and before.ent_type_ == "PERSON" and before.pos_ == "PROPN"
    return not (person and near.end - near.start == 1)
