"""The graph in a notebook: tables, data frames and graphs of a hand-made store; nothing of a text becomes HTML."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from storyline import RUN, STORYLINE, links

import kg
from kg.errors import InputError, KgError, QueryError, UnknownName
from kg.graph.build import article_graph
from kg.notebook import SHOWN
from kg.store import open_store


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebook") / "store"
    with open_store(folder) as store:
        store.add_articles(article_graph(one, RUN) for one in STORYLINE)
        store.set_links(links())
        store.refresh()
    return folder


@pytest.fixture(scope="module")
def graph(where: Path) -> Iterator[kg.KnowledgeGraph]:
    with kg.open(where) as opened:
        yield opened


def test_a_timeline_has_a_row_for_each_event(graph: kg.KnowledgeGraph) -> None:
    rows = graph.timeline("Ada Lorne")
    told = [(row["begins"], row["type"], row["sources"]) for row in rows]
    assert told == [
        ("2031-05-07", "Cancel", ["a1", "a2"]),
        ("2031-05-20", "Visit", ["a3"]),
        ("2031-05-20", "Meet", ["a3"]),
    ]
    assert "agent: Ada Lorne" in rows[0]["participants"]
    assert rows.columns[:2] == ("order", "date")


def test_filters_are_those_of_the_command(graph: kg.KnowledgeGraph) -> None:
    assert [row["type"] for row in graph.timeline(types="Scheduling")] == ["Cancel"]
    assert {row["type"] for row in graph.timeline(begins="2031-05-20", ends="2031-05-20")} >= {"Visit", "Meet"}
    assert len(graph.timeline(top=2)) == 2
    assert len(graph.timeline(everything=True)) > len(graph.timeline())
    with pytest.raises(UnknownName, match="unknown status 'done'"):
        graph.timeline(statuses="done")


def test_events_are_told_by_each_article(graph: kg.KnowledgeGraph) -> None:
    rows = graph.events("Ada Lorne", types="Cancel")
    assert [(row["article"], row["begins"], row["fact"]) for row in rows] == [
        ("a1", "2031-05-06", True),
        ("a2", "2031-05-07", True),
    ]
    assert len(graph.events()) == 14
    assert {row["status"] for row in graph.events()} > {"occurred", "canceled", "possible"}


def test_the_order_is_a_graph_of_networkx(graph: kg.KnowledgeGraph) -> None:
    order = graph.order()
    assert isinstance(order, nx.DiGraph)
    labels = dict(order.nodes(data="label"))
    pairs = {(labels[a], labels[b]) for a, b in order.edges}
    assert ("the council adopts river treaty", "Ada Lorne meets Bo Tarn") in pairs
    assert not {(b, a) for a, b in pairs} & pairs


def test_a_network_is_a_graph_of_networkx(graph: kg.KnowledgeGraph) -> None:
    network = graph.network()
    assert isinstance(network, nx.Graph)
    assert {name for _, name in network.nodes(data="name")} >= {"Ada Lorne", "Borduria"}
    assert {weight for _, _, weight in network.edges(data="weight")} == {1}
    assert len(graph.network("Ada Lorne")) <= len(network)
    assert len(graph.network(actors=2)) == 2


def test_actors(graph: kg.KnowledgeGraph) -> None:
    assert [row["name"] for row in graph.actors("Lorne")] == ["Ada Lorne"]
    assert len(graph.actors("Lorne")[0]["members"]) == 3
    assert {row["kind"] for row in graph.actors(kind="person")} == {"person"}
    assert len(graph.actors()) == 9


def test_queries_by_name_and_in_sparql(graph: kg.KnowledgeGraph) -> None:
    rows = graph.query("timeline", from_="2031-05-20")
    assert isinstance(rows, kg.Rows)
    assert {date(2031, 5, 20)} <= {row["begins"] for row in rows}
    assert graph.query("ASK { ?event a kg:Cancel }") is True
    (count,) = graph.query("SELECT (COUNT(DISTINCT ?a) AS ?n) (0.5 AS ?half) { ?a kg:digest ?d }")  # type: ignore[misc]
    assert count == {"n": 3, "half": 0.5}
    triples = graph.query("CONSTRUCT { ?a kg:digest ?d } WHERE { ?a kg:digest ?d }")
    assert isinstance(triples, kg.Rows)
    assert (triples.columns, len(triples)) == (("subject", "predicate", "object"), 3)


@pytest.mark.parametrize(
    ("query", "values", "error", "message"),
    [
        ("no-such-query", {}, UnknownName, "unknown query 'no-such-query'; there are: "),
        ("timeline", {"when": "now"}, UnknownName, "unknown parameter of timeline"),
        ("timeline", {"from_": "soon"}, QueryError, "'soon' is not of type date"),
        ("SELECT nonsense", {}, QueryError, "line 1, column 16"),
    ],
)
def test_faults_of_queries(
    graph: kg.KnowledgeGraph, query: str, values: dict[str, str], error: type[KgError], message: str
) -> None:
    with pytest.raises(error, match=message):
        graph.query(query, **values)


@pytest.mark.parametrize("library", ["pandas", "polars", None])
def test_data_frames(graph: kg.KnowledgeGraph, library: str | None) -> None:
    pytest.importorskip(library or "pandas")
    rows = graph.timeline(everything=True)
    frame = rows.to_dataframe(library)
    assert type(frame).__module__.split(".")[0] == (library or "pandas")
    assert list(frame.columns) == list(rows.columns)
    assert len(frame) == len(rows)
    assert list(frame["label"]) == [row["label"] for row in rows]
    assert len(graph.timeline("Nobody").to_dataframe(library)) == 0


@pytest.mark.parametrize(
    ("library", "message"),
    [("pandas", "needs pandas: pip install"), (None, "needs pandas or polars"), ("numpy", "needs numpy")],
)
def test_what_is_not_installed_is_named(
    graph: kg.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, library: str | None, message: str
) -> None:
    monkeypatch.setattr("kg.notebook.find_spec", {}.get)
    with pytest.raises(KgError, match=message):
        graph.actors().to_dataframe(library)


def test_rows_are_printed_as_tables_without_anything_to_run() -> None:
    rows = kg.Rows(["<b>", "names"], [{"<b>": "<script>alert(1)</script>", "names": ["a", "b & c"]}] * (SHOWN + 7))
    html = rows._repr_html_()
    assert "<script" not in html
    assert "<b>" not in html
    assert html.count("<td>&lt;script&gt;alert(1)&lt;/script&gt;</td><td>a; b &amp; c</td>") == SHOWN
    assert "7 more rows" in html
    assert repr(rows[:1]) == "<1 row: <b>, names>"


def test_the_graph_is_an_rdflib_dataset(graph: kg.KnowledgeGraph) -> None:
    (row,) = graph.graph.query("SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e <https://w3id.org/newskg/ns#status> ?s }")
    assert int(row[0]) == 14
    assert repr(graph).startswith("<knowledge graph: 3 articles, in Oxigraph")


def test_opening_needs_no_model(where: Path) -> None:
    import subprocess

    code = f"import kg, sys; kg.open({str(where)!r}).timeline(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no store"):
        kg.open(tmp_path / "none")
