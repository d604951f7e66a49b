"""The ontology holds together: terms are defined and used, generated files and closed lists are up to date."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse
from storyline import RUN, STORYLINE, links

from kg import vocab
from kg.events.backbone import load_types
from kg.graph import ontology
from kg.graph.build import article_quads
from kg.graph.links import exchanged
from kg.graph.relations import TONES, Fact, relation_quads
from kg.model import STATUSES
from kg.resources import read_ontology

OURS = ("kg.ttl", "event-types.ttl", "values.ttl")
RELATIONS = (
    "cancels postpones reschedules suspends resumes begins ends refuses demands proposes threatens promises plans "
    "before after during causes caused-by responds-to part-of same-as"
).split()
# Terms that hold others together, or say what others are about: nothing is written with them.
ABSTRACT = {"relatedEvent", "affects", "speaksOf", "actsOn", "Mention"}


@pytest.fixture(scope="module")
def defined() -> Store:
    """The ontology in an engine."""
    store = Store()
    for name in (*OURS, "mappings.ttl"):
        store.load(read_ontology(name).encode(), format=RdfFormat.TURTLE)
    return store


def terms(store: Store) -> set[str]:
    """All terms of our namespace that are defined."""
    typed = store.quads_for_pattern(None, NamedNode(vocab.TYPE), None, None)
    return {q.subject.value for q in typed if q.subject.value.startswith(vocab.NS)}


def written() -> set[str]:
    """All terms of our namespace in the graph of the storyline."""
    quads = [quad for one in STORYLINE for quad in article_quads(one, RUN)]
    quads += exchanged((), links())[1]
    event, actor = vocab.BASE + "event/x", vocab.BASE + "actor/x"
    quads += relation_quads([Fact(event, event, "Meet", actor, actor + "y", "2031-05-01", "2031-05-01")])
    found = {term.value for q in quads for term in (q.subject, q.predicate, q.object) if isinstance(term, NamedNode)}
    return {iri for iri in found if iri.startswith(vocab.NS)}


def test_every_term_has_one_label_and_one_definition(defined: Store) -> None:
    assert len(terms(defined)) > 300
    for iri in sorted(terms(defined)):
        for predicate in (vocab.LABEL, vocab.SKOS + "definition"):
            found = list(defined.quads_for_pattern(NamedNode(iri), NamedNode(predicate), None, None))
            assert len(found) == 1, (iri, predicate)
            assert found[0].object.language == "en"


def test_every_term_that_is_written_is_defined(defined: Store) -> None:
    assert written() - terms(defined) == set()


def test_every_term_in_the_vocabulary_is_defined(defined: Store) -> None:
    named = {value for value in vars(vocab).values() if isinstance(value, str) and re.match(vocab.NS + ".", value)}
    assert named - terms(defined) == set()
    assert {vocab.relation_iri(name) for name in RELATIONS} - terms(defined) == set()
    assert {vocab.type_iri(name) for name in load_types()} - terms(defined) == set()
    assert {vocab.type_property(name) for name in load_types()} - terms(defined) == set()


def test_every_defined_term_is_used(defined: Store) -> None:
    code = {value for value in vars(vocab).values() if isinstance(value, str)} | set(vocab.KIND_CLASSES.values())
    code |= {vocab.relation_iri(name) for name in RELATIONS} | {vocab.NS + name for name in ABSTRACT}
    code |= {make(name) for name in load_types() for make in (vocab.type_iri, vocab.type_property)}
    concepts = {
        quad.subject.value for quad in defined.quads_for_pattern(None, NamedNode(vocab.SKOS + "inScheme"), None)
    }
    schemes = {quad.object.value for quad in defined.quads_for_pattern(None, NamedNode(vocab.SKOS + "inScheme"), None)}
    assert terms(defined) - code - concepts - schemes == set()


def test_terms_of_other_vocabularies_are_from_named_ones(defined: Store) -> None:
    known = tuple(vocab.PREFIXES.values())
    quads = [quad for one in STORYLINE for quad in article_quads(one, RUN)]
    used = {quad.predicate.value for quad in quads} | {q.object.value for q in quads if q.predicate.value == vocab.TYPE}
    assert [iri for iri in sorted(used) if not iri.startswith(known)] == []


def test_no_term_means_two_things() -> None:
    subjects = [re.findall(r"^kg:([\w-]+)", read_ontology(name), re.MULTILINE) for name in OURS]
    names = [name for found in subjects for name in found]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize(("name", "make"), [("event-types.ttl", ontology.event_types), ("values.ttl", ontology.values)])
def test_generated_files_are_up_to_date(name: str, make: object) -> None:
    assert callable(make)
    assert read_ontology(name) == make(), "run: python -m kg.graph.ontology ontology"


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        ("kg:status", "statuses"),
        ("kg:certainty", "certainties"),
        ("kg:polarity", "polarities"),
        ("kg:precision", "precisions"),
        ("kg:basis", "bases"),
        ("kg:role", "roles"),
        ("kg:part", "parts"),
        ("kg:speech", "speeches"),
        ("kg:verdict", "verdicts"),
        ("kg:incumbency", "incumbencies"),
    ],
)
def test_shapes_have_the_closed_lists(path: str, scheme: str) -> None:
    shape = re.search(rf"sh:path {path} ;[^]]*?sh:in \(([^)]*)\)", read_ontology("shapes.ttl"))
    assert shape
    assert tuple(re.findall(r'"([^"]+)"', shape[1])) == ontology.closed_list(scheme)


def test_closed_lists_are_those_of_the_model() -> None:
    assert ontology.closed_list("statuses") == STATUSES
    assert ontology.closed_list("tones") == TONES


def test_shapes_ignore_all_relations_of_events() -> None:
    shape = re.search(r"kg:EventShape.*?sh:ignoredProperties \(([^)]*)\)", read_ontology("shapes.ttl"), re.DOTALL)
    assert shape
    assert {vocab.relation_iri(name) for name in RELATIONS} == {
        vocab.NS + name for name in re.findall(r"kg:(\w+)", shape[1])
    }


def test_the_context_has_every_property_of_the_ontology_under_its_own_name(defined: Store) -> None:
    context = json.loads(read_ontology("context.jsonld"))["@context"]
    for kind in ("ObjectProperty", "DatatypeProperty"):
        for quad in parse(read_ontology("kg.ttl").encode(), format=RdfFormat.TURTLE):
            if quad.object == NamedNode(vocab.OWL + kind):
                name = quad.subject.value.removeprefix(vocab.NS)
                entry = context[name]
                assert (entry if isinstance(entry, str) else entry["@id"]) == f"kg:{name}"


def test_every_file_is_told_of_in_the_readme() -> None:
    folder = Path(__file__).parents[2] / "ontology"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    names = {path.name for path in folder.iterdir() if path.suffix in {".ttl", ".tsv", ".jsonld"}}
    assert [name for name in sorted(names) if f"`{name}`" not in readme] == []
