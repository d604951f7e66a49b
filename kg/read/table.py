"""CSV with a header -> Articles: columns as the keys of JSON lines, apart by comma, semicolon or tab."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from kg.errors import InputError
from kg.model import Article
from kg.read.fields import article
from kg.read.source import Source, decode

_LONGEST = 10_000_000  # characters in a cell; the csv module's own limit is too small for an article
_ALSO = {"body": "text", "content": "text", "headline": "title", "date": "published", "author": "authors"}


def read(source: Source) -> Iterator[Article | InputError]:
    """One article a row; a row that is broken costs only itself."""
    csv.field_size_limit(_LONGEST)
    lines = (decode(line, f"{source.where}:{number}") for number, line in enumerate(source.stream, 1))
    table = csv.DictReader(lines, delimiter=_delimiter(source.start()))
    try:
        columns = [_column(name) for name in table.fieldnames or ()]
        if "text" not in columns:
            raise InputError(f"{source.where}: no column 'text' in the header; there are: {', '.join(columns)}")
        table.fieldnames = columns
        for row in table:
            try:
                yield article(row, f"{source.where}:{table.line_num}")
            except InputError as error:
                yield error
    except csv.Error as error:
        raise InputError(f"{source.where}:{table.line_num}: not CSV: {error}") from error


def _column(name: str) -> str:
    """The key that a column's name stands for."""
    key = name.strip().lower()
    return _ALSO.get(key, key)


def _delimiter(start: bytes) -> str:
    """What stands most often in the first line."""
    first = start.partition(b"\n")[0].decode("utf-8", "replace")
    return max(",;\t", key=first.count)
