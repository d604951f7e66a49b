"""Queries in a process of their own: each limit ends them, strangers' ones reach nothing, and the store stays whole."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import EXPENSIVE, FORBIDDEN
from pyoxigraph import Literal
from storyline import RUN, variant

from kg.errors import InputError, KgError, LimitHit, QueryError
from kg.graph.build import article_graph
from kg.store import open_store
from kg.views.limited import Limits, Worker
from kg.views.safe import check_safe

ARTICLES = 200
LIMITS = Limits(seconds=0.7, rows=50_000, megabytes=200, safe=True)


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with enough in it to make queries expensive."""
    folder = tmp_path_factory.mktemp("limited") / "store"
    with open_store(folder) as store:
        changes = ({"id": str(i), "url": f"https://x.example/{i}"} for i in range(ARTICLES))
        store.add_articles(article_graph(variant(i % 3, **one), RUN) for i, one in enumerate(changes))
    return str(folder)


@pytest.fixture(scope="module")
def worker(where: str) -> Iterator[Worker]:
    with Worker(where, LIMITS) as worker:
        yield worker


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[str], list[object]]]:
    """The addresses of a file and a server that nobody is to touch, and who has called at the server."""
    file, calls = tmp_path_factory.mktemp("canary") / "secret.nt", []
    file.write_text('<urn:canary> <urn:canary> "sang" .\n')
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, caller = server.accept()
                except TimeoutError:
                    continue
                connection.close()
                calls.append(caller)

        listener = threading.Thread(target=listen)
        listener.start()
        yield [f"http://127.0.0.1:{server.getsockname()[1]}/sparql", file.as_uri()], calls
        stop.set()
        listener.join()


def whole(where: str) -> bool:
    """Whether a store opens, and has all its articles."""
    with open_store(where) as store:
        return len(store.articles()) == ARTICLES


def test_there_are_enough_of_them() -> None:
    assert 2 * len(FORBIDDEN) + len(EXPENSIVE) >= 80


@pytest.mark.parametrize("hostile", FORBIDDEN)
def test_what_reaches_out_or_writes_is_refused(
    worker: Worker, canaries: tuple[list[str], list[object]], hostile: str
) -> None:
    addresses, calls = canaries
    for address in addresses:
        with pytest.raises(QueryError):
            worker.answer(hostile.replace("%s", address))
    assert calls == []


@pytest.mark.parametrize("hostile", EXPENSIVE, ids=lambda query: query[:40])
def test_what_is_expensive_ends_at_a_limit(worker: Worker, hostile: str) -> None:
    try:
        assert len(worker.answer(hostile).text) < 100_000_000
    except KgError as error:
        assert isinstance(error, (LimitHit, QueryError))  # noqa: PT017 -- either is well, and so is an answer
    assert "yes" in worker.answer("ASK {}").text


def test_the_store_is_whole_afterwards(where: str) -> None:
    assert whole(where)


@pytest.mark.parametrize(
    ("limits", "sparql", "message"),
    [
        (Limits(seconds=0.3), EXPENSIVE[0], "longer than 0.3 seconds"),
        (Limits(rows=10), "SELECT * { ?s ?p ?o }", "more than 10 rows"),
        (Limits(rows=10), "CONSTRUCT WHERE { ?s ?p ?o }", "more than 10 rows"),
        (Limits(megabytes=50), EXPENSIVE[1], "more than 50 megabytes"),
    ],
)
def test_each_limit_has_its_message(where: str, limits: Limits, sparql: str, message: str) -> None:
    with Worker(where, limits) as worker:
        with pytest.raises(LimitHit, match=message):
            worker.answer(sparql)
        assert worker.answer("ASK {}", form="csv").text == "true\r\n"


def test_answers_come_in_all_forms_with_their_time(worker: Worker) -> None:
    told = worker.answer("SELECT ?a { ?a a sem:Actor ; rdfs:label ?name }", {"name": Literal("Borduria")}, "csv")
    assert told.text == "a\r\nhttps://w3id.org/newskg/id/actor/state/XB\r\n"
    assert 0 < told.seconds < LIMITS.seconds


def test_faults_of_the_query_and_of_the_place_come_through(worker: Worker, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="line 1"):
        worker.answer("SELECT")
    with Worker(str(tmp_path / "nothing")) as nowhere, pytest.raises(InputError, match="there is no store"):
        nowhere.answer("ASK {}")


@pytest.mark.parametrize(
    "harmless",
    [
        "SELECT * { ?s ?p 'SERVICE <http://x> FROM <file:///x>' } # SERVICE <x>",
        "SELECT ?service ?from { ?service ?from ?load }",
        "SELECT * { GRAPH <https://x.example/from> { ?s ?p ?o FILTER EXISTS { ?s a ?t } } }",
        "PREFIX service: <urn:service:> SELECT * { ?s service:from ?o }",
        "CONSTRUCT WHERE { ?s a kg:Event }",
        "DESCRIBE <urn:x>",
    ],
)
def test_harmless_queries_pass(harmless: str) -> None:
    check_safe(harmless)


def test_queries_without_end_are_refused() -> None:
    with pytest.raises(QueryError, match="longer than"):
        check_safe("SELECT * { " + "?a ?b ?c . " * 20_000 + "}")
