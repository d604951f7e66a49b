"""Node, Chains -> Chains: what the grammar of one sentence says is one actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.actors.chains import Chains
from kg.actors.drafts import NAME, NOMINAL, PRONOUN
from kg.actors.gazetteer import PERSON, PLACE, ROLE, STATE
from kg.actors.nodes import BODIES, Node
from kg.actors.phrases import NAMED_PLACES, antecedent, apposed, apposition, conjuncts, of_object, titles
from kg.actors.pronouns import RELATIVE
from kg.actors.verbs import asserted, is_future
from kg.actors.words import words
from kg.doc import Token

_LINKING = frozenset("be become remain".split())


def join_bound(nodes: Sequence[Node], chains: Chains) -> None:
    """Join phrases with one head, offices with the names after them, appositions, predicates, relatives, reflexives."""
    heads: dict[int, Node] = {}
    for node in nodes:
        outer = heads.setdefault(node.head.i, node)
        if outer is not node:
            chains.merge(outer, node, certain=True)
    for office, name in _offices(nodes):
        chains.merge(office, name)
    for node in nodes:
        for other in _bound(node, heads):
            if _may_be(node, other):
                chains.merge(other, node)


def _offices(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """An office and the name right after it ("Apple CEO X", "Minister of Education X", "ambassador to Spain X")."""
    ends: dict[int, Node] = {}
    heads = {node.head.i: node for node in nodes if node.form == NOMINAL and node.kind != ROLE}
    for node in nodes:
        if node.form == NOMINAL and node.kind != ROLE:
            ends[node.end] = node
        elif node.form == NAME and node.kind in BODIES and node.head.dep_ == "pobj" and node.head.head.head.i in heads:
            ends.setdefault(node.end, heads[node.head.head.head.i])
    for node in nodes:
        office = ends.get(node.start)
        if node.form != NAME or office is None:
            continue
        if office.head.i == node.start - 1 or {office.kind, node.kind} == {PERSON}:  # no "the blog of X Y"
            yield office, node


def _bound(node: Node, heads: Mapping[int, Node]) -> Iterator[Node]:
    tokens = [*_beside(node), *_titled(node), *_called(node), *_predicate(node), *_relative(node), *_reflexive(node)]
    return (heads[t.i] for t in tokens if t.i in heads)


def _beside(node: Node) -> Iterator[Token]:
    head = node.head
    if head.dep_ == "appos" and apposition(apposed(head)) == head:
        yield apposed(head)


def _titled(node: Node) -> Iterator[Token]:
    """The last of coordinated titles, to which a name belongs: "mayor and party leader Ann Lee"."""
    if node.form == NOMINAL and node.kind == PERSON:
        listed = list(conjuncts(node.head))
        if node.head in titles(listed):
            yield listed[-1]


def _called(node: Node) -> Iterator[Token]:
    """The name in "the city of X", which is X itself."""
    name = of_object(node.head) if node.form == NOMINAL and node.lemma in NAMED_PLACES else None
    if name is not None and node.definite:
        yield name


def _predicate(node: Node) -> Iterator[Token]:
    """The subject that a predicate noun is said to be ("X is a planemaker"), the object that a name is given to."""
    head, verb = node.head, node.head.head
    if head.dep_ == "attr" and verb.lemma_ in _LINKING and node.form == NOMINAL and _is(verb):
        yield from (t for t in verb.lefts if t.dep_ == "nsubj")
        if verb.dep_ == "xcomp":
            yield from (t for t in verb.head.lefts if t.dep_ in {"nsubj", "nsubjpass"})
    elif head.dep_ == "oprd" and verb.lemma_ in words("naming"):
        passive = [t for t in verb.lefts if t.dep_ == "nsubjpass"]
        yield from passive or [t for t in verb.rights if t.dep_ == "dobj"]
        if verb.dep_ == "acl":
            yield verb.head


def _is(verb: Token) -> bool:
    return asserted(verb) and not is_future(verb)


def _relative(node: Node) -> Iterator[Token]:
    if node.form == PRONOUN and node.word in RELATIVE:
        noun = antecedent(node.head)
        if noun is not None:
            yield noun


def _reflexive(node: Node) -> Iterator[Token]:
    """The subject of a reflexive's clause; without one, the possessor of the noun that the clause hangs on."""
    if node.form != PRONOUN or not node.word.endswith(("self", "selves")):
        return
    for token in node.head.ancestors:
        subject = next((t for t in token.lefts if t.dep_ in {"nsubj", "nsubjpass", "poss"}), None)
        if subject is not None:
            yield subject
            return


def _may_be(node: Node, other: Node) -> bool:
    """Two names side by side are two things, and a place with its region is no apposition."""
    if node.form == NAME and other.form == NAME:
        return False
    return not {node.kind, other.kind} & {PLACE, STATE} or node.kind == other.kind or PRONOUN in {node.form, other.form}
