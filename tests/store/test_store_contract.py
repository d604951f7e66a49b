"""What every store does, whatever it is made on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat
from pyoxigraph import Store as Engine
from storyline import FIRST, RUN, SECOND, STORYLINE, links

from kg import vocab
from kg.errors import InputError, QueryError, StoreLocked
from kg.graph.build import article_graph
from kg.graph.links import link_iri
from kg.model import Article, Extraction
from kg.registry import names
from kg.store import Store, open_store, oxigraph
from kg.store.backend import Change
from kg.store.dump import dump
from kg.store.links import links_with, verdicts

GRAPHS = [article_graph(one, RUN) for one in STORYLINE]
CHANGED = article_graph(Extraction(replace(FIRST, text="The visit is on again.")), RUN)


@pytest.fixture(params=["memory", "oxigraph", "endpoint"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    where: str | Path = "memory" if request.param == "memory" else tmp_path / "store"
    if request.param == "endpoint":
        where = request.getfixturevalue("oxigraph_server")
    with open_store(where) as opened:
        yield opened
        if request.param == "endpoint":
            opened.backend.change(Change(drop=sorted({quad.graph_name.value for quad in opened.quads()})))


def nquads(store: Store) -> list[str]:
    """All that is in a store, one quad a line."""
    return dump(store.quads(), RdfFormat.N_QUADS).decode().splitlines()


def fill(store: Store) -> None:
    """Add the storyline, its links and what is derived from them."""
    store.add_articles(GRAPHS)
    store.set_links(links())
    store.refresh()


def members() -> list[str]:
    return [member for link in links() for member in link.members]


def select(store: Store, sparql: str, **bindings: NamedNode | Literal) -> list[list[str]]:
    """The values of a SELECT query."""
    answer = store.query(sparql, bindings)
    assert isinstance(answer, QuerySolutions)
    return [[cell.value if cell is not None else "" for cell in row] for row in answer]


def test_all_local_stores_are_under_contract() -> None:
    assert set(names("stores")) == {"memory", "oxigraph", "endpoint"}


def test_articles_are_listed_by_id(store: Store) -> None:
    store.add_articles(reversed(GRAPHS))
    assert [(one.id, one.url) for one in store.articles()] == [
        ("a1", "https://quill.example/a1"),
        ("a2", "https://herald.example/a2"),
        ("a3", "https://quill.example/a3"),
    ]
    assert store.articles()[0].iri == vocab.article_iri(FIRST)
    assert store.count() == 3


def test_adding_twice_changes_nothing(store: Store) -> None:
    assert store.standing(FIRST) == "new"
    assert store.add_articles(GRAPHS) == ["new", "new", "new"]
    before = nquads(store)
    assert store.standing(FIRST) == "same"
    assert store.add_articles(GRAPHS) == ["same", "same", "same"]
    assert nquads(store) == before


def test_the_order_of_articles_does_not_matter(store: Store) -> None:
    fill(store)
    with open_store("memory") as other:
        for graph in reversed(GRAPHS):
            other.add_article(graph)
        other.set_links(links())
        other.refresh()
        assert nquads(other) == nquads(store)


@pytest.mark.parametrize(
    "article",
    [
        replace(FIRST, text="The visit is on again."),
        replace(FIRST, id="other", title="Corrected"),
        replace(FIRST, url=None, text="The visit is on again."),
    ],
    ids=["same id and url", "same url", "same id"],
)
def test_a_changed_article_replaces(store: Store, article: Article) -> None:
    fill(store)
    assert store.standing(article) == "replaced"
    assert store.add_article(article_graph(Extraction(article), RUN)) == "replaced"
    assert [one.digest for one in store.articles() if one.id not in {"a2", "a3"}] == [article.digest]
    verdicts = {f"<{link_iri(link)}>" for link in links() if link.by == "user"}  # they stay while a member lives
    assert not any(FIRST.digest in line for line in nquads(store) if line.split()[0] not in verdicts)


def test_of_two_articles_of_one_name_in_a_batch_the_later_stays(store: Store) -> None:
    assert store.add_articles([GRAPHS[0], CHANGED, CHANGED]) == ["new", "replaced", "same"]
    assert len(store.articles()) == 1
    assert store.articles()[0].digest != FIRST.digest


@pytest.mark.parametrize("name", ["a2", "https://herald.example/a2", vocab.article_iri(SECOND)])
def test_removing_forgets_all_that_only_the_article_supports(store: Store, name: str) -> None:
    fill(store)
    assert store.remove_article(name)
    store.set_links([])
    store.refresh()
    with open_store("memory") as other:
        other.add_articles([GRAPHS[0], GRAPHS[2]])
        left = [
            link
            if link.by == "user"
            else replace(link, members=tuple(m for m in link.members if SECOND.digest not in m))
            for link in links()
        ]
        other.set_links(link for link in left if len(link.members) > 1)
        other.refresh()
        assert nquads(other) == nquads(store)


def test_removing_and_adding_again_gives_the_same(store: Store) -> None:
    fill(store)
    before = nquads(store)
    assert store.remove_article("a1")
    store.add_article(GRAPHS[0])
    store.set_links(links(), links_with(store.backend, members()))
    store.refresh()
    assert nquads(store) == before


def test_removing_everything_leaves_nothing(store: Store) -> None:
    fill(store)
    for one in store.articles():
        store.remove_article(one.iri)
    assert store.unlinked == []
    store.refresh()
    assert nquads(store) == []


@pytest.mark.parametrize("name", ["", "a9", "no such thing", "https://nowhere.example/", vocab.ACTORS_GRAPH])
def test_removing_what_is_not_there_does_nothing(store: Store, name: str) -> None:
    fill(store)
    before = nquads(store)
    assert not store.remove_article(name)
    assert nquads(store) == before


def test_links_are_found_by_their_members(store: Store) -> None:
    fill(store)
    assert {link.canonical for link in links_with(store.backend, members())} == {link.canonical for link in links()}
    lorne, *_ = links()
    assert links_with(store.backend, lorne.members[:1]) == [replace(lorne, members=tuple(sorted(lorne.members)))]
    assert links_with(store.backend, ["https://nowhere.example/"]) == []
    assert [link.by for link in verdicts(store.backend)] == ["user"]


def test_marks_tell_what_is_yet_to_be_linked(store: Store) -> None:
    fill(store)
    assert store.unlinked == store.pending == []
    store.remove_article("a1")
    left = {vocab.actor_iri(SECOND, "c1"), STORYLINE[1].events[0].id, STORYLINE[2].events[0].id}
    assert left <= {*store.unlinked}
    store.add_article(GRAPHS[0])
    assert {GRAPHS[0].iri, *left} <= {*store.unlinked}
    store.set_links([])
    assert store.unlinked == []


def test_taking_links_away_undoes_them(store: Store) -> None:
    store.add_articles(GRAPHS)
    store.set_links([])
    store.refresh()
    before = nquads(store)
    store.set_links(links())
    store.refresh()
    assert nquads(store) != before
    store.set_links([], links())
    store.refresh()
    assert nquads(store) == before


def test_a_link_makes_one_relation_of_its_members(store: Store) -> None:
    fill(store)
    rows = select(
        store,
        "SELECT ?target ?n ?first ?last { ?r kg:sourceActor ?lorne ; kg:targetActor ?target ; kg:count ?n"
        " OPTIONAL { ?r kg:firstDate ?first ; kg:lastDate ?last } } ORDER BY ?target",
        lorne=NamedNode(vocab.BASE + "canonical/lorne"),
    )
    tarn = vocab.actor_iri(STORYLINE[2].article, "c2")
    day = "2031-05-20"
    assert rows == [[tarn, "1", day, day], [vocab.BASE + "actor/state/XB", "1", day, day]]


def test_queries_see_all_graphs_as_one_and_know_the_prefixes(store: Store) -> None:
    store.add_articles(GRAPHS)
    rows = select(store, "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a sem:Actor ; rdfs:label ?name ; gaf:denotedBy ?m }")
    assert rows == [["11"]]


def test_values_are_bound_as_terms(store: Store) -> None:
    store.add_articles(GRAPHS)
    evil = '" . ?x ?y ?z } #'
    assert select(store, 'SELECT ?a { ?a rdfs:label ?name . FILTER(?a != "?name") }', name=Literal(evil)) == []
    assert len(select(store, "SELECT ?a { ?a rdfs:label ?name }", name=Literal("Ada Lorne"))) > 3
    assert bool(store.query("ASK { ?a rdfs:label ?name }", {"name": Literal("Borduria")}))
    assert isinstance(store.query("ASK {}"), QueryBoolean)


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?s {\n ?s ?? ?o }", "line 2, column 10.*\n   .s .. .o }\n *\\^"),
        ("SELECT ?s { ?s nope:p ?o }", "line 1, column 22.*Prefix not found"),
        ("", "line 1, column 1"),
        ("DROP ALL", "line 1, column 9"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "line 1"),
    ],
)
def test_queries_that_cannot_be_parsed_name_the_place(store: Store, sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        store.query(sparql)


def test_rdflib_reads_the_same_quads(store: Store) -> None:
    fill(store)
    rows = list(store.graph.query(f"SELECT ?a {{ ?a a <{vocab.ACTOR}> ; <{vocab.LABEL}> 'Borduria' }}"))
    assert [str(row[0]) for row in rows] == [vocab.BASE + "actor/state/XB"]


def test_a_store_on_disk_stays_and_is_locked_while_it_is_open(tmp_path: Path) -> None:
    where = tmp_path / "store"
    with open_store(where) as store:
        fill(store)
        before = nquads(store)
        with pytest.raises(StoreLocked, match="another process"):
            open_store(where)
        with open_store(where, read_only=True) as reader:
            assert len(reader.articles()) == 3
    with open_store(where) as again:
        assert nquads(again) == before


def test_only_a_store_is_opened_as_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="not a store"):
        open_store(tmp_path)
    with pytest.raises(InputError, match="not a store"):
        open_store(tmp_path / "file")
    with pytest.raises(InputError, match="there is no store"):
        open_store(tmp_path / "nothing", read_only=True)


def test_a_reader_waits_for_files_that_a_writer_is_renewing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "store") as store:
        store.add_articles(GRAPHS)
    faults = [OSError("IO error: No such file or directory"), RuntimeError("Corruption: IO error: No such file")]

    class Renewed:
        @staticmethod
        def read_only(path: str) -> Engine:
            if faults:
                raise faults.pop()
            return Engine.read_only(path)

    monkeypatch.setattr(oxigraph, "Engine", Renewed)
    with open_store(tmp_path / "store", read_only=True) as reader:
        assert len(reader.articles()) == 3
    assert faults == []
    faults[:] = [RuntimeError("Corruption: checksum mismatch")]
    with pytest.raises(InputError, match="cannot be opened as a store: Corruption"):
        open_store(tmp_path / "store", read_only=True)
