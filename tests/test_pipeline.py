"""The stages together: every layer's spans verify on odd text, and nothing but the text decides what comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import DataError, ModelError
from kg.model import Article, Extraction
from kg.pipeline import Extractor, Options, describe, extract_all, extract_lines
from kg.render.layers import LAYERS, records

SENTENCES = (
    "Norvia called off the talks with Sudria on Friday, its foreign minister said.",
    "“We will not sign,” Ana Moreno told reporters in March 2024.",
    "The council’s vote was postponed by two weeks after the mayor refused to attend.",
    "He denied that his office had agreed to meet the union last Tuesday.",
    "If the bill passes, the company may sue the city.",
)
ODD = (
    "\U0001f642",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "e\u0301\u0323",
    "\u202eabc\u202c",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627",
    "\u4f60\u597d",
    "\u200b",
    "\ufeff",
    "\r\n",
    "\u2028",
    "\x0b",
    "\x00",
    "\t\t",
    "\u00a0",
    "“”’",
    "((((",
    "1" * 400,
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """All spans in a record, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from spans(item)


def check_spans(extraction: Extraction) -> int:
    """Check every span of every layer; the number of those there are."""
    found = [span for layer in LAYERS for record in records(extraction, layer) for span in spans(record)]
    for span in found:
        part = extraction.article.part(span.get("part", "text"))
        assert 0 <= span["start"] < span["end"] <= len(part)
        assert part[span["start"] : span["end"]] == span["text"]
    return len(found)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences with odd characters put between them and into them."""
    text = "".join(draw(st.lists(st.sampled_from((*SENTENCES, *ODD, " ", "\n\n")), min_size=1, max_size=8)))
    for odd, place in draw(st.lists(st.tuples(st.sampled_from(ODD), st.integers(0, 600)), max_size=4)):
        text = text[:place] + odd + text[place:]
    return text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts(), title=st.none() | texts(), published=st.sampled_from((None, "2024-03-27", "2024-02-29T23:59:00Z")))
def test_spans_verify_on_odd_text(extractor: Extractor, text: str, title: str | None, published: str | None) -> None:
    check_spans(extractor.extract(Article("x", text, title, published)))


def test_spans_verify_on_plain_text(extractor: Extractor) -> None:
    article = Article("x", " ".join(SENTENCES), "Talks called off", "2024-03-27")
    assert check_spans(extractor.extract(article)) > 50


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_alone_is_what_it_is_among_all(extractor: Extractor, layer: str) -> None:
    article = Article("x", " ".join(SENTENCES), "Talks called off", "2024-03-27")
    alone, all_of_it = extractor.extract(article, layer), extractor.extract(article)
    assert list(records(alone, layer)) == list(records(all_of_it, layer))


def test_articles_do_not_depend_on_one_another() -> None:
    articles = [Article(str(number), sentence) for number, sentence in enumerate(SENTENCES)]
    forth, back = (list(extract_all(order, Options(), 1)) for order in (articles, articles[::-1]))
    assert forth == back[::-1]


def test_the_number_of_workers_changes_nothing() -> None:
    articles = [Article(str(number), sentence, published="2024-03-27") for number, sentence in enumerate(SENTENCES * 3)]
    one, two = (list(extract_lines(articles, Options(), "events", workers=workers)) for workers in (1, 2))
    assert one == two
    assert any(one)


def test_what_a_run_was_made_with(tmp_path: Any) -> None:
    own = tmp_path / "actors.yaml"
    own.write_text("- name: Norvia\n  kind: state\n")
    told = describe(Options(actors=own))
    assert list(told) == ["software", "spacy", "model", "model-sha256", "data-sha256", "own-actors.yaml-sha256"]
    assert told["model"].startswith("en_core_web_sm")
    assert describe(Options(actors=own)) == told
    own.write_text("- name: Sudria\n  kind: state\n")
    assert describe(Options(actors=own)) != told
    with pytest.raises(DataError, match=r"missing\.tsv: No such file"):
        describe(Options(lexicons=(tmp_path / "missing.tsv",)))


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(ModelError, match="cannot load the spaCy pipeline 'nonsense'"):
        extract_all([Article("x", "One.")], Options("nonsense"), 2)
