"""Predicate -> heads with conditions: how a predicate of several words is found in a parse.

A cell of the lexicon says "take office" or "look into" as a reader would; a parse has a head and what depends on it:

- `call off`, `step down`: a particle stays with its verb;
- `look into`: either analysis of the last word, as a particle, or as a preposition whose object is then the object;
  but `give in` is a particle alone ("in" opens too many phrases of place);
- `take office`, `find guilty`: the object or the complement is that word; in `pay tribute to`, what follows "to" is
  the logical object; a word after an article or "one's" is no particle (`turn one's back on`);
- `go on strike`: what follows the preposition is that word; `hold a gun to the head of` has both;
- `give a cold shoulder to`: the words before a noun are among its modifiers;
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
    written = predicate.split()
    words = [word for word in written if word not in _IDLE]
    if pos == "verb":
        yield from _verb(words, slots, next((i for i, word in enumerate(written) if word in _IDLE), len(words)))
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


def _verb(words: list[str], slots: Collection[str], nouns: int) -> Iterator[Reading]:
    """The readings of a verb with other words, those from `nouns` on behind an article."""
    size = 1
    while size < min(len(words), nouns) and words[size] in _PARTICLES and _is_particle(words[size:], slots):
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
    """A verb with what else belongs to the predicate: `[into]`, `[office]`, `[on, strike]`, `[cold, water, on]`."""
    inner = rest[:-1] if last else rest
    if not inner:
        return Reading(head, (Condition((rest[0],), filled=True), Condition(("obj",), filled=False)), last)
    phrases: list[tuple[tuple[str, ...], list[str]]] = [(("obj", "comp"), [])]
    for word in inner:
        if word in slots:
            phrases.append(((word,), []))
        else:
            phrases[-1][1].append(word)
    if not phrases[0][1]:
        del phrases[0]
    if any(not 0 < len(words) < 3 for _, words in phrases):
        form = "`verb particle`, with `modifier noun`, `preposition noun` or both, and a last `preposition`"
        raise ValueError(f"a verb of several words is {form}, not {' '.join([head, *rest])!r}")
    return Reading(head, tuple(one for names, words in phrases for one in _phrase(names, words)), last)


def _phrase(slots: tuple[str, ...], words: list[str]) -> Iterator[Condition]:
    """That a slot is filled by a noun, with a modifier where there is one."""
    yield _is(slots, words[-1])
    for word in words[:-1]:
        yield Condition(slots, frozenset({f"{word} *"}))


def _is(slots: tuple[str, ...], word: str) -> Condition:
    """That a slot is filled by a word, which may be a plural."""
    lemmas = {word}
    if word.endswith("s") and not word.endswith("ss"):
        lemmas |= {word[:-1], word[:-3] + "y"} if word.endswith("ies") else {word[:-1]}
    return Condition(slots, frozenset(lemmas))
