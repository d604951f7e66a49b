"""Predicate -> heads with conditions: how a predicate of several words is found in a parse.

A cell of the lexicon says "take office" or "look into" as a reader would; a parse has a head and what depends on it:

- `call off`, `step down`: a particle stays with its verb;
- `look into`: either analysis of the last word, as a particle, or as a preposition whose object is then the object;
  but `give in` is a particle alone ("in" opens too many phrases of place);
- `take office`, `find guilty`: the object or the complement is that word; in `pay tribute to`, what follows "to" is
  the logical object;
- `go on strike`: what follows the preposition is that word;
- `press conference`, `exchange of fire`: a noun with that modifier, or with that `of`-phrase.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from kg.events.conditions import Condition

_PARTICLES = frozenset(
    "up down out away back apart forward aside together along ahead over off on in through aground ashore".split()
)
_IDLE = frozenset("a an the its one's".split())


class Reading(Struct, frozen=True):
    """One way a predicate shows in a parse; `object_slot` is the preposition whose object is the logical object."""

    head: str
    conditions: tuple[Condition, ...] = ()
    object_slot: str | None = None


def readings(predicate: str, pos: str, slots: Collection[str]) -> Iterator[Reading]:
    """All ways to find a predicate in a parse; `slots` tells which words are prepositions."""
    words = [word for word in predicate.split() if word not in _IDLE]
    if pos == "verb":
        yield from _verb(words, slots)
    elif len(words) > 1 and pos == "noun":
        yield _noun(words)
    else:
        yield Reading(predicate)


def _noun(words: list[str]) -> Reading:
    if len(words) == 2:
        return Reading(words[1], (_is(("mod",), words[0]),))
    if len(words) == 3 and words[1] == "of":
        return Reading(words[0], (_is(("of",), words[2]),))
    raise ValueError(f"a noun of several words is `modifier noun` or `noun of noun`, not {' '.join(words)!r}")


def _verb(words: list[str], slots: Collection[str]) -> Iterator[Reading]:
    size = 1
    while size < len(words) and words[size] in _PARTICLES and _is_particle(words[size:], slots):
        size += 1
    last = words[-1] if len(words) > 1 and words[-1] in slots and words[1:] != ["in"] else None
    if size >= len(words) - bool(last):
        yield Reading(" ".join(words))
    if last:
        size = min(size, len(words) - 1)
    if words[size:]:
        yield _with_arguments(" ".join(words[:size]), words[size:], last, slots)


def _is_particle(rest: list[str], slots: Collection[str]) -> bool:
    """Whether the first of the words is a particle rather than a preposition with its object: not in "on strike"."""
    return rest[0] not in slots or len(rest) == 1 or rest[1] in slots


def _with_arguments(head: str, rest: list[str], last: str | None, slots: Collection[str]) -> Reading:
    """A verb with what else belongs to the predicate: `[into]`, `[office]`, `[on, strike]`, `[tribute, to]`."""
    match rest[:-1] if last else rest:
        case []:
            return Reading(head, (Condition((rest[0],), filled=True), Condition(("obj",), filled=False)), last)
        case [word] if word not in slots:
            return Reading(head, (_is(("obj", "comp"), word),), last)
        case [preposition, word] if preposition in slots:
            return Reading(head, (_is((preposition,), word),), last)
    form = "`verb particle`, with `word` or `preposition word`, and a last `preposition`"
    raise ValueError(f"a verb of several words is {form}, not {' '.join([head, *rest])!r}")


def _is(slots: tuple[str, ...], word: str) -> Condition:
    """That a slot is filled by a word, which may be a plural."""
    lemmas = {word}
    if word.endswith("s") and not word.endswith("ss"):
        lemmas |= {word[:-1], word[:-3] + "y"} if word.endswith("ies") else {word[:-1]}
    return Condition(slots, frozenset(lemmas))
