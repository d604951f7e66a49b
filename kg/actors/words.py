"""kg/data/actors-words.tsv -> which words tell who is who, by kind."""

from __future__ import annotations

from kg.resources import word_list


def words(kind: str) -> frozenset[str]:
    """The words of one kind."""
    return word_list("actors-words.tsv", kind)
