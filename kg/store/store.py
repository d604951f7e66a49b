"""Graphs of articles -> a store that keeps each article once, forgets it wholly, and answers SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from pyoxigraph import Quad

from kg import vocab
from kg.errors import QueryError
from kg.graph.build import ArticleGraph
from kg.graph.links import exchanged
from kg.graph.terms import address, node, text, to_quads, value
from kg.model import Article, Link
from kg.store import derived
from kg.store.backend import BULK, Answer, Backend, Change, Term, select
from kg.store.bind import bind, check
from kg.store.forget import forget, mark, marked, stale_relations

if TYPE_CHECKING:
    from rdflib import Dataset

Standing = Literal["new", "same", "replaced"]
_ARTICLES = """SELECT ?iri ?id ?digest ?url {
  ?iri kg:digest ?digest ; dcterms:identifier ?id OPTIONAL { ?iri schema:url ?url } }"""


class StoredArticle(Struct, frozen=True, order=True):
    """An article that is in a store."""

    id: str
    iri: str
    digest: str
    url: str | None


class Store:
    """The graphs of articles over a backend; each change is made wholly or not at all."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give back what the store holds, its lock too."""
        self.backend.close()

    def articles(self) -> list[StoredArticle]:
        """All articles, by id."""
        found = select(self.backend, _ARTICLES)
        return sorted(
            StoredArticle(row["id"].value, row["iri"].value, row["digest"].value, row["url"] and row["url"].value)
            for row in found
        )

    def count(self) -> int:
        """How many articles there are."""
        return sum(1 for _ in self.backend.match(None, vocab.DIGEST))

    def standing(self, article: Article) -> Standing:
        """What adding an article will do: nothing (same), replace what has its id or URL, or add it as new."""
        iri = vocab.article_iri(article)
        if self._has(iri):
            return "same"
        return "replaced" if self._named(_names(article.id, article.url)) else "new"

    def add_article(self, one: ArticleGraph) -> Standing:
        """Add one article; see `add_articles`."""
        return self.add_articles([one])[0]

    def add_articles(self, batch: Iterable[ArticleGraph]) -> list[Standing]:
        """Add articles (`kg.graph.build.article_graph`) in one step, and say what became of each.

        An article that is there already is passed over; one with other content under the same id or URL is
        replaced. They are marked for links and relations to follow: `kg.linking.relink`, and then `refresh`.
        """
        standings: list[Standing] = []
        new: dict[str, ArticleGraph] = {}
        old: set[str] = set()
        claimed: dict[Term, str] = {}
        for one in batch:
            names = _names(one.id, one.url)
            if one.iri in new or self._has(one.iri):
                standings.append("same")
                continue
            earlier = {claimed[name] for name in names if name in claimed and claimed[name] in new}
            stored = self._named(names)
            standings.append("replaced" if earlier or stored else "new")
            old |= stored
            new = {iri: kept for iri, kept in new.items() if iri not in earlier} | {one.iri: one}
            claimed.update((name, one.iri) for name in names)
        self._exchange(old, new)
        return standings

    def remove_article(self, name: str) -> bool:
        """Forget the article with an id, IRI or URL, and all that only it supports; False if there is none."""
        digest = text(name.removeprefix(vocab.ARTICLES))
        found = self._named([text(name), address(name)])
        found = found or {value(quad.subject) for quad in self.backend.match(None, vocab.DIGEST, digest)}
        self._exchange(found, {})
        return bool(found)

    def set_links(self, new: Iterable[Link], old: Iterable[Link] = (), told: Iterable[str] = ()) -> None:
        """Put links across articles in the place of others; then all links are as they should be.

        Relations of actors follow at the next `refresh`; `told` are events that may be between others than before.
        """
        delete, insert = exchanged(old, new)
        left = (iri for quad in delete if _joins(quad) for iri in (value(quad.subject), value(quad.object)))
        joined = (value(quad.object) for quad in insert if _joins(quad))
        stale = stale_relations(self.backend, dict.fromkeys([*left, *joined]))
        done = [mark(vocab.UNLINKED, iri) for iri in self.unlinked]
        todo = dict.fromkeys([*stale.insert, *(mark(vocab.PENDING, event) for event in sorted(told))])
        self.backend.change(Change((), [*delete, *stale.delete, *done], [*insert, *todo]))

    @property
    def pending(self) -> list[str]:
        """The articles and events that the relations of actors have yet to take account of."""
        return marked(self.backend, vocab.PENDING)

    @property
    def unlinked(self) -> list[str]:
        """The articles, actors and events that the links across articles have yet to take account of."""
        return marked(self.backend, vocab.UNLINKED)

    def refresh(self) -> None:
        """Bring the relations of actors up to date with the articles and links; costs nothing where they are."""
        derived.refresh(self.backend)

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """The answer to a SPARQL query over all graphs as one; `bindings` gives terms for some of its variables.

        Raises QueryError, with line and column where the query cannot be parsed.
        """
        try:
            return self.backend.query(bind(sparql, bindings or {}))
        except QueryError:
            check(sparql)  # says where the fault is in the query as it was given
            raise

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph."""
        return self.backend.match(graph=graph)

    @property
    def graph(self) -> Dataset:
        """The rdflib Dataset over the same quads; its default graph is the union of all graphs.

        Ask it with strings: rdflib answers prepared queries with its own engine, which is far slower.
        """
        return self.backend.dataset()

    def repair(self) -> None:
        """Forget what a load that was cut off has left; to be called before articles are added."""
        if partial := marked(self.backend, vocab.LOADING):
            shared = {value(quad.subject) for quad in self.backend.match(graph=vocab.ACTORS_GRAPH)}
            runs = {value(quad.subject) for quad in self.backend.match(None, vocab.TYPE, node(vocab.RUN))}
            removal = forget(self.backend, partial, shared | runs)
            done = [mark(vocab.LOADING, iri) for iri in partial]
            self.backend.change(Change(removal.drop, [*removal.delete, *done], removal.insert))

    def _exchange(self, old: set[str], new: Mapping[str, ArticleGraph]) -> None:
        """Forget articles and add others, in one step; what is added alone and is much is loaded under a mark."""
        removal = forget(self.backend, old)
        nquads = b"".join(one.nquads for one in new.values())
        todo = [mark(kind, iri) for iri in new for kind in (vocab.PENDING, vocab.UNLINKED)]
        if old or nquads.count(b"\n") < BULK:
            self.backend.change(Change(removal.drop, removal.delete, [*removal.insert, *to_quads(nquads), *todo]))
            return
        marks = [mark(vocab.LOADING, iri) for iri in new]
        self.backend.change(Change(insert=marks))
        self.backend.load(nquads)
        self.backend.change(Change(delete=marks, insert=todo))

    def _has(self, iri: str) -> bool:
        return any(self.backend.match(iri, vocab.DIGEST))

    def _named(self, names: Iterable[Term]) -> set[str]:
        """The articles that have one of these ids or URLs."""
        keys = (vocab.IDENTIFIER, vocab.URL)
        found = (quad for name in names for key in keys for quad in self.backend.match(None, key, name))
        return {value(quad.subject) for quad in found if quad.subject == quad.graph_name}


def _joins(quad: Quad) -> bool:
    """Whether a quad makes something a member of what relations of actors are told of."""
    return value(quad.predicate) in (vocab.HAS_MEMBER, vocab.HAS_REPORT)


def _names(id_: str, url: str | None) -> list[Term]:
    """The terms by which an article is known: its id and its URL."""
    return [text(id_), *([address(url)] if url else [])]
