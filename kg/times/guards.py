"""Expression and its neighbours -> bool: what looks like a time and is none stays out.

"May said", "2,000 troops", "Flight 1549", "1600 Pennsylvania Avenue", "a five-year-old", "a second term", "the fall of
the city". Each guard is named by rules of the grammar; it gets the place and the fields, and says whether to go on.
"""

from __future__ import annotations

from kg.times.context import Fields
from kg.times.lexicon import members
from kg.times.near import Near

_CLAUSE_END = frozenset(". , ; : ) ! ? \" - ¶ and or but ' '' in on at".split()) | {""}
_IN = frozenset("in since until till during last this next early late mid end each every of through throughout".split())
_BY = frozenset("by from to after before for on and or between around about".split()) | _IN
_OWN = frozenset("his her its their my our your the this that these those 's '".split())
_NOUNS = ("NOUN", "PROPN")


def noun_end(near: Near, fields: Fields) -> bool:
    """It does not stand before a noun that it would modify."""
    word, words = near.next_word, near.words
    if word is None or words is None or near.after() in ("¶", "") or word.pos_ not in (*_NOUNS, "ADJ", "NUM"):
        return True
    return not any(w.head.pos_ in _NOUNS and w.head.i >= words.end for w in (words.root, words[-1]))


def clause_end(near: Near, fields: Fields) -> bool:
    """It ends its clause."""
    return near.after() in _CLAUSE_END


def day_number(near: Near, fields: Fields) -> bool:
    """A day of a month without the month: "on the 27th", and not "the 1st of three" or "the 15th floor"."""
    return near.after() != "of" and noun_end(near, fields)


def pair(near: Near, fields: Fields) -> bool:
    """Two numbers with a slash that are no name ("9/11")."""
    return str(fields["pair"]) not in members("HOLIDAY")


def common(near: Near, fields: Fields) -> bool:
    """A word in its own right, and not a part of a name: "USA Today", "the Daily Mail", "CBS This Morning"."""
    words = near.words
    if words is None or not near.raw(near.end - near.start - 1)[0].isupper():
        return True
    before, after = near.last_word, near.next_word
    joined = [w for w in (before, after) if w is not None and w.sent == words.sent and w.text[0].isupper() and w.is_alpha]
    if words.start == words.sent.start:
        joined = [w for w in joined if w.pos_ == "PROPN" and words[-1].pos_ == "PROPN"]
    return not joined or not any(w.is_lower and len(w) > 3 for w in words.sent)


def dayword(near: Near, fields: Fields) -> bool:
    """Today, tomorrow, yesterday: no name, no "brighter tomorrow"."""
    before = near.last_word
    return common(near, fields) and not (before is not None and before.pos_ == "ADJ" and before.head.i == before.i + 1)


def not_possessive(near: Near, fields: Fields) -> bool:
    """It does not own what follows: in "on Monday of last week's shooting" the week does."""
    return near.after() != "'s"


def approx(near: Near, fields: Fields) -> bool:
    """An approximation, and not a preposition: "spent over ten years" has one, "paid over ten years" none."""
    words = near.words
    return words is None or words[0].lower_ not in ("over", "under") or words[0].dep_ != "prep"


def day(near: Near, fields: Fields) -> bool:
    """The number is a day: not "in May 20 people died", not the start of 10:30 or of 12,000, not a lower-case "may"."""
    if near.tokens[near.start].norm in members("DOUBTFUL") and near.text[0].islower():
        return False
    number, word = near.tokens[near.end - 1].norm, near.next_word
    if number == "second" or near.after() in ("%", "percent"):
        return number == "second" and near.raw(near.end - near.start)[:1] not in "abcdefghijklmnopqrstuvwxyz"
    counts = word is not None and word.tag_ == "NNS" and number.isdigit() and near.tight(-1) is False
    return not (counts and word is not None and word.dep_ in ("nsubj", "nsubjpass", "dobj") and _numbers(near))


def _numbers(near: Near) -> bool:
    """Whether the parser takes the last token of the expression as a number of what follows."""
    words = near.words
    return words is not None and words[-1].dep_ == "nummod" and words[-1].head.i >= words.end


def day_first(near: Near, fields: Fields) -> bool:
    """A day and a month: not "killed 20 March protesters"; "second" only with "of"."""
    if near.tokens[near.start].norm == "second" or near.tokens[near.start].norm == "the":
        return near.tokens[near.start + 1].norm != "second" and near.tokens[near.start].norm != "second"
    return "May" in near.text or not near.text.endswith("may")


