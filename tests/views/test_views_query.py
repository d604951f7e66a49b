"""Named queries: their files, their parameters, and how values become terms."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from kg import vocab
from kg.errors import KgError, LimitHit, QueryError, UnknownName
from kg.graph.build import article_graph
from kg.store import Store, open_store
from kg.views.answers import Table
from kg.views.query import NamedQuery, Parameter, ask, ask_named, bindings, load_query, query_names, read_query

HEAD = """# Who knows whom?
# It is asked often.
#
# @param one: actor
# @param when: date = 2031-01-01  a day
# @param most: integer =

SELECT ?x { ?x ?one ?when }
# @param late: text
"""


def test_comments_tell_the_question_and_the_parameters() -> None:
    query = read_query("knows", HEAD)
    assert query.question == "Who knows whom?\nIt is asked often."
    assert query.parameters == (
        Parameter("one", "actor"),
        Parameter("when", "date", True, "2031-01-01", "a day"),
        Parameter("most", "integer", True),
    )
    assert query.sparql == HEAD


def test_a_query_needs_no_comments() -> None:
    assert read_query("mine", "ASK {}") == NamedQuery("mine", "", (), "ASK {}")


@pytest.mark.parametrize("line", ["# @param x", "# @param x: colour", "# @param x : text", "# @param x: text = a b"])
def test_comments_that_are_no_parameters_are_refused(line: str) -> None:
    with pytest.raises(QueryError, match="not a parameter"):
        read_query("bad", line)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"one": "Ada Lorne"}, {"one": Literal("Ada Lorne")}),
        ({"one": "https://x.example/a"}, {"one": NamedNode("https://x.example/a")}),
        ({"one": "https: not an IRI"}, {"one": Literal("https: not an IRI")}),
        ({"one": 'a" . } #', "most": "5"}, {"one": Literal('a" . } #'), "most": Literal(5)}),
    ],
)
def test_values_become_terms(values: dict[str, str], expected: dict[str, object]) -> None:
    day = Literal("2031-01-01", datatype=NamedNode(vocab.XSD + "date"))
    assert bindings(read_query("knows", HEAD), values) == {"when": day} | expected


@pytest.mark.parametrize(
    ("query", "values", "error", "message"),
    [
        ("actor-timeline", {}, QueryError, "needs a value for: actor"),
        (
            "actor-timeline",
            {"actor": "x", "from": "12 May"},
            QueryError,
            "parameter from: '12 May' is not of type date",
        ),
        ("actor-timeline", {"actor": "x", "from": "2031-02-30"}, QueryError, "not of type date"),
        ("actor-timeline", {"actor": "x", "fro": "y"}, UnknownName, "there are: actor, from, to"),
        ("events-of-type", {"type": "Cancle"}, UnknownName, "Cancel"),
        ("event", {"event": "no iri"}, QueryError, "not of type iri"),
        ("no-such-query", {}, UnknownName, "actor-timeline"),
        ("../kg", {}, UnknownName, "there are"),
    ],
)
def test_wrong_values_are_named(query: str, values: dict[str, str], error: type[KgError], message: str) -> None:
    with pytest.raises(error, match=message):
        ask_named(empty(), query, values)


def empty() -> Store:
    """A store without anything."""
    return open_store("memory")


def test_names_are_in_order_and_load() -> None:
    assert query_names() == sorted(query_names())
    assert all(load_query(name).question for name in query_names())


def test_a_limit_on_rows_is_an_error_not_a_cut() -> None:
    values = "SELECT ?x { VALUES ?x { 1 2 3 } }"
    answer = ask(empty(), values, limit=3)
    assert isinstance(answer, Table)
    assert len(answer.rows) == 3
    with pytest.raises(LimitHit, match="more than 2 rows"):
        ask(empty(), values, limit=2)


@pytest.mark.parametrize("value", ['"', "\\", "a\nb", "' OR 1", "} DROP ALL #", "?name", "<urn:x>", "é\u202e😀"])
def test_no_value_becomes_syntax(value: str) -> None:
    from storyline import FIRST, RUN

    from kg.model import Extraction

    store = empty()
    store.add_article(article_graph(Extraction(FIRST), RUN))
    answer = ask(store, "SELECT ?a ?b { ?a kg:digest ?b . FILTER (?b != ?name) }", {"name": Literal(value)})
    assert isinstance(answer, Table)
    assert len(answer.rows) == 1
    answer = ask(store, "SELECT (?name AS ?same) {}", {"name": Literal(value)})
    assert answer == Table(("same",), ((Literal(value),),))
