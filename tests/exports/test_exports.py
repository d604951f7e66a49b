"""Exports, each read back by a reader that has nothing to do with the writer, and counted."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from rdflib import Dataset, Graph
from storyline import RUN, STORYLINE, links

from kg import vocab
from kg.errors import UnknownName
from kg.exports import export, export_formats
from kg.exports.property_graph import Edge, edges, nodes
from kg.graph.build import article_graph
from kg.registry import load
from kg.store import Store, open_store

pytestmark = [  # rdflib warns of itself
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]
FTM_SCHEMATA = Path(__file__).parent / "followthemoney.json"  # of followthemoney 4.11.2
LORNE, CANCEL = vocab.BASE + "canonical/lorne", vocab.BASE + "canonical/cancel"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store("memory") as opened:
        opened.add_articles(article_graph(one, RUN) for one in STORYLINE)
        opened.set_links(links())
        opened.refresh()
        yield opened


def text(store: Store, form: str, suffix: str = "") -> str:
    """What an export gives."""
    return str(load("exports", form)(store)[suffix].decode())


def told(store: Store) -> set[tuple[str, ...]]:
    """Graph, subject, predicate and value of everything in a store."""
    return {
        tuple(term.value for term in (quad.graph_name, quad.subject, quad.predicate, quad.object))
        for quad in store.quads()
    }


@pytest.mark.parametrize(("form", "reader"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_quads(store: Store, form: str, reader: str) -> None:
    dataset = Dataset()
    dataset.parse(data=text(store, form), format=reader)
    found = {(str(g), str(s), str(p), _plain(o)) for s, p, o, g in dataset.quads()}
    assert found == told(store)


@pytest.mark.parametrize(("form", "reader"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_rdflib_reads_the_same_triples(store: Store, form: str, reader: str) -> None:
    graph = Graph().parse(data=text(store, form), format=reader)
    assert {(str(s), str(p), _plain(o)) for s, p, o in graph} == {quad[1:] for quad in told(store)}


def _plain(term: object) -> str:
    """The lexical form: rdflib writes true as True once it has read it."""
    return str(term).lower() if str(term) in ("True", "False") else str(term)


def test_the_types_of_literals_stay(store: Store) -> None:
    dataset = Dataset()
    dataset.parse(data=text(store, "jsonld"), format="json-ld")
    ours = Counter(quad.object.datatype.value for quad in store.quads() if hasattr(quad.object, "datatype"))
    theirs = Counter(
        str(o.datatype or vocab.XSD + "string") for _, _, o, _ in dataset.quads() if hasattr(o, "datatype")
    )
    assert theirs == ours


def test_one_actor_of_several_articles_is_one_node(store: Store) -> None:
    found = {node.id: node for node in nodes(store)}
    assert found[LORNE].label == "Ada Lorne"
    assert Counter(node.type for node in found.values()) == {"Event": 14, "Actor": 9, "Article": 3, "Place": 1}
    assert {edge.source for edge in edges(store)} | {edge.target for edge in edges(store)} <= found.keys()
    assert sum(edge.source == LORNE and edge.type == "agent" for edge in edges(store)) == 6


def test_xml_readers_find_all_nodes_and_edges(store: Store) -> None:
    count = len(nodes(store)), len(edges(store))
    for form in ("graphml", "gexf"):
        tags = Counter(element.tag.rpartition("}")[2] for element in ElementTree.fromstring(text(store, form)).iter())
        assert (tags["node"], tags["edge"]) == count
        assert "lastmodifieddate" not in text(store, form)


def test_tables(store: Store) -> None:
    found = list(csv.DictReader(io.StringIO(text(store, "csv", "nodes"))))
    assert [row["id"] for row in found] == [node.id for node in nodes(store)]
    cancel = next(row for row in found if row["label"] == "Ada Lorne cancels visit")
    assert (cancel["type"], cancel["event_type"], cancel["begins"]) == ("Event", "Cancel", "2031-05-06")
    assert cancel["canonical_event"] == CANCEL
    rows = list(csv.DictReader(io.StringIO(text(store, "csv", "edges"))))
    assert [Edge(row["source"], row["target"], row["type"]) for row in rows] == edges(store)


def test_cypher(store: Store) -> None:
    lines = text(store, "cypher").splitlines()
    string = r'"(?:[^"\\]|\\.)*"'
    node = re.compile(rf"MERGE \(n:\w+ {{id: {string}}}\) SET n\.`label` = {string}(?:, n\.`\w+` = {string})*;")
    edge = re.compile(rf"MATCH (?:\([ab]:\w+ {{id: {string}}}\)(?:, )?){{2}} MERGE \(a\)-\[:[A-Z_]+\]->\(b\);")
    assert sum(bool(node.fullmatch(line)) for line in lines) == len(nodes(store))
    assert sum(bool(edge.fullmatch(line)) for line in lines) == len(edges(store))
    assert len(lines) == len(nodes(store)) + len(edges(store))


def test_cypher_runs_in_a_graph_database(store: Store) -> None:
    database = pytest.importorskip("real_ladybug")
    connection = database.Connection(database.Database(":memory:"))
    script = text(store, "cypher").splitlines()
    for table in sorted(tables(store)):
        connection.execute(table)
    for line in script * 2:  # running it twice makes nothing twice
        connection.execute(line)
    found = [connection.execute(f"MATCH {what} RETURN count(*)").get_next()[0] for what in ("(n)", "()-[e]->()")]
    assert found == [len(nodes(store)), len(edges(store))]
    begins = connection.execute('MATCH (n:Event {label: "Ada Lorne cancels visit"}) RETURN n.begins').get_next()
    assert begins == ["2031-05-06"]


def tables(store: Store) -> Iterator[str]:
    """What such a database asks for before it is told of nodes and edges of some types."""
    types = {node.id: node.type for node in nodes(store)}
    for type_ in {*types.values()}:
        names = sorted({"label", *(name for one in nodes(store) if one.type == type_ for name, _ in one.properties)})
        yield f"CREATE NODE TABLE {type_}(id STRING PRIMARY KEY, {', '.join(f'`{name}` STRING' for name in names)})"
    ends: dict[str, set[str]] = {}
    for edge in edges(store):
        name = re.sub(r"\W+|(?<=[a-z])(?=[A-Z])", "_", edge.type).upper()
        ends.setdefault(name, set()).add(f"FROM {types[edge.source]} TO {types[edge.target]}")
    yield from (f"CREATE REL TABLE {name}({', '.join(sorted(pairs))})" for name, pairs in ends.items())


def test_followthemoney_has_facts_alone(store: Store) -> None:
    entities = [json.loads(line) for line in text(store, "followthemoney").splitlines()]
    assert Counter(entity["schema"] for entity in entities) == {
        "Event": 9,
        "Person": 2,
        "PublicBody": 2,
        "Organization": 2,
        "LegalEntity": 3,
        "Article": 3,
    }
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        assert {*entity["properties"].get("involved", ()), *entity["properties"].get("proof", ())} <= ids


def test_followthemoney_has_these_schemata_and_properties(store: Store) -> None:
    schemata = json.loads(FTM_SCHEMATA.read_text(encoding="utf-8"))
    entities = {entity["id"]: entity for entity in map(json.loads, text(store, "followthemoney").splitlines())}
    for entity in entities.values():
        schema, told = schemata[entity["schema"]], entity["properties"]
        assert told.keys() <= schema["properties"].keys()
        assert {*schema["required"]} <= told.keys()
        for name, values in told.items():
            asked = schema["properties"][name]
            if asked == "date":
                assert all(datetime.date.fromisoformat(value) for value in values)
            elif asked[0].isupper():  # another entity, of a schema
                assert all(asked in schemata[entities[value]["schema"]]["is"] for value in values)


def test_followthemoney_accepts_every_entity(store: Store) -> None:
    """Needs `newskg[readers]`: of what it depends on, PyICU comes as source alone, and needs a compiler and ICU."""
    model = pytest.importorskip("followthemoney").model
    lines = text(store, "followthemoney").splitlines()
    proxies = {proxy.id: proxy for proxy in (model.get_proxy(json.loads(line)) for line in lines)}
    assert len(proxies) == len(lines)
    for entity in map(json.loads, lines):
        proxy = proxies[entity["id"]]
        assert not proxy.schema.validate(entity)
        assert {(prop.name, value) for prop, value in proxy.itervalues()} == {
            (name, value) for name, values in entity["properties"].items() for value in values
        }
        for prop, value in proxy.itervalues():
            assert prop.range is None or proxies[value].schema.is_a(prop.range)
    for name, known in json.loads(FTM_SCHEMATA.read_text(encoding="utf-8")).items():
        assert known.items() <= published(model.get(name)).items()


def published(schema: Any) -> dict[str, Any]:
    """A schema of FollowTheMoney as `followthemoney.json` has it."""
    told = {name: prop for name, prop in schema.properties.items() if not prop.stub}
    ranges = {name: prop.range.name if prop.range else prop.type.name for name, prop in sorted(told.items())}
    return {
        "is": sorted(one.name for one in schema.schemata),
        "required": sorted(schema.required),
        "properties": ranges,
    }


def test_web_annotations_point_at_what_they_quote(store: Store) -> None:
    collection = json.loads(text(store, "web-annotation"))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len({item["id"] for item in items}) > 30
    texts = {one.article.url: one.article.text for one in STORYLINE}
    for item in items:
        selector = item["target"]["selector"][0]
        quoted = texts[item["target"]["source"]][selector["start"] : selector["end"]]
        assert quoted == selector["refinedBy"]["exact"]


ANNOTATION_TERMS = {  # of the context at w3.org, which no test may fetch, those that are used
    **{"oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#"},
    **{"rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#"},
    **{"id": "@id", "type": "@type", "Annotation": "oa:Annotation", "label": "rdfs:label", "exact": "oa:exact"},
    **{"TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector"},
    **{"AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage"},
    **{"classifying": "oa:classifying", "identifying": "oa:identifying"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    **{
        name: {"@id": f"oa:has{name.capitalize()}", "@type": "@id"} for name in ("body", "target", "source", "selector")
    },
    **{name: {"@id": f"oa:{name}", "@type": "xsd:nonNegativeInteger"} for name in ("start", "end")},
    "refinedBy": {"@id": "oa:refinedBy", "@type": "@id"},
    "items": {"@id": "as:items", "@container": "@list"},
    **{
        "first": {"@id": "as:first", "@type": "@id"},
        "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    },
}
ANNOTATIONS = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX as: <http://www.w3.org/ns/activitystreams#>
SELECT ?one ?body ?exact { ?page as:items/rdf:rest*/rdf:first ?one . ?one a oa:Annotation ; oa:motivatedBy ?why ;
  oa:hasBody ?body ; oa:hasTarget [ oa:hasSource ?source ; oa:hasSelector/oa:refinedBy? [ oa:exact ?exact ] ]
  FILTER(?why IN (oa:classifying, oa:identifying)) }"""


