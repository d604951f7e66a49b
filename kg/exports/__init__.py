"""Store -> the whole graph for other tools: a format is a function that gives files by what their names add."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.files import write_whole
from kg.registry import load, names
from kg.store import Store

Files = Mapping[str, bytes]
Export = Callable[[Store], Files]


def export_formats() -> list[str]:
    """The names of all formats."""
    return names("exports")


def export(store: Store, form: str, path: Path) -> list[Path]:
    """Write a store in a format to a file, and say what was written.

    Where a format takes several files, each has its suffix put before that of the path: `news.csv` becomes
    `news.nodes.csv` and `news.edges.csv`.
    """
    written = []
    make: Export = load("exports", form)
    for suffix, content in make(store).items():
        target = path.with_suffix(f".{suffix}{path.suffix}") if suffix else path
        write_whole(target, content)
        written.append(target)
    return written
