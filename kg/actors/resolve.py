"""Parsed, Mention, Statement -> Mention: mentions in chains, each with its actor's IRI and display name.

Ordered sieves, the surest first (Raghunathan et al. 2010; Lee et al. 2013): names, grammar, quotations,
common nouns, groups, a user's component, pronouns, then possessive phrases again, as their owners are known by then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from kg.actors.by_component import join_clusters
from kg.actors.by_grammar import join_bound
from kg.actors.by_name import join_names
from kg.actors.by_noun import join_headline, join_nominals
from kg.actors.by_owner import join_owned
from kg.actors.by_pronoun import join_pronouns
from kg.actors.by_speech import join_speakers, others_speaking
from kg.actors.by_tenure import join_holders
from kg.actors.chains import Chains
from kg.actors.components import Cluster
from kg.actors.drafts import NAME, NOMINAL, PRONOUN
from kg.actors.gazetteer import Gazetteer, load_gazetteer
from kg.actors.groups import groups_of, join_groups
from kg.actors.nodes import Node, nodes_of
from kg.actors.offices import offices_of
from kg.actors.phrases import of_object
from kg.model import Mention, Statement
from kg.parse import Parsed
from kg.vocab import actor_iri, place_of

_GENITIVE, _GENITIVE_S = "'s", "'"
_ENDING = re.compile(r"^['’]s?\s+")


class _Resolution(Struct, frozen=True):
    """What is known when all sieves have run."""

    parsed: Parsed
    chains: Chains
    heads: Mapping[int, Node]
    names: dict[int, str]  # display names by the root of a chain


def resolve_chains(
    parsed: Parsed,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    gazetteer: Gazetteer | None = None,
    clusters: Sequence[Cluster] = (),
) -> tuple[Mention, ...]:
    """The mentions with chain, actor IRI, display name, members and the actor that they are part of filled in.

    Mentions of "it" that stand for an event are left out, as they name no actor. `clusters` are what a coreference
    component takes for one, if one is used.
    """
    nodes = nodes_of(parsed, mentions, gazetteer or load_gazetteer())
    heads = {node.head.i: node for node in reversed(nodes)}
    chains, offices = Chains(nodes, groups_of(nodes, heads)), offices_of(nodes)
    join_names(nodes, chains)
    join_bound(nodes, chains)
    join_speakers(parsed, chains, statements, offices)
    join_nominals(nodes, chains, offices)
    join_headline(nodes, chains)
    join_owned(nodes, chains)
    join_groups(nodes, chains)
    join_clusters(nodes, chains, clusters)
    events = join_pronouns(nodes, chains, others_speaking(parsed, chains, statements))
    join_owned(nodes, chains)
    if gazetteer and gazetteer.tenures and parsed.article.published:
        join_holders(nodes, chains, offices.values(), gazetteer.tenures, parsed.article.published[:10])
    resolution = _Resolution(parsed, chains, heads, {})
    return tuple(_resolved(node, resolution) for node in nodes if node.index not in events)


def _resolved(node: Node, known: _Resolution) -> Mention:
    chains = known.chains
    identity, chain = chains.identity(node), _chain(node, chains)
    named = node.form != NOMINAL or chains.profile(node).names
    found = node.mention
    return Mention(
        span=found.span,
        head=found.head,
        form=found.form,
        chain=chain,
        kind=chains.kind(node) if named else node.kind,
        actor=actor_iri(known.parsed.article, chain, identity),
        name=known.names.get(chains.root(node)) or known.names.setdefault(chains.root(node), _display(node, known)),
        identity=identity,
        part_of=_part_of(node, known),
        members=tuple(dict.fromkeys(_chain(member, chains) for member in chains.members(node))),
    )


def _chain(node: Node, chains: Chains) -> str:
    return place_of(chains.nodes[chains.root(node)].mention.span)


def _display(node: Node, known: _Resolution) -> str:
    """The known name, the fullest of the names in the text, or the first phrase with its owner named."""
    members = known.chains.profile(node).members
    identity = known.chains.identity(node)
    if identity and (entry := node.gazetteer.identified(identity)):
        return entry.name
    names = [n for n in members if n.form == NAME]
    if names:
        best = max(names, key=lambda n: (len(n.words), not n.head.text.isupper(), -n.index))  # "Oslo", not "OSLO"
        name = best.name
        return known.parsed.of(best.head.doc.span(name[0].i, name[-1].i + 1)).text
    first = min((n for n in members if n.form != PRONOUN), key=lambda n: n.index, default=members[0])
    return _owned(first, known) or first.mention.span.text


def _owned(node: Node, known: _Resolution) -> str | None:
    """A phrase with its owner's name ("Smith's office" for "his office"); None where the owner has none."""
    owner = known.heads.get(node.owner.i) if node.owner is not None else None
    if owner is None or known.chains.same(owner, node) or not known.chains.profile(owner).names:
        return None
    rest = known.parsed.of(node.head.doc.span(owner.end, node.end)).text
    name = _display(owner, known)
    return f"{name}{_GENITIVE_S if name.endswith('s') else _GENITIVE} {_ENDING.sub('', rest)}"


def _part_of(node: Node, known: _Resolution) -> str | None:
    """The chain of the whole in "his office", "Biden's team", "members of the Cabinet"."""
    if node.form != NOMINAL:
        return None
    whole = node.owner or of_object(node.head)
    other = known.heads.get(whole.i) if whole is not None else None
    return _chain(other, known.chains) if other is not None and not known.chains.same(node, other) else None