def month(near: Near, fields: Fields) -> bool:
    """A month alone: capitalised, and a doubtful one ("May", "March") only where a time is likely."""
    norm, before = near.tokens[near.start].norm, near.before()
    if norm not in members("DOUBTFUL"):
        return len(norm) > 3 or near.text[0].isupper()
    if near.text[0].islower():
        return False
    if before in _IN or near.before(2) in ("early", "late", "mid"):
        return not _is_name(near)
    return not _is_name(near) and (before in _BY or _is_adverbial(near)) and len(norm) > 3 - (norm == "may")


def _is_name(near: Near) -> bool:
    """Whether the word is, here, a part of a name: of a person, or joined to another name."""
    words = near.words
    if words is None:
        return False
    entities = {token.ent_type_ for token in words}
    before, after = near.last_word, near.next_word
    joined = any(w is not None and w.pos_ == "PROPN" and w.text[0].isupper() and w.ent_type_ == "PERSON" for w in (before, after))
    return joined or "PERSON" in entities or (words.root.pos_ == "AUX") or _known(near)


def _known(near: Near) -> bool:
    """Whether the text has a person of that name in full, and nothing here says that it is the month."""
    dated = near.before() in ("in", "since", "last", "this", "next", "early", "late", "mid", "during")
    return not dated and near.text in near.source.surnames


def _is_adverbial(near: Near) -> bool:
    """Whether the parser takes it as an adverbial, an object of a preposition or a modifier."""
    words = near.words
    return words is not None and words.root.dep_ in ("npadvmod", "pobj", "compound", "nmod", "appos", "conj", "ROOT")


def bare_pair(near: Near, fields: Fields) -> bool:
    """Two numbers with a slash at the end of a clause, one of which can only be a day: no fraction, not "24/7"."""
    first, second = (int(part) for part in str(fields["pair"]).split("/"))
    days = 12 < max(first, second) <= 31 and 1 <= min(first, second) <= 12
    month = 1900 <= max(first, second) <= 2100
    return (days or month) and (first, second) != (24, 7) and clause_end(near, fields)


def month_end(near: Near, fields: Fields) -> bool:
    """A year and a month in this order: the month takes no day ("in 2016, March 5")."""
    return not near.after()[:1].isdigit()


def not_month(near: Near, fields: Fields) -> bool:
    """The second day is not the day of another month ("March 3 to 5 April")."""
    return near.after() not in members("MONTH")


def weekday(near: Near, fields: Fields) -> bool:
    """A weekday: its short form capitalised and with a dot or a date; not a part of a paper's name."""
    norm = near.tokens[near.start].norm
    if near.after() in members("PAPER") and near.raw(1)[:1].isupper():
        return False
    if norm in members("DOUBTFUL"):
        dated = near.text.endswith(".") or (near.after() == "," and near.after(2)[:3] in members("MONTH"))
        return near.text[0].isupper() and (dated or near.after()[:3] in members("MONTH"))
    return near.text[0].isupper() or len(norm) > 5


def year(near: Near, fields: Fields) -> bool:
    """A number of four digits that is a year, and not a quantity, a street number, or the number of a thing."""
    before, after = near.before(), near.after()
    if before in ("$", "£", "€", "#", "+", "/", "=", "@", "_", ".") and near.tight(-1):
        return False
    if _is_numbered(near) or after in members("MEASURE") or after in ("%", "°", "x", "/") or before == "at":
        return False
    if before == "-" and near.tight(-1) and near.tight(-2):
        return near.before(2) in members("PREFIX")
    if after == "-" and near.tight(0) and near.tight(1) and near.after(2)[:1].isdigit():
        return False
    return not _is_street(near) and not _counts(near)


def _is_numbered(near: Near) -> bool:
    """Whether the word before is one that takes numbers: "Flight", "Resolution", "No."."""
    before = near.before(2) if near.before() in (".", "no") else near.before()
    return before in members("NUMBERED") or (near.before() == "." and near.before(2) == "no")


def _is_street(near: Near) -> bool:
    """Whether a street's name follows."""
    for distance in (1, 2, 3):
        raw = near.raw(near.end - near.start - 1 + distance)
        if not raw[:1].isupper():
            return False
        if raw.lower() in members("STREET"):
            return True
    return False


