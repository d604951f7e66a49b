"""Node, Chains, clusters -> Chains: what a coreference component takes for one, where no sieve speaks against it.

Only a mention that no sieve has joined yet is joined, and only with one of its own kind: so the component fills what
the rules leave open, and undoes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.by_noun import apart
from kg.actors.by_pronoun import may_take_up
from kg.actors.chains import Chains
from kg.actors.components import Cluster
from kg.actors.drafts import PRONOUN
from kg.actors.nodes import Node


def join_clusters(nodes: Sequence[Node], chains: Chains, clusters: Sequence[Cluster]) -> None:
    """Join the mentions of each cluster that stand alone with the nearest other one that they may be."""
    by_head = {node.head.i: node for node in reversed(nodes)}
    for cluster in clusters:
        found = {by_head[span.root.i].index for span in cluster if span.root.i in by_head}
        members = [nodes[index] for index in sorted(found)]
        for node in members:
            if chains.size(node) == 1:
                for other in sorted(members, key=lambda other: (abs(other.index - node.index), other.index)):
                    if other is not node and _suits(node, other, chains) and chains.merge(other, node):
                        break


def _suits(node: Node, other: Node, chains: Chains) -> bool:
    if node.form == PRONOUN:
        return may_take_up(node, other, chains)
    return other.form != PRONOUN and chains.kind(node) == chains.kind(other) and not apart(node, other, chains)
