"""Coreference by a component that a user names: what it may join, and what the sieves forbid it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.actors import find_clusters, find_mentions, load_component, load_gazetteer, resolve_chains
from kg.errors import ModelError
from kg.model import Article, Mention
from kg.parse import DEFAULT_MODEL, Parsed, parse
from kg.pipeline import Extractor, Options, describe

# What the fake components take for one: text -> clusters of words, at their first places.
CLUSTERS: dict[str, list[list[str]]] = {}


def _places(doc: Doc) -> list[list[tuple[int, int]]]:
    found = []
    for cluster in CLUSTERS.get(doc.text, ()):
        starts = [(doc.text.index(words), words) for words in cluster]
        found.append([(start, start + len(words)) for start, words in starts])
    return found


@Language.component("kg_test_span_groups")
def span_groups(doc: Doc) -> Doc:
    for number, cluster in enumerate(_places(doc), 1):
        doc.spans[f"coref_clusters_{number}"] = [doc.char_span(*place) for place in cluster]
        doc.spans[f"coref_head_clusters_{number}"] = [doc.char_span(*place)[-1:] for place in cluster]
    return doc


@Language.component("kg_test_offsets")
def offsets(doc: Doc) -> Doc:
    if not Doc.has_extension("coref_clusters"):
        Doc.set_extension("coref_clusters", default=None)
    doc._.coref_clusters = _places(doc)
    return doc


def resolved(text: str, component: str | None) -> tuple[Parsed, tuple[Mention, ...]]:
    parsed, gazetteer = parse(Article("test", text)), load_gazetteer()
    clusters = find_clusters(parsed, load_component(DEFAULT_MODEL, component)) if component else ()
    return parsed, resolve_chains(parsed, find_mentions(parsed, gazetteer), (), gazetteer, clusters)


def same(mentions: tuple[Mention, ...], one: str, other: str) -> bool:
    chains = {mention.span.text: mention.chain for mention in reversed(mentions)}
    return chains[one] == chains[other]


# (text, words of one cluster, whether they are one then)
CASES = [
    ("Nokia fell. Analysts blamed the northern manufacturer.", ("Nokia", "the northern manufacturer"), True),
    ("Lena Berg met a reporter. The tired senator left.", ("Lena Berg", "The tired senator"), True),
    ("Lena Berg met Nokia. The tired senator left.", ("Nokia", "The tired senator"), False),
    ("Lena Berg met Uri Holm.", ("Lena Berg", "Uri Holm"), False),
    ("Lena Berg spoke. Later he left.", ("Lena Berg", "he"), False),
    ("Chad spoke. Niger left.", ("Chad", "Niger"), False),
    ("Nokia sued the board of a bank.", ("Nokia", "the board of a bank"), False),
    ("Two soldiers met a driver.", ("Two soldiers", "a driver"), False),
]


@pytest.mark.parametrize("component", ["kg_test_span_groups", "kg_test_offsets"])
@pytest.mark.parametrize(("text", "cluster", "one"), CASES)
def test_clusters_join_what_no_sieve_forbids(
    monkeypatch: pytest.MonkeyPatch, component: str, text: str, cluster: tuple[str, str], one: bool
) -> None:
    assert not same(resolved(text, None)[1], *cluster)
    monkeypatch.setitem(CLUSTERS, text, [list(cluster)])
    assert same(resolved(text, component)[1], *cluster) is one


def test_a_component_undoes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Lena Berg spoke. Her sister left. Berg smiled."
    monkeypatch.setitem(CLUSTERS, text, [["Her sister", "Berg"]])
    mentions = resolved(text, "kg_test_span_groups")[1]
    assert same(mentions, "Lena Berg", "Berg")


@pytest.mark.parametrize("component", ["kg_test_span_groups", "kg_test_offsets"])
def test_a_component_that_finds_nothing_changes_nothing(component: str) -> None:
    text = "Lena Berg met Uri Holm. She left."
    assert resolved(text, component)[1] == resolved(text, None)[1]


def test_the_option_reaches_the_component(monkeypatch: pytest.MonkeyPatch) -> None:
    text, options = "Nokia fell. Analysts blamed the northern manufacturer.", Options(coref="kg_test_span_groups")
    monkeypatch.setitem(CLUSTERS, text, [["Nokia", "the northern manufacturer"]])
    mentions = Extractor(options).extract(Article("test", text), "actors").mentions
    assert same(mentions, "Nokia", "the northern manufacturer")
    assert describe(options)["coref"] == "kg_test_span_groups"
    assert "coref" not in describe(Options())


def test_a_component_that_is_not_there_is_told_with_the_extra() -> None:
    with pytest.raises(ModelError, match=r"no component 'fastcore'.*pip install 'newskg\[coref\]'"):
        load_component(DEFAULT_MODEL, "fastcore")
