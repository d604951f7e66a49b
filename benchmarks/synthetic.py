"""A number -> that many articles with what they tell, made up from fixed seeds: as many events and actors as in news.

Some articles appear on each day, the first in 2031. An article tells of one story: of what happened in it until then,
which other articles tell too, and of its cast, mostly. Beside these it speaks of actors whom all articles share. How
often an actor and a type of event is told of follows Zipf's law, without what would be in every sentence; one event in
four is of no type. Each sentence is an event of its own, most have no day but that of publication.

So few events share a type, a word and a week, as in news: two or three, and dozens in a large story. `DENSE` is the
case that is not so: all articles of a week tell one story in few words.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from kg import vocab
from kg.events.backbone import load_types
from kg.model import Article, Event, EventTime, Extraction, Factuality, Mention, Participant, Relation, Span

EVENTS, FIRST_DAY = 40, datetime.date(2031, 1, 1)
ACTORS, CAST, KEY, VERBS = 2_000, 8, 6, 400  # shared actors; actors and events of a story; words for acts of no type
OPEN = 20  # the rank from which on Zipf's law holds: the first are less frequent than it says
STATUSES = ("occurred",) * 6 + ("planned", "denied", "possible", "demanded")
GIVEN = "Ada Ben Cora Dan Eva Finn Gwen Hugo Ida Jon".split()
DAYS = {"document": 17, "relative": 2, "unknown": 1}  # where the days of events come from, and how often
TOLD_ANEW, OF_STORY, OF_CAST, UNTYPED, CHANGED = 0.15, 0.9, 0.6, 0.27, 0.2  # how likely; the last: what is planned


class Press(Struct, frozen=True):
    """How many articles appear on a day, how many stories begin on it and last for how many days; how many types."""

    articles: int = 10
    stories: int = 4
    days: int = 14
    types: int = 120


NEWS, DENSE = Press(), Press(articles=100, stories=1, days=7, types=6)


class Told(Struct, frozen=True):
    """One event as a sentence tells it: two actors, by number, and its type, word and status."""

    one: int
    other: int
    type: str
    verb: str
    status: str


def extractions(count: int, size: int = EVENTS, press: Press = NEWS) -> Iterator[Extraction]:
    """Made-up articles with so many events; one in three of the actors that they share is a known one."""
    for number in range(count):
        yield _extraction(number, size, press)


def _extraction(number: int, size: int, press: Press) -> Extraction:
    dice, day = random.Random(number), number // press.articles
    age = min(int(dice.expovariate(4 / press.days)), press.days - 1, day)
    first = day - age if press.stories > 1 else day // press.days * press.days
    story = first * press.stories + int(press.stories * dice.random() ** 2)
    told = [_told(story, dice, press) for _ in range(size)]
    sentences = [f"{_name(one.one)} {one.verb} {_name(one.other)} on that day." for one in told]
    published = (FIRST_DAY + datetime.timedelta(days=day)).isoformat()
    article = Article(f"article-{number}", " ".join(sentences), f"News {number}", published, f"Outlet {number % 20}")
    events: list[Event] = []
    mentions: list[Mention] = []
    start = 0
    for one, sentence in zip(told, sentences, strict=True):
        spans = _spans(sentence, start, (_name(one.one), one.verb, _name(one.other), "on that day", sentence))
        mentions += [_mention(article, spans[0], one.one), _mention(article, spans[2], one.other)]
        events.append(_event(article, spans, one, _when(day, spans[3], dice)))
        start += len(sentence) + 1
    return Extraction(article, mentions=tuple(mentions), events=_related(events, dice))


def _told(story: int, dice: random.Random, press: Press) -> Told:
    """An event of an article of a story: one of those that the story is about, or another."""
    if dice.random() < TOLD_ANEW:
        return _new(story, random.Random(f"{story}/{dice.randrange(KEY)}"), press)
    return _new(story, dice, press)


def _new(story: int, dice: random.Random, press: Press) -> Told:
    one, other = _actor(story, dice), _actor(story, dice)
    typed, status = dice.random() > UNTYPED, dice.choice(STATUSES)
    if not typed:
        return Told(one, other, "Act", f"verb{_ranked(VERBS, dice)}", status)
    kind = [*load_types()][_ranked(min(press.types, len(load_types())), dice)]
    return Told(one, other, kind, f"did-{kind.lower()}", status)


def _actor(story: int, dice: random.Random) -> int:
    """A shared actor or one of the story; shared ones are in its cast, too."""
    if dice.random() > OF_STORY:
        return _ranked(ACTORS, dice)
    place = int(CAST * dice.random() ** 2)
    if random.Random(f"{story}:{place}").random() < OF_CAST:
        return _ranked(ACTORS, random.Random(f"{story}-{place}"))
    return ACTORS + story * CAST + place


def _ranked(most: int, dice: random.Random) -> int:
    return dice.choices(range(most), cum_weights=_weights(most))[0]


@lru_cache
def _weights(most: int) -> Sequence[float]:
    return list(accumulate(1 / (rank + OPEN) for rank in range(1, most + 1)))


def _spans(sentence: str, start: int, pieces: tuple[str, ...]) -> tuple[Span, ...]:
    """Pieces of a sentence, found from left to right, and the sentence itself."""
    found, at = [], 0
    for piece in pieces[:-1]:
        at = sentence.index(piece, at)
        found.append(Span("text", start + at, start + at + len(piece), piece))
        at += len(piece)
    return (*found, Span("text", start, start + len(sentence), sentence))


def _name(number: int) -> str:
    """The name of an actor: two in three are bodies, of which half are known, one is a person."""
    return f"{GIVEN[number % len(GIVEN)]} Person{number}" if _kind(number) == "person" else f"Actor {number}"


def _kind(number: int) -> str:
    return "person" if number % 3 == 1 else "organization"


def _identity(number: int) -> str | None:
    return f"group/{number}" if number < ACTORS and number % 3 == 0 else None


def _iri(article: Article, number: int) -> str:
    return vocab.actor_iri(article, f"c{number}", _identity(number))


def _mention(article: Article, span: Span, number: int) -> Mention:
    names = (f"c{number}", _iri(article, number), span.text, _identity(number))
    return Mention(span, span, "name", _kind(number), *names)


def _when(day: int, phrase: Span, dice: random.Random) -> EventTime:
    """The day of publication, or one that the text gives, some days from it; or none."""
    basis = dice.choices([*DAYS], [*DAYS.values()])[0]
    if basis == "unknown":
        return EventTime(None, None, None, None, basis)
    away = 0 if basis == "document" else dice.randrange(-9, 3)
    at = (FIRST_DAY + datetime.timedelta(days=day + away)).isoformat()
    return EventTime(at, at, "day", at, basis, None if basis == "document" else phrase)


def _event(article: Article, spans: tuple[Span, ...], told: Told, when: EventTime) -> Event:
    one, trigger, other, _, sentence = spans
    roles = zip(("agent", "patient"), (one, other), (told.one, told.other), strict=True)
    return Event(
        id=vocab.event_iri(article, trigger),
        type=told.type,
        predicate=told.verb,
        trigger=trigger,
        mentions=(trigger,),
        evidence=sentence,
        factuality=Factuality(told.status),
        rule="made-up",
        confidence=0.9,
        participants=tuple(Participant(role, span, _iri(article, n), span.text, _kind(n)) for role, span, n in roles),
        time=when,
    )


def _related(events: list[Event], dice: random.Random) -> tuple[Event, ...]:
    """Every eighth event comes before the next one; some planned events are put off by the next one."""
    found = []
    for place, event in enumerate(events):
        before = events[place - 1] if place else event
        if before is not event and before.factuality.status == "planned" and dice.random() < CHANGED:
            act = replace(event, type="Postpone", factuality=Factuality("occurred"))
            found.append(replace(act, relations=(Relation("postpones", before.id),)))
        elif place % 8 == 0 and place + 1 < len(events):
            found.append(replace(event, relations=(Relation("before", events[place + 1].id),)))
        else:
            found.append(event)
    return tuple(found)
