"""Node, Chains -> Chains: coordinations and the phrases that count their members ("the two companies", "both").

A group is a chain of its own, and keeps the chains of its members.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from kg.actors.chains import Chains
from kg.actors.descriptions import may_trade
from kg.actors.drafts import PRONOUN
from kg.actors.gazetteer import GROUP, ORGANIZATION, PERSON, STATE
from kg.actors.nodes import PLURAL, Node
from kg.actors.phrases import apposition, conjuncts
from kg.actors.words import words
from kg.doc import Token

_NUMBERS = {"two": 2, "three": 3, "four": 4, "both": 2, "pair": 2}
_LATEST = 20  # coordinations that are looked at
_NEAR = 2  # sentences back that uncoordinated members may stand


def groups_of(nodes: Sequence[Node], heads: Mapping[int, Node]) -> Mapping[int, Sequence[Node]]:
    """The members of each coordination that is a mention, by its index; one member alone is no group."""
    listed = {n.index: [heads[t.i] for t in _listed(n) if t.i in heads] for n in nodes if n.coordinated}
    return {index: members for index, members in listed.items() if len(members) > 1}


def _listed(group: Node) -> list[Token]:
    """The heads of the members of a coordination."""
    first = group.head.head
    while first.dep_ == "conj":
        first = first.head
    if not group.head.is_punct:
        return list(conjuncts(first))
    beside = apposition(first)
    return [first, beside] if beside is not None else []


def join_groups(nodes: Sequence[Node], chains: Chains) -> None:
    """Join coordinations of the same members, and phrases that count members with the latest that fits.

    "The two sides" without a coordination before it gets the members that its sentence or the one before names.
    """
    coordinated = [node for node in nodes if chains.members(node) and node.coordinated]
    first: dict[frozenset[int], Node] = {}
    for node in coordinated:
        chains.merge(first.setdefault(frozenset(map(chains.root, chains.members(node))), node), node)
    for node in nodes:
        wanted = _count(node)
        if wanted is None:
            continue
        latest = next(_coordinated(node, wanted, chains, coordinated), None)
        if latest is not None:
            chains.merge(latest, node)
        elif not chains.members(node) and (members := _around(node, wanted, nodes, chains)):
            chains.set_members(node, members)


def _count(node: Node) -> int | None:
    """How many a plural phrase says there are: "the two ..." or "both ..."."""
    if node.word == "both" and node.form == PRONOUN and node.end == node.start + 1:
        return 2
    if node.number != PLURAL or node.form == PRONOUN or node.coordinated:
        return None
    words = [t.lower_ for t in node.head.lefts if t.i >= node.start]
    counted = next((_NUMBERS[word] for word in words if word in _NUMBERS), None)
    return counted if node.definite else None


def _coordinated(node: Node, wanted: int, chains: Chains, coordinated: Sequence[Node]) -> Iterator[Node]:
    """Coordinations before a phrase with as many members as it counts, all of its kind, the latest first."""
    last = bisect_left(coordinated, node.index, key=lambda other: other.index)
    latest = sorted(coordinated[max(0, last - _LATEST) : last], key=lambda n: (n.sentence, n.rank == 3, n.index))
    for other in reversed(latest):
        members = chains.members(other)
        if len(members) == wanted and all(_is_a(node, member, chains) for member in members):
            yield other


def _around(node: Node, wanted: int, nodes: Sequence[Node], chains: Chains) -> Sequence[Node]:
    """The named actors just before a phrase, of one kind that fits, if they are as many as it counts."""
    found: dict[int, Node] = {}
    latest = node.sentence
    for other in reversed(nodes[: node.index]):
        if node.sentence - other.sentence > _NEAR or (other.sentence < latest and len(found) == wanted):
            break
        latest = other.sentence
        if chains.profile(other).names and other.end <= node.start and _is_a(node, other, chains):
            found.setdefault(chains.root(other), other)
    kinds = {chains.kind(other) for other in found.values()}
    mixed = len(kinds) > 1 or (node.lemma in words("allies") and PERSON in kinds)
    return [] if mixed or len(found) != wanted else sorted(found.values(), key=lambda n: n.index)


def _is_a(node: Node, member: Node, chains: Chains) -> bool:
    """Whether a group's noun may name one of its members."""
    kind = chains.kind(member)
    if node.form == PRONOUN:
        return True
    if node.lemma in words("bodies") and not may_trade(member):
        return False
    if node.lemma in words("allies"):
        return kind in {STATE, ORGANIZATION} or (kind == PERSON and node.lemma not in words("never persons"))
    return kind == (PERSON if node.kind == GROUP else node.kind)
