"""What is linked as articles come and go is linked as if those that stay had all been there from the start."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from pyoxigraph import RdfFormat

from kg import linking, vocab
from kg.graph.build import article_graph
from kg.graph.links import read_links
from kg.ingest import settle
from kg.linking import say_different, say_same
from kg.model import Article, Event, EventTime, Extraction, Factuality, Mention, Participant, Relation, Role, Span
from kg.resolve import blocks
from kg.store import Store, forget, open_store
from kg.store.dump import dump
from kg.views import event_facts

RUN = {"software": "newskg test"}
PERSONS = ("Ana Nunez", "Nunez", "Tom Nunez", "Li Wei", "Wei", "Dr. Li Wei", "Ada Lorne", "Lorne")
BODIES = ("Acme", "Acme Trading", "Zembla Oil", "Supreme Court", "Lorne")
KNOWN = {"Chile": "state/CL", "Peru": "state/PE", "Nokia": "organization/nokia", "Lena Nunez": "person/lena-nunez"}
KINDS = dict.fromkeys(PERSONS, "person") | dict.fromkeys(BODIES, "organization") | {"Lena Nunez": "person"}
KINDS |= {"Chile": "state", "Peru": "state", "Nokia": "organization", "the delegation": "organization"}
ACTS = {"Cancel": "cancels", "Postpone": "postpones", "Begin": "begins"}
OFTEN = ("Ada Lorne", "Chile")  # who and what the news is about
PLANS = ("Visit", "Travel", "Meet", "Strike")
NEWS = ("Resign", "Praise", "Sue")
KINDS_OF_LINKS = {"actor", "event", "thread"}
FIRST_DAY = date(2031, 1, 6)


def made_up(number: int) -> Extraction:
    """An article that names some actors of a small world, tells what they plan and do, and may tell of an office."""
    dice = random.Random(number)
    names = [*OFTEN, *dice.sample(sorted(KINDS.keys() - OFTEN), dice.randint(1, 5))]
    words = [*PLANS, *ACTS, *NEWS]
    published = (FIRST_DAY + timedelta(dice.randint(0, 40))).isoformat()
    article = Article(f"a{number}", " ".join([*names, *words]) + ".", None, published)
    mentions = tuple(_mention(article, name) for name in names)
    holders = [one for one in mentions if one.kind == "person"][: dice.randint(0, 1)]
    bodies = [one for one in mentions if one.kind == "organization"][:1]
    roles = tuple(_role(one, body) for one in holders for body in bodies)
    return Extraction(article, mentions=mentions, events=tuple(_events(article, mentions, dice)), roles=roles)


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span("text", start, start + len(words), words)


def _mention(article: Article, name: str) -> Mention:
    span = _span(article, name)
    chain, identity, form = vocab.place_of(span), KNOWN.get(name), "name" if name[0].isupper() else "nominal"
    return Mention(span, span, form, KINDS[name], chain, vocab.actor_iri(article, chain, identity), name, identity)


def _role(holder: Mention, body: Mention) -> Role:
    told = ("chairman", body.actor, body.name, "current", holder.span, holder.span, "test")
    return Role(holder.actor, holder.name, *told)


def _events(article: Article, mentions: Sequence[Mention], dice: random.Random) -> Iterator[Event]:
    """Something planned or done, an act that may change it, and other news."""
    plan = _event(article, dice.choice(PLANS), mentions, dice, dice.choice(("planned", "planned", "occurred")))
    act = dice.choice(sorted(ACTS))
    yield plan
    if dice.random() < 0.4:
        yield replace(_event(article, act, mentions, dice), relations=(Relation(ACTS[act], plan.id),))
    yield _event(article, dice.choice(NEWS), mentions, dice)


def _event(
    article: Article, kind: str, mentions: Sequence[Mention], dice: random.Random, status: str = "occurred"
) -> Event:
    trigger = _span(article, kind)
    taking_part = mentions[: len(OFTEN)] if dice.random() < 0.6 else dice.sample(mentions, 2)
    roles = zip(("agent", "destination" if kind in PLANS else "patient"), taking_part, strict=True)
    day = (FIRST_DAY + timedelta(7 * dice.randint(0, 2))).isoformat()
    return Event(
        id=vocab.event_iri(article, trigger),
        type=kind,
        predicate=kind.lower(),
        trigger=trigger,
        mentions=(trigger,),
        evidence=trigger,
        factuality=Factuality(status),
        rule="test",
        confidence=0.9,
        participants=tuple(Participant(role, one.span, one.actor, one.name, one.kind) for role, one in roles),
        time=EventTime(day, day, "day", day, "explicit", None) if dice.random() < 0.5 else None,
    )


def nquads(store: Store) -> bytes:
    return dump(store.quads(), RdfFormat.N_QUADS)


def add(store: Store, some: Sequence[Extraction]) -> None:
    store.add_articles(article_graph(one, RUN) for one in some)
    settle(store)


def from_scratch(some: Sequence[Extraction], judged: Sequence[Extraction] = ()) -> bytes:
    """The store that some articles give which are added at once; for some that were there before, the user spoke."""
    with open_store("memory") as store:
        add(store, some)
        if judged:
            judge(store, judged)
        return nquads(store)


def of_kind(some: Sequence[Extraction], kind: str) -> list[str]:
    """The IRIs of what a user may say that some are one."""
    if kind == "actor":
        return [mention.actor for one in some for mention in one.mentions if mention.kind == "person"]
    return [event.id for one in some for event in one.events if (event.type in PLANS) is (kind == "thread")]


def judge(store: Store, some: Sequence[Extraction]) -> None:
    """Let the user say that some actors, events and tellings are one, and that others are not."""
    for kind in ("actor", "event", "thread"):
        first, second, third, *_ = of_kind(some, kind)
        say_same(store, [first, second], "", kind)
        say_different(store, [[first], [third]], kind)


@pytest.fixture(params=["few", "many"])
def _few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a small world, few events of a block are compared with all others; all blocks are read at once or not."""
    for module in (blocks, forget, event_facts):
        monkeypatch.setattr(module, "FEW", 2)
    monkeypatch.setattr(linking, "READ", 0 if request.param == "few" else 1_000)


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize("seed", range(8))
def test_portions_in_any_order_give_what_all_at_once_gives(seed: int) -> None:
    dice = random.Random(seed)
    some = [made_up(100 * seed + number) for number in range(40)]
    with open_store("memory") as grown:
        shuffled = dice.sample(some, len(some))
        while shuffled:
            count = dice.randint(1, 6)
            add(grown, shuffled[:count])
            shuffled = shuffled[count:]
        assert nquads(grown) == from_scratch(some)
        told = read_links((q.subject.value, q.predicate.value, q.object.value) for q in grown.quads(vocab.LINKS_GRAPH))
    assert {link.kind for link in told} == KINDS_OF_LINKS


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize("judged", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_articles_that_come_and_go_leave_what_those_that_stay_give(seed: int, judged: bool) -> None:
    dice = random.Random(seed)
    told = [made_up(100 * seed + number) for number in range(40)]
    first = told[:8] if judged else []
    with open_store("memory") as store:
        add(store, told[:24])
        if first:
            judge(store, first)
        there = told[:24]
        for _ in range(10):
            out = dice.sample([one for one in there if one not in first], dice.choice((0, 1, 1, 3)))
            absent = [one for one in told if one not in there]
            new = dice.sample(absent, min(len(absent), dice.choice((0, 1, 1, 4))))
            for one in out:
                store.remove_article(one.article.id)
            if dice.random() < 0.5:
                settle(store)
            add(store, new)
            there = [one for one in [*there, *new] if one not in out]
            assert nquads(store) == from_scratch(there, first)
        assert not store.pending
        assert not store.unlinked
