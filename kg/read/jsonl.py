"""JSON lines, or one JSON document -> Articles: an object each, its text used exactly as given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

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
                yield _article(_parsed(text, where), where)
        except InputError as error:
            yield error


def read_document(source: Source) -> Iterator[Article | InputError]:
    """The articles of one JSON document, an object or a list of them; JSON lines under its name are read as such."""
    first, more, _ = source.start().lstrip().partition(b"\n")
    if first.startswith(b"{") and (first.rstrip().endswith(b"}") or not more):
        yield from read(source)
        return
    content = _parsed(source.text(), source.where)
    for number, fields in enumerate(content if isinstance(content, list) else [content], 1):
        try:
            yield _article(fields, f"{source.where}: article {number}")
        except InputError as error:
            yield error


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON: {error}") from error


def _article(fields: Any, where: str) -> Article:
    if not isinstance(fields, dict):
        raise InputError(f"{where}: a JSON {type(fields).__name__}; an article is an object with a field 'text'")
    return article(fields, where)
