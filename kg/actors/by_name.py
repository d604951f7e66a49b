"""Node, Chains -> Chains: names written alike, known actors, shorter forms and acronyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.actors.chains import Chains, initials
from kg.actors.drafts import NAME
from kg.actors.gazetteer import GROUP, ORGANIZATION, OTHER, PERSON, PLACE, STATE
from kg.actors.nodes import Node


def join_names(nodes: Sequence[Node], chains: Chains) -> None:
    """Join names: one identity, one spelling, then short forms with full ones."""
    names = [node for node in nodes if node.form == NAME]
    _alike(names, chains)
    _short(names, chains)


def _alike(names: Sequence[Node], chains: Chains) -> None:
    first: dict[str, Node] = {}
    for node in names:
        known = node.mention.identity
        chains.merge(first.setdefault(known or node.key, node), node, certain=known is not None)


def _short(names: Sequence[Node], chains: Chains) -> None:
    """Join each short name with the full name that it most likely stands for."""
    full: defaultdict[str, dict[int, Node]] = defaultdict(dict)  # short form -> chain -> its first full name
    for node in names:
        for form in _forms(node):
            full[form].setdefault(chains.root(node), node)
    for node in names:
        candidates = full.get(node.key)
        if candidates and not _full(node, chains):
            for other in _likeliest(node, list(candidates.values()), chains):
                if _kinds_fit(node, other) and chains.merge(other, node):
                    break


def _full(node: Node, chains: Chains) -> bool:
    """Whether a chain has its full name already: a longer one, or one with its legal form ("Example Inc.")."""
    profile = chains.profile(node)
    return profile.legal or any(len(words) > len(node.words) for words in profile.names)


def _likeliest(node: Node, candidates: Sequence[Node], chains: Chains) -> list[Node]:
    """Full names that a short one may stand for: those before it first, the most mentioned first, then the latest."""
    before = [other for other in candidates if other.index < node.index]
    before.sort(key=lambda other: (chains.size(other), other.index), reverse=True)
    return [*before, *(other for other in candidates if other.index > node.index)]


def _kinds_fit(short: Node, full: Node) -> bool:
    unknown = OTHER in {short.kind, full.kind}
    return short.kind == full.kind or unknown or {short.kind, full.kind} <= {ORGANIZATION, GROUP}


def _forms(node: Node) -> Iterator[str]:
    """The shorter names that a full name may be called by."""
    words = node.words
    if len(words) < 2:
        return
    if node.kind == PERSON:
        yield from (" ".join(words[i:]) for i in range(1, len(words)))
        yield words[0]
        if len(words) > 2:
            yield f"{words[0]} {words[-1]}"
    elif node.kind == OTHER:
        yield from (" ".join(words[i:]) for i in range(1, len(words)))
    elif node.kind not in {PLACE, STATE}:
        yield initials(words)
        if words[0].title() in node.gazetteer.adjectives:
            yield " ".join(words[1:])
            yield from (" ".join(words[1:i]) for i in range(3, len(words)))
        yield from (" ".join(words[:i]) for i in range(1, len(words)) if _telling(words[:i], node))


def _telling(words: Sequence[str], node: Node) -> bool:
    """Whether the first words of a body's name are enough to name it ("Siemens", but not "National")."""
    known = node.gazetteer
    if len(words) > 1:
        return True
    plain = words[0]
    return plain not in known.nouns and plain.title() not in known.adjectives and plain.title() not in known.signs