def _counts(near: Near) -> bool:
    """Whether it gives the number of what follows: "2000 troops", but not "the 2016 elections" or "2000 levels"."""
    words = near.words
    if words is None:
        return False
    word = words[-1]
    value = int("".join(c for c in near.tokens[near.end - 1].norm if c.isdigit()))
    likely = 1900 <= value <= 2050
    head = word.head
    if word.dep_ in ("nummod", "compound", "amod", "nmod") and head.i > word.i and head.tag_ == "NNS":
        named = near.before() in _OWN or head.lemma_ in members("YEARLY") or near.last_word is not None and near.last_word.pos_ == "ADJ"
        return not (likely and (named or (value % 100 and near.before() in _BY)))
    if word.dep_ == "quantmod" or near.before() in ("than", "nearly", "some", "almost", "over", "least"):
        return not likely or near.before() in ("nearly", "some", "almost")
    return not likely and near.before() not in _BY | {"(", "-", "circa", "ca"}


def decade(near: Near, fields: Fields) -> bool:
    """A decade: in two digits only after "the" or with an apostrophe."""
    return len(near.tokens[near.end - 1].norm) > 3 or near.text[0] in "'tT"


def season(near: Near, fields: Fields) -> bool:
    """A season: not "the fall of the city", "summer camp", "the Arab Spring"."""
    norm, before = near.tokens[near.end - 1].norm, near.before()
    article = near.end - near.start == 2
    if before in ("last", "this", "next", "past", "coming", "previous", "following", "same", "that", "every", "each", "early", "late", "mid", "'s"):
        return True
    if near.after()[:1].isdigit() or (near.after() == "of" and near.after(2).strip("'")[:1].isdigit()):
        return True
    if before == "-" and near.before(2) == "mid":
        return True
    words = near.words
    if words is None or words.root.pos_ not in _NOUNS or (near.after() == "of" and norm in ("fall", "spring")):
        return False
    if words.root.dep_ in ("compound", "amod", "nmod") or (near.last_word is not None and near.last_word.pos_ == "PROPN"):
        return False
    return before in ("in", "during", "by", "until", "since", "through", "throughout", "over", "of", "for", "before") or (
        article and norm in ("summer", "winter") and before not in ("", "¶") and words.root.dep_ == "pobj"
    )


def holiday(near: Near, fields: Fields) -> bool:
    """A named day: not a person of that name, and not an island."""
    if near.after() in members("FESTIVE"):
        return False
    before = near.last_word
    return not (before is not None and before.ent_type_ == "PERSON" and before.pos_ == "PROPN" and near.end - near.start == 1)


def two_days(near: Near, fields: Fields) -> bool:
    """The day before yesterday, or after tomorrow; no other."""
    return fields["beside"] == fields["dayword"]


def which(near: Near, fields: Fields) -> bool:
    """A unit that is counted from today: "this half" and "last day" are of something else."""
    if fields.get("span") == "half" or (fields["which"] == -1 and near.after() == "of"):
        return False
    return not (fields.get("span") == "day" and (near.after() == "of" or fields["which"] == -1))


def focus(near: Near, fields: Fields) -> bool:
    """A unit counted from the time in focus."""
    return fields.get("span") != "half"


def unit_of_time(near: Near, fields: Fields) -> bool:
    """A unit that lasts, and not one that is counted: "over the last year", but "in the last quarter" names one."""
    return near.after() != "of" and fields.get("span") not in ("quarter", "half", "weekend", "fiscal")


def that(near: Near, fields: Fields) -> bool:
    """ "that day", and not "said that day care is costly"."""
    words = near.words
    return words is not None and words[0].tag_ == "DT" and noun_end(near, fields)


def span(near: Near, fields: Fields) -> bool:
    """The year, the quarter, ... as a time: at the end of its phrase, and not of a day or a half."""
    word = near.next_word
    if word is not None and (word.pos_ in (*_NOUNS, "ADJ") or word.lower_ in ("of", "that", "when", "'s", "in", "-")):
        return False
    return near.tokens[near.end - 1].node is not None and near.tokens[near.end - 1].node.fields["span"] not in ("day", "half", "century")


