"""Node -> chains: a union-find over mentions that refuses to join what cannot be one actor."""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.drafts import NAME
from kg.actors.gazetteer import OTHER, PERSON
from kg.actors.nodes import Node


class Chains:
    """Which mentions are one actor so far; the root of a chain is its first mention."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self._parent = list(range(len(nodes)))
        self._members = [[node] for node in nodes]

    def root(self, node: Node) -> int:
        """The index of the first mention of a node's chain."""
        index = node.index
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def members(self, node: Node) -> list[Node]:
        """All mentions of a node's chain."""
        return self._members[self.root(node)]

    def same(self, a: Node, b: Node) -> bool:
        """Whether two mentions are in one chain."""
        return self.root(a) == self.root(b)

    def merge(self, a: Node, b: Node, *, sure: bool = False) -> bool:
        """Join two chains unless something speaks against it; `sure` merges look at known identities only."""
        first, second = sorted((self.root(a), self.root(b)))
        if first == second:
            return False
        if self._clash(first, second) or (not sure and not self._agree(first, second)):
            return False
        self._parent[second] = first
        self._members[first] = sorted(self._members[first] + self._members[second], key=lambda n: n.index)
        return True

    def identity(self, node: Node) -> str | None:
        """The known actor of a chain."""
        return next((n.mention.identity for n in self.members(node) if n.mention.identity), None)

    def kind(self, node: Node) -> str:
        """The kind of a chain: that of its names, else of its nominals."""
        members = self.members(node)
        named = [n.kind for n in members if n.form == NAME and n.kind != OTHER]
        told = [n.kind for n in members if n.is_nominal and n.kind != OTHER]
        return next(iter(named or told), members[0].kind)

    def gender(self, node: Node) -> str | None:
        """The gender of a chain, where one of its mentions tells it."""
        return next((n.gender for n in self.members(node) if n.gender), None)

    def _clash(self, first: int, second: int) -> bool:
        identities = {n.mention.identity for n in self._members[first] + self._members[second] if n.mention.identity}
        return len(identities) > 1

    def _agree(self, first: int, second: int) -> bool:
        """Kinds, genders and names that may be one actor's."""
        a, b = self.nodes[first], self.nodes[second]
        genders = {self.gender(a), self.gender(b)} - {None}
        persons = {self.kind(a) == PERSON, self.kind(b) == PERSON}
        return len(genders) < 2 and len(persons) == 1
