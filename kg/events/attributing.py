"""Statements -> Attribution: the sources that an event is attributed to, the outermost first."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Attribution, Span, Statement

# Stances of one who tells; to want, intend, demand or oppose something is not to tell that it happened.
_TELLING = frozenset({"assert", "deny", "doubt", "believe", "accuse", "warn", "expect"})


class Sources:
    """The statements of an article that tell something, by part and widest content first."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        telling = [one for one in statements if one.stance in _TELLING and one.content]
        self.statements = sorted(telling, key=lambda one: (-_width(one), one.cue))

    def of(self, trigger: Span) -> tuple[Attribution, ...]:
        """The attributions of an event with that trigger; a cue does not attribute itself."""
        return tuple(
            Attribution(
                one.source, one.actor, one.name or (one.source.text if one.source else "unnamed source"), one.cue
            )
            for one in self.statements
            if any(_within(trigger, content) for content in one.content) and not _touch(trigger, one.cue)
        )

    def denied(self, trigger: Span) -> bool:
        """Whether the nearest statement around a trigger is a denial."""
        around = [one for one in self.statements if any(_within(trigger, content) for content in one.content)]
        return bool(around) and around[-1].stance == "deny"


def _width(statement: Statement) -> int:
    return sum(content.end - content.start for content in statement.content)


def _within(inner: Span, outer: Span) -> bool:
    return inner.part == outer.part and outer.start <= inner.start and inner.end <= outer.end


def _touch(one: Span, other: Span) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end
