"""Articles -> Extractions: the only module that knows the order of the stages."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kg._version import VERSION
from kg.actors import (
    Gazetteer,
    find_clusters,
    find_mentions,
    find_roles,
    load_component,
    load_gazetteer,
    resolve_chains,
)
from kg.errors import DataError, InputError
from kg.events import find_events
from kg.events.confidence import sure_enough
from kg.events.extractors import load_extractors, with_others
from kg.events.lexicon import Lexicon, load_lexicon
from kg.graph.build import ArticleGraph, article_graph
from kg.lazy import lazy
from kg.model import Article, Extraction
from kg.parse import DEFAULT_MODEL, describe_model, load_model, parse
from kg.render.layers import lines
from kg.resources import data_hash
from kg.statements import find_statements, with_actors
from kg.times import find_times
from kg.workers import map_articles


class Options(Struct, frozen=True):
    """What an extraction depends on besides the text: the spaCy pipeline, the user's own files, and how sure to be.

    `extractors` are names of extractors that are installed beside the package's own rules, and `coref` is the name of a
    spaCy component that finds coreference.
    """

    model: str = DEFAULT_MODEL
    actors: Path | None = None
    lexicons: tuple[Path, ...] = ()
    extractors: tuple[str, ...] = ()
    min_confidence: float = 0.0
    coref: str | None = None


class Extractor:
    """Holds what is loaded once, the model and the data files, and reads articles with it."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        load_model(self.options.model)
        self.coref = load_component(self.options.model, self.options.coref) if self.options.coref else None
        self.others = load_extractors(self.options.extractors)

    @lazy
    def gazetteer(self) -> Gazetteer:
        """The known actors, the user's included."""
        return load_gazetteer(self.options.actors)

    @lazy
    def lexicon(self) -> Lexicon:
        """The predicates and their event types, the user's included."""
        return load_lexicon(*self.options.lexicons)

    def extract(self, article: Article, layer: str = "events") -> Extraction:
        """Read one article as far as a layer needs it; what only later layers need stays empty."""
        parsed = parse(article, self.options.model)
        if layer == "times":
            return Extraction(article, times=find_times(parsed))
        said = find_statements(parsed)
        clusters = find_clusters(parsed, self.coref) if self.coref else ()
        mentions = resolve_chains(parsed, find_mentions(parsed, self.gazetteer), said, self.gazetteer, clusters)
        statements = with_actors(parsed, said, mentions)
        if layer in ("actors", "statements"):
            return Extraction(article, mentions=mentions, statements=statements)
        times = find_times(parsed)
        roles = find_roles(parsed, mentions, times, self.gazetteer)
        events = find_events(parsed, times, mentions, statements, self.lexicon)
        found = with_others(Extraction(article, times, mentions, statements, events, roles), self.others)
        return replace(found, events=sure_enough(found.events, self.options.min_confidence))


def extract_all(
    articles: Iterable[Article], options: Options, workers: int | None = None
) -> Iterator[Extraction | InputError]:
    """The Extraction of each article, in their order; an InputError for one that cannot be read."""
    return map_articles(partial(_reader, options), articles, workers)


class Graphed(Struct, frozen=True):
    """The graph of one article, and what other extractors did wrong in it."""

    graph: ArticleGraph
    faults: tuple[str, ...]


def graph_all(
    articles: Iterable[Article], options: Options, workers: int | None = None
) -> Iterator[Graphed | InputError]:
    """The graph of each article, in their order; an InputError for one that cannot be read."""
    return map_articles(partial(_grapher, options, describe(options)), articles, workers)


class Printed(Struct, frozen=True):
    """The lines of a layer of one article, and what other extractors did wrong in it."""

    lines: list[str]
    faults: tuple[str, ...]


def extract_lines(
    articles: Iterable[Article], options: Options, layer: str, form: str = "jsonl", workers: int | None = None
) -> Iterator[Printed | InputError]:
    """The lines of a layer of each article, in their order; an InputError for one that cannot be read."""
    return map_articles(partial(_printer, options, layer, form), articles, workers)


def _loaded(options: Options) -> Extractor:
    """An Extractor with all its data, through which the garbage collector shall not walk again: a tenth of the time."""
    extractor = Extractor(options)
    _ = extractor.gazetteer, extractor.lexicon
    gc.collect()
    gc.freeze()
    return extractor


def _reader(options: Options) -> Callable[[Article], Extraction]:
    return _loaded(options).extract


def _grapher(options: Options, description: Mapping[str, str]) -> Callable[[Article], Graphed]:
    extractor = _loaded(options)

    def graph(article: Article) -> Graphed:
        found = extractor.extract(article)
        return Graphed(article_graph(found, description), found.faults)

    return graph


def _printer(options: Options, layer: str, form: str) -> Callable[[Article], Printed]:
    extractor = Extractor(options)

    def print_(article: Article) -> Printed:
        found = extractor.extract(article, layer)
        return Printed(lines(found, layer, form), found.faults)

    return print_


def describe(options: Options) -> dict[str, str]:
    """What an extraction was made with: the software, the model, and hashes of all data files, the user's included."""
    model = describe_model(options.model)
    own = [path for path in (options.actors, *options.lexicons) if path]
    return {
        "software": f"newskg {VERSION}",
        "spacy": version("spacy"),
        "model": f"{model['name']} {model['version']}",
        "model-sha256": model["sha256"],
        "data-sha256": data_hash(),
        **({"min-confidence": str(options.min_confidence)} if options.min_confidence else {}),
        **({"coref": options.coref} if options.coref else {}),
        **({"extractors": ", ".join(options.extractors)} if options.extractors else {}),
    } | {f"own-{path.name}-sha256": _hash(path) for path in own}


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}") from error
