"""A file that `kg export` wrote -> a store with the articles that it tells of, and with what its user said.

Links across articles and relations of actors follow from the articles, as after `kg add`: they are made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from kg import vocab
from kg.errors import InputError
from kg.graph.build import ArticleGraph
from kg.graph.terms import to_nquads, value
from kg.ingest import BATCH, Tally
from kg.linking import adopt, verdicts
from kg.store import Store, StoredArticle, open_store
from kg.store.forget import SHARED
from kg.views.validation import check

FORMATS = {".trig": RdfFormat.TRIG, ".nq": RdfFormat.N_QUADS, ".jsonld": RdfFormat.JSON_LD}
CHUNK = 100_000  # quads that are read in one step
_HINT = "only what `kg export` wrote as TriG, N-Quads or JSON-LD can be imported"


def import_file(path: Path, store: Store, tally: Tally) -> None:
    """Add the articles of a file to a store, and count what became of each: new, same or replaced.

    Nothing is added of a file that is not wholly ours: raises InputError where it cannot be read or has other
    graphs, ValidationFailed where it breaks a SHACL shape.
    """
    with TemporaryDirectory() as folder, open_store(folder) as source:
        quads = _read(path)
        while chunk := list(islice(quads, CHUNK)):
            source.backend.load(to_nquads(chunk))
        _check(path, source)
        articles = (_article(source, one) for one in source.articles())
        while batch := list(islice(articles, BATCH)):
            tally.update(store.add_articles(batch))
        adopt(store, verdicts(source))
        store.refresh()


def _read(path: Path) -> Iterator[Quad]:
    """The quads of a file; only IRIs and literals in named graphs are ours."""
    if path.suffix not in FORMATS:
        raise InputError(f"{path}: unknown kind of file; {_HINT}: {', '.join(FORMATS)}")
    try:
        for quad in parse(path=path, format=FORMATS[path.suffix]):
            if not isinstance(quad.graph_name, NamedNode) or BlankNode in map(type, quad.triple):
                raise InputError(f"{path}: has a blank node, or a triple outside all graphs: {quad}; {_HINT}")
            yield quad
    except SyntaxError as error:
        raise InputError(f"{path}: cannot be read: {error.msg}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _check(path: Path, source: Store) -> None:
    """Raise an error unless a store holds whole articles, what they share, and nothing else."""
    ours = {one.iri for one in source.articles() if one.iri == f"{vocab.BASE}article/{one.digest}"} | SHARED
    for quad in source.quads():
        if value(quad.graph_name) not in ours:
            raise InputError(f"{path}: {quad.graph_name} is no article of ours below {vocab.BASE}; {_HINT}")
    check(source, str(path))


def _article(source: Store, one: StoredArticle) -> ArticleGraph:
    """The graph of an article, with what is told elsewhere of its run and of the known actors that it speaks of."""
    own = list(source.quads(one.iri))
    spoken = {value(term) for quad in own for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
    shared = (vocab.ACTORS_GRAPH, vocab.DERIVED_GRAPH)
    found = (quad for iri in sorted(spoken) for graph in shared for quad in source.backend.match(iri, graph=graph))
    return ArticleGraph(one.iri, one.id, one.url, to_nquads([*own, *found]))
