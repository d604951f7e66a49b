"""Node, Statement, Chains -> Chains: the first person inside a quotation is its speaker, "we" the speaker's side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.actors.chains import Chains
from kg.actors.gazetteer import OTHER, PERSON, PLACE
from kg.actors.nodes import Node
from kg.actors.offices import Office
from kg.model import Span, Statement
from kg.parse import Parsed


def join_speakers(
    parsed: Parsed, chains: Chains, statements: Sequence[Statement], offices: Mapping[int, Office]
) -> None:
    """Join "I" with the speaker, "we" with the body that the speaker acts for (else with the speaker)."""
    heads = {node.head.i: node for node in chains.nodes}
    first = [node for node in chains.nodes if node.person == 1]
    for statement in statements:
        if statement.source is None or statement.kind == "indirect":
            continue
        speaker = _writer(_mention_at(parsed, statement.source, heads), heads, chains)
        if speaker is None:
            continue
        side = _side(speaker, offices, chains)
        for node in _inside(parsed, statement.content, first):
            if chains.size(node) == 1:
                chains.merge(side if node.sides else speaker, node, certain=True)


def _mention_at(parsed: Parsed, span: Span, heads: Mapping[int, Node]) -> Node | None:
    """The mention that a statement's source is: by the head of the span, else by any of its words."""
    tokens = parsed.tokens(span)
    if not len(tokens):
        return None
    return next((heads[t.i] for t in [tokens.root, *tokens] if t.i in heads), None)


def _writer(speaker: Node | None, heads: Mapping[int, Node], chains: Chains) -> Node | None:
    """The speaker; where a letter or the like speaks, the subject of its clause."""
    if speaker is None or chains.kind(speaker) not in {OTHER, PLACE}:
        return speaker
    subjects = (t for verb in speaker.head.ancestors for t in verb.lefts if t.dep_ == "nsubj")
    found = next((heads[t.i] for t in subjects if t.i in heads), None)
    return found if found is not None and chains.kind(found) not in {OTHER, PLACE} else None


def _inside(parsed: Parsed, contents: Sequence[Span], first: Sequence[Node]) -> Iterator[Node]:
    for content in contents:
        begin = parsed.position(content)
        yield from (n for n in first if begin <= n.head.idx < begin + content.end - content.start)


def _side(speaker: Node, offices: Mapping[int, Office], chains: Chains) -> Node:
    """The body that an office of the speaker names ("Apple CEO": Apple), else the speaker."""
    if chains.kind(speaker) != PERSON:
        return speaker
    held = (offices[member.index].body for member in chains.profile(speaker).members if member.index in offices)
    return next((body for body in held if body is not None), speaker)