def test_web_annotations_are_json_ld(store: Store) -> None:
    collection = json.loads(text(store, "web-annotation"))
    read = Graph().parse(data=json.dumps(collection | {"@context": ANNOTATION_TERMS}), format="json-ld")
    found = {(str(one), str(body), str(exact)) for one, body, exact in read.query(ANNOTATIONS)}  # type: ignore[misc]
    told = [(item["id"], item["body"]["id"], item["target"]["selector"][0]) for item in collection["first"]["items"]]
    assert found == {(one, body, selector.get("refinedBy", selector)["exact"]) for one, body, selector in told}


@pytest.mark.parametrize("form", export_formats())
def test_an_empty_store_can_be_exported(form: str, tmp_path: Path) -> None:
    with open_store("memory") as empty:
        assert all(path.is_file() for path in export(empty, form, tmp_path / "x.out"))


@pytest.mark.parametrize("form", export_formats())
def test_exports_are_the_same_every_time(store: Store, form: str, tmp_path: Path) -> None:
    with open_store("memory") as other:
        for one in reversed(STORYLINE):
            other.add_article(article_graph(one, RUN))
        other.set_links(links())
        other.refresh()
        ours, theirs = (export(one, form, tmp_path / name) for one, name in ((store, "a.x"), (other, "b.x")))
    assert [path.read_bytes() for path in ours] == [path.read_bytes() for path in theirs]


def test_several_files_have_names_of_their_own(store: Store, tmp_path: Path) -> None:
    assert [path.name for path in export(store, "csv", tmp_path / "news.csv")] == ["news.nodes.csv", "news.edges.csv"]


def test_unknown_formats_are_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="unknown export 'doc'; there are: csv, cypher"):
        export(store, "doc", tmp_path / "x")
