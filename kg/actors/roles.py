"""Parsed, Mention, Timex -> Role: who holds which office where, and since when, by what the article says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from kg.actors.drafts import NAME
from kg.actors.gazetteer import PERSON, Gazetteer, load_gazetteer
from kg.actors.nodes import BODIES, Node, nodes_of
from kg.actors.offices import CURRENT, DESIGNATE, FORMER, Office, offices_of
from kg.actors.tenures import Tenure, Times, tenure, times_by_token
from kg.actors.verbs import asserted, is_finite, is_future
from kg.doc import Token
from kg.model import Mention, Role, Span, Timex
from kg.parse import Parsed
from kg.resources import read_data, rows
from kg.vocab import actor_iri

_Body = tuple[str, str]  # IRI and name

_HEADING = {"head": "head", "lead": "leader", "chair": "chair", "run": "head", "found": "founder"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TO_COME = {CURRENT: DESIGNATE, FORMER: CURRENT}  # who will resign holds the office still


def find_roles(
    parsed: Parsed, mentions: Sequence[Mention], times: Iterable[Timex] = (), gazetteer: Gazetteer | None = None
) -> tuple[Role, ...]:
    """The offices and affiliations of the named persons of an article, each once, in order; needs resolved chains."""
    cast = _Cast.of(parsed, mentions, times, gazetteer or load_gazetteer())
    found: dict[tuple[str, str, str | None, str], Role] = {}
    for role in [*_held(cast), *_changed(cast), *_led(cast)]:
        known = found.setdefault((role.holder, role.title.lower(), role.body, role.status), role)
        if known.edtf is None and role.edtf is not None:
            found[role.holder, role.title.lower(), role.body, role.status] = role
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


class _Claim(Struct, frozen=True):
    """What words say of an office: its title, body, status and tenure, the words, the rule that read them."""

    title: str
    body: _Body | None
    status: str
    held: Tenure
    words: Span
    rule: str


class _Cast(Struct, frozen=True):
    """The mentions of an article by their head, its named persons by their chain, its offices and its times."""

    parsed: Parsed
    gazetteer: Gazetteer
    heads: Mapping[int, Node]
    persons: Mapping[str, Mention]
    offices: Sequence[Office]
    times: Times

    @classmethod
    def of(cls, parsed: Parsed, mentions: Sequence[Mention], times: Iterable[Timex], gazetteer: Gazetteer) -> _Cast:
        nodes = nodes_of(parsed, mentions, gazetteer)
        heads = {node.head.i: node for node in reversed(nodes)}
        named = (n.mention for n in reversed(nodes) if n.form == NAME and n.mention.kind == PERSON)
        offices = [office for office in offices_of(nodes).values() if office.title]
        by_chain = {mention.chain: mention for mention in named}
        return cls(parsed, gazetteer, heads, by_chain, offices, times_by_token(parsed, times))

    def person(self, token: Token | None) -> Mention | None:
        """The named person whose mention has a token as its head."""
        node = self.heads.get(token.i) if token is not None else None
        return self.persons.get(node.mention.chain) if node is not None else None

    def role(self, holder: Mention, claim: _Claim) -> Role:
        """A fact with the sentence of its words as its evidence; what has ended before the article's day is over."""
        sentence = self.parsed.tokens(claim.words).sent
        inked = [t.i for t in sentence if not t.is_space]
        evidence = self.parsed.of(sentence.doc.span(inked[0], inked[-1] + 1))
        held, day = claim.held, (self.parsed.article.published or "")[:10] or None
        over = held.ends is not None and day is not None and held.ends < day
        status = FORMER if over and claim.status == CURRENT else claim.status
        iri, name = claim.body or (None, None)
        fact = (holder.actor, holder.name, claim.title, iri, name, status, claim.words, evidence, claim.rule)
        return Role(*fact, day, held.begins, held.ends, held.edtf)

    def body(self, office: Office) -> _Body | None:
        """IRI and name of the body or the state of an office."""
        if office.body is not None:
            return office.body.mention.actor, office.body.mention.name
        entry = self.gazetteer.identified(office.state) if office.state else None
        return (actor_iri(self.parsed.article, "", entry.identity), entry.name) if entry else None


