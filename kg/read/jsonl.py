"""JSON lines -> Articles: one object a line, its text used exactly as given."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.errors import InputError
from kg.model import Article
from kg.read.fields import article
from kg.read.source import Source, decode


def read(source: Source) -> Iterator[Article | InputError]:
    """One article a line; a line that is broken costs only itself, and empty lines count for nothing."""
    for number, line in enumerate(source.stream, 1):
        where = f"{source.where}:{number}"
        try:
            if text := decode(line, where).strip():
                yield _article(text, where)
        except InputError as error:
            yield error


def _article(line: str, where: str) -> Article:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON: {error}; each line must be one whole JSON object") from error
    if not isinstance(fields, dict):
        raise InputError(f"{where}: a JSON {type(fields).__name__}; each line must be an object with a field 'text'")
    return article(fields, where)
