"""Node, Chains -> Chains: possessive phrases with one head and one owner ("his office", "Smith's office")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.actors.chains import Chains
from kg.actors.drafts import NOMINAL
from kg.actors.nodes import Node

_RECENT = 6  # earlier phrases with the same head that are looked at


def join_owned(nodes: Sequence[Node], chains: Chains) -> None:
    """Join possessive phrases of one owner; more of them after the pronouns, as more owners are known then."""
    heads = {node.head.i: node for node in nodes}
    earlier: defaultdict[str, list[tuple[Node, Node]]] = defaultdict(list)
    for node in nodes:
        owner = heads.get(node.owner.i) if node.form == NOMINAL and node.owner is not None else None
        if owner is None:
            continue
        for other, others in reversed(earlier[node.lemma][-_RECENT:]):
            alike = other.number == node.number and node.modifiers <= other.modifiers
            if alike and chains.same(owner, others) and not other.holds(node) and chains.merge(other, node):
                break
        earlier[node.lemma].append((node, owner))
