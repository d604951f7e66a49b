"""Node, Statement, Chains -> Chains: the first person inside a quotation is its speaker, "we" the speaker's side.

A quotation goes on to its closing mark, through sentences that nobody is named for. One that no statement gives to a
speaker is given to the person who is the subject before it; the "I" of what stands in no quotation is one person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.actors.chains import Chains
from kg.actors.drafts import PRONOUN
from kg.actors.gazetteer import OTHER, PERSON, PLACE
from kg.actors.nodes import Node
from kg.actors.offices import Office
from kg.model import Span, Statement
from kg.parse import Parsed

Stretch = tuple[int, int]  # characters [start, end) of the Doc

_OPENING = re.compile(r"""(?<![^\s(\[—–-])["“](?=[^\s"])""")
_MARK = re.compile('["“”]')
_LONGEST = 3_000  # characters of a quotation without an end


def join_speakers(
    parsed: Parsed, chains: Chains, statements: Sequence[Statement], offices: Mapping[int, Office]
) -> None:
    """Join "I" with the speaker, "we" with the body that the speaker acts for (else with the speaker)."""
    first = [node for node in chains.nodes if node.person == 1]
    if not first:
        return
    quotes = _quotes(parsed)
    for speaker, statement in _spoken(parsed, chains, statements):
        side = _side(speaker, offices, chains)
        for node in _inside(parsed, statement.content, quotes, first):
            if chains.size(node) == 1:
                chains.merge(side if node.sides else speaker, node, certain=True)
    _join_rest([node for node in first if not node.sides], quotes, chains)


def others_speaking(parsed: Parsed, chains: Chains, statements: Sequence[Statement]) -> dict[int, Node]:
    """Who speaks where a pronoun of the third person is quoted, which is somebody else: by the pronoun's index."""
    third = [node for node in chains.nodes if node.form == PRONOUN and node.person == 3]
    quotes, found = _quotes(parsed), dict[int, Node]()
    for speaker, statement in _spoken(parsed, chains, statements) if third and quotes else ():
        for node in _inside(parsed, statement.content, quotes, third):
            if any(start < node.head.idx < end for start, end in quotes):
                found[node.index] = speaker
    return found


def _spoken(parsed: Parsed, chains: Chains, statements: Sequence[Statement]) -> Iterator[tuple[Node, Statement]]:
    """The statements that are quoted, at least in part, each with who speaks."""
    heads = {node.head.i: node for node in chains.nodes}
    for statement in statements:
        if statement.source is not None and statement.kind != "indirect":
            speaker = _writer(_mention_at(parsed, statement.source, heads), heads, chains)
            if speaker is not None:
                yield speaker, statement


def _quotes(parsed: Parsed) -> list[Stretch]:
    return _shifted(parsed.article.text, parsed.offset)


@lru_cache(maxsize=2)  # asked for twice for each article
def _shifted(text: str, offset: int) -> list[Stretch]:
    """The quotations of a body, in characters of the Doc."""
    return [(start + offset, end + offset) for start, end in quotations(text)]


def quotations(text: str) -> list[Stretch]:
    """Where quotations stand: from a mark before a word to the next one that is not.

    >>> quotations('"A b," he said. "C. ')
    [(0, 6), (16, 20)]
    """
    found: list[Stretch] = []
    for opening in _OPENING.finditer(text):
        if not found or opening.start() >= found[-1][1]:
            limit = min(len(text), opening.start() + _LONGEST)
            closing = next(
                (m for m in _MARK.finditer(text, opening.end(), limit) if not _OPENING.match(text, m.start())), None
            )
            found.append((opening.start(), closing.end() if closing else limit))
    return found


def _join_rest(first: Sequence[Node], quotes: Sequence[Stretch], chains: Chains) -> None:
    """Join the "I" of each quotation, and of what is no quotation, with what speaks there."""
    together: defaultdict[Stretch | None, list[Node]] = defaultdict(list)
    for node in first:
        at = bisect_right(quotes, node.head.idx, key=lambda quote: quote[0])
        inside = at > 0 and node.head.idx < quotes[at - 1][1]
        together[quotes[at - 1] if inside else None].append(node)
    for quote, nodes in together.items():
        known = next((node for node in nodes if chains.size(node) > 1), None)
        speaker = known or (_subject_before(quote[0], nodes[0], chains) if quote else None) or nodes[0]
        for node in nodes:
            if chains.size(node) == 1:
                chains.merge(speaker, node, certain=True)


def _subject_before(start: int, node: Node, chains: Chains) -> Node | None:
    """The person who is the last subject before a quotation, in the sentence where it begins."""
    for other in reversed(chains.nodes[: node.index]):
        if other.head.idx < start:
            if other.head.sent.end_char <= start:
                return None
            if other.rank == 3 and other.person == 3 and chains.kind(other) == PERSON and not other.coordinated:
                return other
    return None


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


def _inside(
    parsed: Parsed, contents: Sequence[Span], quotes: Sequence[Stretch], first: Sequence[Node]
) -> Iterator[Node]:
    """The mentions in what is said, to the end of the quotation that it stands in."""
    for content in contents:
        begin = parsed.position(content)
        end = begin + content.end - content.start
        end = max([end, *(stop for start, stop in quotes if begin <= start < end or start <= begin < stop)])
        yield from (n for n in first if begin <= n.head.idx < end)


def _side(speaker: Node, offices: Mapping[int, Office], chains: Chains) -> Node:
    """The body that an office of the speaker names ("Apple CEO": Apple), else the speaker."""
    if chains.kind(speaker) != PERSON:
        return speaker
    held = (offices[member.index].body for member in chains.profile(speaker).members if member.index in offices)
    return next((body for body in held if body is not None), speaker)
