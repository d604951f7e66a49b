"""Parsed, Mention -> Role: who holds which office where, by what the article says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.actors.drafts import NAME
from kg.actors.gazetteer import ORGANIZATION, PERSON, STATE, Gazetteer, load_gazetteer
from kg.actors.nodes import Node, nodes_of
from kg.actors.offices import CURRENT, FORMER, Office, offices_of
from kg.model import Mention, Role
from kg.parse import Parsed
from kg.vocab import actor_iri

_HEADING = {
    "head": "head",
    "lead": "leader",
    "chair": "chair",
    "run": "head",
    "found": "founder",
    "co-found": "co-founder",
}


def find_roles(parsed: Parsed, mentions: Sequence[Mention], gazetteer: Gazetteer | None = None) -> tuple[Role, ...]:
    """The offices and affiliations of the named persons of an article, each once, in order; needs resolved chains."""
    gazetteer = gazetteer or load_gazetteer()
    nodes = nodes_of(parsed, mentions, gazetteer)
    named = {n.mention.chain: n.mention for n in reversed(nodes) if n.form == NAME and n.mention.kind == PERSON}
    found: dict[tuple[str, str, str | None, str], Role] = {}
    for role in [*_held(parsed, nodes, named, gazetteer), *_led(parsed, nodes, named)]:
        found.setdefault((role.holder, role.title.lower(), role.body, role.status), role)
    return tuple(role for role in found.values() if not _told_better(role, found.values()))


def _told_better(role: Role, roles: Iterable[Role]) -> bool:
    """Whether another fact says the same of the holder, with the body or in more words ("the minister")."""
    return any(
        other is not role
        and other.holder == role.holder
        and other.status == role.status
        and other.title.lower().endswith(role.title.lower())
        and other.body is not None
        and (role.body is None or (role.body == other.body and len(other.title) > len(role.title)))
        for other in roles
    )


def _held(parsed: Parsed, nodes: Sequence[Node], named: Mapping[str, Mention], gazetteer: Gazetteer) -> Iterator[Role]:
    """Offices that a phrase of the person's own chain names ("Israeli Defense Minister X", "X, the head of Y")."""
    for index, office in offices_of(nodes).items():
        holder = named.get(nodes[index].mention.chain)
        if holder is not None and office.title:
            yield _role(parsed, holder, office.title, _body(parsed, office, gazetteer), office)


def _body(parsed: Parsed, office: Office, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """IRI and name of the body of an office."""
    if office.body is not None:
        return office.body.mention.actor, office.body.mention.name
    entry = gazetteer.identified(office.state) if office.state else None
    return (actor_iri(parsed.article, "", entry.identity), entry.name) if entry else None


def _role(parsed: Parsed, holder: Mention, title: str, body: tuple[str, str] | None, office: Office) -> Role:
    evidence = parsed.of(office.node.head.sent)
    day = (parsed.article.published or "")[:10] or None
    iri, body_name = body or (None, None)
    return Role(holder.actor, holder.name, title, iri, body_name, office.status, evidence, day)


def _led(parsed: Parsed, nodes: Sequence[Node], named: Mapping[str, Mention]) -> Iterator[Role]:
    """Bodies that a person is said to head ("X, who heads Y", "X leads Y")."""
    heads = {n.head.i: n for n in nodes}
    for node in nodes:
        verb = node.head.head
        title = _HEADING.get(verb.lemma_)
        holder = named.get(node.mention.chain)
        body = heads.get(_object(verb)) if title and node.head.dep_ == "nsubj" else None
        if holder is None or body is None or title is None or body.mention.kind not in {ORGANIZATION, STATE}:
            continue
        status = CURRENT if verb.tag_ in {"VBZ", "VBP"} or title.endswith("founder") else FORMER
        evidence, day = parsed.of(verb.sent), (parsed.article.published or "")[:10] or None
        yield Role(holder.actor, holder.name, title, body.mention.actor, body.mention.name, status, evidence, day)


def _object(verb: Token) -> int:
    return next((t.i for t in verb.rights if t.dep_ == "dobj"), -1)
