"""Articles -> a store that holds what they tell: read those that are new, add their quads, link across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from kg.graph.build import article_quads
from kg.model import Article, Extraction
from kg.store import Store

BATCH = 32  # articles that are stored in one step

Tally = Counter[str]


def unread(articles: Iterable[Article], store: Store, tally: Tally) -> Iterator[Article]:
    """The articles that a store does not hold as they are; the others are counted as `same`."""
    for article in articles:
        if store.standing(article) == "same":
            tally["same"] += 1
        else:
            yield article


def ingest(extractions: Iterable[Extraction], store: Store, description: Mapping[str, str], tally: Tally) -> None:
    """Add what was read to a store, and count what became of each article: new, same or replaced."""
    extractions = iter(extractions)
    while batch := [article_quads(one, description) for one in islice(extractions, BATCH)]:
        tally.update(store.add_articles(batch))
    store.refresh()


def counts(tally: Tally, rejected: int) -> dict[str, int]:
    """What became of the articles; seen = new + same + replaced + rejected."""
    told = {standing: tally[standing] for standing in ("new", "same", "replaced")}
    return {"seen": tally.total() + rejected, **told, "rejected": rejected}
