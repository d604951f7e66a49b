"""Slots of a proposition -> bool: the conditions that an entry of the lexicon puts on its arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

PRESENT, ABSENT = "+", "-"
# Labels of clauses; what says that others have to do something, or are to blame.
CLAUSES = frozenset({"xcomp", "ccomp", "obligation", "guilt"})


Filler = frozenset[str]  # all that a condition may call what fills a slot


class Condition(Struct, frozen=True):
    """One condition on any of some slots: `wanted` and `unwanted` hold lemmas and `@class`es, `filled` `+` or `-`."""

    slots: tuple[str, ...]
    wanted: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()
    filled: bool | None = None

    def holds(self, slots: Mapping[str, Sequence[Filler]]) -> bool:
        """Whether the fillers satisfy the condition."""
        fillers = [filler for slot in self.slots for filler in slots.get(slot, ())]
        if "to" in self.slots:  # parsers tell a to-phrase as a dative where they can
            fillers += slots.get("iobj", ())
        if self.filled is not None and self.filled != bool(fillers):
            return False
        if self.wanted and all(map(self.wanted.isdisjoint, fillers)):
            return False
        return all(map(self.unwanted.isdisjoint, fillers))


def parse_conditions(cell: str) -> tuple[Condition, ...]:
    """The conditions of a `when` cell; raises ValueError where one is not of the form `slot=value`."""
    return tuple(_parse(part.strip()) for part in cell.split(";") if part.strip())


def _parse(text: str) -> Condition:
    names, equals, cell = text.partition("=")
    values = [value.strip() for value in cell.split("|")]
    if not equals or not names.strip() or not all(values):
        raise ValueError(f"a condition has the form slot=value|value, not {text!r}")
    slots = tuple(name.strip() for name in names.split("/"))
    wanted = frozenset(v for v in values if not v.startswith("!") and v not in (PRESENT, ABSENT))
    unwanted = frozenset(v[1:] for v in values if v.startswith("!"))
    filled = True if PRESENT in values else False if ABSENT in values else None
    return Condition(slots, wanted, unwanted, filled)
