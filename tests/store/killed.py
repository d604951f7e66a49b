"""Adds articles to a store, batch by batch; run by the test of killed processes, which kills it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from storyline import RUN, variant

from kg.graph.build import article_graph
from kg.ingest import Tally, ingest
from kg.model import Extraction
from kg.store import Store, derived, open_store, store

BATCHES = 12


def batch(number: int) -> list[Extraction]:
    """Some articles; every third batch is small, and replaces articles of the batch before."""
    replaces = number % 3 == 2
    names = [f"{number - replaces}-{i}" for i in range(2 if replaces else 12)]
    changes = ({"id": name, "url": f"https://x.example/{name}", "source": f"outlet {number}"} for name in names)
    return [variant(i % 3, **change) for i, change in enumerate(changes)]


def add_all(target: Store) -> Iterator[int]:
    """Add all batches, some in one step and some by a load under a mark, and what follows from them."""
    store.BULK = derived.BULK = 3_000
    for number in range(BATCHES):
        ingest((article_graph(one, RUN) for one in batch(number)), target, Tally())
        yield number


if __name__ == "__main__":
    with open_store(sys.argv[1]) as opened:
        print("ready", flush=True)
        for done in add_all(opened):
            print(done, flush=True)
