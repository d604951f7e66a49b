"""Extraction -> ArticleGraph: one named graph per article, beside it what articles share: known actors and runs.

Every IRI comes from content and every node has one, so that the same article gives the same quads, and
dropping its graph forgets it. What is shared stands once, in a graph of its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct
from pyoxigraph import Quad

from kg import vocab
from kg.graph.actors import Cast, write_actors
from kg.graph.blocks import write_blocks
from kg.graph.company import write_company
from kg.graph.conformance import check
from kg.graph.events import write_events
from kg.graph.offices import write_offices
from kg.graph.places import Places
from kg.graph.settled import settled
from kg.graph.terms import Graph, address, date, date_time, to_quads
from kg.model import Article, Extraction, Statement


class ArticleGraph(Struct, frozen=True):
    """What one article tells, as N-Quads; its IRI, and the id and the URL that it is known by."""

    iri: str
    id: str
    url: str | None
    nquads: bytes


def article_graph(extraction: Extraction, model_description: Mapping[str, str]) -> ArticleGraph:
    """The graph of one article, in a fixed order.

    Its quads lie in the article's own graph (named by its IRI), in the graph of known actors and in the graph of
    what is derived, which describes the run (software, model, hashes of the data; `model_description`). Raises
    ValidationFailed where they break a SHACL shape.
    """
    extraction = settled(extraction)
    article = extraction.article
    graph = Graph(vocab.article_iri(article))
    shared, derived = Graph(vocab.ACTORS_GRAPH, graph.columns), Graph(vocab.DERIVED_GRAPH, graph.columns)
    sentences = [event.evidence for event in extraction.events] + [role.evidence for role in extraction.roles]
    places = Places(graph, article, sentences)
    cast = Cast.of(extraction)
    _write_article(graph, article, run_iri(model_description))
    write_actors(graph, shared, cast, places)
    write_company(graph, cast.actors.values(), extraction.roles)
    write_offices(graph, extraction.roles, places)
    write_events(graph, extraction, places)
    write_blocks(graph, extraction)
    for statement in extraction.statements:
        _write_statement(graph, statement, places)
    _write_run(derived, model_description)
    check(graph.columns)
    nquads = b"".join([line.encode() for part in (graph, shared, derived) for line in part.lines])
    return ArticleGraph(vocab.article_iri(article), article.id, article.url, nquads)


def article_quads(extraction: Extraction, model_description: Mapping[str, str]) -> list[Quad]:
    """The quads of one article; see `article_graph`."""
    return to_quads(article_graph(extraction, model_description).nquads)


def run_iri(model_description: Mapping[str, str]) -> str:
    """The IRI of a run: of all runs with the same software, model and data."""
    return vocab.content_iri("run", *(f"{key}={value}" for key, value in sorted(model_description.items())))


def _write_run(graph: Graph, model_description: Mapping[str, str]) -> None:
    run = run_iri(model_description)
    graph.link(run, vocab.TYPE, vocab.RUN)
    for key, value in sorted(model_description.items()):
        graph.say(run, vocab.SETTING, f"{key}={value}")


def _write_article(graph: Graph, article: Article, run: str) -> None:
    iri = vocab.article_iri(article)
    graph.link(iri, vocab.TYPE, vocab.ARTICLE)
    graph.say(iri, vocab.IDENTIFIER, article.id)
    graph.say(iri, vocab.DIGEST, article.digest)
    graph.say(iri, vocab.TITLE_OF, article.title)
    graph.say(iri, vocab.OUTLET, article.source)
    graph.say(iri, vocab.LANGUAGE, article.language)
    for author in dict.fromkeys(article.authors):
        graph.say(iri, vocab.AUTHOR, author)
    if article.url:
        graph.add(iri, vocab.URL, address(article.url))
    if article.published:
        _write_published(graph, iri, article.published)
    graph.link(iri, vocab.GENERATED_BY, run)


def _write_published(graph: Graph, iri: str, published: str) -> None:
    """The day, for sorting; beside it the time where one is known."""
    try:
        graph.add(iri, vocab.ISSUED, date(datetime.date.fromisoformat(published[:10]).isoformat()))
        if len(published) > 10:
            graph.add(iri, vocab.PUBLISHED, date_time(datetime.datetime.fromisoformat(published).isoformat()))
    except ValueError:
        graph.say(iri, vocab.PUBLISHED, published)


def _write_statement(graph: Graph, statement: Statement, places: Places) -> None:
    iri = f"{vocab.BASE}statement/{places.article.digest}/{vocab.place_of(statement.cue)}"
    if not places.first(iri):
        return
    graph.link(iri, vocab.TYPE, vocab.STATEMENT)
    graph.link(iri, vocab.IN_ARTICLE, vocab.article_iri(places.article))
    graph.link(iri, vocab.CUE, places.mention(statement.cue))
    graph.say(iri, vocab.STANCE, statement.stance)
    graph.say(iri, vocab.SPEECH, statement.kind)
    graph.link(iri, vocab.ATTRIBUTED_TO, statement.actor or None)
    graph.say(iri, vocab.NAME, statement.name or (statement.source.text if statement.source else None))
    if statement.source:
        graph.link(iri, vocab.SOURCE_MENTION, places.mention(statement.source))
    for piece in statement.content:
        graph.link(iri, vocab.CONTENT, places.mention(piece))
