"""Statements -> Attribution: the sources that an event is attributed to, the outermost first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.model import Attribution, Span, Statement

# Stances of one who tells; to want, intend, demand or oppose something is not to tell that it happened.
_TELLING = frozenset({"assert", "deny", "doubt", "believe", "accuse", "warn", "expect"})
_SUITS = frozenset({"lawsuit", "lawsuits", "suit", "suits", "case", "complaint", "petition"})
_NEAR = 4  # words of a noun phrase before what follows it
_BLOCK = 500  # characters


class Sources:
    """The statements of an article that tell something, by the blocks of text that they reach into."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        telling = [one for one in statements if one.stance in _TELLING and one.content and _tells(one)]
        self.blocks: defaultdict[tuple[str, int], list[Statement]] = defaultdict(list)
        for one in sorted(telling, key=lambda one: (-_width(one), one.cue)):
            for block in dict.fromkeys(block for content in one.content for block in _blocks(content)):
                self.blocks[block].append(one)

    def of(self, trigger: Span) -> tuple[Attribution, ...]:
        """The attributions of an event with that trigger; a cue does not attribute itself."""
        return tuple(
            Attribution(
                one.source, one.actor, one.name or (one.source.text if one.source else "unnamed source"), one.cue
            )
            for one in self._around(trigger)
            if not _touch(trigger, one.cue)
        )

    def denied(self, trigger: Span) -> bool:
        """Whether the nearest statement around a trigger is a denial."""
        around = self._around(trigger)
        return bool(around) and around[-1].stance == "deny"

    def _around(self, trigger: Span) -> list[Statement]:
        """The statements whose content holds a trigger, the widest first."""
        near = self.blocks.get((trigger.part, trigger.start // _BLOCK), ())
        return [one for one in near if any(_within(trigger, content) for content in one.content)]


def _tells(statement: Statement) -> bool:
    """Whether someone tells what is so; nobody does in "the bridge is expected to reopen"."""
    forecast = statement.source is None and statement.stance == "expect"
    return not (forecast or _turns_down_suit(statement))


def _turns_down_suit(statement: Statement) -> bool:
    """Whether what is said is to turn down a lawsuit, whose words are those of who filed it."""
    return statement.stance == "deny" and not _SUITS.isdisjoint(statement.content[0].text.split()[:_NEAR])


def _blocks(content: Span) -> Iterator[tuple[str, int]]:
    return ((content.part, block) for block in range(content.start // _BLOCK, content.end // _BLOCK + 1))


def _width(statement: Statement) -> int:
    return sum(content.end - content.start for content in statement.content)


def _within(inner: Span, outer: Span) -> bool:
    return inner.part == outer.part and outer.start <= inner.start and inner.end <= outer.end


def _touch(one: Span, other: Span) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end
