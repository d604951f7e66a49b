"""Frame -> Draft: one mention of an event with its participants, time, factuality and attribution as records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kg.actors.phrases import before, tail
from kg.doc import Token
from kg.events.anchoring import Anchors
from kg.events.attributing import Sources
from kg.events.backbone import is_a
from kg.events.codes import codes
from kg.events.context import ACTORS, Context
from kg.events.factuality import assess
from kg.events.frames import Frame
from kg.events.noun_phrases import is_definite
from kg.events.participants import Roles
from kg.events.statuses import AHEAD
from kg.events.verb_groups import PAST, group
from kg.model import FACTS, Attribution, EventTime, Factuality, Mention, Participant, Span
from kg.parse import Parsed

_OF_DEEDS = frozenset({"for", "over", "in"})
SETS_DATES = frozenset({"Postpone", "Reschedule", "Schedule"})
_GENERAL = "present"  # the step of a path that tells what holds in general: "heat raises the risk of floods"


class Draft(Struct, frozen=True):
    """One mention of an event; events are made of the drafts that tell the same one.

    `index` is the token index of the trigger, by which relations name it; `former` the date from which it was moved.
    """

    frame: Frame
    index: int
    trigger: Span
    participants: tuple[Participant, ...]
    factuality: Factuality
    time: EventTime
    attribution: tuple[Attribution, ...]
    former: EventTime | None = None

    @property
    def type(self) -> str:
        """The type of the event."""
        return self.frame.entry.type

    @property
    def tells(self) -> bool:
        """Whether a clause says that the event happens, as against a noun that merely names it."""
        return self.frame.proposition.pos != "noun" or self.frame.proposition.support is not None


def to_come(factuality: Factuality) -> Factuality:
    """What is told as a fact, but lies ahead by its date."""
    return Factuality("planned", "probable", future=True, path=(*factuality.path, "date"))


def main_draft(drafts: Sequence[Draft]) -> Draft:
    """The mention that an event takes its type and predicate from: the first with a type of its own, or a finer one."""
    first = next((one for one in drafts if one.type != "Act"), drafts[0])
    return next((one for one in drafts if one.type != first.type and is_a(one.type, first.type)), first)


class Drafter(Struct, frozen=True):
    """What is known of an article when its frames become drafts."""

    parsed: Parsed
    context: Context
    anchors: Anchors
    sources: Sources

    def draft(self, frame: Frame) -> Draft:
        """One frame as records."""
        trigger, factuality = trigger_span(frame, self.parsed), assess(frame.trigger)
        attribution = self.sources.of(trigger)
        time = self.anchors.time(frame.trigger, frame.proposition.support, factuality)
        sets_dates = frame.entry.type in SETS_DATES
        if sets_dates or (factuality.fact and frame.proposition.pos != "noun"):
            time = self.anchors.of_act(frame.trigger, time, factuality, sets_dates=sets_dates)
        factuality = self._settled(factuality, time, frame)
        if factuality.status == "not-occurred" and self.sources.denied(trigger):
            factuality = replace(factuality, status="denied", path=(*factuality.path, "denial"))
        coded, _ = codes(frame.entry, factuality)  # coders of political events name who acts; else a pronoun stays
        speakers = dict(pair for one in attribution if coded for pair in self._speaking(one))
        everyone = tuple(self._participants(frame.roles, speakers))
        if is_a(frame.entry.type, "Communication") and group(frame.trigger).tense != PAST:
            attribution = tuple(one for one in attribution if not _speaks(one, everyone))
        return Draft(frame, frame.trigger.i, trigger, everyone, factuality, time, attribution)

    def _settled(self, factuality: Factuality, time: EventTime, frame: Frame) -> Factuality:
        """What a date in the text makes of it: nothing has happened that lies ahead, a past preliminary has."""
        trigger, path = frame.trigger, (*factuality.path, "date")
        if factuality.fact and self.anchors.is_ahead(time):
            return to_come(factuality)
        if factuality.fact and self.anchors.is_limited_ahead(trigger):  # "found a rise by 2050", but "adopted a ban"
            unwilled = is_a(frame.entry.type, "Change")
            return Factuality("possible", "possible", future=True, path=path) if unwilled else to_come(factuality)
        ahead = factuality.future or factuality.status in AHEAD
        if ahead and self.anchors.is_past(time) and _is_presupposed(trigger):
            return Factuality(path=path)
        return factuality

    def _participants(self, roles: Roles, speakers: Mapping[str, Span]) -> Iterator[Participant]:
        """The participants in their roles."""
        for role, token in roles:
            mention = self.context.actors.get(token.i)
            if mention is None:
                span = self.parsed.of(self.parsed.doc.span(before(token), tail(token)))
                yield Participant(role, span, None, span.text, "other")
            else:
                name = mention.name or mention.span.text
                yield Participant(role, self._best(token, mention, speakers), mention.actor or None, name, mention.kind)

    def _speaking(self, told: Attribution) -> Iterator[tuple[str, Span]]:
        """A speaker, and whom his words name him by: "Norvia's president" may say what Norvia does."""
        if told.source is None:
            return
        for token in self.parsed.tokens(told.source):
            mention = self.context.actors.get(token.i)
            if mention is not None and mention.form != "pronoun" and mention.actor:
                yield mention.actor, mention.span
        if told.actor:
            yield told.actor, told.source

    def _best(self, token: Token, mention: Mention, speakers: Mapping[str, Span]) -> Span:
        """A mention's span; for the pronoun of one who speaks of himself in the same sentence, the speaker's own."""
        source = speakers.get(mention.actor)
        if token.pos_ != "PRON" or source is None or source.part != mention.span.part:
            return mention.span
        first = self.parsed.span(token.sent.start_char, token.sent.start_char + 1)
        return source if first.start <= source.start < mention.span.start else mention.span


def _is_presupposed(trigger: Token) -> bool:
    """Whether an event is told as known: "agreed to meet after canceling last week", "tried for the 1996 murder"."""
    if trigger.dep_ == "pcomp":
        return trigger.head.lower_ in {"after", "since", "following"}
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "until":  # "was mayor until his death in 2009"
        return True
    dated = any(c.ent_type_ == "DATE" for c in trigger.lefts)
    return trigger.dep_ == "pobj" and trigger.head.lower_ in _OF_DEEDS and dated


def _speaks(told: Attribution, everyone: Sequence[Participant]) -> bool:
    """Whether an act of speech is that of its source: "'I apologize,' he said"."""
    return any(one.role == "agent" and one.actor and one.actor == told.actor for one in everyone)


def tells(draft: Draft) -> bool:
    """Whether a draft tells an event: a general truth does so only of an actor that is a certain one."""
    found = draft.factuality
    if found.status != "habitual" and (found.status in FACTS or _GENERAL not in found.path):
        return True
    takers = zip(draft.frame.roles, draft.participants, strict=True)
    return any(p.actor and p.kind in ACTORS and (t.tag_ == "PRP" or is_definite(t)) for (_, t), p in takers)


def trigger_span(frame: Frame, parsed: Parsed) -> Span:
    """The words that name the event."""
    words = frame.proposition.words
    return parsed.span(words[0].idx, words[-1].idx + len(words[-1].text))


def spans(frame: Frame, parsed: Parsed) -> tuple[Span, ...]:
    """The trigger, and the verb that supports it, which tells the event too ("held talks")."""
    support = frame.proposition.support
    found = [trigger_span(frame, parsed), *([parsed.of(support)] if support is not None else [])]
    return tuple(sorted(found))
