"""Pairs of short articles, from text to links: what is one event across articles, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.build import article_graph
from kg.graph.links import read_links
from kg.ingest import Tally, ingest
from kg.model import Article
from kg.pipeline import Extractor
from kg.resources import rows
from kg.store import open_store
from kg.vocab import LINKS_GRAPH

TABLE = Path(__file__).with_name("pairs.tsv")
PAIRS = [row for _, row in rows(TABLE.read_text(encoding="utf-8"), TABLE.name)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{row['first']} | {row['second']}" for row in PAIRS])
def test_linked(extractor: Extractor, pair: dict[str, str]) -> None:
    told = [(pair["first"], pair["published"], pair["trigger"]), (pair["second"], pair["then"], pair["other"])]
    read = [extractor.extract(Article(str(n), text, published=day)) for n, (text, day, _) in enumerate(told)]
    with open_store("memory") as store:
        ingest((article_graph(one, {}) for one in read), store, Tally())
        quads = store.quads(LINKS_GRAPH)
        links = read_links((quad.subject.value, quad.predicate.value, quad.object.value) for quad in quads)
    two = {
        next(event.id for event in one.events if any(span.text == trigger for span in event.mentions))
        for one, (_, _, trigger) in zip(read, told, strict=True)
    }
    kinds = {link.kind for link in links if two <= {*link.members}}
    assert pair["linked"] in kinds if pair["linked"] != "no" else not kinds
