"""Node, Chains, Statement -> Chains: pronouns, by number, person, gender, syntax, distance and salience."""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.chains import Chains
from kg.actors.drafts import NAME, PRONOUN
from kg.actors.gazetteer import GROUP, ORGANIZATION, OTHER, PERSON, PLACE, STATE
from kg.actors.nodes import PLURAL, Node
from kg.model import Span, Statement
from kg.parse import Parsed

_REACH = 3  # sentences
_RELATIVE = frozenset("who which that whom whose".split())


def speakers(parsed: Parsed, nodes: Sequence[Node], chains: Chains, statements: Sequence[Statement]) -> None:
    """Give "I" and "we" inside a quotation to its speaker."""
    for statement in statements:
        if statement.source is None or statement.kind == "indirect":
            continue
        source = _at(parsed, nodes, statement.source)
        for content in statement.content:
            begin = parsed.position(content)
            stop = begin + content.end - content.start
            for node in nodes:
                if node.person == 1 and begin <= node.head.idx < stop and source is not None:
                    chains.merge(source, node, sure=True)


def _at(parsed: Parsed, nodes: Sequence[Node], span: Span) -> Node | None:
    tokens = parsed.tokens(span)
    return next((n for n in nodes if len(tokens) and n.head.i == tokens.root.i), None)


def pronouns(nodes: Sequence[Node], chains: Chains) -> None:
    """Join each third-person pronoun with the best of the earlier mentions that agree with it."""
    sentences = {t.i: k for k, s in enumerate(nodes[0].head.doc.sents) for t in s} if nodes else {}
    for node in nodes:
        if node.form != PRONOUN or node.person != 3 or len(chains.members(node)) > 1:
            continue
        if node.head.lower_ in _RELATIVE:
            continue
        scored = []
        for other in nodes:
            distance = sentences[node.head.i] - sentences[other.head.i]
            if 0 <= distance <= _REACH and other.start < node.start and _fits(node, other, chains):
                scored.append((_score(node, other, distance, chains), other.index))
        if scored:
            chains.merge(nodes[max(scored)[1]], node, sure=True)


def _score(node: Node, other: Node, distance: int, chains: Chains) -> float:
    score = 1.0 * other.rank - 2.0 * distance + 0.3 * min(len(chains.members(other)), 5)
    score += 1.0 * (other.form == NAME) + 0.5 * (other.form == PRONOUN)
    score -= 0.02 * min(node.start - other.end, 50)
    if other.kind in {PLACE}:
        score -= 2
    return score


def _fits(node: Node, other: Node, chains: Chains) -> bool:
    if other.holds(node) or other.person != 3 or other.head.lower_ in _RELATIVE and len(chains.members(other)) == 1:
        return False
    if _coargument(node, other):
        return False
    kind = chains.kind(other)
    if node.kind == PERSON:
        return kind == PERSON and other.number != PLURAL and chains.gender(other) in {None, node.gender}
    if node.kind == GROUP:
        return other.number == PLURAL or kind in {ORGANIZATION, GROUP}
    return kind in {ORGANIZATION, STATE, PLACE, OTHER} and other.number != PLURAL


def _coargument(node: Node, other: Node) -> bool:
    """Whether the two are arguments of one verb, so that a plain pronoun cannot be the other."""
    if node.head.dep_ == "poss" or node.head.text.lower().endswith(("self", "selves")):
        return False
    return node.head.head == other.head.head and other.head.dep_ != "poss"
