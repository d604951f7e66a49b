"""Frame -> Draft: one mention of an event with its participants, place, time, factuality and attribution as records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.actors.phrases import before, tail
from kg.events.frames import Context, Frame
from kg.model import Attribution, EventTime, Factuality, Mention, Participant, Place, Span
from kg.parse import Parsed


@dataclass(frozen=True, slots=True)
class Draft:
    """One mention of an event; events are made of the drafts that tell the same one."""

    frame: Frame
    trigger: Span
    participants: tuple[Participant, ...]
    factuality: Factuality
    time: EventTime
    attribution: tuple[Attribution, ...]

    @property
    def index(self) -> int:
        """The token index of the trigger, by which relations name it."""
        return self.frame.trigger.i

    @property
    def type(self) -> str:
        """The type of the event."""
        return self.frame.entry.type


def trigger_span(frame: Frame, parsed: Parsed) -> Span:
    """The words that name the event."""
    words = frame.proposition.words
    return parsed.span(words[0].idx, words[-1].idx + len(words[-1].text))


def spans(frame: Frame, parsed: Parsed) -> tuple[Span, ...]:
    """The trigger, and the verb that supports it, which tells the event too ("held talks")."""
    support = frame.proposition.support
    found = [trigger_span(frame, parsed), *([parsed.of(support)] if support is not None else [])]
    return tuple(sorted(found))


def participants(frame: Frame, context: Context, parsed: Parsed, affected: frozenset[int]) -> Iterator[Participant]:
    """The participants of a frame; what is an event that the frame changes is a relation, and none of them."""
    for role, token in frame.roles:
        if token.i not in affected:
            yield _participant(role, token, context.actors.get(token.i), parsed)


def _participant(role: str, token: Token, mention: Mention | None, parsed: Parsed) -> Participant:
    if mention is not None:
        return Participant(role, mention.span, mention.actor or None, mention.name or mention.span.text, mention.kind)
    span = parsed.of(parsed.doc[before(token) : tail(token)])
    return Participant(role, span, None, span.text, "other")


def place(found: tuple[Participant, ...]) -> Place | None:
    """Where an event happens: its first participant in that role."""
    return next((Place(one.span, one.name) for one in found if one.role == "place"), None)
