"""Articles -> a store that holds what they tell: read those that are new, add their quads, link across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from pyoxigraph import Quad

from kg.graph.build import article_quads
from kg.graph.validate import validate_quads
from kg.linking import relink
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


def ingest(
    extractions: Iterable[Extraction],
    store: Store,
    description: Mapping[str, str],
    tally: Tally,
    *,
    check: bool = False,
) -> None:
    """Add what was read to a store, and count what became of each article: new, same or replaced.

    With `check`, each article's quads must fit the SHACL shapes; raises ValidationFailed at the first that do not.
    """
    read = (_quads(one, description, check) for one in extractions)
    while batch := list(islice(read, BATCH)):
        tally.update(store.add_articles(batch))
    settle(store)


def settle(store: Store) -> None:
    """Bring links and relations up to date where articles came or went, even in a run that was cut off."""
    if store.pending:
        relink(store)
        store.refresh()


def _quads(extraction: Extraction, description: Mapping[str, str], check: bool) -> list[Quad]:
    quads = article_quads(extraction, description)
    if check:
        validate_quads(quads, f"article {extraction.article.id!r}")
    return quads


def counts(tally: Tally, rejected: int) -> dict[str, int]:
    """What became of the articles; seen = new + same + replaced + rejected."""
    told = {standing: tally[standing] for standing in ("new", "same", "replaced")}
    return {"seen": tally.total() + rejected, **told, "rejected": rejected}
