"""What the tests share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kg.model import Article
from kg.parse import Parsed, parse


@cache
def _read(text: str, title: str | None = None, published: str | None = None) -> Parsed:
    return parse(Article("test", text, title, published))


@pytest.fixture(scope="session")
def read() -> Callable[..., Parsed]:
    """Parse a text (title and publication date optional), each once a session."""
    return _read
