"""Node -> chains: a union-find over mentions that refuses to join what cannot be one actor."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from types import MappingProxyType

from msgspec import Struct, field

from kg.actors.drafts import NAME, NOMINAL, PRONOUN
from kg.actors.gazetteer import ORGANIZATION, OTHER, PERSON
from kg.actors.nodes import PLURAL, SINGULAR, Node


class Profile(Struct):
    """What is known of one chain from all its mentions."""

    members: list[Node] = field(default_factory=list)
    identities: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    humans: set[bool] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    names: set[tuple[str, ...]] = field(default_factory=set)
    kinds: dict[str, int] = field(default_factory=dict)
    told: bool = False  # whether a mention is more than a pronoun
    several: bool = False  # whether a noun or a name is in the plural
    legal: bool = False  # whether a name has its legal form
    kind: str | None = None  # of the chain, once asked for

    @classmethod
    def of(cls, node: Node) -> Profile:
        """The profile of a single mention."""
        one = cls([node], told=node.form != PRONOUN, several=node.form != PRONOUN and node.number == PLURAL)
        if node.mention.identity is not None:
            one.identities.add(node.mention.identity)
        if (gender := node.gender) is not None:
            one.genders.add(gender)
        if (human := node.human) is not None:
            one.humans.add(human)
        if (number := node.number) is not None:
            one.numbers.add(number)
        if node.form == NAME:
            one.names, one.legal = {node.words}, node.legal
        if node.form in {NAME, NOMINAL}:
            one.kinds[node.kind] = 5 if node.form == NAME else 1
        return one

    def absorb(self, other: Profile) -> None:
        """Take in another chain."""
        self.kind, self.legal = None, self.legal or other.legal
        self.members += other.members
        self.told, self.several = self.told or other.told, self.several or other.several
        for name in ("identities", "genders", "humans", "numbers", "names"):
            getattr(self, name).update(getattr(other, name))
        for kind, weight in other.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + weight

    def clashes(self, other: Profile) -> bool:
        """Whether the two cannot be one actor: identities, genders, humanity, number, or names speak against it."""
        return (
            len(self.identities | other.identities) > 1
            or len(self.genders | other.genders) > 1
            or len(self.humans | other.humans) > 1
            or self._counted(other)
            or not one_name(self.names, other.names)
        )

    def _counted(self, other: Profile) -> bool:
        """Whether one is several and the other one; a body may be "they" as well, but two of them are never "it"."""
        if not {PLURAL, SINGULAR} <= self.numbers | other.numbers:
            return False
        body = ORGANIZATION in self.kinds or ORGANIZATION in other.kinds
        return not body or (self.told and other.told) or self.several or other.several


def one_name(some: Collection[tuple[str, ...]], others: Collection[tuple[str, ...]]) -> bool:
    """Whether each name of the one may go with each of the other, as both are forms of the fullest ("Ana", "Berg")."""
    if not some or not others:
        return True
    full = max((*some, *others), key=lambda name: (len(name), name), default=())
    fits = {name for name in (*some, *others) if compatible(name, full)}
    return all(compatible(a, b) or (a in fits and b in fits) for a, b in product(some, others))


def compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names may be forms of one: all words of the shorter stand in the longer, or are its initials."""
    short, long = sorted((a, b), key=len)
    if set(short) <= set(long):
        return True
    return len(short) == 1 and short[0].replace(".", "") == initials(long)


def initials(words: Sequence[str]) -> str:
    """The first letters of a name's words."""
    return "".join(word[0] for word in words if word not in {"of", "the", "and", "for", "de", "&"})


class Chains:
    """Which mentions are one actor so far; a chain's root is its first mention.

    A chain may stand for a group with known members (`groups`, by the index of a mention): two groups of different
    members are never one.
    """

    def __init__(self, nodes: Sequence[Node], groups: Mapping[int, Sequence[Node]] = MappingProxyType({})) -> None:
        self.nodes = nodes
        self._roots = list(range(len(nodes)))
        self._profiles = [Profile.of(node) for node in nodes]
        self._groups = dict(groups)

    def root(self, node: Node) -> int:
        """The index of the first mention of a node's chain."""
        return self._roots[node.index]

    def profile(self, node: Node) -> Profile:
        """What is known of a node's chain."""
        return self._profiles[self._roots[node.index]]

    def size(self, node: Node) -> int:
        """How many mentions a node's chain has."""
        return len(self.profile(node).members)

    def same(self, a: Node, b: Node) -> bool:
        """Whether two mentions are in one chain."""
        return self.root(a) == self.root(b)

    def merge(self, a: Node, b: Node, *, certain: bool = False) -> bool:
        """Join the chains of two mentions; where they clash, only if it is `certain`. Says whether they are one now."""
        first, second = sorted((self.root(a), self.root(b)))
        if first == second:
            return True
        if not certain and (self._profiles[first].clashes(self._profiles[second]) or self._other_group(first, second)):
            return False
        for member in self._profiles[second].members:
            self._roots[member.index] = first
        if second in self._groups:
            self._groups.setdefault(first, self._groups.pop(second))
        self._profiles[first].absorb(self._profiles[second])
        return True

    def members(self, node: Node) -> Sequence[Node]:
        """The members of the group that a node's chain stands for; empty where it is none."""
        return self._groups.get(self.root(node), ())

    def set_members(self, node: Node, members: Sequence[Node]) -> None:
        """Make a node's chain a group of these members."""
        self._groups[self.root(node)] = members

    def _other_group(self, first: int, second: int) -> bool:
        groups = [self._groups[root] for root in (first, second) if root in self._groups]
        return len(groups) > 1 and len({frozenset(map(self.root, members)) for members in groups}) > 1

    def identity(self, node: Node) -> str | None:
        """The known actor of a chain."""
        return min(self.profile(node).identities, default=None)

    def kind(self, node: Node) -> str:
        """The kind of a chain: that of most of its names, else of its nominals."""
        profile = self.profile(node)
        if profile.kind is None:
            told = {kind: count for kind, count in profile.kinds.items() if kind != OTHER} or profile.kinds
            first = PERSON if True in profile.humans else profile.members[0].kind
            profile.kind = max(told, key=lambda kind: (told[kind], kind), default=first)
        return profile.kind
