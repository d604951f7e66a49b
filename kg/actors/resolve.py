"""Parsed, Mention, Statement -> Mention: mentions in chains, each with its actor's IRI and display name.

Ordered sieves, the surest first (Raghunathan et al. 2010; Lee et al. 2013): names, grammar, quotations,
common nouns, pronouns, then possessive phrases again, as their owners are known by then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.actors.by_grammar import join_bound
from kg.actors.by_name import join_names
from kg.actors.by_noun import join_groups, join_nominals
from kg.actors.by_pronoun import join_pronouns
from kg.actors.by_speech import join_speakers
from kg.actors.chains import Chains
from kg.actors.drafts import NAME, NOMINAL, PRONOUN
from kg.actors.gazetteer import load_gazetteer
from kg.actors.nodes import Node, nodes_of
from kg.actors.phrases import conjuncts, of_object
from kg.model import Mention, Statement
from kg.parse import Parsed
from kg.vocab import actor_iri, place_of


def resolve_chains(parsed: Parsed, mentions: Sequence[Mention], statements: Sequence[Statement]) -> tuple[Mention, ...]:
    """The mentions with chain, actor IRI, display name, members and the actor that they are part of filled in.

    Mentions of "it" that stand for an event are left out, as they name no actor.
    """
    nodes = nodes_of(parsed, mentions, load_gazetteer())
    chains = Chains(nodes)
    heads = {node.head.i: node for node in reversed(nodes)}
    groups = {n.index: _members(n, heads) for n in nodes if n.head.dep_ == "cc"}
    join_names(nodes, chains)
    join_bound(nodes, chains)
    join_speakers(parsed, nodes, chains, statements)
    join_nominals(nodes, chains)
    join_groups(nodes, chains, groups)
    events = join_pronouns(nodes, chains)
    join_nominals(nodes, chains)
    return tuple(_resolved(parsed, node, heads, chains) for node in nodes if node.index not in events)


def _members(group: Node, heads: Mapping[int, Node]) -> list[Node]:
    return [heads[t.i] for t in conjuncts(group.head.head) if t.i in heads]


def _resolved(parsed: Parsed, node: Node, heads: Mapping[int, Node], chains: Chains) -> Mention:
    identity, chain = chains.identity(node), _chain(node, chains)
    return replace(
        node.mention,
        chain=chain,
        kind=chains.kind(node) if node.form != NOMINAL or chains.profile(node).names else node.kind,
        actor=actor_iri(parsed.article, chain, identity),
        name=_display(parsed, node, chains),
        identity=identity,
        part_of=_part_of(node, heads, chains),
    )


def _chain(node: Node, chains: Chains) -> str:
    return place_of(chains.nodes[chains.root(node)].mention.span)


def _display(parsed: Parsed, node: Node, chains: Chains) -> str:
    """The known name, the longest of the names in the text, or the first phrase."""
    members = chains.profile(node).members
    known = chains.identity(node)
    if known and (entry := node.gazetteer.identified(known)):
        return entry.name
    names = [n for n in members if n.form == NAME]
    if names:
        best = max(names, key=lambda n: (len(n.words), -n.index))
        return parsed.of(best.head.doc[best.core : best.head.i + 1]).text
    return next((n.mention.span.text for n in members if n.form != PRONOUN), members[0].mention.span.text)


def _part_of(node: Node, heads: Mapping[int, Node], chains: Chains) -> str | None:
    """The chain of the whole in "his office", "Biden's team", "members of the Cabinet"."""
    if node.form != NOMINAL:
        return None
    whole = node.owner or of_object(node.head)
    other = heads.get(whole.i) if whole is not None else None
    return _chain(other, chains) if other is not None and not chains.same(node, other) else None
