"""Actors of an article <-> what is beside each: the company it keeps and the setting it is told of in, as a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from msgspec import Struct

from kg.resolve.evidence import COMPANY, SETTING
from kg.resolve.names import Key, generic, key, title

_TELLING = frozenset({"person", "organization", "state", "place"})
_AND, _IN = "|", "||"


class Named(Struct, frozen=True):
    """An actor as an article names it, by its main name first."""

    actor: str
    names: tuple[str, ...]
    kind: str
    known: bool = False

    @property
    def key(self) -> Key | None:
        """What tells its main name apart."""
        return key(self.names[0], self.kind)


def beside(named: Iterable[Named], held: Mapping[str, Set[str]]) -> Iterator[tuple[str, str]]:
    """What is beside each actor of an article that has a name of its own; `held` are the offices of some.

    >>> dict(beside([Named("a", ("Dr. Ana Núñez",), "person"), Named("b", ("Chile",), "state", True)], {}))
    {'a': '||chile|dr', 'b': 'nunez||'}
    """
    keys = {one: name for one in named if (name := one.key)}
    company: set[str] = set()
    setting: set[str] = set()
    for one, name in keys.items():
        if one.kind in _TELLING and not generic(name):
            strong, shown = _shown(name, one)
            (company if strong else setting).add(shown)
    for one, name in keys.items():
        own = {_shown(name, one)[1], *name}
        titles = {told for text in one.names if one.kind == "person" and (told := title(text))}
        some = sorted(company - own | held.get(one.actor, set()))[:COMPANY]
        yield one.actor, _IN.join(_AND.join(part) for part in (some, sorted(setting - own | titles)[:SETTING]))


def read_beside(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The company and the setting that a text tells of."""
    company, _, setting = text.partition(_IN)
    return frozenset(filter(None, company.split(_AND))), frozenset(filter(None, setting.split(_AND)))


def _shown(name: Key, one: Named) -> tuple[bool, str]:
    """What an actor is called where it tells of others, and whether it tells much."""
    if one.kind == "person":
        return True, name[-1]
    return one.kind == "organization" and not one.known, " ".join(name)
