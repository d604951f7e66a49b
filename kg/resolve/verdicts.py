"""A user's verdicts -> Links that stand above the machine's: these are one, these are not; the last word counts.

The members of a verdict `same` are one thing; those of a verdict `different` are each another.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from msgspec.structs import replace

from kg import vocab
from kg.model import Link

USER = "user"


def merged(verdicts: Iterable[Link], kind: str, members: Iterable[str], name: str = "") -> list[Link]:
    """The verdicts with one more: that these are one. What told them apart is taken back."""
    one = sorted(set(members))
    kept = []
    for link in verdicts:
        others = [member for member in link.members if member in one][1:]  # the first speaks for all of them
        kept.append(_without(link, others) if link.verdict == "different" else link)
    return [*_telling(kept), _verdict(kind, one, "same", name)]


def parted(verdicts: Iterable[Link], kind: str, sides: Sequence[Sequence[str]], name: str = "") -> list[Link]:
    """The verdicts with more: that each side is one thing, and each another. What joined them is taken back."""
    side_of = {member: number for number, side in enumerate(sides) for member in side}
    kept = []
    for link in verdicts:
        crossed = link.verdict == "same" and len({side_of[member] for member in link.members if member in side_of}) > 1
        kept.append(_without(link, side_of) if crossed else link)
    together = [_verdict(kind, side, "same", name) for side in sides if len(side) > 1]
    return [*_telling(kept), *together, _verdict(kind, [min(side) for side in sides], "different", name)]


def _without(link: Link, members: Container[str]) -> Link:
    return replace(link, members=tuple(member for member in link.members if member not in members))


def _telling(links: Iterable[Link]) -> list[Link]:
    return [link for link in links if len(link.members) > 1]


def _verdict(kind: str, members: Iterable[str], verdict: str, name: str) -> Link:
    told = tuple(sorted(members))
    return Link(kind, vocab.content_iri("verdict", kind, *told), told, 1.0, "the user says so", verdict, USER, name)
