"""Parsed, Mention, Statement -> Mention: mentions in chains, each with its actor's IRI and display name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.actors import anaphora, sieves
from kg.actors.chains import Chains
from kg.actors.drafts import NAME, PRONOUN
from kg.actors.gazetteer import load_gazetteer
from kg.actors.nodes import Node
from kg.model import Mention, Statement
from kg.parse import Parsed
from kg.vocab import actor_iri, place_of


def resolve_chains(
    parsed: Parsed, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> tuple[Mention, ...]:
    """The mentions with chain, actor IRI, display name and the actor that they are part of filled in."""
    nodes = _nodes(parsed, mentions)
    chains = Chains(nodes)
    for sieve in (sieves.same_identity, sieves.structure, sieves.short_names, sieves.nominals):
        sieve(nodes, chains)
    anaphora.speakers(parsed, nodes, chains, statements)
    anaphora.pronouns(nodes, chains)
    return tuple(_resolved(parsed, node, nodes, chains) for node in nodes)


def _nodes(parsed: Parsed, mentions: Sequence[Mention]) -> list[Node]:
    gazetteer = load_gazetteer()
    nodes = []
    for index, mention in enumerate(mentions):
        tokens, head = parsed.tokens(mention.span), parsed.tokens(mention.head)
        nodes.append(Node(index, mention, tokens.start, tokens.end, head[-1], gazetteer))
    return nodes


def _resolved(parsed: Parsed, node: Node, nodes: Sequence[Node], chains: Chains) -> Mention:
    chain = place_of(nodes[chains.root(node)].mention.span)
    identity = chains.identity(node)
    kind = chains.kind(node)
    return replace(
        node.mention,
        chain=chain,
        kind=kind if node.form == PRONOUN else node.kind,
        actor=actor_iri(parsed.article, chain, identity),
        name=_display(node, chains),
        identity=identity,
        part_of=_part_of(node, nodes, chains),
    )


def _display(node: Node, chains: Chains) -> str:
    """The longest of a chain's names, else its first phrase."""
    members = chains.members(node)
    names = [n for n in members if n.form == NAME]
    if names:
        shown = max(names, key=lambda n: (len(n.words), -n.index))
        return " ".join(shown.words)
    return next((n.mention.span.text for n in members if n.form != PRONOUN), members[0].mention.span.text)


def _part_of(node: Node, nodes: Sequence[Node], chains: Chains) -> str | None:
    """The chain of the possessor in "his office", "Biden's team"."""
    if node.form != "nominal":
        return None
    owner = next((t for t in node.head.lefts if t.dep_ == "poss"), None)
    if owner is None:
        return None
    holder = next((n for n in nodes if n.head.i == owner.i), None)
    return place_of(nodes[chains.root(holder)].mention.span) if holder is not None else None
