"""Articles -> a store that holds what they tell: read those that are new, add their quads, link across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

from kg.graph.build import ArticleGraph
from kg.linking import relink
from kg.model import Article
from kg.store import Store
from kg.store.store import Standing

BATCH = 64  # articles that are stored in one step: a larger one costs the engine less and a killed run more

Tally = Counter[str]


def unread(articles: Iterable[Article], store: Store, tally: Tally) -> Iterator[Article]:
    """The articles that a store does not hold as they are; the others are counted as `same`."""
    for article in articles:
        if store.standing(article) == "same":
            tally["same"] += 1
        else:
            yield article


def ingest(graphs: Iterable[ArticleGraph], store: Store, tally: Tally) -> None:
    """Add what was read to a store, and count what became of each article: new, same or replaced.

    A batch is stored while the next one is read.
    """
    read = iter(graphs)
    with ThreadPoolExecutor(1) as writer:
        storing: Future[list[Standing]] = writer.submit(list)
        while batch := list(islice(read, BATCH)):
            tally.update(storing.result())
            storing = writer.submit(store.add_articles, batch)
        tally.update(storing.result())
    settle(store)


def settle(store: Store) -> None:
    """Bring links and relations up to date where articles came or went, even in a run that was cut off."""
    relink(store)
    store.refresh()


def counts(tally: Tally, rejected: int) -> dict[str, int]:
    """What became of the articles; seen = new + same + replaced + rejected."""
    told = {standing: tally[standing] for standing in ("new", "same", "replaced")}
    return {"seen": tally.total() + rejected, **told, "rejected": rejected}
