"""kg/data/doc-words.tsv -> which words tell what the parser has misread, by kind."""

from __future__ import annotations

from kg.resources import word_list


def words(kind: str) -> frozenset[str]:
    """The words of one kind."""
    return word_list("doc-words.tsv", kind)
