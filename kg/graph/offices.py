"""Roles -> quads: offices as an article tells of them, each with its holder, body, tenure and words.

Beside an office that is held on the article's day stand the plain triples, so that the simplest query gives no office
that has been left or is yet to come.
"""

from __future__ import annotations

from kg import vocab
from kg.graph.places import Places
from kg.graph.terms import Graph, date
from kg.model import Role

CURRENT = "current"


def write_offices(graph: Graph, roles: tuple[Role, ...], places: Places) -> None:
    """Write the offices of an article."""
    for role in roles:
        iri = office_iri(role, places)
        if places.first(iri):
            _write_office(graph, iri, role, places)
    for holder, title, body in dict.fromkeys((r.holder, r.title, r.body) for r in roles if r.status == CURRENT):
        graph.say(holder, vocab.JOB_TITLE, title)
        graph.link(holder, vocab.AFFILIATION, body)


def office_iri(role: Role, places: Places) -> str:
    """The IRI of an office, from its article, the words for it and its holder."""
    return vocab.content_iri("office", places.mention(role.mention), role.holder, role.status)


def _write_office(graph: Graph, iri: str, role: Role, places: Places) -> None:
    graph.link(iri, vocab.TYPE, vocab.POSITION)
    graph.say(iri, vocab.LABEL, role.title)
    graph.link(iri, vocab.HOLDER, role.holder)
    graph.link(iri, vocab.HELD_IN, role.body)
    graph.say(iri, vocab.NAME, role.body_name)
    graph.say(iri, vocab.INCUMBENCY, role.status)
    graph.say(iri, vocab.TENURE, role.edtf)
    if role.begins:
        graph.add(iri, vocab.STARTS, date(role.begins))
    if role.ends:
        graph.add(iri, vocab.STOPS, date(role.ends))
    graph.say(iri, vocab.EXTRACTED_BY, role.rule)
    graph.link(iri, vocab.IN_ARTICLE, vocab.article_iri(places.article))
    graph.link(iri, vocab.DENOTED_BY, places.mention(role.mention))
