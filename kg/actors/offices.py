"""Node -> Office: what office a phrase names, of which body or state, held now or before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from kg.actors.chains import Chains
from kg.actors.drafts import NOMINAL, PRONOUN
from kg.actors.gazetteer import PERSON, ROLE
from kg.actors.nodes import BODIES, Node
from kg.actors.words import words
from kg.doc import Token

FORMER, DESIGNATE, CURRENT = "former", "designate", "current"
_AT = frozenset("of at with for from".split())
_TOP = frozenset({"head-of-state", "head-of-government"})


class Office(Struct, frozen=True):
    """An office: its words without the body, the body's mention, the identity of its state, and whether it is held."""

    node: Node
    title: str
    body: Node | None
    state: str | None
    status: str


def office_of(node: Node, inner: Sequence[Node]) -> Office:
    """The office that a phrase names; `inner` are the mentions inside or right after it."""
    body = next((n for n in _bodies(node, inner)), None)
    state = body.mention.identity if body is not None and (body.mention.identity or "").startswith("state/") else None
    nationality = state or next((s for s in _nationalities(node)), None)
    return Office(node, _title(node, body), body, nationality, _status(node))


def _is_office(node: Node) -> bool:
    """Whether a phrase names an office."""
    if node.form != NOMINAL or node.kind not in {PERSON, ROLE}:
        return False
    level = node.gazetteer.levels.get(node.lemma) or node.gazetteer.levels.get(node.word) or "other"
    return level not in {"other", "either"} or node.gazetteer.signs.get(node.head.text, "").endswith("title")


def _bodies(node: Node, inner: Sequence[Node]) -> Iterator[Node]:
    """Bodies and states that a phrase names: before its head, as its possessor, after "of", "at", "with", "for"."""
    prepositions = {t.i for t in node.head.rights if t.dep_ == "prep" and t.lower_ in _AT}
    for other in inner:
        before = other.end <= node.head.i
        after = other.head.dep_ == "pobj" and other.head.head.i in prepositions
        if other.head == node.owner and other.form == PRONOUN:
            yield other
        near = after or (before and (other.head.dep_ != "poss" or other.head == node.owner))
        if other.kind in BODIES and near and not (before and other.head != node.owner and _owners(other.head, node)):
            yield other


def _nationalities(node: Node) -> Iterator[str]:
    for token in (t for t in node.tokens[: node.head.i - node.start] if not _owners(t, node)):
        for width in (2, 1):
            words = node.head.doc.span(token.i, token.i + width).text
            if entry := node.gazetteer.adjectives.get(words):
                yield entry.identity


def _owners(token: Token, node: Node) -> bool:
    """Whether a word belongs to the possessor of a phrase."""
    return node.owner is not None and token.i <= node.owner.right_edge.i and token.i >= node.owner.left_edge.i


def _title(node: Node, body: Node | None) -> str:
    """The words of an office without article, body, nationality and "former"."""
    last = node.tokens[-1]
    field = last.head.lower_ == "of" and node.gazetteer.signs.get(last.text) == "office"  # "Secretary of State"
    end = node.end if field else node.head.i + 1
    words = [t for t in node.tokens[: end - node.start] if _counts(t, node, body)]
    return " ".join(t.text for t in words)


def _counts(token: Token, node: Node, body: Node | None) -> bool:
    if body is not None and body.start <= token.i < body.end:
        return False
    if token != node.head and (token.dep_ in {"det", "case", "punct"} or _owners(token, node)):
        return False
    if any(token.lower_ in words(kind) for kind in ("former", "designate", "passing")):
        return False
    return token.text not in node.gazetteer.adjectives


def _status(node: Node) -> str:
    told = {t.lower_ for t in (*node.tokens, *node.head.lefts)}
    return FORMER if told & words("former") else DESIGNATE if told & words("designate") else CURRENT


def same_office(a: Office, b: Office, chains: Chains) -> bool:
    """Whether two phrases may name one office: one noun (or "leader" and a top office) of one state or body."""
    lead = {a.node.lemma, b.node.lemma} & words("leading")
    level = a.node.gazetteer.levels
    top = any(
        level.get(o.node.lemma) in _TOP or _prime(o) or o.node.lemma in words("top")
        for o in (a, b)
        if o.node.lemma not in words("leading")
    )
    noun = a.node.lemma == b.node.lemma or bool(lead and top) or {a.node.lemma, b.node.lemma} <= words("leading")
    return noun and _same_body(a, b, chains)


def _prime(office: Office) -> bool:
    return "prime" in office.title.lower()


def _same_body(a: Office, b: Office, chains: Chains) -> bool:
    if a.body is not None and b.body is not None:
        return chains.same(a.body, b.body)
    return a.state is not None and a.state == b.state


def offices_of(nodes: Sequence[Node]) -> Mapping[int, Office]:
    """The offices that mentions name, by the index of the mention."""
    found = {}
    for node in filter(_is_office, nodes):
        inner = []
        for other in nodes[node.index + 1 :]:
            if other.start > node.end + 1:
                break
            inner.append(other)
        found[node.index] = office_of(node, inner)
    return found
