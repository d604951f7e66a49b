"""Store -> what views start from: events as single articles report them, the articles, and who is whom.

Each question is one flat SELECT, joined here: a store answers several of these faster than one that joins them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import cast

from msgspec import Struct
from msgspec.structs import replace
from pyoxigraph import QuerySolutions

from kg import vocab
from kg.graph.terms import node
from kg.model import FACTS
from kg.store.backend import Term, in_chunks
from kg.store.store import Store
from kg.views.records import Link, Quote, Role, Source, When

Row = Mapping[str, str]
_TIME = ("begins", "ends", "precision", "edtf", "basis")
_FORMER = ("formerBegins", "formerEnds", "formerPrecision", "formerEdtf", "formerBasis")
CHUNK = 2000  # events that one query names: it stays small whatever the store holds
RELATIONS = {
    vocab.relation_iri(name): name
    for name in (
        "cancels postpones reschedules suspends resumes begins ends refuses demands proposes threatens promises plans "
        "before after during causes caused-by responds-to part-of same-as"
    ).split()
}

ARTICLES = """SELECT ?article ?id ?title ?outlet ?day ?time WHERE {
  ?article a schema:NewsArticle ; dcterms:identifier ?id .
  OPTIONAL { ?article dcterms:title ?title } OPTIONAL { ?article kg:outlet ?outlet }
  OPTIONAL { ?article dcterms:issued ?day } OPTIONAL { ?article schema:datePublished ?time } }"""

EVENTS = """SELECT * WHERE { VALUES ?event { %s }
  ?event kg:inArticle ?article ; sem:eventType ?type ; rdfs:label ?label ; kg:status ?status ; kg:polarity ?polarity .
  OPTIONAL { ?event kg:basis ?basis } OPTIONAL { ?event kg:precision ?precision } OPTIONAL { ?event kg:edtf ?edtf }
  OPTIONAL { ?event kg:begins ?begins } OPTIONAL { ?event kg:ends ?ends }
  OPTIONAL { ?event kg:formerBasis ?formerBasis OPTIONAL { ?event kg:formerEdtf ?formerEdtf }
    OPTIONAL { ?event kg:formerPrecision ?formerPrecision }
    OPTIONAL { ?event kg:formerBegins ?formerBegins } OPTIONAL { ?event kg:formerEnds ?formerEnds } } }"""

# a mention and what is around it: its sentence, which tells the part, or itself; with OPTIONAL all mentions were read
PLACED = """?mention kg:beginIndex ?start ; kg:endIndex ?end ; kg:quote ?text ; kg:inSentence* ?around .
  ?around kg:part ?part ; kg:quote ?sentence ; kg:beginIndex ?first"""

MENTIONS = f"""SELECT * WHERE {{ VALUES ?event {{ %s }}
  ?event gaf:denotedBy ?mention ; kg:inArticle ?article . {PLACED} }}"""

ROLES = """SELECT * WHERE { VALUES ?event { %s }
  ?event kg:participation ?participation .
  ?participation kg:role ?role ; rdfs:label ?name .
  OPTIONAL { ?participation kg:actor ?actor } OPTIONAL { ?participation kg:kind ?kind } }"""

SAID_BY = """SELECT ?event ?order ?name WHERE { VALUES ?event { %s }
  ?event kg:attribution ?attribution . ?attribution kg:order ?order ; rdfs:label ?name }"""

LINKS = """SELECT ?event ?relation ?target WHERE { VALUES ?event { %s }
  ?link kg:sourceEvent ?event ; kg:relation ?relation ; kg:targetEvent ?target }"""

REPORTS = "SELECT ?whole ?part WHERE { ?whole kg:hasReport ?part }"
MEMBERS = "SELECT ?whole ?part WHERE { ?whole kg:hasMember ?part }"


class Report(Struct, frozen=True):
    """One event as one article tells it."""

    event: str
    article: str
    type: str
    label: str
    status: str
    fact: bool
    when: When
    mentions: tuple[Quote, ...] = ()
    roles: tuple[Role, ...] = ()
    said_by: tuple[str, ...] = ()
    former: When | None = None


def rows(
    store: Store, query: str, events: Iterable[str] | None = None, term: Callable[[str], Term] = node
) -> Iterator[Row]:
    """The rows of a SELECT, from the names of bound variables to their values as strings.

    A query that has a place for events, or for other terms, is asked for some of them at a time.
    """
    if events is None:
        yield from _answered(store, query)
        return
    for one in in_chunks(query, map(term, events), CHUNK):
        yield from _answered(store, one)


def _answered(store: Store, query: str) -> Iterator[Row]:
    # past the check that users' queries go through, which takes longer than the answer
    answer = cast(QuerySolutions, store.backend.query(query))
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        yield {name: term.value for name, term in zip(names, solution, strict=True) if term is not None}


def articles(store: Store) -> dict[str, Source]:
    """All articles by IRI."""
    found = {}
    for row in rows(store, ARTICLES):
        published = row.get("time") or row.get("day")
        found[row["article"]] = Source(row["id"], row.get("title"), row.get("outlet"), published)
    return found


def until(known: Mapping[str, Source], day: str | None) -> dict[str, Source]:
    """The articles that were published by a day, or all of them."""
    return {iri: source for iri, source in known.items() if not day or (source.published or "~")[:10] <= day}


def wholes(store: Store, query: str) -> dict[str, str]:
    """What each report or member is one of: its IRI -> the IRI of the canonical event or actor."""
    return {row["part"]: row["whole"] for row in sorted(rows(store, query), key=lambda r: (r["part"], r["whole"]))}


def reports(store: Store, events: Sequence[str], known: Mapping[str, Source]) -> list[Report]:
    """The events as those articles that are known tell them, in the order of publication, article and text."""
    plain = [report for report in plain_reports(store, events) if report.article in known]
    told = [report.event for report in plain]
    mentions, roles, said_by = _mentions(store, told, known), _roles(store, told), _said_by(store, told)
    found = [
        replace(
            report,
            mentions=mentions[report.event],
            roles=tuple(roles[report.event]),
            said_by=tuple(said_by[report.event]),
        )
        for report in plain
    ]
    return sorted(found, key=lambda report: place_of(report, known))


def plain_reports(store: Store, events: Sequence[str]) -> list[Report]:
    """The events without mentions, roles and sources, by IRI."""
    found: dict[str, Report] = {}
    for row in rows(store, EVENTS, events):
        fact = row["status"] in FACTS and row["polarity"] == "positive"
        told = row["event"], row["article"], local(row["type"]), row["label"], row["status"], fact, _when(row)
        found[row["event"]] = Report(*told, former=_when(row, _FORMER) if "formerBasis" in row else None)
    return [found[event] for event in sorted(found)]


def links(store: Store, events: Sequence[str]) -> list[Link]:
    """The relations of events, by IRI."""
    return sorted((row["event"], relation_name(row), row["target"]) for row in rows(store, LINKS, events))


def relation_name(row: Row) -> str:
    """The name of the relation in a row."""
    return RELATIONS.get(row["relation"], local(row["relation"]))


def local(iri: str) -> str:
    """The name of a term: what follows its namespace."""
    return iri.removeprefix(vocab.NS)


def quote(row: Row, known: Mapping[str, Source]) -> Quote:
    """A mention with its sentence; where the sentence is not known, without one."""
    start, end = int(row["start"]), int(row["end"])
    sentence = row["sentence"] if row["around"] != row["mention"] else ""
    return Quote(known[row["article"]].id, row["part"], start, end, row["text"], sentence, int(row["first"]))


def _mentions(store: Store, events: Sequence[str], known: Mapping[str, Source]) -> dict[str, tuple[Quote, ...]]:
    found: defaultdict[str, set[Quote]] = defaultdict(set)
    for row in rows(store, MENTIONS, events):
        found[row["event"]].add(quote(row, known))
    # the title stands before the text, in the alphabet after it
    ordered = {event: sorted(quotes, key=lambda q: (q.part != "title", q)) for event, quotes in found.items()}
    return defaultdict(tuple, {event: tuple(quotes) for event, quotes in ordered.items()})


def _roles(store: Store, events: Sequence[str]) -> dict[str, list[Role]]:
    found: defaultdict[str, list[Role]] = defaultdict(list)
    for row in sorted(rows(store, ROLES, events), key=lambda r: (r["event"], r["participation"])):
        role = Role(row["role"], row.get("actor"), row["name"], row.get("kind") or "other")
        if role not in found[row["event"]]:
            found[row["event"]].append(role)
    return found


def _said_by(store: Store, events: Sequence[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(rows(store, SAID_BY, events), key=lambda r: (r["event"], int(r["order"]), r["name"])):
        if row["name"] not in found[row["event"]]:
            found[row["event"]].append(row["name"])
    return found


def _when(row: Row, names: Sequence[str] = _TIME) -> When:
    begins, ends, precision, edtf, basis = (row.get(name) for name in names)
    return When(begins, ends, precision, edtf, basis or "unknown")


def place_of(report: Report, known: Mapping[str, Source]) -> tuple[str, str, int, str]:
    """What orders reports: publication, article, place in the text."""
    source = known[report.article]
    first = report.mentions[0] if report.mentions else None
    start = -1 if first is None or first.part == "title" else first.start
    return source.published or "", source.id, start, report.event
