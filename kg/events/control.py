"""kg/data/control.tsv -> which verbs and nouns lend, keep or refuse subjects, by kind."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.resources import read_data, rows

SOURCE = "control.tsv"


def words(kind: str) -> frozenset[str]:
    """The lemmas (or, where the table says so, forms) of one kind."""
    return _table()[kind]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    """Kind -> lemmas."""
    return {row["kind"]: frozenset(row["lemmas"].split("|")) for _, row in rows(read_data(SOURCE), SOURCE)}
