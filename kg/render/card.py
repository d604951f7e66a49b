"""EventCard -> text and JSON: the sentence with its words marked, and all that was read from it."""

from __future__ import annotations

from collections.abc import Iterator

from kg import vocab
from kg.events.confidence import BASE, load_odds
from kg.render.phrases import day_phrase, when_phrase
from kg.render.records import Record, dumped, quote_record, when_record
from kg.render.style import Style, marked, one_line, styled, wrapped
from kg.views.reading import Report
from kg.views.records import Source
from kg.views.show import EventCard, Piece, Related

KEY = 12  # columns that the names of lines take
BASES = {
    "explicit": "as the text says",
    "relative": "as the text says, counted from the publication or another date",
    "inherited": "from the clause or the event that it depends on",
    "document": "from the day of publication",
}
NOT_ROLES = ("trigger", "time", "former time", "said by")


def text(card: EventCard, style: Style | None = None) -> str:
    """A card as text; the words of the event stand in square brackets."""
    style = style or Style()
    report, source = card.report, _source(card, card.report)
    lines = [styled(style, one_line(report.label), bold=True), report.event, _named(source), ""]
    for piece in card.of("trigger"):
        lines += [*wrapped(marked(piece.quote), style.width), ""]
    for key, value in _lines(card):
        first, *rest = wrapped(value, style.width - KEY)
        lines.append(styled(style, f"{key:<{KEY}}", dim=True) + first)
        lines += [" " * KEY + line for line in rest]
    return "\n".join(lines) + "\n"


def json(card: EventCard, _style: Style | None = None) -> str:
    """A card as one JSON object."""
    report, when = card.report, card.report.when
    return dumped(
        {
            "event": report.event,
            "article": _source(card, report).id,
            "label": report.label,
            "type": report.type,
            "codes": list(card.codes),
            "predicate": card.predicate,
            "status": report.status,
            "fact": report.fact,
            "certainty": card.certainty,
            "polarity": card.polarity,
            "path": list(card.path),
            "time": when_record(when),
            "former": when_record(report.former),
            "place": card.place,
            "rule": card.rule,
            "confidence": card.confidence,
            "factors": list(card.factors),
            "pieces": [_piece_record(piece) for piece in card.pieces],
            "mentions": [quote_record(quote) for quote in report.mentions],
            "relations": [_relation_record(related) for related in card.relations],
            "reports": [{"event": other.event, "article": _source(card, other).id} for other in card.others],
        }
    )


def _lines(card: EventCard) -> Iterator[tuple[str, str]]:
    """What is known, as lines with a name each; a name stands once, on its first line."""
    report = card.report
    yield "type", f"{report.type} ({', '.join(card.codes)})" if card.codes else report.type
    status = f"{report.status}{'' if report.fact else ' (not a fact)'}, {card.certainty}, {card.polarity}"
    yield "status", f"{status}; decided by: {', '.join(card.path)}" if card.path else status
    told = "".join(f": “{one_line(piece.quote.text)}”" for piece in card.of("time"))
    yield (
        "time",
        f"{when_phrase(report.when)}, {BASES[report.when.basis]}{told}" if report.when.basis in BASES else "unknown",
    )
    if report.former is not None:
        told = "".join(f": “{one_line(piece.quote.text)}”" for piece in card.of("former time"))
        yield "moved from", f"{when_phrase(report.former)}{told}"
    if card.place:
        yield "place", one_line(card.place)
    yield from _participants(card)
    for piece in card.of("said by"):
        yield "said by", f"{one_line(piece.name)}: “{one_line(piece.quote.text)}”"
    if not card.of("said by"):
        yield "said by", "the article itself"
    for related in card.relations:
        yield "relation", _related(related)
    yield "rule", card.rule
    yield "confidence", _confidence(card)
    yield from _mentions(card)


def _participants(card: EventCard) -> Iterator[tuple[str, str]]:
    """Who takes part, each once in a role, with all the words that say so."""
    quotes: dict[tuple[str, str], list[str]] = {}
    for piece in card.pieces:
        if piece.what not in NOT_ROLES:
            kind = f" ({piece.kind})" if piece.kind else ""
            told = quotes.setdefault((piece.what, f"{one_line(piece.name)}{kind}"), [])
            told.append(f"“{one_line(piece.quote.text)}”")
    for (role, name), told in quotes.items():
        yield role, f"{name}: {', '.join(dict.fromkeys(told))}"


def _confidence(card: EventCard) -> str:
    """The confidence, and what the odds of the event are multiplied by, and why; the weightiest factor first."""
    odds = load_odds()
    known = sorted((odds[factor], factor) for factor in card.factors if factor in odds)
    known.sort(key=lambda pair: -max(pair[0], 1 / pair[0]))
    told = "; ".join(f"{factor} ×{number:g}" for number, factor in known)
    return f"{card.confidence}, from odds of {odds[BASE]:g}; {told}" if told else card.confidence


def _mentions(card: EventCard) -> Iterator[tuple[str, str]]:
    """The mentions in the article, and those in other articles that tell the same."""
    for quote in card.report.mentions:
        yield "mention", marked(quote)
    for other in card.others:
        for quote in other.mentions:
            yield "also", f"{_source(card, other).name}: {marked(quote)}"


def _related(related: Related) -> str:
    """A relation in words, seen from the event of the card."""
    place = related.event.removeprefix(vocab.BASE + "event/")
    name = related.relation.replace("-", " ")
    label = one_line(related.label)
    told = f"{name}: {label}" if related.outward else f"{label} → {name} this"
    return f"{told} [{place}]" + (f", “{one_line(related.cue)}”" if related.cue else "")


def _source(card: EventCard, report: Report) -> Source:
    """The article of a report."""
    return card.sources[report.mentions[0].article] if report.mentions else Source("")


def _named(source: Source) -> str:
    """An article as a reader knows it."""
    day = day_phrase(source.published[:10]) if source.published else None
    title = f"“{one_line(source.title)}”" if source.title else None
    return ", ".join(part for part in (one_line(source.name), title, day) if part)


def _piece_record(piece: Piece) -> Record:
    return {"what": piece.what, "name": piece.name, "kind": piece.kind, **quote_record(piece.quote)}


def _relation_record(related: Related) -> Record:
    return {
        "relation": related.relation,
        "outward": related.outward,
        "event": related.event,
        "label": related.label,
        "cue": related.cue,
    }