def amount(near: Near, fields: Fields) -> bool:
    """An amount of time: no age, no quarter of a cake, no second of a series."""
    unit = near.tokens[near.end - 1].norm
    if _is_age(near):
        return False
    if fields.get("unit") == "quarter":
        return near.after() in ("ago", "earlier", "later") or "consecutive" in near.text or "straight" in near.text
    if unit in ("second", "min", "minute") and fields.get("number", 1) != 1 and near.before() != "-" and near.tokens[near.end - 2].norm != "-":
        return near.tokens[near.end - 2].norm.isdigit()
    return True


def _is_age(near: Near) -> bool:
    """Whether the amount is somebody's age."""
    after, further = near.after(), near.after(2)
    if after in members("AGED") or (after == "-" and further in members("AGED")):
        return True
    if after == "of" and further == "age":
        return True
    return near.before() in ("aged", "age", "ages") or (near.before() == "of" and near.before(2) == "age")


def one(near: Near, fields: Fields) -> bool:
    """One unit, with an article: no age, no "second term", no "quarter of the votes", no "day care"."""
    unit = fields.get("unit")
    if _is_age(near) or unit == "quarter" or near.after() == "-":
        return False
    words, word = near.words, near.next_word
    if unit in ("second", "minute", "night", "day") and word is not None and word.pos_ in (*_NOUNS, "ADJ") and near.after() not in ("ago", "later", "earlier"):
        return False
    return words is not None and (unit != "second" or words[-1].tag_ in ("NN", "NNS"))


def rate(near: Near, fields: Fields) -> bool:
    """So much in each unit: "$10 a day", "40 hours a week", "twice a year"."""
    if near.after() in ("ago", "earlier", "later", "before", "after", "and", "from", "or"):
        return False
    before, word = near.before(), near.last_word
    if before == "percent" or before == "%" or before[:1] in "$£€" and before:
        return True
    return word is not None and word.tag_ in ("NNS", "CD", "NN") and _is_measured(near)


def _is_measured(near: Near) -> bool:
    """Whether a number stands shortly before."""
    return any(near.before(n)[:1].isdigit() or near.before(n)[:1] in "$£€@" and near.before(n) for n in (1, 2, 3, 4))


def plural(near: Near, fields: Fields) -> bool:
    """A unit in the plural without a number: "for years", "months of talks", "weeks later"; not "school days"."""
    if _is_age(near):
        return False
    if near.after() in ("ago", "earlier", "later", "before", "after"):
        return True
    word = near.last_word
    if word is not None and word.pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN") and near.before() != ",":
        return False
    if word is not None and (word.tag_ == "PRP$" or word.lower_ == "'s"):
        return False
    return near.before() in members("LASTING") or near.after() == "of"


def elapsed(near: Near, fields: Fields) -> bool:
    """The n-th unit of what goes on: "its sixth month", "for a third day"."""
    if near.after() in ("of", "-"):
        return False
    return fields.get("unit") not in ("second", "quarter", "half") and (
        near.tokens[near.start].norm != "a" or near.before() in ("for", "into") or near.end - near.start > 3
    )


def clock(near: Near, fields: Fields) -> bool:
    """A time by the clock, and not a score: with "a.m." or a zone, or after a preposition of time."""
    if near.end - near.start > 1:
        return True
    return near.before() in ("at", "by", "from", "until", "till", "around", "about", "before", "after", "since", "between", "to", "and", "-") or (
        near.before()[:1] == "@" or near.after()[:1] == "@"
    )


def adverb(near: Near, fields: Fields) -> bool:
    """ "died overnight", and not "an overnight flight"."""
    words = near.words
    return words is not None and words.root.dep_ not in ("amod", "compound", "nmod")


def reference(near: Near, fields: Fields) -> bool:
    """A word for a time, and not a part of a conjunction ("as soon as", "shortly after") or of a name."""
    if not common(near, fields):
        return False
    if near.before() == "as" and near.after() == "as":
        return False
    if near.tokens[near.start].norm == "now" and near.before() == "from":
        return near.after() == "on"
    if near.tokens[near.start].norm in ("soon", "shortly", "long"):
        return near.after() not in ("after", "before", "thereafter", "afterward", "afterwards", "as") and near.before() not in ("as", "too", "how")
    return True


def later(near: Near, fields: Fields) -> bool:
    """An amount counted in the narrative: "before" and "after" only at the end of their clause."""
    if near.tokens[near.end - 1].norm in ("before", "after", "on", "prior"):
        return near.tokens[near.end - 1].norm != "on" and near.after() in _CLAUSE_END - {"in", "on", "at"}
    return True
