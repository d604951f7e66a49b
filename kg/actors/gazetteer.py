"""kg/data tables, a user's file -> Gazetteer: known actors by name, seats, adjectives; nouns by kind; given names.

A name leads to an `Entry` with a lasting identity (`state/US`, `organization/un-security-council`). Names are
written as in the text, without an article before them. Seats of government ("Washington", "the Kremlin") lead
to the government only where they act, so they stand apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from kg.actors.userfile import Tenure, read_user_file, slug
from kg.lazy import lazy
from kg.resources import read_data, rows

PERSON, ORGANIZATION, STATE, PLACE, GROUP, ROLE, OTHER = (
    "person",
    "organization",
    "state",
    "place",
    "group",
    "role",
    "other",
)
NONE = "none"  # a noun that names neither actor nor thing
EVENT = "event"  # a noun that names an act or a happening
_ABSTRACT_ENDINGS = tuple("ness ity ism ship ance ence ancy ency hood ing ture cy sis ics".split())


_FIRST_WORD = re.compile(r"[\w.&]+")
_TOKENS = re.compile(r"\w+|[^\w\s]")


class Entry(Struct, frozen=True):
    """A known actor: `part_of` is the identity of the actor that it belongs to."""

    identity: str
    kind: str
    name: str
    part_of: str | None = None


class Gazetteer(Struct, frozen=True, dict=True):
    """What is known of actors before an article is read; look names up with `named`, nouns with `noun_kind`."""

    names: Mapping[str, Entry] = field(default_factory=dict)
    tenures: tuple[tuple[Entry, Tenure], ...] = ()
    guarded: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    seats: Mapping[str, Entry] = field(default_factory=dict)
    adjectives: Mapping[str, Entry] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    noun_genders: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[str, frozenset[str]] = field(default_factory=dict)
    trades: Mapping[str, str] = field(default_factory=dict)
    trade_nouns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    trade_words: Mapping[str, str] = field(default_factory=dict)

    @lazy
    def lengths(self) -> dict[str, int]:
        """First word of a name -> the most tokens that a name with this first word may have."""
        found: dict[str, int] = {}
        for name in self.names:
            first = _FIRST_WORD.match(name)
            if first:
                found[first.group()] = max(found.get(first.group(), 0), len(_TOKENS.findall(name)) + 1)
        return found

    def named(self, name: str) -> Entry | None:
        """The actor of that name, written as in a text, with or without an article before it."""
        found = self.names.get(name)
        if found is None and name[:4] in {"the ", "The "}:
            return self.names.get(name[4:])
        return found

    def identified(self, identity: str) -> Entry | None:
        """The actor with that identity."""
        return self._by_identity.get(identity)

    def country(self, entry: Entry | None) -> str | None:
        """The identity of the state that an actor is or belongs to."""
        while entry is not None and entry.kind != STATE:
            entry = self.identified(entry.part_of) if entry.part_of else None
        return entry.identity if entry else None

    def origins(self, words: Sequence[str]) -> frozenset[str]:
        """Where words place a body: "South Korean" and "Seoul" give the state, a town gives its name besides."""
        found = set(words)
        for word in (*words, *map(" ".join, pairwise(words))):
            entry = self.adjectives.get(word) or self.names.get(word)
            if entry is not None and entry.kind == STATE:
                found.add(entry.identity)
            elif word in self.cities:
                found.add(f"state/{self.cities[word]}")
        return frozenset(found)

    @lazy
    def _by_identity(self) -> dict[str, Entry]:
        return {entry.identity: entry for entry in self.names.values()}

    def noun_kind(self, lemma: str) -> str:
        """The kind of actor or thing that a common noun names; `none` where it names neither."""
        kind = self._noun(lemma)
        return NONE if kind == EVENT else kind

    def names_event(self, lemma: str) -> bool:
        """Whether a common noun names an act or a happening."""
        return self._noun(lemma) == EVENT

    def is_surname(self, word: str) -> bool:
        """Whether a name is a well-known surname, or ends as many surnames of its language do."""
        if self.signs.get(word) == "surname":
            return True
        return word.endswith(self._surname_endings) and word not in self.cities

    @lazy
    def _surname_endings(self) -> tuple[str, ...]:
        return tuple(sorted(self.cues["surname"]))

    def _noun(self, lemma: str) -> str:
        while lemma not in self.nouns and "-" in lemma:
            lemma = lemma.partition("-")[2]
        if kind := self.nouns.get(lemma):
            return kind
        if lemma.endswith(("tion", "sion", "ment")):
            return EVENT
        return NONE if lemma.endswith(_ABSTRACT_ENDINGS) else OTHER


def load_gazetteer(extra: Path | None = None) -> Gazetteer:
    """The package's gazetteer, with the actors of a user's file on top; raises DataError where that has a fault."""
    known = _built_in()
    if extra is None:
        return known
    names, tenures = dict(known.names), list(known.tenures)
    for actor in read_user_file(extra):
        entry = Entry(actor.identity, actor.kind, actor.name, actor.part_of)
        names.update((alias, entry) for alias in (actor.name, *actor.aliases))
        for office in actor.offices:
            body = names[office.body].identity if office.body in names else office.body
            tenures.append((entry, replace(office, body=body)))
    return replace(known, names=names, tenures=tuple(tenures))


@lru_cache(maxsize=1)
def _built_in() -> Gazetteer:
    names: dict[str, Entry] = {}
    seats, adjectives = dict[str, Entry](), dict[str, Entry]()
    for row in _table("actors-states.tsv"):
        aliases = _split(row["names"])
        entry = Entry(f"state/{row['code']}", STATE, aliases[0])
        names.update(dict.fromkeys(aliases, entry))
        government = f"Government of {aliases[0]}"
        names[government] = Entry(
            f"organization/{row['code'].lower()}-government", ORGANIZATION, government, entry.identity
        )
        people = Entry(f"people/{row['code']}", GROUP, (_split(row["peoples"]) or [""])[0], entry.identity)
        names.update({word: people for word in _split(row["peoples"]) if word not in _split(row["adjectives"])})
        for column, table in (("seats", seats), ("adjectives", adjectives)):
            table.update({word: entry for word in _split(row[column]) if word not in table})
    for row in _table("actors-places.tsv"):
        aliases = _split(row["names"])
        names.update(dict.fromkeys(aliases, Entry(row["key"], PLACE, aliases[0])))
    guarded, public = set[str](), set[str]()
    for row in _table("actors-bodies.tsv"):
        aliases = _split(row["names"])
        body = Entry(row["key"], row["kind"], aliases[0].lstrip("?"), row["part_of"] or None)
        names.update((alias.lstrip("?"), body) for alias in aliases)
        public.add(body.identity)
        guarded.update(alias[1:] for alias in aliases if alias.startswith("?"))
    trades: dict[str, str] = {}
    homes: dict[str, frozenset[str]] = {}
    for row in _table("actors-companies.tsv"):
        aliases = _split(row["names"])
        company = Entry(f"organization/{slug(aliases[0])}", ORGANIZATION, aliases[0])
        names.update({alias: company for alias in aliases if alias not in names})
        trades[company.identity] = row["trade"]
        if row["home"]:
            homes[company.identity] = frozenset(_split(row["home"]))
    trade_rows = list(_table("actors-trades.tsv"))
    trade_nouns: dict[str, frozenset[str]] = {}
    for row in trade_rows:
        for noun in _split(row["nouns"]):
            trade_nouns[noun] = trade_nouns.get(noun, frozenset()) | {row["trade"]}
    trade_words = {word: row["trade"] for row in trade_rows for word in _split(row["words"])}
    nouns, levels = _nouns()
    cities = {row["name"]: row["country"] for row in _table("actors-cities.tsv")}
    signs = {name: row["sign"] for row in _table("names.tsv") for name in row["names"].split()}
    noun_genders = {noun: sign.removesuffix("-noun") for noun, sign in signs.items() if sign.endswith("-noun")}
    cues = {row["sign"]: frozenset(_split(row["lemmas"])) for row in _table("actors-cues.tsv")}
    return Gazetteer(
        names=names,
        guarded=frozenset(guarded),
        public=frozenset(public),
        seats=seats,
        adjectives=adjectives,
        cities=cities,
        homes=homes,
        nouns=nouns,
        levels=levels,
        signs=signs,
        noun_genders=noun_genders,
        cues=cues,
        trades=trades,
        trade_nouns=trade_nouns,
        trade_words=trade_words,
    )


def _nouns() -> tuple[dict[str, str], dict[str, str]]:
    """Kinds of common nouns (the news table before the general one), and levels of office."""
    nouns: dict[str, str] = {}
    levels: dict[str, str] = {}
    for row in _table("actors-nouns.tsv"):
        nouns.update(dict.fromkeys(row["nouns"].split(), row["kind"]))
    for row in _table("actors-roles.tsv"):
        nouns.update(dict.fromkeys(_split(row["nouns"]), row["kind"]))
        levels.update(dict.fromkeys(_split(row["nouns"]), row["level"]))
    return nouns, levels


def _table(name: str) -> Iterator[dict[str, str]]:
    return (row for _, row in rows(read_data(name), name))


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []
