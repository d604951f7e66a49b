"""kg/data/control.tsv -> which verbs and nouns lend, keep or refuse subjects, by kind."""

from __future__ import annotations

from kg.resources import word_list

SOURCE = "control.tsv"


def words(kind: str) -> frozenset[str]:
    """The lemmas (or, where the table says so, forms) of one kind."""
    return word_list(SOURCE, kind)
