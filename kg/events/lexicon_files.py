"""TSV -> Entry, Tables: the files of the lexicon, read and checked; every fault is told with file and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from kg.errors import DataError
from kg.events.backbone import load_types
from kg.events.conditions import Condition, parse_conditions
from kg.events.idioms import Reading, readings
from kg.resources import read_data, rows

POS = ("verb", "noun", "adj", "light")
COLUMNS = ("predicate", "pos", "type", "when", "roles", "plover", "note")
KINDS = frozenset({"person", "organization", "state", "place", "group", "role", "other"})
STRENGTHS = ("always", "argument", "counted", "anaphoric")
ROLES = frozenset(
    "agent patient recipient partner topic instrument origin destination place beneficiary attribute -".split()
)
ANY = "*"


class Entry(Struct, frozen=True):
    """A predicate, the conditions on its arguments, and what it then tells; `rule` names its file and line.

    `head` is what the predicate is found under ("take" for "take office"), and `words` its other words, which are
    no participants. `object_slot` is the preposition whose object is the logical object ("into" for "look into").
    """

    predicate: str
    head: str
    pos: str
    type: str
    rule: str
    plover: str | None = None
    cameo: str | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    words: frozenset[str] = frozenset()
    object_slot: str | None = None

    @property
    def key(self) -> tuple[str, str, frozenset[Condition]]:
        """What no two entries share."""
        return self.head, self.pos, frozenset(self.conditions)


class Tables(Struct, frozen=True):
    """The smaller files: roles by (type, pos, slot), classes by lemma, strengths by noun, statives by (lemma, pos).

    `slots` are those there are (with a default role), `class_names` the classes that a condition may name.
    """

    roles: Mapping[tuple[str, str, str], str]
    classes: Mapping[str, frozenset[str]]
    strengths: Mapping[str, str]
    statives: Mapping[tuple[str, str], str]
    slots: frozenset[str]
    class_names: frozenset[str]


def read_tables() -> Tables:
    """The smaller files of the package's lexicon."""
    roles, classes = _read_roles(), _read_classes()
    slots = frozenset(slot for _, _, slot in roles)
    return Tables(roles, classes, _read_strengths(), _read_statives(), slots, KINDS.union(*classes.values()))


def read_entries(tables: Tables) -> Iterator[Entry]:
    """All entries of the package, file by file in the order of their names."""
    names = sorted(item.name for item in files("kg.data").iterdir() if item.name.startswith("predicates_"))
    sources = (
        (name, f"predicates/{name[len('predicates_') :].removesuffix('.tsv')}", read_data(name)) for name in names
    )
    return _no_two(entry for name, source, text in sources for entry in _parse_entries(text, name, source, tables))


def read_user_entries(path: Path, tables: Tables) -> Iterator[Entry]:
    """The entries of a user's file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot read the lexicon {path}: {error}") from error
    return _no_two(_parse_entries(text, str(path), path.stem, tables))


def check_entries(text: str, name: str) -> int:
    """How many entries a user's file has, given its text; raises DataError at the first fault."""
    return sum(1 for _ in _no_two(_parse_entries(text, name, name, read_tables())))


