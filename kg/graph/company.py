"""Actors, offices of an article -> what is beside each actor, by which it is compared with those of other articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg import vocab
from kg.graph.actors import Actor
from kg.graph.terms import Graph
from kg.model import Role
from kg.resolve.gather import Named, beside


def write_company(graph: Graph, actors: Iterable[Actor], roles: Iterable[Role]) -> None:
    """Write what is beside the actors of an article; a known one counts where it is mentioned."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for role in roles:
        if role.body_name:
            held[role.holder].add(" ".join(f"{role.title} of {role.body_name}".casefold().replace("|", " ").split()))
    named = [
        Named(one.iri, (one.name, *one.other_names), one.kind or "", bool(one.identity))
        for one in actors
        if one.mentions or not one.identity
    ]
    for actor, told in beside(named, held):
        graph.say(actor, vocab.BESIDE, told)
