"""Parsed, Mention -> Role: who holds which office where, by what the article says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from kg.actors.drafts import NAME
from kg.actors.gazetteer import PERSON, Gazetteer, load_gazetteer
from kg.actors.nodes import BODIES, Node, nodes_of
from kg.actors.offices import CURRENT, FORMER, Office, offices_of
from kg.model import Mention, Role
from kg.parse import Parsed
from kg.resources import read_data, rows
from kg.vocab import actor_iri

_Body = tuple[str, str]  # IRI and name

_HEADING = {"head": "head", "lead": "leader", "chair": "chair", "run": "head", "found": "founder"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find_roles(parsed: Parsed, mentions: Sequence[Mention], gazetteer: Gazetteer | None = None) -> tuple[Role, ...]:
    """The offices and affiliations of the named persons of an article, each once, in order; needs resolved chains."""
    gazetteer = gazetteer or load_gazetteer()
    cast = _Cast.of(parsed, nodes_of(parsed, mentions, gazetteer), gazetteer)
    found: dict[tuple[str, str, str | None, str], Role] = {}
    for role in [*_held(cast), *_changed(cast), *_led(cast)]:
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


@dataclass(frozen=True, slots=True)
class _Cast:
    """The mentions of an article by their head, its named persons by their chain, and the offices that it names."""

    parsed: Parsed
    gazetteer: Gazetteer
    heads: Mapping[int, Node]
    persons: Mapping[str, Mention]
    offices: Mapping[int, Office]

    @classmethod
    def of(cls, parsed: Parsed, nodes: Sequence[Node], gazetteer: Gazetteer) -> _Cast:
        heads = {node.head.i: node for node in reversed(nodes)}
        named = (n.mention for n in reversed(nodes) if n.form == NAME and n.mention.kind == PERSON)
        return cls(parsed, gazetteer, heads, {mention.chain: mention for mention in named}, offices_of(nodes))

    def person(self, token: Token | None) -> Mention | None:
        """The named person whose mention has a token as its head."""
        node = self.heads.get(token.i) if token is not None else None
        return self.persons.get(node.mention.chain) if node is not None else None

    def role(self, holder: Mention, title: str, body: _Body | None, status: str, at: Token) -> Role:
        """A fact with the sentence of a token as its evidence."""
        day = (self.parsed.article.published or "")[:10] or None
        iri, name = body or (None, None)
        return Role(holder.actor, holder.name, title, iri, name, status, self.parsed.of(at.sent), day)

    def body(self, office: Office) -> _Body | None:
        """IRI and name of the body or the state of an office."""
        if office.body is not None:
            return office.body.mention.actor, office.body.mention.name
        entry = self.gazetteer.identified(office.state) if office.state else None
        return (actor_iri(self.parsed.article, "", entry.identity), entry.name) if entry else None


def _held(cast: _Cast) -> Iterator[Role]:
    """Offices that a phrase of the person's own chain names ("Israeli Defense Minister X", "X, the head of Y")."""
    for office in cast.offices.values():
        holder = cast.persons.get(office.node.mention.chain)
        if holder is not None and office.title:
            yield cast.role(holder, office.title, cast.body(office), office.status, office.node.head)


def _changed(cast: _Cast) -> Iterator[Role]:
    """Offices given or taken away ("Nokia named X as its head", "X resigned as mayor", "X was elected president")."""
    for office in cast.offices.values():
        head = office.node.head
        if not (head.dep_ == "oprd" or (head.dep_ == "pobj" and head.head.lower_ == "as")) or not office.title:
            continue
        verb = head.head if head.dep_ == "oprd" else head.head.head
        subject = next((t for t in verb.lefts if t.dep_ in _SUBJECTS), None)
        for row in _appointments().get(verb.lemma_.lower(), ()):
            passive = subject is not None and subject.dep_ == "nsubjpass"
            token = subject if row["holder"] == "subject" or passive else _object(verb)
            holder = cast.person(token)
            if holder is not None:
                actor = cast.heads.get(subject.i) if subject is not None and token is not subject else None
                employer = actor.mention if actor is not None and actor.mention.kind in BODIES else None
                body = cast.body(office) or ((employer.actor, employer.name) if employer else None)
                yield cast.role(holder, office.title, body, row["status"], head)


def _led(cast: _Cast) -> Iterator[Role]:
    """Bodies that a person is said to head ("X, who heads Y", "X leads Y")."""
    for node in cast.heads.values():
        verb = node.head.head
        title = _HEADING.get(verb.lemma_) if node.head.dep_ == "nsubj" else None
        target = _object(verb)
        holder, body = cast.person(node.head), cast.heads.get(target.i) if target is not None else None
        if title is None or holder is None or body is None or body.mention.kind not in BODIES:
            continue
        status = CURRENT if verb.tag_ in {"VBZ", "VBP"} or title == "founder" else FORMER
        yield cast.role(holder, title, (body.mention.actor, body.mention.name), status, verb)


def _object(verb: Token) -> Token | None:
    return next((t for t in verb.rights if t.dep_ == "dobj"), None)


@lru_cache(maxsize=1)
def _appointments() -> dict[str, list[dict[str, str]]]:
    """Verb -> what it says of an office's holder."""
    found: dict[str, list[dict[str, str]]] = {}
    for _, row in rows(read_data("actors-appointments.tsv"), "actors-appointments.tsv"):
        found.setdefault(row["verb"], []).append(row)
    return found
