"""Entry + Factuality -> PLOVER root and CAMEO code: what coders of political events would write down."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.events.backbone import load_types
from kg.events.lexicon import Entry
from kg.model import Factuality
from kg.resources import read_data, rows

_TABLE = "plover_status.tsv"
_ANY = "*"


def codes(entry: Entry, factuality: Factuality) -> tuple[str | None, str | None]:
    """The PLOVER root of what an entry tells, given its status, and the CAMEO code of the act itself."""
    kind = load_types()[entry.type]
    root = entry.plover or kind.plover
    if root is not None:
        table, names = _by_status(), (*factuality.path, factuality.status)
        found = (table.get((name, key)) for name in names for key in (root, _ANY))
        root = next((becomes for becomes in found if becomes), root)
    return root, entry.cameo or kind.cameo


@lru_cache(maxsize=1)
def _by_status() -> Mapping[tuple[str, str], str]:
    """(status or cue, root of the event) -> root of the verbal act."""
    found = (row for _, row in rows(read_data(_TABLE), _TABLE))
    return {(row["status"], root): row["becomes"] for row in found for root in row["roots"].split("|")}
