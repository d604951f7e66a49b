"""Actors that are linked as articles come in are linked as if all articles had been there from the start."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from kg import vocab
from kg.graph.build import article_graph
from kg.ingest import settle
from kg.linking import relink, say_different, say_same
from kg.model import Article, Extraction, Mention, Role, Span
from kg.store import Store, open_store
from kg.store.backend import Change
from kg.store.forget import mark

RUN = {"software": "newskg test"}
PERSONS = ("Ana Nunez", "Nunez", "Tom Nunez", "Li Wei", "Wei", "Dr. Li Wei", "Ada Lorne", "Lorne")
BODIES = ("Acme", "Acme Trading", "Zembla Oil", "Supreme Court", "Lorne")
KNOWN = {"Chile": "state/CL", "Peru": "state/PE", "Nokia": "organization/nokia", "Lena Nunez": "person/lena-nunez"}
KINDS = dict.fromkeys(PERSONS, "person") | dict.fromkeys(BODIES, "organization") | {"Lena Nunez": "person"}
KINDS |= {"Chile": "state", "Peru": "state", "Nokia": "organization", "the delegation": "organization"}


def made_up(number: int) -> Extraction:
    """An article that names some actors of a small world, and may tell of an office."""
    dice = random.Random(number)
    names = dice.sample(sorted(KINDS), dice.randint(2, 6))
    article = Article(f"a{number}", " ".join(names) + ".", None, f"2031-01-{1 + number % 28:02}")
    mentions = tuple(_mention(article, name) for name in names)
    holders = [one for one in mentions if one.kind == "person"][: dice.randint(0, 1)]
    bodies = [one for one in mentions if one.kind == "organization"][:1]
    roles = tuple(_role(one, body) for one in holders for body in bodies)
    return Extraction(article, mentions=mentions, roles=roles)


def _mention(article: Article, name: str) -> Mention:
    start = article.text.index(name)
    span = Span("text", start, start + len(name), name)
    chain, identity, form = vocab.place_of(span), KNOWN.get(name), "name" if name[0].isupper() else "nominal"
    return Mention(span, span, form, KINDS[name], chain, vocab.actor_iri(article, chain, identity), name, identity)


def _role(holder: Mention, body: Mention) -> Role:
    told = ("chairman", body.actor, body.name, "current", holder.span, holder.span, "test")
    return Role(holder.actor, holder.name, *told)


def links(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads(vocab.LINKS_GRAPH)}


def add(store: Store, some: Sequence[Extraction]) -> None:
    store.add_articles(article_graph(one, RUN) for one in some)
    relink(store)
    store.refresh()


def actor(one: Extraction, kind: str = "person") -> str | None:
    return next((mention.actor for mention in one.mentions if mention.kind == kind), None)


def linked_anew(store: Store) -> set[str]:
    """The links of a store when all of its articles are compared."""
    with open_store("memory") as other:
        other.backend.change(Change(insert=list(store.quads())))
        other.backend.change(Change(insert=[mark(vocab.PENDING, one.iri) for one in other.articles()]))
        relink(other)
        return links(other)


def judge(store: Store, some: Sequence[Extraction]) -> None:
    """Let the user say that some actors are one, and that others are not."""
    first, second, third, *_ = [iri for one in some if (iri := actor(one))]
    say_same(store, [first, second], "")
    say_different(store, [[first], [third]])


@pytest.mark.parametrize("seed", range(12))
def test_portions_in_any_order_give_what_all_at_once_gives(seed: int) -> None:
    dice = random.Random(seed)
    some = [made_up(100 * seed + number) for number in range(24)]
    with open_store("memory") as whole, open_store("memory") as grown:
        add(whole, some)
        expected = links(whole)
        shuffled = dice.sample(some, len(some))
        while shuffled:
            count = dice.randint(1, 6)
            add(grown, shuffled[:count])
            shuffled = shuffled[count:]
        assert links(grown) == expected
    assert expected


@pytest.mark.parametrize("seed", range(6))
def test_the_same_holds_under_what_the_user_says(seed: int) -> None:
    dice = random.Random(seed)
    some = [made_up(100 * seed + number) for number in range(24)]
    early, late = some[:8], some[8:]
    with open_store("memory") as whole, open_store("memory") as grown:
        for store in (whole, grown):
            add(store, early)
            judge(store, early)
        add(whole, late)
        for one in dice.sample(late, len(late)):
            add(grown, [one])
        assert links(grown) == links(whole)


def test_articles_that_go_take_their_links_along() -> None:
    some = [made_up(number) for number in range(20)]
    with open_store("memory") as fewer, open_store("memory") as shrunk:
        add(fewer, some[:12])
        add(shrunk, some)
        for one in some[12:]:
            shrunk.remove_article(one.article.id)
        relink(shrunk)
        assert links(shrunk) == links(fewer)


@pytest.mark.parametrize("judged", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_articles_that_come_and_go_leave_what_all_that_stay_give(seed: int, judged: bool) -> None:
    dice = random.Random(seed)
    some = [made_up(100 * seed + number) for number in range(30)]
    with open_store("memory") as store:
        add(store, some[:24])
        if judged:
            judge(store, some[:8])
        for gone in (dice.sample(some[:24], 1), dice.sample(some[:24], 3), dice.sample(some[:24], 6)):
            for one in gone:
                store.remove_article(one.article.id)
            settle(store)
            assert links(store) == linked_anew(store)
        add(store, some[20:])
        assert links(store) == linked_anew(store)
        assert not store.pending
