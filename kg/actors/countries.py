"""Doc, Gazetteer -> which states a text names, where, and which it names most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.actors.gazetteer import STATE, Gazetteer
from kg.doc import Doc

_WINDOW = 60  # latest states that count


def states_in(doc: Doc, gazetteer: Gazetteer) -> list[tuple[int, str]]:
    """The places (in tokens) and identities of all states that a text names, their adjectives included."""
    found = []
    for token in doc:
        if token.text[:1].isupper():
            entry = gazetteer.adjectives.get(token.text) or gazetteer.names.get(token.text)
            if entry is not None and entry.kind == STATE:
                found.append((token.i, entry.identity))
    return found


def main_state(states: Sequence[tuple[int, str]]) -> str | None:
    """The identity that is named most among the latest; of equals, the one named first."""
    count = Counter(identity for _, identity in states[-_WINDOW:])
    return max(count, key=lambda identity: count[identity], default=None)
