"""The Turtle of `ontology/` -> all terms in one RDF file, or a page that tells what each of them means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from pyoxigraph import Literal, RdfFormat, Triple, parse

from kg import vocab
from kg.exports.rdf import union
from kg.graph.terms import value
from kg.render.pages import Section, html, markdown
from kg.resources import read_ontology

TERMS, MAPPINGS = ("kg.ttl", "event-types.ttl", "values.ttl"), "mappings.ttl"
FORMS: Mapping[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
}
PAGES: Mapping[str, Callable[[str, str, Iterable[Section]], str]] = {"md": markdown, "html": html}
PREFIXES = vocab.PREFIXES | {
    "ftm": "https://schema.followthemoney.tech/#",
    "lode": "http://linkedevents.org/ontology/",
    "oa": "http://www.w3.org/ns/oa#",
    "wd": "http://www.wikidata.org/entity/",
}
_TITLE = "The terms of newskg"
_ABOUT = (
    "What the graph is made of. The prefix kg: stands for {ns}, where no redirect is registered yet. How the terms hang"
    " together is told in ontology/README.md, and which of them a node must have in ontology/shapes.ttl. This page is"
    " made from the Turtle beside them, by: kg ontology --format md"
)
_MATCHES = ("exactMatch", "closeMatch", "broadMatch", "relatedMatch")


class Term(Struct, frozen=True):
    """A class, a property or a value, with all that is told of it: short names of properties -> values."""

    name: str
    told: Mapping[str, list[str]]

    def all(self, *names: str) -> str:
        """All values of some properties, in order."""
        return ", ".join(one for name in names for one in self.told.get(name, ()))

    def matches(self) -> str:
        """The terms of other vocabularies that are near to it, and how near."""
        found = ((name.removesuffix("Match"), self.all(f"skos:{name}")) for name in _MATCHES)
        return "; ".join(f"{how} {others}" for how, others in found if others)


def terms(form: str) -> bytes:
    """All terms in an RDF format, or as a page; the names of both are in FORMS and PAGES."""
    if form in FORMS:
        return union((triple for name in TERMS for triple in _triples(name)), FORMS[form])
    return PAGES[form](_TITLE, _ABOUT.format(ns=vocab.NS), _sections(list(_terms()))).encode()


def _triples(name: str) -> Iterator[Triple]:
    return (quad.triple for quad in parse(read_ontology(name).encode(), format=RdfFormat.TURTLE))


def _terms() -> Iterator[Term]:
    """All terms of ours, in the order of the files."""
    told: dict[str, defaultdict[str, list[str]]] = {}
    for triple in (triple for name in (*TERMS, MAPPINGS) for triple in _triples(name)):
        about = told.setdefault(_short(triple.subject), defaultdict(list))
        about[_short(triple.predicate)].append(_short(triple.object))
    return (Term(name, about) for name, about in told.items() if "rdfs:label" in about)


def _short(term: object) -> str:
    """A literal as it is, an IRI by its prefix."""
    iri = value(term)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and not isinstance(term, Literal):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _sections(known: list[Term]) -> Iterator[Section]:
    types = {one.name for one in known if one.all("skos:inScheme") == "kg:event-types"} - {"kg:Event"}
    verbs = {vocab.type_property(name.removeprefix("kg:")).removeprefix(vocab.NS) for name in types}
    plain = [one for one in known if one.name not in types and one.name.removeprefix("kg:") not in verbs]
    yield _classes(one for one in plain if "owl:Class" in one.told["rdf:type"])
    yield _properties(one for one in plain if "Property" in one.all("rdf:type"))
    yield _types([one for one in known if one.name in types])
    for scheme in (one for one in plain if "skos:ConceptScheme" in one.told["rdf:type"]):
        values = [one for one in plain if scheme.name in one.told["skos:inScheme"] and "skos:notation" in one.told]
        if values:
            yield _values(scheme, values)


def _classes(found: Iterable[Term]) -> Section:
    rows = [(t.name, t.all("rdfs:subClassOf"), t.all("skos:definition"), t.matches()) for t in found]
    return Section("Classes", "", ("class", "below", "meaning", "elsewhere"), rows)


def _properties(found: Iterable[Term]) -> Section:
    columns = ("property", "of", "value", "below", "meaning", "elsewhere")
    parts = ("rdfs:domain", "rdfs:range", "rdfs:subPropertyOf", "skos:definition")
    return Section("Properties", "", columns, [(t.name, *map(t.all, parts), t.matches()) for t in found])


def _types(found: Iterable[Term]) -> Section:
    about = (
        "Each is a class, and a concept too; beside it stands a property of the same name with a small first letter,"
        " kg:cancel for kg:Cancel, which tells a fact in one triple: who does it to whom. A dash says that PLOVER,"
        " CAMEO or Wikidata has nothing that means the same, or nearly."
    )
    parts = ("rdfs:subClassOf", "skos:definition", "kg:plover", "kg:cameo")
    rows = [(t.name, *(t.all(part) or "–" for part in parts), _wikidata(t)) for t in found]
    return Section("Types of events", about, ("type", "below", "meaning", "PLOVER", "CAMEO", "Wikidata"), rows)


def _wikidata(term: Term) -> str:
    found = (f"{how} {one}" for how in _MATCHES for one in term.told[f"skos:{how}"] if one.startswith("wd:"))
    return ", ".join(found).replace("Match", "") or "–"


def _values(scheme: Term, found: Iterable[Term]) -> Section:
    rows = [(t.all("skos:notation"), t.all("skos:definition"), t.matches()) for t in found]
    title = f"Values: {scheme.all('rdfs:label')}"
    return Section(title, scheme.all("skos:definition"), ("value", "meaning", "elsewhere"), rows)
