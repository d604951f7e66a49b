"""An article's actors, for tests that name mentions by their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.actors import find_mentions, load_gazetteer, resolve_chains
from kg.model import Mention
from kg.parse import Parsed
from kg.statements import find_statements


class Actors:
    """The resolved mentions of a text; `get("she#2")` is the second mention that reads "she"."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        gazetteer = load_gazetteer()
        found = find_mentions(parsed, gazetteer)
        self.mentions = resolve_chains(parsed, found, find_statements(parsed), gazetteer)

    def get(self, words: str) -> Mention:
        """The mention that reads so."""
        text, _, number = words.partition("#")
        alike = [mention for mention in self.mentions if mention.span.text == text]
        assert len(alike) >= int(number or 1), f"no mention {words!r} in {[m.span.text for m in self.mentions]}"
        return alike[int(number or 1) - 1]

    def same(self, a: str, b: str) -> bool:
        """Whether two mentions are one actor."""
        return self.get(a).chain == self.get(b).chain

    def texts(self, kind: str | None = None) -> list[str]:
        """What all mentions read, or those of a kind."""
        return [mention.span.text for mention in self.mentions if kind in {None, mention.kind}]


@pytest.fixture(scope="session")
def actors(read: Callable[..., Parsed]) -> Callable[..., Actors]:
    """The actors of a text (title and publication date optional)."""
    return lambda text, title=None, published=None: Actors(read(text, title, published))
