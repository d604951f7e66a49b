"""HTML -> Article: the main text and the metadata of a page, by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import InputError
from kg.model import Article
from kg.read.fields import article
from kg.read.header import peel
from kg.read.source import Source

_METADATA = {"title": "title", "published": "date", "url": "url", "language": "language", "authors": "author"}


def read(source: Source) -> Iterator[Article | InputError]:
    """The one article of a page; raises InputError where no main text is found."""
    from trafilatura import bare_extraction

    page = bare_extraction(source.stream.read(), with_metadata=True, include_comments=False, include_tables=False)
    text = getattr(page, "text", None) or ""
    if not text.strip():
        raise InputError(f"{source.where}: no article found in this page; save its text and read that instead")
    told = {key: getattr(page, name, None) for key, name in _METADATA.items()}
    told["source"] = getattr(page, "sitename", None) or getattr(page, "hostname", None)
    yield article(peel(text, told), source.where, source.name)
