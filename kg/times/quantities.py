"""Number, or number and unit -> bool: guards against what counts something else than time.

"2,000 troops", "Flight 1549", "1600 Pennsylvania Avenue", "a five-year-old", "a second term", "school days", a score.
"""

from __future__ import annotations

from kg.times.lexicon import members
from kg.times.near import NOUNS, Near

_SIGNS_BEFORE = frozenset("$ £ € # + / = @ _ .".split())
_SIGNS_AFTER = frozenset("% ° x /".split())
_STREET_WITHIN = 3  # words of a street's name
_NUMBER_WITHIN = 4  # words between a number and "a year"


def year(near: Near) -> bool:
    """Four digits that are a year, and not a quantity, a street number, or the number of a thing."""
    before, after = near.before(), near.after()
    if (before in _SIGNS_BEFORE and near.tight(-1)) or after in _SIGNS_AFTER or before == "at":
        return False
    if _is_numbered(near) or after in members("MEASURE") or _is_street(near):
        return False
    if before == "-" and near.tight(-1) and near.tight(-2):
        return near.before(2) in members("PREFIX")
    if after == "-" and near.tight(0) and near.tight(1) and near.after(2)[:1].isdigit():
        return False
    return not _counts(near)


def _is_numbered(near: Near) -> bool:
    """Whether the word before is one that takes numbers: "Flight", "Resolution", "No."."""
    return (near.before(2) if near.before() == "." else near.before()) in members("NUMBERED")


def _is_street(near: Near) -> bool:
    """Whether a street's name follows."""
    behind = [near.raw(near.end - near.start + n) for n in range(_STREET_WITHIN)]
    for raw in behind:
        if not raw[:1].isupper():
            return False
        if raw.lower() in members("STREET"):
            return True
    return False


def _counts(near: Near) -> bool:
    """Whether it gives the number of what follows ("2000 troops"), or is a year too unusual to stand anywhere."""
    words = near.words
    word, value = words[-1], int(near.tokens[near.end - 1].norm.strip("~"))
    likely, placed = 1900 <= value <= 2050, near.before() in members("BY_TIME")
    if word.dep_ in ("nummod", "compound", "amod", "nmod") and word.head.i > word.i and word.head.tag_ == "NNS":
        return not (likely and (_is_years(near, word.head.lemma_) or (value % 100 and placed)))
    if near.before() in members("NEARLY"):
        return True
    return not likely and not placed and near.before() not in ("(", "-", "circa", "ca")


def _is_years(near: Near, noun: str) -> bool:
    """Whether a noun in the plural behind the number is of a year: "the 2016 elections", "2000 levels"."""
    before = near.last_word
    return near.before() in members("OWN") or noun in members("YEARLY") or (before is not None and before.pos_ == "ADJ")


def decade(near: Near) -> bool:
    """A decade: in two digits only after "the" or with an apostrophe."""
    return len(near.tokens[near.end - 1].norm) > 3 or near.text[0] in "'tT"


def amount(near: Near) -> bool:
    """An amount of time: no age, no quarters of a cake, no second of a series."""
    unit = near.tokens[near.end - 1].norm
    if _is_age(near):
        return False
    if near.fields.get("unit") == "quarter":
        return near.after() in members("SHIFT") or any(word in near.text for word in ("consecutive", "straight"))
    if unit in ("second", "min", "minute") and near.fields.get("number", 1) != 1:
        return near.tokens[near.end - 2].norm == "-" or near.tokens[near.end - 2].norm.isdigit()
    return True


def _is_age(near: Near) -> bool:
    """Whether the amount is somebody's age: "five years old", "aged two months", "a ten-year-old"."""
    behind = near.after(2) if near.after() == "-" else near.after()
    if behind in members("AGED") or (near.after() == "of" and near.after(2) == "age"):
        return True
    return near.before() in ("aged", "age", "ages") or (near.before() == "of" and near.before(2) == "age")


def one(near: Near) -> bool:
    """One unit, with an article: no age, no "second term", no "quarter of the votes", no "day care", no "day when"."""
    unit, words, word = near.fields.get("unit"), near.words, near.next_word
    named = near.after() == "when" and near.before() != "for"
    if _is_age(near) or unit == "quarter" or near.hyphenated or named:
        return False
    if near.after() in members("SHIFT"):
        return True
    if unit in ("second", "minute", "night", "day") and word is not None and word.pos_ in (*NOUNS, "ADJ"):
        return False
    return unit != "second" or words[-1].tag_ in ("NN", "NNS")


def rate(near: Near) -> bool:
    """So much in each unit: "$10 a day", "40 hours a week"; not "a year ago", "a year from now"."""
    if near.after() in members("SHIFT") or (near.after() == "from" and near.after(2) in ("now", "today")):
        return False
    if near.after() in ("and", "or"):
        return False
    word = near.last_word
    measured = any(
        near.before(n)[:1].isdigit() or near.before(n)[:1] in tuple("$£€@") for n in range(1, _NUMBER_WITHIN + 1)
    )
    money = near.before() in members("MEASURE") or near.before()[:1] in tuple("%$£€")
    return money or (measured and word is not None and word.tag_ in ("NNS", "CD", "NN"))


def plural(near: Near) -> bool:
    """A unit in the plural without a number: "for years", "months of talks", "weeks later"; not "school days"."""
    word = near.last_word
    if _is_age(near):
        return False
    if near.after() in members("SHIFT") or near.after() == "since":
        return True
    if near.words.root.dep_ == "compound":
        return False
    described = word is not None and (word.pos_ in ("DET", "ADJ", "NUM", *NOUNS) or word.tag_ in ("PRP$", "POS"))
    if described and near.before() != ",":
        return False
    return near.before() in members("LASTING") or near.after() == "of"


def elapsed(near: Near) -> bool:
    """The n-th unit of what goes on: "its sixth month", "for a third day"; not "a third quarter"."""
    if near.hyphenated or near.after() == "of" or near.fields.get("unit") in ("second", "quarter"):
        return False
    return near.tokens[near.start].norm != "a" or near.before() in ("for", "into") or near.end - near.start > 3


def clock(near: Near) -> bool:
    """A time by the clock, and no score: with "a.m." or a zone, or beside a word of time."""
    if near.end - near.start > 1 or near.before() in members("AT_TIME"):
        return True
    return "@" in (near.before()[:1], near.after()[:1])
