"""A user's lexicon as text + one entry -> the text with it: what stood for the same case gives way, the rest stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import DataError
from kg.events.conditions import parse_conditions
from kg.events.lexicon_files import COLUMNS, check_entries

Row = Mapping[str, str]


def with_entry(text: str, row: Row, path: Path) -> str:
    """The text of a user's file with one more entry, itself where the entry is there already.

    An entry of the same predicate, part of speech and conditions is replaced. Raises DataError where the file or the
    entry has a fault: what is returned loads.
    """
    text = text if text.strip() else "\t".join(COLUMNS) + "\n"
    columns = next(line for line in text.splitlines() if line.strip() and not line.startswith("#")).split("\t")
    check_entries(text, str(path))
    for name, cell in row.items():
        if cell and name not in columns:
            raise DataError(f"{path}: there is no column {name!r}; its first line names {', '.join(columns)}")
        if len(cell.splitlines()) > 1 or "\t" in cell:
            raise DataError(f"a cell is one line without tabs, not {cell!r}")
    new = "\t".join(row.get(name, "").strip() for name in columns).rstrip("\t")
    if new in text.splitlines():
        return text
    lines = [*(left for line in text.splitlines() if (left := _without(line, row, columns)) is not None), new]
    changed = "".join(f"{line}\n" for line in lines)
    check_entries(changed, str(path))
    return changed


def _without(line: str, row: Row, columns: list[str]) -> str | None:
    """A line of a file without the predicate of an entry that is said anew; None where nothing is left of it."""
    cells = dict(zip(columns, (cell.strip() for cell in line.split("\t")), strict=False))
    if not line.strip() or line.startswith("#") or _case(cells) != _case(row):
        return line
    left = [name for name in _predicates(cells) if name not in set(_predicates(row))]
    if not left:
        return None
    return "\t".join({**cells, "predicate": "|".join(left)}[name] for name in columns if name in cells)


def _case(row: Row) -> tuple[str, frozenset[object]] | None:
    """What an entry is for, the predicate aside; None where it is no entry, such as the line of the columns."""
    try:
        return row.get("pos", ""), frozenset(parse_conditions(row.get("when", "")))
    except ValueError:
        return None


def _predicates(row: Row) -> Iterator[str]:
    return (item.strip() for item in row.get("predicate", "").split("|"))