def _held(cast: _Cast) -> Iterator[Role]:
    """Offices that a phrase of the person's own chain names ("Israeli Defense Minister X", "X, the head of Y")."""
    for office in cast.offices:
        head, words = office.node.head, office.node.mention.span
        holder = cast.persons.get(office.node.mention.chain)
        if holder is None:
            continue
        verb = head.head if head.dep_ == "attr" else None
        held = tenure([head] if verb is None else [head, verb], cast.times)
        past = verb is not None and verb.tag_ == "VBD" and verb.lemma_ == "be"
        status = FORMER if past and office.status == CURRENT else office.status
        rule = "office phrase" if verb is None else "office predicate"
        yield cast.role(holder, _Claim(office.title, cast.body(office), status, held, words, rule))


def _changed(cast: _Cast) -> Iterator[Role]:
    """Offices given or taken away ("Nokia named X as its head", "X resigned as mayor", "X was elected president")."""
    for office in cast.offices:
        head, words = office.node.head, office.node.mention.span
        verb = _verb_of(head)
        if verb is None or not (asserted(verb) and is_finite(verb)):
            continue
        for token, employer, told in _holders(verb, cast):
            holder = cast.person(token)
            status = _TO_COME.get(told) if is_future(verb) else told
            if holder is not None and status is not None:
                body = cast.body(office) or _as_body(employer)
                held = tenure([verb, head], cast.times, leaving=told == FORMER)
                yield cast.role(holder, _Claim(office.title, body, status, held, words, "appointment"))


def _verb_of(head: Token) -> Token | None:
    """The verb that gives an office or takes it away, from the head of the office's phrase."""
    if head.dep_ == "oprd":
        return head.head
    return head.head.head if head.dep_ == "pobj" and head.head.lower_ == "as" else None


def _holders(verb: Token, cast: _Cast) -> Iterator[tuple[Token | None, Node | None, str]]:
    """Whom a verb gives an office or takes it from, who gives or takes it, and what it is to the holder then."""
    subject = next((t for t in verb.lefts if t.dep_ in _SUBJECTS), None)
    for row in _appointments().get(verb.lemma_.lower(), ()):
        passive = subject is not None and subject.dep_ == "nsubjpass"
        if row["holder"] == "subject" or passive:
            yield subject, None, row["status"]
        else:
            yield _object(verb), cast.heads.get(subject.i) if subject is not None else None, row["status"]


def _as_body(node: Node | None) -> _Body | None:
    return (node.mention.actor, node.mention.name) if node is not None and node.mention.kind in BODIES else None


def _led(cast: _Cast) -> Iterator[Role]:
    """Bodies that a person is said to head ("X, who heads Y", "X leads Y")."""
    for node in cast.heads.values():
        verb = node.head.head
        title = _HEADING.get(verb.lemma_) if node.head.dep_ == "nsubj" else None
        target = _object(verb) if title else None
        holder, led = cast.person(node.head), cast.heads.get(target.i) if target is not None else None
        if (
            title is None
            or holder is None
            or (body := _as_body(led)) is None
            or not (asserted(verb) and is_finite(verb))
        ):
            continue
        still = verb.tag_ in {"VBZ", "VBP"} or title == "founder" or _has(verb)
        status = DESIGNATE if is_future(verb) else CURRENT if still else FORMER
        held = tenure([verb], cast.times)
        yield cast.role(holder, _Claim(title, body, status, held, cast.parsed.of(verb), "leadership"))


def _has(verb: Token) -> bool:
    """Whether a verb stands in the perfect ("has led"), which lasts."""
    return verb.tag_ == "VBN" and any(t.dep_ == "aux" and t.lower_ in {"has", "have"} for t in verb.lefts)


def _object(verb: Token) -> Token | None:
    return next((t for t in verb.rights if t.dep_ == "dobj"), None)


@lru_cache(maxsize=1)
def _appointments() -> dict[str, list[dict[str, str]]]:
    """Verb -> what it says of an office's holder."""
    found: dict[str, list[dict[str, str]]] = {}
    for _, row in rows(read_data("actors-appointments.tsv"), "actors-appointments.tsv"):
        found.setdefault(row["verb"], []).append(row)
    return found
