"""Oxigraph, in memory or in a folder, as a backend; all goes straight to the engine, past rdflib."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat
from pyoxigraph import Store as Engine

from kg.errors import InputError, QueryError, StoreLocked
from kg.graph.terms import node
from kg.store.backend import Answer, Change, Term
from kg.store.updates import update_text
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset

FOLDER = "quads"  # inside the folder of a store
TRIES, PAUSE = 40, 0.05  # how often, and after how many seconds, a store is tried that changes as it is opened


class Oxigraph:
    """The backend over one Oxigraph engine."""

    name = f"Oxigraph {version('pyoxigraph')}"

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def query(self, sparql: str) -> Answer:
        """See Backend."""
        try:
            return self.engine.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        except (SyntaxError, RuntimeError, OSError) as error:
            raise QueryError(f"the query failed: {error}") from error

    def match(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """See Backend."""
        return self.engine.quads_for_pattern(
            node(subject) if subject else None,
            node(predicate) if predicate else None,
            value,
            node(graph) if graph else None,
        )

    def change(self, change: Change) -> None:
        """See Backend; what only inserts is spared the way through SPARQL."""
        if change.drop or change.delete:
            self.engine.update(update_text(change))
        elif change.insert:
            self.engine.extend(change.insert)

    def load(self, nquads: bytes) -> None:
        """See Backend."""
        self.engine.bulk_load(nquads, format=RdfFormat.N_QUADS)

    def dataset(self) -> Dataset:
        """See Backend."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.engine), default_union=True)

    def close(self) -> None:
        """Forget the engine, which unlocks its folder."""
        del self.engine


def in_memory(where: str, read_only: bool = False) -> Oxigraph:  # noqa: ARG001 -- the signature of all backends
    """An empty store in memory."""
    return Oxigraph(Engine())


def on_disk(where: str, read_only: bool = False) -> Oxigraph:
    """The store in a folder, which is made if need be; raises StoreLocked where another process writes to it.

    Reading works beside a writer, and sees the store as it was when it was opened.
    """
    folder = Path(where)
    if read_only and not (folder / FOLDER).is_dir():
        raise InputError(f"{where}: there is no store; `kg add ARTICLES --store {where}` makes one")
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not (folder / FOLDER).is_dir()):
        raise InputError(f"{where}: is not a store; name a new or an empty folder")
    try:
        if read_only:
            return Oxigraph(_beside_a_writer(folder / FOLDER))
        folder.mkdir(parents=True, exist_ok=True)
        return Oxigraph(Engine(str(folder / FOLDER)))
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).casefold():
            raise StoreLocked(
                f"{where}: another process is writing to the store; try again when it has ended"
            ) from error
        raise InputError(f"{where}: cannot be opened as a store: {error}") from error


def _beside_a_writer(folder: Path, tries: int = TRIES) -> Engine:
    """The engine for reading. A writer renews its files at times: what has gone when it is opened has a successor."""
    try:
        return Engine.read_only(str(folder))
    except (OSError, RuntimeError) as error:
        if tries == 1 or "No such file" not in str(error):
            raise
    time.sleep(PAUSE)
    return _beside_a_writer(folder, tries - 1)
