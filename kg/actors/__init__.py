"""Parsed -> Mention: who and what an article names, and which mentions are one actor."""

from kg.actors.components import find_clusters, load_component
from kg.actors.gazetteer import Gazetteer, load_gazetteer
from kg.actors.mentions import find_mentions
from kg.actors.resolve import resolve_chains
from kg.actors.roles import find_roles

__all__ = [
    "Gazetteer",
    "find_clusters",
    "find_mentions",
    "find_roles",
    "load_component",
    "load_gazetteer",
    "resolve_chains",
]
