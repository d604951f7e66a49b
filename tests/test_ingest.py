"""Adding articles: what is counted, and what a run that was cut off leaves to the next."""

from __future__ import annotations

from storyline import RUN, STORYLINE

from kg.graph.build import article_graph
from kg.ingest import Tally, counts, ingest, settle, unread
from kg.store import open_store
from kg.store.dump import dump

GRAPHS = [article_graph(one, RUN) for one in STORYLINE]


def test_counts_add_up() -> None:
    tally = Tally()
    with open_store("memory") as store:
        ingest(iter(GRAPHS), store, tally)
        assert list(unread([one.article for one in STORYLINE], store, tally)) == []
    assert counts(tally, 2) == {"seen": 8, "new": 3, "same": 3, "replaced": 0, "rejected": 2}


def test_the_next_run_completes_one_that_was_cut_off() -> None:
    with open_store("memory") as store, open_store("memory") as whole:
        store.add_articles(GRAPHS)
        assert store.pending
        ingest([], store, Tally())
        assert not store.pending
        ingest(GRAPHS, whole, Tally())
        assert dump(store.quads()) == dump(whole.quads())
        store.remove_article("a2")
        settle(store)
        whole.remove_article("a2")
        ingest([], whole, Tally())
        assert dump(store.quads()) == dump(whole.quads())
