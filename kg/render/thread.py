"""Thread -> text and JSON: what befell a planned event, step by step, with the state after each and the words."""

from __future__ import annotations

from collections.abc import Iterator

from kg.render.phrases import day_phrase, when_phrase
from kg.render.records import Record, dumped, quote_record, when_record
from kg.render.style import Style, marked, one_line, origin, sentences, styled, wrapped
from kg.views.records import Step, Thread, When
from kg.views.states import UNDER_WAY

INDENT = 4


def text(thread: Thread, style: Style | None = None) -> str:
    """A thread as text; the words that tell a step stand in square brackets."""
    style = style or Style()
    lines = [styled(style, line, bold=True) for line in wrapped(_heading(thread), style.width)]
    for step in thread.steps:
        lines.append("")
        lines += [styled(style, line, bold=True) for line in wrapped(_summary(step), style.width)]
        for line in _words(step):
            lines += [" " * INDENT + part for part in wrapped(line, style.width - INDENT)]
    return "\n".join(lines) + "\n"


def json(thread: Thread, _style: Style | None = None) -> str:
    """A thread as one JSON object."""
    return dumped(
        {
            "thread": thread.id,
            "label": thread.label,
            "state": thread.state,
            "date": when_record(thread.date),
            "as_of": thread.as_of,
            "steps": [_step_record(step) for step in thread.steps],
        }
    )


def _heading(thread: Thread) -> str:
    """What is planned, and how it stands."""
    as_of = f" (as known on {day_phrase(thread.as_of)})" if thread.as_of else ""
    return f"{one_line(thread.label)}: {thread.state}{_for(thread.state, thread.date)}{as_of}"


def _for(state: str, date: When | None) -> str:
    """The date that is set, in words."""
    if date is None or not date.known:
        return ""
    begun = state == "occurred" or state in UNDER_WAY
    return f", {when_phrase(date)}" if begun else f", set for {when_phrase(date).removeprefix('from ')}"


def _summary(step: Step) -> str:
    """A step on one line: its day, the state from then on, and what date it changes."""
    day = day_phrase(step.day) if step.day else "undated"
    old = f" (before: {when_phrase(step.old)})" if step.old else ""
    return f"{day} · {step.state}{_for(step.state, step.date)}{old}"


def _words(step: Step) -> Iterator[str]:
    """What happened in a step, and each article that tells it, with its day of publication and its words."""
    status = "" if step.fact else f"[{step.status}] "
    said = f" (said by {one_line(', '.join(step.said_by))})" if step.said_by else ""
    yield f"{status}{one_line(step.label)}{said}"
    names = {source.id: source for source in step.sources}
    for quotes in sentences(step.mentions):
        yield f"{origin(names[quotes[0].article])}: “{marked(*quotes)}”"


def _step_record(step: Step) -> Record:
    return {
        "day": step.day,
        "state": step.state,
        "date": when_record(step.date),
        "old_date": when_record(step.old),
        "act": step.act,
        "type": step.type,
        "label": step.label,
        "status": step.status,
        "fact": step.fact,
        "events": list(step.events),
        "mentions": [quote_record(quote) for quote in step.mentions],
        "sources": [{"article": s.id, "source": s.outlet, "published": s.published} for s in step.sources],
        "said_by": list(step.said_by),
    }
