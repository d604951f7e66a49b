"""Telling + event -> points: what speaks for, and what against, that a mention tells the event of others.

Each kind of evidence has a name and its points in `kg/data/same_event.tsv`; `never` rules out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.events.alike import derived, is_general, may_stand_for, type_sets, word_sets
from kg.events.backbone import is_a
from kg.events.telling import Telling
from kg.parse import HEADLINE
from kg.resources import read_data, rows

SOURCE = "same_event.tsv"
NEVER = "never"
_APART = frozenset("another second third fourth fifth new other further fresh more separate next last former".split())
_UNLESS_DEFINITE = frozenset({"new", "fresh"})  # "this new agreement" is the one just told
_ORDINALS = frozenset({"first", "second", "third", "last", "latest"})
_BESIDES = frozenset({"also", "too", "again", "separately", "meanwhile", "later", "then"})
_VAGUE = frozenset({"event", "case"})  # they stand for what was told in other words, and not the other way round
_UNHAPPENED = frozenset({"not-occurred", "denied", "refused"})
_ONCE = frozenset({"Resign", "Die", "BeBorn", "GoBankrupt"})
_IMAGINED = frozenset({"hypothetical", "habitual", "possible"})
_OFTEN = ("State", "Announce", "Demand", "Criticize", "Praise", "Contact")
_WORDS = ("same word", "derived word", "alike word", "same verb", "same type", "kindred type", "general noun")
_NEAR = 80  # tokens within which the same may be told again in other words
_RECENT = 60  # days that news reach back
_YEAR = 366
_LONG = 5  # tokens from which a sentence is not the same by chance

Event = Sequence[Telling]


@lru_cache(maxsize=1)
def load_points() -> Mapping[str, int | None]:
    """Evidence -> points; None where it rules out."""
    found = ((row["evidence"], row["points"]) for _, row in rows(read_data(SOURCE), SOURCE))
    return {name: None if points == NEVER else int(points) for name, points in found}


def likeness(one: Telling, event: Event) -> int | None:
    """The points for a mention to tell the event of others; None where something rules it out."""
    if (word := _word(one, event)) is None:
        return None
    table, points = load_points(), 0
    for name in (word, *_participants(one, event), *_against(one, event), *_for(one, event, word)):
        if (worth := table[name]) is None:
            return None
        points += worth
    return points


# ------------------------------------------------------------------------------------------------ the predicates
def _word(one: Telling, event: Event) -> str | None:
    """The best that connects the predicate of a mention with one of an event's."""
    found = {name for other in event if (name := _alike(one, other))}
    if not found and one.points_back and is_general(one.word):
        return "general noun" if may_stand_for(one.word, {other.type for other in event}) else None
    return min(found, key=_WORDS.index, default=None)


def _alike(one: Telling, other: Telling) -> str | None:
    """What connects the predicates of two mentions."""
    same_type = one.type == other.type != "Act"
    kindred = same_type or bool(type_sets(one.type) & type_sets(other.type))
    if one.word == other.word and (one.type == other.type or kindred or one.is_noun or other.is_noun):
        return "same word"
    if one.word == other.word:
        return "same verb"
    if one.is_noun != other.is_noun and (kindred or "Act" in (one.type, other.type)):
        noun, verb = (one, other) if one.is_noun else (other, one)
        if derived(noun.word, verb.word):
            return "derived word"
    if (one.is_noun or other.is_noun) and other.word not in _VAGUE and word_sets(one.word) & word_sets(other.word):
        return "alike word"
    if same_type:
        return "same type"
    return "kindred type" if kindred and not (one.is_noun and other.is_noun) else None


# ------------------------------------------------------------------------------------------------ participants
def _participants(one: Telling, event: Event) -> Iterator[str]:
    """How the participants of a mention agree with those of an event."""
    theirs = {pool: frozenset[str]().union(*(other.fillers[pool] for other in event)) for pool in one.fillers}
    retold = _is_headline_of(one, event)  # the lead says more exactly than the headline who it is
    for pool, mine in one.fillers.items():
        if mine & theirs[pool]:
            yield f"same {pool}"
        elif mine and theirs[pool]:
            by_name = pool in one.named and any(pool in other.named for other in event)
            if by_name and not (retold and pool == "whom"):
                yield f"other {pool}"
            elif by_name or not retold:
                yield f"unlike {pool}"
    who, whom = one.fillers["who"], one.fillers["whom"]
    if not (who & theirs["who"] or whom & theirs["whom"]) and (who & theirs["whom"] or whom & theirs["who"]):
        yield "shared party"
    everyone = theirs["who"] | theirs["whom"]
    if one.parties and all(party & everyone for party in one.parties):
        yield "all the same"
    yield from _content(one, event)


def _content(one: Telling, event: Event) -> Iterator[str]:
    """Whether two acts are about one event: about another only where its participants or its type differ."""
    contents = {number: content for other in event for number, content in other.content.items()}
    if not one.content or not contents:
        return
    acting = one.fillers["who"].union(*(other.fillers["who"] for other in event))
    if one.content.keys() & contents.keys():
        yield "same content"
    elif not any(_may_be_one(a, b, acting) for a in one.content.values() for b in contents.values()):
        yield "other content"


def _may_be_one(one: Telling, other: Telling, acting: frozenset[str]) -> bool:
    """Whether two contents may be one event, when those who act in both are left aside."""
    pools = ((mine - acting, other.fillers[pool] - acting) for pool, mine in one.fillers.items())
    return one.type == other.type != "Act" and not any(a and b and not a & b for a, b in pools)


