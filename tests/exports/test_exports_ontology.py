"""The ontology as one file of RDF, and as a page."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import Graph, URIRef

from kg import vocab
from kg.events.backbone import load_types
from kg.exports.ontology import TERMS, terms
from kg.resources import read_ontology

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"
LABEL = URIRef(vocab.LABEL)


@pytest.fixture(scope="module")
def defined() -> Graph:
    """All terms, by another reader."""
    graph = Graph()
    for name in TERMS:
        graph.parse(data=read_ontology(name), format="turtle")
    return graph


@pytest.mark.parametrize(("form", "reader"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_all_terms_come_back(defined: Graph, form: str, reader: str) -> None:
    assert set(Graph().parse(data=terms(form), format=reader)) == set(defined)


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == terms("md").decode(), "run: kg ontology -o docs/ontology.md"


def test_every_class_and_property_is_on_the_page(defined: Graph) -> None:
    page = terms("md").decode()
    plain = {vocab.type_property(name) for name in load_types()}  # told of once, for all types
    for kind in ("Class", "ObjectProperty", "DatatypeProperty"):
        for term in defined.subjects(URIRef(vocab.RDF + "type"), URIRef(vocab.OWL + kind)):
            if str(term) not in plain:
                assert f"| `kg:{str(term).removeprefix(vocab.NS)}` |" in page


def test_the_page_in_html_has_a_row_for_each_row_in_markdown() -> None:
    markdown, html = terms("md").decode(), terms("html").decode()
    body = ElementTree.fromstring(html[html.index("<body>") : html.index("</body>")] + "</body>")
    rows = [line for line in markdown.splitlines() if line.startswith("|") and not line.startswith("| ---")]
    assert len(list(body.iter("tr"))) == len(rows) > 250
    assert {len(line.split(" | ")) for line in rows} <= {3, 4, 6}
    assert "<script" not in html
