"""Ties -> Edge: events that are part of another one by what they are called.

"The final" of an article about a tournament is a part of it (`kg/data/event_parts.tsv`), and "the first strike" one of
the strikes that it told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.events.frames import Frame
from kg.events.ties import Edge
from kg.events.tree import children, lemma
from kg.resources import read_data, rows

SOURCE = "event_parts.tsv"
_FAR = 300  # tokens
_ORDINALS = frozenset({"first", "second", "third", "last", "final", "next"})
_POINTING = frozenset({"the", "this", "that", "these", "those"}) | _ORDINALS


@lru_cache(maxsize=1)
def load_parts() -> Mapping[str, frozenset[str]]:
    """Noun for a part -> nouns for what it may be part of."""
    found: dict[str, frozenset[str]] = {}
    for _, row in rows(read_data(SOURCE), SOURCE):
        for part in row["part"].split("|"):
            found[part] = found.get(part, frozenset()) | frozenset(row["whole"].split("|"))
    return found


def parts(frames: Sequence[Frame]) -> Iterator[Edge]:
    """The nearest whole before each part that a noun names, where it points at one that is known."""
    told: dict[str, int] = {}
    for frame in frames:
        if frame.proposition.pos != "noun":
            continue
        token, word = frame.trigger, lemma(frame.trigger)
        many = token.tag_ in {"NNS", "NNPS"}
        if any(c.lower_ in _POINTING or c.dep_ == "poss" for c in token.children):
            wholes = [told[name] for name in load_parts().get(word, ()) if name in told]
            if not many and any(c.lower_ in _ORDINALS for c in children(token, "amod")) and f"{word}s" in told:
                wholes.append(told[f"{word}s"])
            if wholes and token.i - max(wholes) < _FAR:
                yield Edge(token.i, "part-of", max(wholes), (token,))
        told[f"{word}s" if many else word] = token.i
        told.setdefault(token.lower_, token.i)
