"""Store + an event -> everything that the graph knows of it, with the words that it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from kg import vocab
from kg.errors import InputError
from kg.store.store import Store
from kg.views.dating import dated
from kg.views.reading import PLACED, REPORTS, Report, Row, articles, quote, relation_name, reports, rows, wholes
from kg.views.records import Quote, Source

ENDING = 'SELECT DISTINCT ?event WHERE { ?event kg:trigger ?trigger FILTER(STRENDS(STR(?event), "/%s")) } LIMIT %d'
DETAILS = """SELECT * WHERE { VALUES ?event { %s }
  ?event kg:predicate ?predicate ; kg:certainty ?certainty ; kg:polarity ?polarity ;
    kg:extractedBy ?rule ; kg:confidence ?confidence .
  OPTIONAL { ?event kg:plover ?plover } OPTIONAL { ?event kg:cameo ?cameo }
  OPTIONAL { ?event sem:hasPlace/rdfs:label ?place } }"""
CUES = "SELECT ?cue WHERE { VALUES ?event { %s } ?event kg:factualityCue ?cue }"
FACTORS = "SELECT ?factor WHERE { VALUES ?event { %s } ?event kg:confidenceFactor ?factor }"
SPANS = """SELECT * WHERE { VALUES ?event { %s }
  { ?event kg:trigger ?mention BIND("trigger" AS ?what) }
  UNION { ?event kg:timeMention ?mention BIND("time" AS ?what) }
  UNION { ?event kg:formerTimeMention ?mention BIND("former time" AS ?what) }
  UNION { ?event kg:participation ?node . ?node kg:role ?what ; gaf:denotedBy ?mention ; rdfs:label ?name
          OPTIONAL { ?node kg:kind ?kind } }
  UNION { ?event kg:attribution ?node . ?node kg:order ?order ; kg:cue ?mention ; rdfs:label ?name
          BIND("said by" AS ?what) }
  ?event kg:inArticle ?article . $placed }""".replace("$placed", PLACED)
RELATIONS = """SELECT * WHERE { VALUES ?event { %s }
  { ?link kg:sourceEvent ?event ; kg:targetEvent ?other BIND("out" AS ?way) }
  UNION { ?link kg:targetEvent ?event ; kg:sourceEvent ?other BIND("in" AS ?way) }
  ?link kg:relation ?relation . ?other rdfs:label ?label . OPTIONAL { ?link kg:cue/kg:quote ?cue } }"""

_SAFE = re.compile(r"[\w.~%/:-]+")  # what ends the IRI of an event; nothing that could end a string in a query
MOST = 5  # events that an unclear name lists


class Piece(Struct, frozen=True):
    """A stretch of text with what it is to an event: trigger, time, a role, "said by"; with the name it stands for."""

    what: str
    name: str
    kind: str
    quote: Quote


class Related(Struct, frozen=True):
    """A relation to another event, or from one (`outward` is False then), and the words that tell it."""

    relation: str
    outward: bool
    event: str
    label: str
    cue: str | None


class EventCard(Struct, frozen=True):
    """All that is known of an event as one article tells it; `others` are the reports of the same event elsewhere.

    `path` lists the cues that decided the status, from the outermost; `factors` are what the confidence comes from;
    `sources` are all articles, by id.
    """

    report: Report
    predicate: str
    certainty: str
    polarity: str
    rule: str
    confidence: str
    factors: tuple[str, ...]
    codes: tuple[str, ...]
    place: str | None
    path: tuple[str, ...]
    pieces: tuple[Piece, ...]
    relations: tuple[Related, ...]
    others: tuple[Report, ...]
    sources: Mapping[str, Source]

    def of(self, what: str) -> tuple[Piece, ...]:
        """The pieces that are one thing to the event."""
        return tuple(piece for piece in self.pieces if piece.what == what)


def find(store: Store, event: str) -> EventCard:
    """The card of an event by its IRI, the end of its IRI, or the IRI of the canonical event that it is a report of.

    Raises InputError where there is no such event, or more than one.
    """
    whole = wholes(store, REPORTS)
    known = articles(store)
    iri = event_iri(store, event, whole)
    alike = sorted(report for report, one in whole.items() if one == whole.get(iri))
    told = {report.event: report for report in dated(store, reports(store, alike or [iri], known), known)}
    details: Row = next(rows(store, DETAILS, [iri]), {})
    return EventCard(
        report=told.pop(iri),
        predicate=details.get("predicate", ""),
        certainty=details.get("certainty", ""),
        polarity=details.get("polarity", ""),
        rule=details.get("rule", ""),
        confidence=details.get("confidence", ""),
        factors=tuple(sorted(row["factor"] for row in rows(store, FACTORS, [iri]))),
        codes=tuple(f"{name.upper()} {details[name]}" for name in ("plover", "cameo") if name in details),
        place=details.get("place"),
        path=tuple(sorted(row["cue"] for row in rows(store, CUES, [iri]))),
        pieces=_pieces(store, iri, known),
        relations=_relations(store, iri),
        others=tuple(told.values()),
        sources={source.id: source for source in known.values()},
    )


def event_iri(store: Store, event: str, whole: Mapping[str, str] | None = None) -> str:
    """The IRI of the event that is meant by an IRI or the end of one; `whole` are the reports of canonical events.

    Raises InputError where there is no such event, or more than one.
    """
    whole = wholes(store, REPORTS) if whole is None else whole
    if members := sorted(report for report, one in whole.items() if one == event):
        return members[0]
    full = event if event.startswith(vocab.BASE) else f"{vocab.BASE}event/{event}"
    if _SAFE.fullmatch(event) and any(rows(store, DETAILS, [full])):
        return full
    found: Sequence[str] = ()
    if _SAFE.fullmatch(event):
        found = sorted(row["event"] for row in rows(store, ENDING % (event.strip("/"), MOST + 1)))
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(iri.removeprefix(vocab.BASE + "event/") for iri in found[:MOST])
        raise InputError(f"{event!r} may be more than one event: {names}{' …' if len(found) > MOST else ''}")
    raise InputError(f"there is no event {event!r}; `kg timeline --all --format json` lists the events of a store")


def _pieces(store: Store, iri: str, known: Mapping[str, Source]) -> tuple[Piece, ...]:
    """The stretches of text that an event was read from, the outermost speaker first."""
    found = sorted(
        rows(store, SPANS, [iri]),
        key=lambda row: (int(row.get("order", 0)), row["what"], int(row["start"]), row["text"]),
    )
    pieces = (Piece(row["what"], row.get("name", ""), row.get("kind", ""), quote(row, known)) for row in found)
    return tuple(dict.fromkeys(pieces))


def _relations(store: Store, iri: str) -> tuple[Related, ...]:
    """The relations of an event to and from others."""
    found = {
        Related(
            relation_name(row),
            row["way"] == "out",
            row["other"],
            row["label"],
            row.get("cue"),
        )
        for row in rows(store, RELATIONS, [iri])
    }
    return tuple(sorted(found, key=lambda r: (not r.outward, r.relation, r.event, r.cue or "")))
