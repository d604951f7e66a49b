"""Hand-made stores: a story is written down event by event, and becomes articles, events and links in a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from kg import vocab
from kg.graph.build import article_graph
from kg.model import (
    Article,
    Attribution,
    Event,
    EventTime,
    Extraction,
    Factuality,
    Link,
    Mention,
    Participant,
    Relation,
    Span,
    Statement,
)
from kg.store import Store, open_store


def day(value: str, basis: str = "relative") -> EventTime:
    """A time that is one day."""
    return EventTime(value, value, "day", value, basis)


@dataclass
class Told:
    """An event of a story before it has an article around it."""

    name: str
    article: str
    words: tuple[str, str, str]
    type: str
    roles: dict[str, tuple[str, ...]]
    status: str
    polarity: str
    time: EventTime | None
    relations: tuple[tuple[str, str], ...]
    said_by: str | None
    kind: str
    former: EventTime | None


@dataclass
class Story:
    """Articles and events by name; `store` puts them into a store in memory."""

    articles: dict[str, Article] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    spoken: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def article(self, name: str, published: str | None, source: str | None = None) -> Story:
        """Begin an article."""
        self.articles[name] = Article(name, "", None, published, source)
        return self

    def event(
        self,
        name: str,
        type_: str,
        *,
        agent: str | tuple[str, ...] = (),
        patient: str | tuple[str, ...] = (),
        partner: str | tuple[str, ...] = (),
        topic: str | tuple[str, ...] = (),
        status: str = "occurred",
        polarity: str = "positive",
        time: EventTime | None = None,
        relations: tuple[tuple[str, str], ...] = (),
        said_by: str | None = None,
        kind: str = "person",
        former: EventTime | None = None,
    ) -> Story:
        """Add an event to the last article: one sentence `agent verb patient.`, the verb being the event's name."""
        given = {"agent": agent, "patient": patient, "partner": partner, "topic": topic}
        roles = {role: (who,) if isinstance(who, str) else who for role, who in given.items()}
        words = (" and ".join(roles["agent"]), f"{name}s", " and ".join((*roles["patient"], *roles["partner"])))
        last = list(self.articles)[-1]
        told = Told(name, last, words, type_, roles, status, polarity, time, relations, said_by, kind, former)
        self.told.append(told)
        return self

    def says(self, who: str, verb: str, content: str, stance: str = "assert") -> Story:
        """Add a statement to the last article: `who verb content` as one sentence."""
        self.spoken.append((list(self.articles)[-1], who, verb, content, stance))
        return self

    def same(self, *names: str, kind: str = "event") -> Story:
        """Say that events are one, or that actors (named `article/name`) are."""
        self.links.append(
            Link(kind, f"{vocab.BASE}{kind}/same/{names[0]}".replace(" ", "-"), names, 0.9, "by hand", name="")
        )
        return self

    def iri(self, name: str) -> str:
        """The IRI of an event of the story."""
        return self._events[name].id

    def actor(self, article: str, name: str) -> str:
        """The IRI of an actor: a known one, or one of an article alone."""
        return vocab.actor_iri(self.articles[article], name.replace(" ", "-"), self.known.get(name))

    def store(self) -> Store:
        """The story in a store."""
        texts = dict.fromkeys(self.articles, "")
        for one in self.told:
            texts[one.article] += " ".join(filter(None, one.words)) + ". "
        for article, who, verb, content, _ in self.spoken:
            texts[article] += f"{who} {verb} {content}. "
        self.articles = {name: replace(article, text=texts[name]) for name, article in self.articles.items()}
        self._events = self._all_events()
        store = open_store("memory")
        store.add_articles(article_graph(self._extraction(name), {"model": "none"}) for name in self.articles)
        links = [replace(link, members=tuple(self._member(link, name) for name in link.members)) for link in self.links]
        store.set_links(links)
        store.refresh()
        return store

    def _member(self, link: Link, name: str) -> str:
        return self.actor(*name.split("/", 1)) if link.kind == "actor" else self.iri(name)

    def _all_events(self) -> dict[str, Event]:
        found: dict[str, Event] = {}
        ends = dict.fromkeys(self.articles, 0)
        for one in self.told:
            sentence = " ".join(filter(None, one.words)) + "."
            span = Span("text", ends[one.article], ends[one.article] + len(sentence), sentence)
            ends[one.article] = span.end + 1
            found[one.name] = self._event(one, span)
        return {
            one.name: replace(
                found[one.name], relations=tuple(Relation(name, found[to].id) for name, to in one.relations)
            )
            for one in self.told
        }

    def _event(self, one: Told, sentence: Span) -> Event:
        def within(words: str) -> Span:
            start = sentence.start + sentence.text.index(words)
            return Span("text", start, start + len(words), words)

        article, trigger = self.articles[one.article], within(one.words[1])
        parts = tuple(
            Participant(role, within(name) if name in sentence.text else trigger, self._who(one, name), name, one.kind)
            for role, names in one.roles.items()
            for name in names
        )
        said = (Attribution(None, None, one.said_by, trigger),) if one.said_by else ()
        return Event(
            vocab.event_iri(article, trigger),
            one.type,
            one.name,
            trigger,
            (trigger,),
            sentence,
            Factuality(one.status, polarity=one.polarity),
            f"verb:{one.name}",
            0.9,
            participants=parts,
            time=one.time,
            attribution=said,
            former=one.former,
        )

    def _who(self, one: Told, name: str) -> str | None:
        """The actor of a name; a name that begins with a small letter is not followed."""
        return self.actor(one.article, name) if name[:1].isupper() else None

    def _extraction(self, name: str) -> Extraction:
        events = tuple(self._events[one.name] for one in self.told if one.article == name)
        mentions = tuple(
            Mention(
                part.span, part.span, "name", part.kind, part.name, part.actor, part.name, self.known.get(part.name)
            )
            for event in events
            for part in event.participants
            if part.actor
        )
        spoken = tuple(self._statement(*one) for one in self.spoken if one[0] == name)
        return Extraction(self.articles[name], mentions=mentions, statements=spoken, events=events)

    def _statement(self, article: str, who: str, verb: str, content: str, stance: str) -> Statement:
        start = self.articles[article].text.index(f"{who} {verb} {content}.")

        def span(words: str, at: int) -> Span:
            return Span("text", start + at, start + at + len(words), words)

        cue, said = span(verb, len(who) + 1), span(content, len(who) + len(verb) + 2)
        return Statement(span(who, 0), cue, (said,), "indirect", stance, self.actor(article, who), who)


@pytest.fixture
def story() -> Callable[..., Story]:
    """A new story; names given are those of known actors, the same in all articles."""
    return lambda *known: Story(known={name: f"person/{name.replace(' ', '-')}" for name in known})
