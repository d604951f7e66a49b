"""A place -> the store there: `memory`, a folder, or the address of a SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path

from kg.registry import load
from kg.store.store import Store


def open_store(where: str | Path, read_only: bool = False) -> Store:
    """Open the store at a place; a folder that does not exist is made, unless it is only to be read.

    Raises StoreLocked where another process writes to it, InputError where there is no store.
    """
    place = str(where)
    store = Store(load("stores", _kind(place))(place, read_only))
    if not read_only:
        store.repair()
    return store


def _kind(place: str) -> str:
    if place == "memory":
        return "memory"
    return "endpoint" if place.startswith(("http://", "https://")) else "oxigraph"
