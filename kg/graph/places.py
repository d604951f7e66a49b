"""Span -> mention node: where in an article something is told, each stretch of text described once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from pyoxigraph import Literal

from kg import vocab
from kg.graph.terms import Graph
from kg.model import Article, Span


class Places:
    """Writes mention nodes into an article's graph, and links each to its sentence where that is known."""

    def __init__(self, graph: Graph, article: Article, sentences: Iterable[Span]) -> None:
        self.article = article
        self._graph = graph
        self._sentences = sorted(set(sentences))
        self._written: set[str] = set()

    def first(self, iri: str) -> bool:
        """Whether a node is met for the first time, and so is to be written."""
        if iri in self._written:
            return False
        self._written.add(iri)
        return True

    def mention(self, span: Span) -> str:
        """The IRI of the node of a span, which is written if it is new."""
        iri = vocab.mention_iri(self.article, span)
        if self.first(iri):
            self._write(iri, span)
        return iri

    def _write(self, iri: str, span: Span) -> None:
        """Write a node; what lies in a sentence lies in the article and in the part of it that the sentence is in."""
        self._graph.add(iri, vocab.BEGIN_INDEX, Literal(span.start))
        self._graph.add(iri, vocab.END_INDEX, Literal(span.end))
        self._graph.say(iri, vocab.QUOTE, span.text)
        if (sentence := self._sentence(span)) is not None:
            self._graph.link(iri, vocab.IN_SENTENCE, self.mention(sentence))
        else:
            self._graph.say(iri, vocab.PART, span.part)
            self._graph.link(iri, vocab.IN_ARTICLE, vocab.article_iri(self.article))

    def _sentence(self, span: Span) -> Span | None:
        """The last sentence that begins at or before the span, if it holds all of it and is not the span itself."""
        index = bisect_right(self._sentences, (span.part, span.start), key=lambda one: (one.part, one.start))
        found = self._sentences[index - 1] if index else None
        holds = found is not None and found.part == span.part and found.end >= span.end
        return found if holds and found != span else None
