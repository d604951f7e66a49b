"""Where an expression stands -> bool: guards that ask only for its place in the sentence.

A guard is named by a rule of the grammar; it sees the expression, its fields and its neighbours (near.py), and says
whether the rule may go on.
"""

from __future__ import annotations

from kg.times.context import Node
from kg.times.lexicon import members
from kg.times.near import NOUNS, Near

_MARKS = frozenset(". , ; : ) ! ? \" - ¶ ' ''".split()) | {""}


def noun_end(near: Near) -> bool:
    """It does not stand before a noun that it would modify: "in the past", but not "in the past two years"."""
    word, words = near.next_word, near.words
    if word is None or near.after() in ("¶", "") or word.pos_ not in (*NOUNS, "ADJ", "NUM"):
        return True
    return not any(w.head.pos_ in NOUNS and w.head.i >= words.end for w in (words.root, words[-1]))


def clause_end(near: Near) -> bool:
    """It ends its clause, or an adverbial follows."""
    return near.after() in _MARKS or near.after() in members("AFTERWARD")


def sentence_part_end(near: Near) -> bool:
    """A mark or a conjunction follows."""
    return near.after() in _MARKS or near.after() in ("and", "or", "but")


def not_hyphenated(near: Near) -> bool:
    """It is no part of a compound: "the end of the month-long fast"."""
    return not near.hyphenated


def not_possessive(near: Near) -> bool:
    """It does not own what follows: in "on Monday of last week's shooting" the week does."""
    return near.after() != "'s"


def common(near: Near) -> bool:
    """Words in their own right, and not a part of a name: "USA Today", "the Daily Mail", "CBS This Morning".

    In a title, or another sentence in which all words are capitalised, capitals say nothing.
    """
    words = near.words
    if not near.raw(near.end - near.start - 1)[0].isupper():
        return True
    beside = [w for w in (near.last_word, near.next_word) if w is not None and w.sent == words.sent]
    joined = [w for w in beside if w.text[0].isupper() and w.text.isalpha()]
    if words.start == words.sent.start:
        joined = [w for w in joined if w.pos_ == "PROPN" and words[-1].pos_ == "PROPN"]
    return not joined or not any(w.text.islower() and len(w.text) > 3 for w in words.sent)


def dayword(near: Near) -> bool:
    """Today, tomorrow, yesterday: no name, and no "brighter tomorrow"."""
    before = near.last_word
    return common(near) and not (before is not None and before.pos_ == "ADJ" and before.head.i == before.i + 1)


def adverb(near: Near) -> bool:
    """What it says of the clause and not of a noun: "died overnight", but not "an overnight flight"."""
    return near.words.root.dep_ not in ("amod", "compound", "nmod")


def reference(near: Near) -> bool:
    """A word for a time, and no part of a conjunction ("as soon as", "shortly after") or of a name."""
    word = near.tokens[near.start].norm
    if word == "now" and near.before() == "from":
        return near.after() == "on"
    if word in ("soon", "shortly", "long"):
        return near.before() not in ("as", "too", "how") and near.after() not in members("SOON_AFTER")
    return common(near)


def later(near: Near) -> bool:
    """An amount that is counted in the narrative; "before" and "after" only where no event follows them."""
    word = near.tokens[near.end - 1].norm
    return word not in members("CONJUNCTION") or sentence_part_end(near)


def approx(near: Near) -> bool:
    """An approximation, and no preposition: "spent over ten years" has one, "paid over ten years" none."""
    first = near.words[0]
    return first.lower_ not in ("over", "under") or first.dep_ != "prep"


def no_year(near: Near) -> bool:
    """A date without a year of its own: "this May 3", but not "this May 3, 2018 picture"."""
    date = near.fields["date"]
    return isinstance(date, Node) and "year" not in date.fields


def two_days(near: Near) -> bool:
    """The day before yesterday, or after tomorrow; no other."""
    return near.fields["beside"] == near.fields["dayword"]


def which(near: Near) -> bool:
    """A unit that is counted from today, not inside another: not "this half", "the last week of May", "last day"."""
    unit, last = near.fields.get("span"), near.fields["which"] == -1
    return unit != "half" and not (last and (near.after() == "of" or unit == "day"))


def unit_of_time(near: Near) -> bool:
    """A unit that lasts, and not one that is counted: "over the last year", but "in the last quarter" names one."""
    return near.after() != "of" and near.fields["span"] not in ("quarter", "half", "weekend", "fiscal")


def focus(near: Near) -> bool:
    """A unit that is counted from the time in focus; halves are mostly those of a game."""
    return near.fields.get("span") != "half"


def that(near: Near) -> bool:
    """A unit that "that" points at: "that day", but not "said that day care is costly"."""
    return near.words[0].tag_ == "DT" and noun_end(near)


def span(near: Near) -> bool:
    """A unit alone as a time, at the end of its phrase: "in the quarter", but not "in the year of his birth"."""
    node, word = near.tokens[near.end - 1].node, near.next_word
    if node is None or node.fields["span"] in ("day", "half", "decade", "century"):
        return False
    return word is None or (word.pos_ not in (*NOUNS, "ADJ") and near.after() not in members("AFTER_SPAN"))
