"""Lexicon files -> Lexicon: which predicate, with which arguments, tells which type of event, in which roles.

The files in `kg/data` (all tab-separated, first line names the columns, `|` parts the items of a cell):

- `predicates_AREA.tsv`: predicate, pos (verb, noun, adj, light: a noun with its support verb), type, when, roles,
  plover (the root, where it is not the type's), note. A cell `call off|scrap` stands for two entries; predicates of
  several words are explained in `kg.events.idioms`. `when` is a list of conditions that must all hold,
  `slot=value|value; slot/slot=value`: a value is a lemma, `@class`, `word *` (a noun with that modifier), `xcomp` or
  `ccomp` (a clause), `obligation` (one with "must"), `guilt` (one with "is to blame"), `+` (filled), `-` (empty),
  `!lemma` or `!@class` (no filler is one). `roles` is a list of `slot=role` that differ from the defaults.
- `roles.tsv`: the default role of a slot by type (`*` any) and part of speech; it also declares the slots there are.
- `noun_classes.tsv`: class -> lemmas. An actor's kind (person, organization, state, place, group) is a class too.
- `event_nouns.tsv`: how surely a noun is an event: always, argument (only with one), counted (with one, and
  with an article or in the plural), anaphoric (only with "the").
- `statives.tsv`: predicates that are no events: states, relations, cues of speech, cause, wish, aspect, support verbs.

A user's file has the columns of the first; where predicate, pos and conditions are those of an entry, it replaces it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from kg.events.backbone import load_types
from kg.events.conditions import CLAUSES, Condition, Filler
from kg.events.lexicon_files import Entry, Tables, read_entries, read_tables, read_user_entries

__all__ = ["Condition", "Entry", "Filler", "Lexicon", "load_lexicon"]

Key = tuple[str, str]
_PARTS_OF_SPEECH = ("verb", "noun", "adj", "light")
_AGAIN = frozenset({"re", "co"})  # prefixes under which a verb tells the same type of event


class Lexicon(Struct, frozen=True, eq=False):
    """What the lexicon files say, ready to be looked up; entries of a predicate stand with the most specific first.

    `supported` are those of a noun with a support verb, which is a noun still; `readings` how many types a predicate
    may tell; `states` the predicates that begin with "be".
    """

    entries: Mapping[Key, tuple[Entry, ...]]
    tables: Tables
    supported: Mapping[str, tuple[Entry, ...]]
    readings: Mapping[Key, int]
    states: frozenset[str]

    def match(self, predicate: str, pos: str, slots: Mapping[str, Sequence[Filler]]) -> Entry | None:
        """The most specific entry (the most words asked for, the most conditions, the first) that the slots satisfy."""
        found = self.supported.get(predicate, ()) if pos == "light" else self.entries_of(predicate, pos)
        met = frozenset().union(*(filler for fillers in slots.values() for filler in fillers))
        for entry in found:
            for condition in entry.conditions:
                if (condition.wanted and condition.wanted.isdisjoint(met)) or not condition.holds(slots):
                    break
            else:
                return entry
        return None

    def asked(self, predicate: str) -> frozenset[str]:
        """The slots that the conditions of a predicate's entries look at."""
        return _asked(self, predicate)

    def filler(self, lemma: str, kinds: Iterable[str] = (), modifiers: Iterable[str] = ()) -> Filler:
        """What fills a slot, by its lemma, what it is (kinds of actor, labels of clauses), and the lemmas before it."""
        return _filler(self, lemma, frozenset(kinds), tuple(modifiers))

    def role(self, entry: Entry, slot: str) -> str | None:
        """The role of what fills a slot; None where it has none (a complement clause, an unknown preposition)."""
        name = "obj" if slot == entry.object_slot else slot  # "called on members": the object
        found = entry.roles.get(slot) or entry.roles.get(name) or self._default_role(entry, name)
        return None if found in (None, "-") else found

    def _default_role(self, entry: Entry, slot: str) -> str | None:
        """The first row of roles.tsv that fits, from the entry's type upwards, its part of speech before any."""
        pos = "noun" if entry.pos == "light" else entry.pos
        for name in (entry.type, *load_types()[entry.type].ancestors, "*"):
            for key in ((name, pos, slot), (name, "*", slot)):
                if key in self.tables.roles:
                    return self.tables.roles[key]
        return None

    def classes(self, lemma: str) -> frozenset[str]:
        """The noun classes of a lemma, or of a name ("WHO" is not "who")."""
        return self.tables.classes.get(lemma) or self.tables.classes.get(lemma.lower(), frozenset())

    def knows(self, predicate: str, pos: str) -> bool:
        """Whether the lexicon has an entry for a predicate, whatever its conditions."""
        return bool(self.entries_of(predicate, pos))

    def entries_of(self, predicate: str, pos: str) -> tuple[Entry, ...]:
        """The entries of a predicate, however it is spelled."""
        found = self.entries.get((predicate, pos), ())
        if "-" not in predicate:
            return found
        return found + next((known for one in _spellings(predicate) if (known := self.entries.get((one, pos)))), ())

    def strength(self, lemma: str) -> str | None:
        """How surely a noun tells an event: always, argument, counted, anaphoric, or None for no event noun."""
        strength = self.tables.strengths.get(lemma)
        if strength or "-" not in lemma:
            return strength
        return next((known for one in _spellings(lemma) if (known := self.tables.strengths.get(one))), None)

    def is_event_noun(self, lemma: str) -> bool:
        """Whether a noun may tell an event."""
        return lemma in self.tables.strengths

    def stative(self, lemma: str, pos: str) -> str | None:
        """The class (state, speech, cause, wish, aspect, light, copula, ...) of a predicate that is no event."""
        return self.tables.statives.get((lemma, pos))


