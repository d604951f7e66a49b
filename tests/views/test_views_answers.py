"""Answers as text, read back by other readers."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results
from rdflib.query import Result

from kg.errors import QueryError
from kg.views.answers import Answer, Table, Triples, forms, render

A, P = NamedNode("https://w3id.org/newskg/ns#Cancel"), NamedNode("urn:p")
TABLE = Table(
    ("what", "n", "note"),
    (
        (A, Literal(5), None),
        (BlankNode("b"), Literal("2031-05-06", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")), A),
        (Literal('tab\tand "quote" <b>&amp;</b>\nline\r'), Literal("bon", language="fr"), Literal("")),
    ),
)
GRAPH = Triples((Triple(A, P, Literal("z")), Triple(A, P, Literal("a")), Triple(A, P, Literal("z"))))


@pytest.mark.parametrize(
    ("form", "reader"),
    [("json", QueryResultsFormat.JSON), ("xml", QueryResultsFormat.XML), ("tsv", QueryResultsFormat.TSV)],
)
def test_another_reader_gets_the_same_terms(form: str, reader: QueryResultsFormat) -> None:
    found = parse_query_results(render(TABLE, form).encode(), format=reader)
    assert tuple(v.value for v in found.variables) == TABLE.columns
    rows = [tuple(row) for row in found]
    assert [row for row in rows if BlankNode not in map(type, row)] == [TABLE.rows[0], TABLE.rows[2]]
    assert rows[1][1:] == TABLE.rows[1][1:]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_rdflib_reads_it_too(form: str) -> None:
    result = Result.parse(io.BytesIO(render(TABLE, form).encode()), format=form)
    assert [str(row[1]) for row in result] == ["5", "2031-05-06", "bon"]


def test_csv_holds_the_values() -> None:
    rows = list(csv.reader(io.StringIO(render(TABLE, "csv"), newline="")))
    assert rows[0] == list(TABLE.columns)
    assert rows[3] == [TABLE.rows[2][0].value, "bon", ""]  # type: ignore[union-attr]


def test_a_table_is_for_reading() -> None:
    assert render(Table(("a", "long"), ((A, None), (Literal("x  y\nz"), Literal(1)))), "table") == (
        "a          long\n─────────  ────\nkg:Cancel\nx y z      1\n(2 rows)\n"
    )


@pytest.mark.parametrize(
    ("form", "expected"),
    [("table", "yes\n"), ("json", '{"head": {}, "boolean": true}\n'), ("csv", "true\r\n"), ("tsv", "true\n")],
)
def test_yes_or_no(form: str, expected: str) -> None:
    assert render(True, form) == expected


def test_yes_or_no_in_xml() -> None:
    assert bool(parse_query_results(render(True, "xml").encode(), format=QueryResultsFormat.XML))


def test_graphs_are_in_order_and_each_triple_stands_once() -> None:
    text = render(GRAPH, "ttl")
    assert [quad.triple.object.value for quad in parse(text.encode(), format=RdfFormat.TURTLE)] == ["a", "z"]
    assert render(GRAPH, "csv") == f"subject,predicate,object\r\n{A.value},urn:p,a\r\n{A.value},urn:p,z\r\n"


@pytest.mark.parametrize("answer", [TABLE, True])
def test_what_is_no_graph_is_no_turtle(answer: Answer) -> None:
    with pytest.raises(QueryError, match="cannot be written as ttl; use table, json, csv, tsv, xml"):
        render(answer, "ttl")


@pytest.mark.parametrize("form", [form for form in forms() if form != "ttl"])
def test_an_empty_table_has_its_columns(form: str) -> None:
    assert "nothing" in render(Table(("nothing",), ()), form)


@given(st.text(alphabet=st.characters(codec="utf-8")))
@pytest.mark.parametrize(("form", "reader"), [("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV)])
def test_any_text_comes_back(form: str, reader: QueryResultsFormat, text: str) -> None:
    answer = Table(("x", "y"), ((Literal(text), A),))
    found = parse_query_results(render(answer, form).encode(), format=reader)
    assert [tuple(row) for row in found] == list(answer.rows)
