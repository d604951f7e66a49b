"""Terms of other vocabularies: each type of event is mapped, or is said not to be; what is mapped is there."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode, RdfFormat, parse

from kg import vocab
from kg.events.backbone import load_types
from kg.exports.ontology import MAPPINGS, PREFIXES, TERMS
from kg.graph.relations import tones
from kg.resources import read_ontology, rows

TABLE = [row for _, row in rows(read_ontology("wikidata.tsv"), "wikidata.tsv")]
MATCH = re.compile(re.escape(vocab.SKOS) + "(exact|close|broad|related)Match")


def matches(*files: str) -> dict[str, set[str]]:
    """Each term with the terms that it is mapped to."""
    found: dict[str, set[str]] = {}
    for quad in (quad for name in files for quad in parse(read_ontology(name).encode(), format=RdfFormat.TURTLE)):
        if MATCH.fullmatch(quad.predicate.value):
            assert isinstance(quad.object, NamedNode)
            found.setdefault(quad.subject.value, set()).add(quad.object.value)
    return found


def test_every_type_is_mapped_to_wikidata_or_said_not_to_be() -> None:
    assert [row["type"] for row in TABLE] == list(load_types())
    mapped = matches("event-types.ttl")
    for row in TABLE:
        classes = {iri for iri in mapped.get(vocab.type_iri(row["type"]), ()) if iri.startswith(PREFIXES["wd"])}
        assert classes == ({PREFIXES["wd"] + row["class"]} if row["class"] != "-" else set())


def test_the_table_of_wikidata_is_whole() -> None:
    known = [row for row in TABLE if row["class"] != "-"]
    assert len(known) > 20
    for row in known:
        assert row["match"] in ("close", "related")
        assert re.fullmatch(r"Q[1-9]\d*", row["class"])
        assert row["label"] != "-"
    close = [row["class"] for row in known if row["match"] == "close"]
    assert len(close) == len(set(close))


def test_every_type_has_a_root_of_plover_and_a_code_of_cameo_or_is_said_not_to_have() -> None:
    mapped = matches("event-types.ttl")
    for one in load_types().values():
        assert one.plover is None or one.plover in tones()
        assert one.cameo is None or re.fullmatch(r"[0-2]\d{2,3}", one.cameo)
        root = f"{vocab.NS}plover-roots-{one.plover}"
        assert (root in mapped.get(vocab.type_iri(one.name), ())) == (one.plover is not None)


def test_all_vocabularies_are_mapped_to() -> None:
    others = {iri for iris in matches(MAPPINGS).values() for iri in iris}
    for prefix in ("schema", "lode", "ftm", "oa", "time", "wd"):
        assert any(iri.startswith(PREFIXES[prefix]) for iri in others), prefix
    event = matches(MAPPINGS)[vocab.EVENT]
    assert {PREFIXES["schema"] + "Event", PREFIXES["lode"] + "Event", PREFIXES["ftm"] + "Event"} < event
    statuses = {iri for iri in others if iri.startswith(vocab.SCHEMA + "Event")} - {vocab.SCHEMA + "Event"}
    assert {iri.removeprefix(vocab.SCHEMA) for iri in statuses} == {
        *("EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled")
    }


def test_what_is_mapped_is_a_term() -> None:
    quads = [quad for name in TERMS for quad in parse(read_ontology(name).encode(), format=RdfFormat.TURTLE)]
    defined = {quad.subject.value for quad in quads if quad.predicate.value == vocab.LABEL}
    assert {iri for iri in matches(MAPPINGS) if iri.startswith(vocab.NS)} - defined == set()