def _spellings(word: str) -> Iterator[str]:
    """How a word with a prefix may stand in the lexicon, the prefix apart: "retake" or "take" for "re-take"."""
    prefix, _, rest = word.partition("-")
    yield prefix + rest
    if prefix in _AGAIN:
        yield rest


def load_lexicon(*extra: Path) -> Lexicon:
    """The package's lexicon, with a user's files on top; raises DataError, with file and line, at the first fault."""
    return _load(tuple(extra))


@lru_cache(maxsize=4)
def _load(extra: tuple[Path, ...]) -> Lexicon:
    tables = read_tables()
    found = {entry.key: entry for entry in read_entries(tables)}
    for path in extra:  # the user's come first, so that they win where as many conditions hold
        own = {entry.key: entry for entry in read_user_entries(path, tables)}
        found = own | {key: entry for key, entry in found.items() if key not in own}
    entries = _by_predicate(found.values())
    return Lexicon(
        entries=entries,
        tables=tables,
        supported={
            word: _sorted((*group, *entries.get((word, "noun"), ())))
            for (word, pos), group in entries.items()
            if pos == "light"
        },
        readings={key: len({one.type for one in group}) for key, group in entries.items()},
        states=frozenset(one.predicate for one in entries.get(("be", "verb"), ())),
    )


@lru_cache(maxsize=4096)
def _asked(lexicon: Lexicon, predicate: str) -> frozenset[str]:
    entries = (entry for pos in _PARTS_OF_SPEECH for entry in lexicon.entries_of(predicate, pos))
    found = {slot for entry in entries for condition in entry.conditions for slot in condition.slots}
    return frozenset(found | {"iobj"} if "to" in found else found)


@lru_cache(maxsize=16_384)
def _filler(lexicon: Lexicon, lemma: str, kinds: frozenset[str], modifiers: tuple[str, ...]) -> Filler:
    kinds |= lexicon.classes(lemma)
    found = {lemma, lemma.lower(), *("@" + kind for kind in kinds), *(kinds & CLAUSES)}
    for word in modifiers:
        found |= {f"{word} *", *(f"@{kind} *" for kind in lexicon.classes(word))}
    return frozenset(found)


def _by_predicate(entries: Iterable[Entry]) -> Mapping[Key, tuple[Entry, ...]]:
    """Entries by predicate and part of speech, the most specific first."""
    grouped: defaultdict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        grouped[entry.head, entry.pos].append(entry)
    return {key: _sorted(group) for key, group in grouped.items()}


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries, the most specific first."""
    return tuple(sorted(entries, key=_generality))


def _generality(entry: Entry) -> tuple[int, int, int]:
    """Less for an entry that asks for more: for certain words first, then for slots that are filled or empty.

    Of two that ask for as much, the one of several words goes first: "shook hands", not "shook the town".
    """
    asked = sum(bool(condition.wanted) for condition in entry.conditions)
    return -asked, -len(entry.conditions), -len(entry.words)
