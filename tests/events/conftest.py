"""What the tests of events share: texts of our own read as a whole, and tables of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kg.model import Article, Event, Extraction
from kg.pipeline import Extractor
from kg.resources import rows

PUBLISHED = "2024-05-15"  # a Wednesday


@cache
def _extractor() -> Extractor:
    return Extractor()


@cache
def _extract(text: str, title: str | None = None, published: str = PUBLISHED) -> Extraction:
    return _extractor().extract(Article("test", text, title, published))


@pytest.fixture(scope="session")
def extract() -> Callable[..., Extraction]:
    """Read a text (title and publication date optional), each once a session."""
    return _extract


@pytest.fixture(scope="session")
def event() -> Callable[[str, str], Event]:
    """The event of a text that one of its triggers names."""

    def find(text: str, trigger: str) -> Event:
        events = _extract(text).events
        named = [one for one in events if any(span.text == trigger for span in one.mentions)]
        assert named, f"no event is called {trigger!r}, but {[one.trigger.text for one in events]}"
        return named[0]

    return find


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `case` gets the rows of the table with the name that its module gives in `ROWS`.

    A row with a reason in the column `known` is a known failure, and has to fail.
    """
    if "case" not in metafunc.fixturenames or not isinstance(getattr(metafunc.module, "ROWS", None), str):
        return
    name = metafunc.module.ROWS
    path = Path(__file__).with_name(name)
    cases = [row for _, row in rows(path.read_text(encoding="utf-8"), name)]
    metafunc.parametrize(
        "case",
        [
            pytest.param(
                row,
                id=" | ".join([*row.values()][:3]),
                marks=[pytest.mark.xfail(reason=row["known"], strict=True)] if row.get("known") else [],
            )
            for row in cases
        ],
    )
