"""Node, Chains -> Chains: the sieves for names, structure and nominals, the surest first."""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.chains import Chains
from kg.actors.drafts import NAME, NOMINAL, PRONOUN
from kg.actors.gazetteer import ORGANIZATION, PERSON, PLACE, STATE
from kg.actors.nodes import Node


def same_identity(nodes: Sequence[Node], chains: Chains) -> None:
    """Join mentions of one known actor, and names written alike."""
    first: dict[str, Node] = {}
    for node in nodes:
        if node.form == NAME:
            key = node.mention.identity or node.key
            other = first.setdefault(key, node)
            if other is not node:
                chains.merge(other, node, sure=True)


def structure(nodes: Sequence[Node], chains: Chains) -> None:
    """Join what the grammar says is one: nested phrases with one head, offices, appositions, predicates, relatives."""
    by_head: dict[int, Node] = {}
    for node in nodes:
        by_head.setdefault(node.head.i, node)
    for node in nodes:
        outer = by_head[node.head.i]
        if outer is not node:
            chains.merge(outer, node, sure=True)
        for other in _bound(node, by_head):
            chains.merge(other, node)


def _bound(node: Node, by_head: dict[int, Node]) -> list[Node]:
    """The mentions that grammar binds to one."""
    head = node.head
    found = []
    if head.dep_ == "appos":
        found.append(head.head.i)
    if head.dep_ == "attr" and node.form != PRONOUN and head.head.lemma_ in {"be", "become", "remain"}:
        found += [t.i for t in head.head.lefts if t.dep_ == "nsubj"]
    if head.lower_ in {"who", "which", "that", "whom", "whose"} and node.form == PRONOUN:
        clause = next((t for t in [head, *head.ancestors] if t.dep_ == "relcl"), None)
        if clause is not None:
            found.append(clause.head.i)
    if head.dep_ in {"compound", "nmod"} and node.form == NOMINAL and head.i + 1 == node.end:
        named = next((n for n in by_head.values() if n.form == NAME and n.start <= node.start and n.end > node.end), None)
        if named is not None and named.kind == node.kind:
            found.append(named.head.i)
    return [by_head[i] for i in found if i in by_head]


def short_names(nodes: Sequence[Node], chains: Chains) -> None:
    """Join a name with a shorter form of it: a surname, the first words of a body's name, its initials."""
    names = [n for n in nodes if n.form == NAME]
    for i, node in enumerate(names):
        for other in names[:i]:
            if not chains.same(node, other) and _short(node, other):
                chains.merge(other, node)


def _short(a: Node, b: Node) -> bool:
    short, long = sorted((a.words, b.words), key=len)
    if len(short) == len(long):
        return False
    if PERSON in {a.kind, b.kind}:
        return long[-len(short) :] == short or (len(short) == 1 and long[0] == short[0])
    if a.kind in {PLACE, STATE} or b.kind in {PLACE, STATE}:
        return False
    initials = "".join(w[0] for w in long if w[0].isupper())
    return long[: len(short)] == short and ORGANIZATION in {a.kind, b.kind} or (len(short) == 1 and short[0] == initials)


def nominals(nodes: Sequence[Node], chains: Chains) -> None:
    """Join definite phrases with an earlier mention that has the same head noun, or is of the kind that they name."""
    for node in nodes:
        if node.form == NOMINAL and node.definite and len(chains.members(node)) == 1:
            before = [n for n in nodes[: node.index] if n.end <= node.start and n.form != PRONOUN]
            match = next((n for n in reversed(before) if _same_head(n, node)), None) or _named_by(node, before, chains)
            if match is not None:
                chains.merge(match, node)


def _same_head(earlier: Node, node: Node) -> bool:
    if earlier.head.lemma_.lower() != node.head.lemma_.lower() or earlier.number != node.number:
        return False
    own = {t.lower_ for t in node.head.lefts if t.dep_ in {"amod", "compound", "nummod", "poss"}}
    return own <= {t.lower_ for t in earlier.head.doc[earlier.start : earlier.end]}


_KIND_NOUNS = {"company": ORGANIZATION, "firm": ORGANIZATION, "group": ORGANIZATION, "country": STATE, "organization": ORGANIZATION}


def _named_by(node: Node, before: Sequence[Node], chains: Chains) -> Node | None:
    """The most mentioned of the latest names of the kind that a bare noun names ("the company")."""
    kind = _KIND_NOUNS.get(node.head.lemma_.lower())
    if not kind or node.number == "plural" or node.end - node.start > 2:
        return None
    near = [n for n in before if n.form == NAME and n.kind == kind][-4:]
    return max(near, key=lambda n: (n.rank, len(chains.members(n)), n.index), default=None)
