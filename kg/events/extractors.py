"""Extraction + other extractors -> Extraction with what they find too: events whose spans verify; the rest is counted.

An extractor is a function of an Extraction, all that kg has read of an article, that gives Events: a learned model,
a call of a language model, rules for a trade. It is named by an entry point of the group `kg.extractors`
(docs/extractors.md). What it gives is checked as nothing else is: nobody knows how it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from kg.errors import PluginError
from kg.events.backbone import load_types
from kg.events.lexicon_files import ROLES
from kg.model import STATUSES, TEXT, TITLE, Article, Event, Extraction, Span
from kg.registry import load
from kg.vocab import event_iri

Extract = Callable[[Extraction], Iterable[Event]]


def load_extractors(names: Iterable[str]) -> Mapping[str, Extract]:
    """The extractors of these names; raises UnknownName for one that is not installed, PluginError for a broken one."""
    found: dict[str, Extract] = {}
    for name in names:
        try:
            found[name] = load("extractors", name)
        except (ImportError, AttributeError) as error:
            raise PluginError(f"the extractor {name!r} cannot be loaded: {error}") from error
    return found


def with_others(extraction: Extraction, extractors: Mapping[str, Extract]) -> Extraction:
    """The extraction with the events of other extractors, and with their faults; what is told already stands first."""
    for name, extract in extractors.items():
        found, faults = _checked(extraction, name, extract)
        if faults:
            extraction = replace(extraction, faults=(*extraction.faults, _summed_up(extraction.article, name, faults)))
        events = sorted((*extraction.events, *found), key=lambda one: (one.trigger.part == TEXT, one.trigger.start))
        extraction = replace(extraction, events=tuple(events))
    return extraction


def _checked(extraction: Extraction, name: str, extract: Extract) -> tuple[list[Event], list[str]]:
    """The events of one extractor that are new, under their IRIs, and what is wrong with those that are left out."""
    found, faults = [], []
    try:
        given = list(extract(extraction))
    except Exception as error:  # foreign code may raise anything, and costs only what it would have found
        return [], [f"it failed: {type(error).__name__}: {error}"]
    for event in given:
        if fault := next(_faults(event, extraction), None):
            faults.append(fault)
        else:
            found.append(replace(event, rule=f"{name}/{event.rule}"))
    return _renamed(found, extraction), faults


def _faults(event: Event, extraction: Extraction) -> Iterator[str]:
    """What is wrong with an event."""
    if not isinstance(event, Event):
        yield f"{event!r:.60} is no Event"
        return
    yield from (fault for span in _spans(event) if (fault := _span_fault(span, extraction.article)))
    if event.type not in load_types():
        yield f"there is no event type {event.type!r}"
    if event.factuality.status not in STATUSES:
        yield f"there is no status {event.factuality.status!r}"
    if not 0 <= event.confidence <= 1:
        yield f"the confidence {event.confidence} is not between 0 and 1"
    actors = {mention.actor for mention in extraction.mentions}
    for one in event.participants:
        if one.role not in ROLES:
            yield f"there is no role {one.role!r}"
        if one.actor is not None and one.actor not in actors:
            yield f"the article has no actor {one.actor!r}"


def _spans(event: Event) -> Iterator[Span]:
    """Everything that an event quotes."""
    yield from (event.trigger, *event.mentions, event.evidence, *(one.span for one in event.participants))
    if event.time is not None and event.time.timex is not None:
        yield event.time.timex
    if event.place is not None:
        yield event.place.span
    for one in event.attribution:
        yield from (one.cue, *([one.source] if one.source is not None else []))
    yield from (relation.cue for relation in event.relations if relation.cue is not None)


def _span_fault(span: Span, article: Article) -> str | None:
    """What is wrong with a span: the article does not have its words there."""
    text = article.part(span.part) if span.part in (TEXT, TITLE) else ""
    if 0 <= span.start < span.end and text[span.start : span.end] == span.text:
        return None
    return f"{span.text!r:.60} does not stand at {span.start} to {span.end} of the {span.part}"


def _renamed(events: Sequence[Event], extraction: Extraction) -> list[Event]:
    """The events that no other has the trigger of, under the IRIs of their triggers; relations follow."""
    iris = {one.id: event_iri(extraction.article, one.trigger) for one in events}
    taken = {one.id for one in extraction.events}
    known = taken | set(iris.values())
    found: dict[str, Event] = {}
    for one in events:
        relations = (replace(r, target=iris.get(r.target, r.target)) for r in one.relations)
        kept = tuple(relation for relation in relations if relation.target in known)
        if iris[one.id] not in taken:
            found.setdefault(iris[one.id], replace(one, id=iris[one.id], relations=kept))
    return list(found.values())


def _summed_up(article: Article, name: str, faults: Sequence[str]) -> str:
    """What one extractor did wrong in an article."""
    count = f" ({len(faults)} events left out)" if len(faults) > 1 else ""
    return f"article {article.id!r}: extractor {name!r}: {faults[0]}{count}"