def _no_two(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries; raises DataError at one with predicate, part of speech and conditions of another."""
    seen: dict[object, str] = {}
    for entry in entries:
        if entry.key in seen:
            raise DataError(f"{entry.rule}: {entry.predicate!r} with the same conditions stands in {seen[entry.key]}")
        seen[entry.key] = entry.rule
        yield entry


def _parse_entries(text: str, name: str, source: str, tables: Tables) -> Iterator[Entry]:
    """The entries of one file, one for each reading of each predicate of a row."""
    for number, row in _checked(rows(text, name), name, COLUMNS[:3]):
        try:
            found = list(_row_entries(row, f"{source}:{number}", tables))
        except ValueError as error:
            raise DataError(f"{name}:{number}: {error}") from error
        yield from found


def _row_entries(row: Mapping[str, str], rule: str, tables: Tables) -> Iterator[Entry]:
    pattern = _pattern(row, rule)
    _check_names(pattern, tables)
    for predicate in _items(row["predicate"]):
        for reading in readings(predicate, pattern.pos, tables.slots):
            yield _read_as(pattern, predicate, reading)


def _read_as(pattern: Entry, predicate: str, reading: Reading) -> Entry:
    """The entry of a row for one reading of one of its predicates."""
    conditions = pattern.conditions
    if reading.object_slot:
        conditions = tuple(replace(c, slots=_moved(c.slots, reading.object_slot)) for c in conditions)
    return replace(
        pattern,
        predicate=predicate,
        head=reading.head,
        conditions=conditions + reading.conditions,
        words=frozenset().union(*(condition.wanted for condition in reading.conditions)),
        object_slot=reading.object_slot,
    )


def _moved(slots: tuple[str, ...], object_slot: str) -> tuple[str, ...]:
    """The slots of a condition, where a preposition stands for the object."""
    return tuple(object_slot if slot == "obj" else slot for slot in slots)


def _pattern(row: Mapping[str, str], rule: str) -> Entry:
    """The entry of a row, its predicate still open; raises ValueError at a fault in it."""
    _one_of("part of speech", row["pos"], POS)
    _one_of("type", row["type"], load_types())
    roles = dict(_pair(part) for part in row.get("roles", "").split(";") if part.strip())
    own, root = load_types()[row["type"]], row.get("plover", "")
    _one_of("PLOVER root", root, _roots())
    return Entry(
        predicate="",
        head="",
        pos=row["pos"],
        type=row["type"],
        rule=rule,
        plover=(root if root != "-" else None) if root else own.plover,
        cameo=None if root and root != own.plover else own.cameo,
        roles=MappingProxyType(roles),
        conditions=parse_conditions(row.get("when", "")),
    )


@lru_cache(maxsize=1)
def _roots() -> frozenset[str]:
    """What the column plover may hold: a root that a type has, `-` for none, or nothing for the type's own."""
    return frozenset({"", "-", *(kind.plover for kind in load_types().values() if kind.plover)})


def _check_names(entry: Entry, tables: Tables) -> None:
    """Raise ValueError where an entry names a slot, a role or a class that there is not."""
    for slot in (*entry.roles, *(slot for condition in entry.conditions for slot in condition.slots)):
        _one_of("slot", slot, tables.slots)
    for role in entry.roles.values():
        _one_of("role", role, ROLES)
    for condition in entry.conditions:
        for name in sorted(condition.wanted | condition.unwanted):
            if name.startswith("@"):
                _one_of("class", name[1:].removesuffix(" *"), tables.class_names)


def _pair(text: str) -> tuple[str, str]:
    slot, equals, role = (part.strip() for part in text.partition("="))
    if not (slot and equals and role):
        raise ValueError(f"a role has the form slot=role, not {text.strip()!r}")
    return slot, role


def _one_of(kind: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        raise ValueError(f"unknown {kind} {name!r}; there are: {', '.join(sorted(filter(None, known)))}")


def _items(cell: str) -> list[str]:
    """The items of a cell."""
    return [item.strip() for item in cell.split("|")]


def _checked(
    table: Iterable[tuple[int, dict[str, str]]], name: str, filled: Iterable[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a table of which some cells must be filled, item by item."""
    for number, row in table:
        for column in filled:
            if not all(_items(row.get(column, ""))):
                raise DataError(f"{name}:{number}: nothing, or an empty item, in the column {column!r}")
        yield number, row


def _table(name: str, *filled: str) -> Iterator[tuple[int, dict[str, str]]]:
    return _checked(rows(read_data(name), name), name, filled)


def _read_roles() -> dict[tuple[str, str, str], str]:
    name, found = "roles.tsv", {}
    for number, row in _table(name, "type", "pos", "slot", "role"):
        for kind, slot in product(_items(row["type"]), _items(row["slot"])):
            key = (kind, row["pos"], slot)
            known = kind == ANY or kind in load_types()
            if not known or row["pos"] not in (ANY, *POS) or row["role"] not in ROLES or key in found:
                raise DataError(f"{name}:{number}: {' '.join(key)} {row['role']}: an unknown name, or a second row")
            found[key] = row["role"]
    return found


def _read_classes() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for _, row in _table("noun_classes.tsv", "class", "lemmas"):
        for lemma in _items(row["lemmas"]):
            found[lemma].add(row["class"])
    return {lemma: frozenset(names) for lemma, names in found.items()}


def _read_strengths() -> dict[str, str]:
    name, found = "event_nouns.tsv", {}
    for number, row in _table(name, "strength", "nouns"):
        for noun in _items(row["nouns"]):
            if row["strength"] not in STRENGTHS or noun in found:
                raise DataError(f"{name}:{number}: {noun!r}: a second row, or an unknown strength {row['strength']!r}")
            found[noun] = row["strength"]
    return found


def _read_statives() -> dict[tuple[str, str], str]:
    name, found = "statives.tsv", {}
    for number, row in _table(name, "class", "pos", "lemmas"):
        for lemma in _items(row["lemmas"]):
            if (lemma, row["pos"]) in found or row["pos"] not in POS:
                raise DataError(f"{name}:{number}: {lemma!r}: a second row, or an unknown part of speech")
            found[lemma, row["pos"]] = row["class"]
    return found
