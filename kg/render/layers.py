"""Extraction -> one layer as records in the shape of the stable interface, and as lines of JSON or TSV."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import UnknownName
from kg.model import (
    TEXT,
    Attribution,
    Event,
    EventTime,
    Extraction,
    Mention,
    Participant,
    Place,
    Role,
    Span,
    Statement,
    Timex,
)

Record = dict[str, Any]
LAYERS = ("times", "actors", "offices", "statements", "events", "triples")
FORMS = ("jsonl", "tsv")
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def lines(extraction: Extraction, layer: str, form: str = "jsonl") -> list[str]:
    """The records of a layer as JSON objects or as tab-separated values, one a line."""
    render = json_line if form == "jsonl" else tsv_line
    return [render(record) for record in records(extraction, layer)]


def records(extraction: Extraction, layer: str) -> Iterator[Record]:
    """The records of a layer, in the order of the text, the title first."""
    found = list(_placed(extraction, layer))
    found.sort(key=lambda pair: (pair[0].part == TEXT, pair[0].start, pair[0].end))
    for _, record in found:
        yield {"article": extraction.article.id} | record


def _placed(extraction: Extraction, layer: str) -> Iterator[tuple[Span, Record]]:
    """The records of a layer, each with its place in the text."""
    if layer == "times":
        yield from ((one.span, timex(one)) for one in extraction.times)
    elif layer == "actors":
        yield from ((one.span, mention(one)) for one in extraction.mentions)
    elif layer == "offices":
        yield from ((one.mention, office(one)) for one in extraction.roles)
    elif layer == "statements":
        yield from ((one.cue, statement(one)) for one in extraction.statements)
    elif layer == "events":
        yield from ((one.trigger, event(one)) for one in extraction.events)
    elif layer == "triples":
        yield from _triples(extraction)
    else:
        raise UnknownName("layer", layer, LAYERS)


def json_line(record: Mapping[str, Any]) -> str:
    """A record as one line of JSON."""
    return _JSON.encode(record)


def tsv_line(record: Mapping[str, Any]) -> str:
    """A record's values, tab-separated; what is not a string stands as JSON, and nothing as an empty cell."""
    return "\t".join(_cell(value) for value in record.values())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return " ".join(value.split()) if isinstance(value, str) else _JSON.encode(value)


def span(found: Span | None) -> Record | None:
    """A span, with its part where that is the title."""
    return None if found is None else _flat(found)


def _flat(found: Span) -> Record:
    part = {} if found.part == TEXT else {"part": found.part}
    return {"start": found.start, "end": found.end, "text": found.text} | part


def timex(found: Timex) -> Record:
    """A temporal expression."""
    return _flat(found.span) | {
        "type": found.type,
        "value": found.value,
        "begins": found.begins,
        "ends": found.ends,
        "precision": found.precision,
        "edtf": found.edtf,
        "basis": found.basis,
        "modifier": found.modifier,
    }


def mention(found: Mention) -> Record:
    """A mention of an actor."""
    return _flat(found.span) | {
        "head": span(found.head),
        "form": found.form,
        "kind": found.kind,
        "chain": found.chain,
        "actor": found.actor,
        "name": found.name,
        "identity": found.identity,
        "part_of": found.part_of,
    }


def office(found: Role) -> Record:
    """Who holds, held or is to hold an office, with the words that name it and their sentence."""
    return _flat(found.mention) | {
        "holder": found.holder,
        "name": found.name,
        "title": found.title,
        "body": found.body,
        "body_name": found.body_name,
        "status": found.status,
        "begins": found.begins,
        "ends": found.ends,
        "edtf": found.edtf,
        "evidence": span(found.evidence),
        "rule": found.rule,
    }


def statement(found: Statement) -> Record:
    """An attribution: who says what."""
    return {
        "source": span(found.source),
        "actor": found.actor,
        "name": found.name,
        "cue": span(found.cue),
        "content": [span(piece) for piece in found.content],
        "kind": found.kind,
        "stance": found.stance,
    }


def event(found: Event) -> Record:
    """An event."""
    return {
        "id": found.id,
        "type": found.type,
        "plover": found.plover,
        "cameo": found.cameo,
        "predicate": found.predicate,
        "trigger": span(found.trigger),
        "mentions": [span(place) for place in found.mentions],
        "participants": [_participant(one) for one in found.participants],
        "subject": found.subject,
        "object": found.object,
        "time": _time(found.time),
        "place": _place(found.place),
        "status": found.factuality.status,
        "certainty": found.factuality.certainty,
        "polarity": found.factuality.polarity,
        "future": found.factuality.future,
        "path": list(found.factuality.path),
        "attribution": [_attribution(one) for one in found.attribution],
        "relations": [{"relation": r.relation, "target": r.target, "cue": span(r.cue)} for r in found.relations],
        "evidence": span(found.evidence),
        "confidence": found.confidence,
        "factors": list(found.factors),
        "rule": found.rule,
        "phrase": found.phrase,
        "former": _time(found.former),
    }


def _participant(found: Participant) -> Record:
    return {"role": found.role, **_flat(found.span), "actor": found.actor, "name": found.name, "kind": found.kind}


def _time(found: EventTime | None) -> Record | None:
    if found is None:
        return None
    return {
        "begins": found.begins,
        "ends": found.ends,
        "precision": found.precision,
        "edtf": found.edtf,
        "basis": found.basis,
        "timex": span(found.timex),
    }


def _place(found: Place | None) -> Record | None:
    return None if found is None else _flat(found.span) | {"name": found.name, "geonames": found.geonames}


def _attribution(found: Attribution) -> Record:
    return {"source": span(found.source), "actor": found.actor, "name": found.name, "cue": span(found.cue)}


def _triples(extraction: Extraction) -> Iterator[tuple[Span, Record]]:
    """The plain reading of each event that has a subject or an object, which may be another event."""
    triggers = {one.id: one.trigger.text for one in extraction.events}
    for one in extraction.events:
        targets = (triggers.get(relation.target) for relation in one.relations)
        target = one.object or next(filter(None, targets), None)
        if one.subject or target:
            yield (
                one.trigger,
                {
                    "subject": one.subject,
                    "predicate": one.predicate,
                    "object": target,
                    "event": one.id,
                    "fact": one.factuality.fact,
                },
            )
