"""Drafts -> groups: which mentions in an article tell the same event.

A mention joins the likeliest earlier event (`kg.events.likeness`: points for and against), where that is likely
enough; of events as likely, the nearest. What is about an event comes after what tells that event; last of all come
the nouns that only repeat a word: what joins nothing tells nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.events.alike import derived, is_general, type_sets, word_sets
from kg.events.drafts import Draft
from kg.events.likeness import likeness
from kg.events.propositions import REPEATED
from kg.events.relations import CONTENT
from kg.events.telling import Telling, telling
from kg.events.ties import Edge
from kg.events.tree import lemma

ENOUGH = 4  # points from which a mention tells the event of others
_REACH = 20  # earlier events that are looked at for each key
_MAIN = 3  # events of the headline and the lead, which a general noun may mean from afar
_OPENING = 4  # letters by which a verb and a noun that is made from it are brought together
_MANY = 16  # mentions of an event that are compared
_DEEPEST = 4  # acts about acts about ... an event
_ANY = "any"
_APART = frozenset({"before", "after"})
_NOTHING = frozenset[int]()

Others = Mapping[int, frozenset[int]]  # draft -> other drafts, by their indices


def group(drafts: Sequence[Draft], ties: Sequence[Edge]) -> list[list[Draft]]:
    """Drafts of the same event together, in text order; `ties` are the relations that sentences tell of them."""
    about = _others((edge.source, edge.target) for edge in ties if edge.relation in CONTENT)
    apart = [edge for edge in ties if edge.relation in _APART]
    events = Events(_others(pair for one in apart for pair in ((one.source, one.target), (one.target, one.source))))
    for draft in _ordered(drafts, about, apart):
        events.add(draft, about.get(draft.index, _NOTHING))
    return [sorted((one.draft for one in event), key=lambda draft: draft.index) for event in events.found]


def _others(pairs: Iterable[tuple[int, int]]) -> Others:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}


def _ordered(drafts: Sequence[Draft], about: Others, apart: Iterable[Edge]) -> list[Draft]:
    """Drafts in the order in which they are compared: contents before the acts about them, mere nouns last.

    Of two that one word tells, but at different times, what is subordinate comes later: "launched an app a year after
    launching the site".
    """
    depth = dict.fromkeys((one.index for one in drafts), 0)
    for _ in range(_DEEPEST):
        for source in sorted(about.keys() & depth.keys()):
            depth[source] = min(_DEEPEST, 1 + max((depth.get(target, 0) for target in about[source]), default=0))
    acts = {lemma(one.frame.trigger) for one in drafts if one.index in about}
    for one in drafts:  # "decided to stay ... the decision": the noun means the act rather than what that is about
        if one.frame.proposition.pos == "noun" and one.index not in about and _is_made_from(one, acts):
            depth[one.index] = _DEEPEST
    words = {one.index: one.frame.predicate for one in drafts}
    below = {edge.target for edge in apart if words[edge.source] == words[edge.target]}
    mere = {one.index for one in drafts if one.frame.proposition.construction == REPEATED}
    return sorted(drafts, key=lambda one: (one.index in mere, one.index in below, depth[one.index], one.index))


def _is_made_from(one: Draft, verbs: Iterable[str]) -> bool:
    """Whether a noun is the same word as one of some verbs, or made from it."""
    noun = lemma(one.frame.trigger)
    return any(noun == verb or derived(noun, verb) for verb in verbs)


class Events:
    """The events that mentions have been put together to, as far as they have been read."""

    def __init__(self, apart: Others) -> None:
        self._apart = apart
        self.found: list[list[Telling]] = []
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._of: dict[int, int] = {}  # draft -> its event

    def add(self, draft: Draft, about: frozenset[int]) -> None:
        """Put a mention to the event that it tells, or make it an event."""
        content: dict[int, Telling] = {}
        for told in sorted({self._of[i] for i in about if i in self._of}):  # and what a plan is for
            content |= {told: self.found[told][0], **self.found[told][0].content}
        one = telling(draft, content)
        keys = _keys(one)
        number = self._likeliest(one, keys)
        if number is None:
            if one.is_mere:
                return
            number = len(self.found)
            self.found.append([])
        self.found[number].append(one)
        self._of[draft.index] = number
        for key in keys:
            if number not in self._by_key[key][-_REACH:]:
                self._by_key[key].append(number)

    def _some(self, number: int) -> list[Telling]:
        """The mentions of an event; of very many, the first and the last that were read."""
        event = self.found[number]
        return event if len(event) <= _MANY else event[: _MANY // 2] + event[-_MANY // 2 :]

    def _likeliest(self, one: Telling, keys: Sequence[str]) -> int | None:
        """The likeliest event that a mention tells, the nearest of several; None where none is likely enough."""
        near = self._near(one, keys)
        scored = [(points, number) for number in near if (points := self._points(one, number)) is not None]
        best = max((points for points, _ in scored), default=0)
        likeliest = [number for points, number in scored if points == best]
        if best < ENOUGH or (one.is_mere and not one.points_back and len(likeliest) > 1):
            return None
        first = any(c.lower_ == "first" for c in one.token.children)  # "the first arrest" of several
        return likeliest[-1 if first else 0]

    def _points(self, one: Telling, number: int) -> int | None:
        """The points of a mention and an event; it is the later that retells the earlier."""
        event = self._some(number)
        first = min(event, key=lambda other: other.token.i)
        points = likeness(one, event)
        return points if points is None or first.token.i < one.token.i else likeness(first, [one])

    def _near(self, one: Telling, keys: Sequence[str]) -> list[int]:
        """The events that a mention may tell, the nearest before it first; none that it is said to follow or precede.

        A noun that only repeats a word stands for one that is told later only where none was told before.
        """
        looked_up = keys if is_general(one.word) else keys[:-1]
        numbers = {number for key in looked_up for number in self._by_key.get(key, ())[-_REACH:]}
        if one.points_back and is_general(one.word):  # "the decision": the one that the article is about
            numbers.update(range(min(_MAIN, len(self.found))))
        numbers -= {self._of[i] for i in self._apart.get(one.draft.index, _NOTHING) if i in self._of}
        before = {n: max((t.token.i for t in self._some(n) if t.token.i < one.token.i), default=-1) for n in numbers}
        nearest = sorted(numbers, key=lambda number: (-before[number], self.found[number][0].token.i))
        told = [number for number in nearest if before[number] >= 0]
        return nearest if not one.is_mere else told or nearest[:1]


def _keys(one: Telling) -> list[str]:
    """What brings a mention together with others: the beginning of its word, its type, the sets of both; any, last."""
    found = [f"word {one.word[:_OPENING]}", *(f"words {number}" for number in sorted(word_sets(one.word)))]
    if one.type != "Act":
        found += [f"type {one.type}", *(f"types {number}" for number in sorted(type_sets(one.type)))]
    return [*found, _ANY]
