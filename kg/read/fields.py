"""Key and value pairs, as JSON objects and table rows have them -> Article, or an error that says what is wrong."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from kg.errors import InputError
from kg.model import Article
from kg.read.dates import iso_date

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_STRINGS = ("title", "source", "url", "language")


def article(fields: Mapping[str, Any], where: str, name: str | None = None) -> Article:
    """The article that the fields describe; `name` is its id where they give none, else a hash of its content.

    Raises InputError, which starts with `where`, for a field that is missing or of the wrong type.
    """
    try:
        return _article(fields, name)
    except ValueError as error:
        raise InputError(f"{where}: {error}") from error


def _article(fields: Mapping[str, Any], name: str | None) -> Article:
    text = _string(fields, "text")
    if not text or not text.strip():
        raise ValueError("no text; an article needs a field 'text' that is not empty")
    published = _string(fields, "published")
    if published and not (read := iso_date(published)):
        raise ValueError(f"'published' is {published!r}; it must be an ISO 8601 date or date-time, such as 2024-03-27")
    return Article(
        id=_string(fields, "id") or name or content_hash(text, fields),
        text=text,
        published=read if published else None,
        authors=_authors(fields.get("authors")),
        **{key: _string(fields, key) for key in _STRINGS},
    )


def content_hash(text: str, fields: Mapping[str, Any]) -> str:
    """16 hexadecimal digits from what an article without an id consists of."""
    known = (text, *(str(fields.get(key) or "") for key in ("title", "published", "url")))
    return hashlib.sha256("\x1f".join(known).encode("utf-8")).hexdigest()[:16]


def _string(fields: Mapping[str, Any], key: str) -> str | None:
    """A field as a string (a number counts), or None where it is absent, null or empty."""
    value = fields.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{key!r} is a {type(value).__name__}; it must be a string")
    if found := _LONE_SURROGATE.search(text := str(value)):
        raise ValueError(f"{key!r} holds half a character (a lone surrogate) at offset {found.start()}")
    return text


def _authors(value: Any) -> tuple[str, ...]:
    """A list of names, or one string of names apart by semicolons."""
    names = value.split(";") if isinstance(value, str) else value or ()
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise ValueError("'authors' must be a list of strings")
    return tuple(name.strip() for name in names if name.strip())
