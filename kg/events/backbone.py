"""ontology/event-types.tsv -> EventType: the backbone of event types, with parents and PLOVER and CAMEO codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from kg.errors import DataError
from kg.resources import read_ontology, rows

SOURCE = "event-types.tsv"
ROOT = "Event"


class EventType(Struct, frozen=True):
    """One type: `ancestors` are the types above it, the nearest first, without the root `Event`."""

    name: str
    label: str
    ancestors: tuple[str, ...]
    plover: str | None
    cameo: str | None
    definition: str


@lru_cache(maxsize=1)
def load_types() -> Mapping[str, EventType]:
    """All event types by name, in the order of the file; raises DataError where a parent does not stand before."""
    types: dict[str, EventType] = {}
    for number, row in rows(read_ontology(SOURCE), SOURCE):
        parent = row["parent"]
        if parent != ROOT and parent not in types:
            raise DataError(f"{SOURCE}:{number}: unknown parent {parent!r}")
        above = () if parent == ROOT else (parent, *types[parent].ancestors)
        plover, cameo = (None if row[column] == "-" else row[column] for column in ("plover", "cameo"))
        types[row["type"]] = EventType(row["type"], row["label"], above, plover, cameo, row["definition"])
    return MappingProxyType(types)


@lru_cache(maxsize=4096)
def is_a(name: str, ancestor: str) -> bool:
    """Whether a type is another one, or stands below it."""
    return name == ancestor or ancestor in load_types()[name].ancestors