# ------------------------------------------------------------------------------------------------ for
def _for(one: Telling, event: Event, word: str) -> Iterator[str]:
    """What speaks for a mention to tell an event, their predicates and participants aside."""
    if one.is_mere and word in {"same word", "alike word"}:
        yield "mere mention"
    if one.determiner is not None and not (one.determiner == "indefinite" and _is_headline_of(one, event)):
        yield one.determiner
    if any(_same_text(one.token, other.token) for other in event):
        yield "same text"
    if _is_headline_of(one, event):
        yield "headline"
    if one.points_back:
        yield from _salient(one, event, word)
    if one.days is not None and any(one.days == other.days for other in event):
        yield "same days"


def _same_text(one: Token, other: Token) -> bool:
    """Whether two triggers stand in the same place of a sentence that is printed twice."""
    if one.lower_ != other.lower_:
        return False
    mine, theirs = (
        [word.text for word in token.doc[token.i : token.sent.end] if not word.is_space] for token in (one, other)
    )
    return len(mine) >= _LONG and mine == theirs


def _is_headline_of(one: Telling, event: Event) -> bool:
    """Whether an event stands in the headline, and a mention in the first sentence."""
    headline: int = one.token.doc.user_data.get(HEADLINE, 0)
    return event[0].token.idx < headline <= one.token.idx < lead_end(one.token.doc)


@lru_cache(maxsize=1)
def lead_end(doc: Doc) -> int:
    """Where the first sentence with a verb after the headline ends, by character; a copy of it does not count."""
    end = doc.user_data.get(HEADLINE, 0)
    headline = doc.text[:end].strip()
    after = (s for s in doc.sents if s.start_char >= end and any(t.pos_ == "VERB" for t in s))
    return next((int(s.end_char) for s in after if s.text.strip() != headline), 0)


def _salient(one: Telling, event: Event, word: str) -> Iterator[str]:
    """Why a noun that points back may mean this event of all."""
    near = [other for other in event if other.sentence.start <= one.sentence.start <= other.sentence.end]
    if not one.parties:
        yield "bare"
        if event[0].token.idx < lead_end(one.token.doc) <= one.token.idx:
            yield "main story"
    if near:
        yield "just told"
    if word == "general noun" and any(other.token.dep_ == "ROOT" for other in near):
        yield "main clause"


# ------------------------------------------------------------------------------------------------ against
def _against(one: Telling, event: Event) -> Iterator[str]:
    """What speaks against a mention to tell an event, their participants aside."""
    if any(one.days and other.days and _disjoint(one.days, other.days) for other in event):
        yield "other days"
    if one.days is not None and all(_is_news_after(other, one.days) for other in event):
        yield "long ago"
    if _is_apart(one, event):
        yield "apart"
    yield from _worlds(one, event)
    yield from _numbers(one, event)
    if any(_is_own_clause(one, other) for other in event):
        yield "own clause"
    elif any(other.token.is_ancestor(one.token) for other in event):
        yield "own part"
    elif one.tells:
        yield from _tellings(one, [other for other in event if other.tells])
    if any(c.lower_ in _BESIDES for c in one.token.children):
        yield "also"


def _is_own_clause(one: Telling, other: Telling) -> bool:
    """Whether a participle says of a noun what it is: "a petition asking them to go"."""
    participle = one.token.dep_ == "acl" and one.token.tag_ == "VBG"
    return participle and one.token.head == other.token and one.type == other.type


def _tellings(one: Telling, event: Event) -> Iterator[str]:
    """What speaks against two clauses that tell one event."""
    if any(other.sentence.start == one.sentence.start for other in event):
        yield "one sentence"
    if not one.is_noun and (one.type == "Act" or any(is_a(one.type, family) for family in _OFTEN)):
        yield "often done"
    if event and all(other.word != one.word and _apart(one, other) > _NEAR for other in event):
        yield "far"


def _apart(one: Telling, other: Telling) -> int:
    """How many tokens lie between two mentions."""
    return abs(one.token.i - other.token.i)


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
    words = {c.lower_ for c in one.token.children} & _APART - (_UNLESS_DEFINITE if one.points_back else frozenset())
    known = {c.lower_ for other in event for c in other.token.children}
    return bool(words - known)


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
    if any((mine.fact and theirs.future) or (theirs.fact and mine.future) for theirs in told):
        yield "other world"
    elif any(mine.fact != theirs.fact for theirs in told):
        yield "other status"


def _numbers(one: Telling, event: Event) -> Iterator[str]:
    """Whether a mention is of another number or kind than an event."""
    numbers = {other.number for other in event if other.number}
    if one.number and numbers and one.number not in numbers:
        yield "one and many"
    if "many" in numbers and one.number == "one" and any(c.lower_ in _ORDINALS for c in one.token.children):
        yield "one of them"
    if any(c.tag_ == "JJS" and c.lower_ != "latest" for c in one.token.children):
        yield "singled out"
    kinds = [other.kinds for other in event if other.kinds]
    if one.kinds and kinds and not any(one.kinds & theirs for theirs in kinds):
        yield "other kind"
    counts = ((word, number) for other in event for word, number in other.counted.items())
    if any(one.counted.get(word, number) != number for word, number in counts):
        yield "other number"
