"""Endpoints: their addresses, their errors, and servers that are not Oxigraph."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode
from storyline import FIRST, RUN, STORYLINE

from kg import vocab
from kg.errors import InputError, QueryError
from kg.graph.build import article_graph
from kg.store import Store, open_store
from kg.store.endpoint import Endpoint
from kg.views.answers import Table, Triples
from kg.views.query import ask, ask_named
from kg.views.validation import faults


@pytest.mark.parametrize(
    ("where", "query", "update"),
    [
        ("http://host:7878", "http://host:7878/query", "http://host:7878/update"),
        ("http://host:7878/", "http://host:7878/query", "http://host:7878/update"),
        ("https://me:p%40ss@host/sparql", "https://host/sparql", "https://host/sparql"),
        ("http://host/ds/query,http://host/ds/update", "http://host/ds/query", "http://host/ds/update"),
    ],
)
def test_addresses(where: str, query: str, update: str) -> None:
    endpoint = Endpoint(where)
    assert (endpoint.queries.address, endpoint.updates.address) == (query, update)


def test_a_user_and_a_password_stand_in_the_address() -> None:
    assert Endpoint("https://me:p%40ss@host/sparql").queries.login == ("me", "p@ss")
    assert Endpoint("https://host/sparql").queries.login is None


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match=r"127\.0\.0\.1:9/query: cannot be reached"):
        open_store("http://127.0.0.1:9", read_only=True).articles()


def test_a_server_that_finds_fault_is_quoted(oxigraph_server: str) -> None:
    store = open_store(oxigraph_server + "/nothing", read_only=True)
    with pytest.raises(QueryError, match="404"):
        store.articles()
    with pytest.raises(QueryError, match="400"):
        Endpoint(oxigraph_server).query("SELECT nonsense")


def test_reading_only_writes_nothing(oxigraph_server: str) -> None:
    with pytest.raises(InputError, match="for reading only"):
        open_store(oxigraph_server, read_only=True).add_article(article_graph(STORYLINE[0], RUN))


def test_a_graph_comes_back(oxigraph_server: str) -> None:
    with open_store(oxigraph_server) as store:
        store.add_article(article_graph(STORYLINE[0], RUN))
        answer = ask(store, "CONSTRUCT { ?a kg:digest ?d } WHERE { ?a kg:digest ?d }")
        assert isinstance(answer, Triples)
        assert [triple.subject for triple in answer.triples] == [NamedNode(vocab.article_iri(FIRST))]
        assert store.remove_article("a1")


def ours(store: Store) -> set[str]:
    """Our graphs: a server may have others of its own."""
    return {quad.graph_name.value for quad in store.quads() if quad.graph_name.value.startswith(vocab.BASE)}


def test_virtuoso(virtuoso_server: str) -> None:
    with open_store(virtuoso_server) as store:
        assert store.add_articles(article_graph(one, RUN) for one in STORYLINE) == ["new", "new", "new"]
        store.refresh()
        assert [one.id for one in store.articles()] == ["a1", "a2", "a3"]
        canceled = ask_named(store, "who-canceled-what", {})
        assert isinstance(canceled, Table)
        assert [[cell.value for cell in row if cell] for row in canceled.rows] == [
            ["Ada Lorne", "Ada Lorne visits Borduria"]
        ]
        assert list(faults(store)) == []
        for name in ("a1", "a2", "a3"):
            assert store.remove_article(name)
        store.refresh()
        assert ours(store) == set()
