"""Telling + event -> evidence: what speaks against a mention telling an event, their participants aside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.doc import Token
from kg.events.alike import is_general
from kg.events.backbone import is_a
from kg.events.telling import NONE, Event, Telling
from kg.events.tree import child, children, lemma
from kg.model import Factuality

_APART = frozenset(
    "another second third fourth fifth new other further fresh more separate next last former previous earlier prior"
    " past similar different".split()
)
_UNLESS_DEFINITE = frozenset({"new", "fresh"})  # "this new agreement" is the one just told
_BEFORE = _APART | {"first", "before", "previously"}  # of a verb: "when it was first released"
_LINKING = frozenset({"prep", "mark"})  # "before the vote", "before he left"
_LATER = frozenset({"second", "third", "fourth", "fifth"})
_OTHERS = frozenset({"another", "second", "third", "fourth", "fifth", "other", "further", "different"})
_LONG = frozenset({"week", "month", "year", "decade", "century"})
_ORDINALS = frozenset({"first", "second", "third", "last", "latest"})
_BESIDES = frozenset({"also", "too", "again", "separately", "meanwhile", "later", "then", "eventually", "subsequently"})
_PARTICIPLES = frozenset({"acl", "xcomp", "advcl"})
_UNHAPPENED = frozenset({"not-occurred", "denied", "refused"})
_IMAGINED = frozenset({"hypothetical", "habitual", "possible"})
_ONCE = frozenset({"Resign", "Die", "BeBorn", "GoBankrupt"})  # what one does once
_OFTEN = ("State", "Announce", "Demand", "Criticize", "Praise", "Contact")  # and what one does again and again
_OWN_WORD = "own word"
_NEAR, _FAR = 80, 160  # tokens within which the same may be told in other words, and within which a noun points back
_RECENT, _YEAR = 60, 366  # days that news reach back, and that a time may last to lie long ago


def contrast(one: Telling, event: Event) -> Iterator[str]:
    """What speaks against a mention to tell an event, their participants aside."""
    yield from _times(one, event)
    belongs = next((name for other in event if (name := _belongs(one, other))), None)
    if belongs != _OWN_WORD and _is_apart(one, event):  # "signed a new deal"
        yield "apart"
    yield from _ways(one, event)
    yield from _worlds(one, event)
    yield from _numbers(one, event)
    if belongs:
        yield belongs
    elif any(other.token in one.token.ancestors for other in event):
        yield "own part"
    elif one.tells:
        yield from _tellings(one, [other for other in event if other.tells])
    main = is_general(one.word) and event[0].place != "body"  # "the decision", which the article is about
    if one.points_back and not main and all(abs(one.token.i - other.token.i) > _FAR for other in event):
        yield "long gap"
    if any(c.lower_ in _BESIDES for c in one.token.children):
        yield "also"


def _ways(one: Telling, event: Event) -> Iterator[str]:
    """What speaks against two journeys that do not lead to the same."""
    mine = _way(one)
    theirs = NONE.union(*map(_way, event)) if mine else NONE
    if theirs and not mine & theirs:
        yield "other way"


def _way(one: Telling) -> frozenset[str]:
    """Where to someone or something goes, by its words."""
    slots = one.draft.frame.proposition.slots
    return frozenset(lemma(token) for token in slots.get("to", ())) if is_a(one.type, "Movement") else frozenset()


def _times(one: Telling, event: Event) -> Iterator[str]:
    """Whether a mention is told of at another time than an event."""
    if any(one.days and other.days and _disjoint(one.days, other.days) for other in event):
        yield "other days"
    dated = [other.days for other in event if other.days]
    if one.days is None:
        if dated and all(_is_news_after(one, days) for days in dated):
            yield "long before"
        elif _some_time_ago(one.token) and not any(_some_time_ago(other.token) for other in event):
            yield "some time ago"
    elif all(_is_news_after(other, one.days) for other in event):
        yield "long ago"


def _belongs(one: Telling, other: Telling) -> str | None:
    """Why two predicates that hang together tell one event all the same."""
    if _is_own_clause(one, other) or _is_implied(one, other):
        return "own clause"
    return _OWN_WORD if _is_own_word(one, other) or _is_own_word(other, one) else None


def _is_own_clause(one: Telling, other: Telling) -> bool:
    """Whether a participle says of a noun what it is: "a petition asking them to go", "the call of unions urging"."""
    token = one.token
    if token.tag_ != "VBG" or one.type != other.type or token.dep_ not in _PARTICIPLES:
        return False
    noun = token.head if token.dep_ == "acl" or not token.i else token.nbor(-1)  # the parser may hang it on a verb
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return bool(noun == other.token)


def _is_implied(one: Telling, other: Telling) -> bool:
    """Whether the infinitive of a verb tells the same as the verb: "was forced to resign"."""
    below = one.token.dep_ == "xcomp" and one.token.head == other.token
    return below and one.type == other.type != "Act" and one.factuality.fact == other.factuality.fact


def _is_own_word(verb: Telling, noun: Telling) -> bool:
    """Whether a verb has its sense from a noun that tells the same: "an earthquake struck", "signed an agreement"."""
    kin = is_a(verb.type, noun.type) or is_a(noun.type, verb.type)
    if verb.is_noun or not noun.is_noun or not kin or verb.factuality.fact != noun.factuality.fact:
        return False  # "ordered an inquiry" tells no inquiry yet
    if verb.token.dep_ == "advcl":
        return False  # "a storm hit the coast, damaging homes"
    frame = verb.draft.frame
    asked = {slot for condition in frame.entry.conditions for slot in condition.slots} | {"obj"}
    return verb.type != "Act" and any(noun.token in frame.proposition.slots.get(slot, ()) for slot in sorted(asked))


def _tellings(one: Telling, event: Event) -> Iterator[str]:
    """What speaks against two clauses that tell one event."""
    if any(other.sentence.start == one.sentence.start for other in event):
        yield "one sentence"
    if not one.is_noun and (one.type == "Act" or any(is_a(one.type, family) for family in _OFTEN)):
        yield "often done"
    if event and all(other.word != one.word and abs(one.token.i - other.token.i) > _NEAR for other in event):
        yield "far"


def _disjoint(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _is_news_after(one: Telling, days: tuple[str, str]) -> bool:
    """Whether a mention without a date of its own is news, and days lie long before the article."""
    published = one.draft.time.ends if one.draft.time.basis == "document" else None
    if published is None or not days[0] or days[1] >= published:
        return False
    begins, ends, news = (date.fromisoformat(day) for day in (*days, published))
    return (news - ends).days > _RECENT and (ends - begins).days <= _YEAR


def _is_apart(one: Telling, event: Event) -> bool:
    """Whether a word of the text keeps a mention apart, and no earlier mention has it too."""
    words = _setting_apart(one) - (_UNLESS_DEFINITE if one.points_back else frozenset())
    first = any(c.lower_ == "first" for c in one.token.children)
    told = NONE.union(*map(_setting_apart, event)) if words or first else NONE
    if first and (told & _LATER or one.determiner == "possessive"):
        return True  # "the third suit ... the first", "her first marriage"
    return bool(words - told)


def _setting_apart(one: Telling) -> set[str]:
    """The words that say that a mention, or who takes part in it, is another than was told of before."""
    parties = (token for _, token in one.draft.frame.roles if token.dep_ != "conj")
    others = {c.lower_ for token in parties for c in token.children} & _OTHERS
    if not one.is_noun:
        adverbs = children(one.token, "advmod")
        words = [*one.token.children, *(w for c in adverbs for w in c.children)]  # "has twice before sued"
        return others | {w.lower_ for w in words if w.lower_ in _BEFORE and w.dep_ not in _LINKING}
    heads = (one.token, *children(one.token, "compound", "nmod"))  # "the previous phone update"
    return others | ({c.lower_ for head in heads for c in head.children} & _APART)


def _some_time_ago(token: Token) -> bool:
    """Whether an event is told of as past, nobody knows when: "several months ago", "a year after launching it"."""
    later = token.head if token.dep_ == "pcomp" else child(token, "mark")
    if later is not None and later.lower_ == "after" and later.i and lemma(later.nbor(-1)) in _LONG:
        return True
    return any(lemma(unit) in _LONG for ago in children(token, "advmod") for unit in children(ago, "npadvmod"))


def _worlds(one: Telling, event: Event) -> Iterator[str]:
    """Whether the text tells a mention as a fact, and an event as none, or the other way round."""
    unhappened = one.factuality.status in _UNHAPPENED
    if any((other.factuality.status in _UNHAPPENED) != unhappened for other in event):
        yield "denied"
    imagined = (other.factuality.status in _IMAGINED for other in event)
    if one.points_back and one.factuality.status not in _IMAGINED and all(imagined):
        yield "imagined"
    once = one.type in _ONCE and any(one.fillers["who"] & other.fillers["who"] for other in event)
    if once:  # "will resign ... has resigned"
        return
    mine, told = one.factuality, [other.factuality for other in event if one.tells and other.tells]
    if any(_are_two(mine, theirs) or _are_two(theirs, mine) for theirs in told):
        yield "other world"
    elif any(mine.fact != theirs.fact for theirs in told):
        yield "other status"


def _are_two(one: Factuality, other: Factuality) -> bool:
    """Whether one is told as a fact, where the other is still to come or has failed."""
    return one.fact and (other.future or other.status == "failed")


def _is_known(names: frozenset[str], event: Event) -> bool:
    """Whether one of the names of a mention stands in an event: as its own, by its predicate or of who takes part."""
    return any(
        names & other.names.union(*other.fillers.values()) or any(c.lower_ in names for c in other.token.children)
        for other in event
    )


def _numbers(one: Telling, event: Event) -> Iterator[str]:
    """Whether a mention is of another number or kind than an event."""
    numbers = {other.number for other in event if other.number}
    if one.number and numbers and one.number not in numbers:
        yield "one and many"
    if "many" in numbers and one.number == "one" and any(c.lower_ in _ORDINALS for c in one.token.children):
        yield "one of them"
    if any(c.tag_ == "JJS" and c.lower_ != "latest" for c in one.token.children):
        yield "singled out"
    if one.names and not _is_known(one.names, event):
        yield "own name"
        if one.token.pos_ == "PROPN":
            yield "other name"
    kinds = [other.kinds for other in event if other.kinds]
    if one.kinds and kinds and not any(one.kinds & theirs for theirs in kinds):
        yield "other kind"
    counts = ((word, number) for other in event for word, number in other.counted.items())
    if any(one.counted.get(word, number) != number for word, number in counts):
        yield "other number"
