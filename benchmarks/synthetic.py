"""A number -> that many articles with what they tell, made up from a fixed seed: as many events and actors as in news.

Every sentence is its own event. Who is in it follows Zipf's law, as in the news: few actors are in most of it.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from kg import vocab
from kg.model import Article, Event, EventTime, Extraction, Factuality, Mention, Participant, Relation, Span

ACTORS, EVENTS, FIRST_DAY = 2_000, 40, datetime.date(2031, 1, 1)
VERBS = {"met": "Meet", "accused": "Accuse", "sued": "Sue", "visited": "Visit", "praised": "Praise", "fined": "Fine"}
STATUSES = ("occurred", "occurred", "occurred", "planned", "denied")
_WEIGHTS = list(accumulate(1 / rank for rank in range(1, ACTORS + 1)))


def extractions(count: int, size: int = EVENTS) -> Iterator[Extraction]:
    """Made-up articles with so many events; one in three of their actors is a known one, which articles share."""
    for number in range(count):
        yield _extraction(number, size, random.Random(number))


def _extraction(number: int, size: int, dice: random.Random) -> Extraction:
    day = FIRST_DAY + datetime.timedelta(days=number % 700)
    told = [(*dice.choices(range(ACTORS), cum_weights=_WEIGHTS, k=2), dice.choice([*VERBS])) for _ in range(size)]
    sentences = [f"Actor {one} {verb} Actor {other} on that day." for one, other, verb in told]
    article = Article(
        f"article-{number}", " ".join(sentences), f"News {number}", day.isoformat(), f"Outlet {number % 20}"
    )
    events: list[Event] = []
    mentions: list[Mention] = []
    start = 0
    for (one, other, verb), sentence in zip(told, sentences, strict=True):
        spans = _spans(sentence, start, (f"Actor {one}", verb, f"Actor {other}", "on that day", sentence))
        mentions += [_mention(article, spans[0], one), _mention(article, spans[2], other)]
        pair = (_iri(article, one), _iri(article, other))
        events.append(_event(article, spans, pair, Factuality(dice.choice(STATUSES))))
        start += len(sentence) + 1
    return Extraction(article, mentions=tuple(mentions), events=_ordered(events))


def _spans(sentence: str, start: int, pieces: tuple[str, ...]) -> tuple[Span, ...]:
    """Pieces of a sentence, found from left to right, and the sentence itself."""
    found, at = [], 0
    for piece in pieces[:-1]:
        at = sentence.index(piece, at)
        found.append(Span("text", start + at, start + at + len(piece), piece))
        at += len(piece)
    return (*found, Span("text", start, start + len(sentence), sentence))


def _identity(number: int) -> str | None:
    return None if number % 3 else f"group/{number}"


def _iri(article: Article, number: int) -> str:
    return vocab.actor_iri(article, f"c{number}", _identity(number))


def _mention(article: Article, span: Span, number: int) -> Mention:
    names = (f"c{number}", _iri(article, number), span.text, _identity(number))
    return Mention(span, span, "name", "organization", *names)


def _event(article: Article, spans: tuple[Span, ...], pair: tuple[str, str], factuality: Factuality) -> Event:
    one, trigger, other, phrase, sentence = spans
    day = article.published
    roles = zip(("agent", "patient"), (one, other), pair, strict=True)
    return Event(
        id=vocab.event_iri(article, trigger),
        type=VERBS[trigger.text],
        predicate=trigger.text,
        trigger=trigger,
        mentions=(trigger,),
        evidence=sentence,
        factuality=factuality,
        rule="made-up",
        confidence=0.9,
        participants=tuple(Participant(role, span, iri, span.text, "organization") for role, span, iri in roles),
        time=EventTime(day, day, "day", day, "relative", phrase),
    )


def _ordered(events: list[Event]) -> tuple[Event, ...]:
    """Every fourth event comes before the next one."""
    return tuple(
        replace(event, relations=(Relation("before", events[i + 1].id),)) if i % 4 == 0 else event
        for i, event in enumerate(events)
    )
