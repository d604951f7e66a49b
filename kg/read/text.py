"""Plain text -> Article: header lines become metadata, and the body is a stretch of the file's text."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import InputError
from kg.model import Article
from kg.read.fields import article
from kg.read.header import peel
from kg.read.source import Source


def read(source: Source) -> Iterator[Article | InputError]:
    """The one article of a text file; raises InputError where it holds no body."""
    yield article(peel(source.text()), source.where, source.name)
