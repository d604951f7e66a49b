"""Parsed -> Statements: the finders in order, then quotations, then one record for each attribution."""

from __future__ import annotations

from bisect import bisect_right

from kg.model import Span, Statement
from kg.parse import Parsed
from kg.statements.claim import Claim, Range, trim
from kg.statements.cues import load_cues
from kg.statements.quotes import Quote, find_quotes
from kg.statements.verbs import verb_claim


def find_statements(parsed: Parsed) -> tuple[Statement, ...]:
    """Who says (asks, denies, believes, wants ...) what in an article, in the order of the cues."""
    verbs = load_cues("verbs")
    claims = [
        claim
        for token in parsed.doc
        if token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in verbs and (claim := verb_claim(token, verbs))
    ]
    claims = _outermost(_quoted(claims, find_quotes(parsed)))
    found = [one for claim in claims if (one := _statement(parsed, claim))]
    return tuple(sorted(found, key=lambda one: (one.cue.part, one.cue.start, one.cue.end)))


def _quoted(claims: list[Claim], quotes: tuple[Quote, ...]) -> list[Claim]:
    """The claims with every quotation that their content reaches into taken whole."""
    starts = [quote.tokens[0] for quote in quotes]

    def whole(piece: Range) -> Range:
        start, end = piece
        for at in (start, end - 1):
            k = bisect_right(starts, at) - 1
            if k >= 0 and at < quotes[k].tokens[1]:
                start, end = min(start, quotes[k].tokens[0]), max(end, quotes[k].tokens[1])
        return start, end

    outside = [c for c in claims if not _within(c.head, quotes, starts)]
    return [c.with_content([whole(piece) for piece in c.content]) for c in outside]


def _within(i: int, quotes: tuple[Quote, ...], starts: list[int]) -> bool:
    """Whether a token stands inside a quotation."""
    k = bisect_right(starts, i) - 1
    return k >= 0 and i < quotes[k].tokens[1]


def _outermost(claims: list[Claim]) -> list[Claim]:
    """The claims whose cue no other claim has in its content."""
    inner = {c.head for c in claims for o in claims if o is not c and any(a <= c.head < b for a, b in o.content)}
    return [c for c in claims if c.head not in inner]


def _statement(parsed: Parsed, claim: Claim) -> Statement | None:
    """The record in characters; None where nothing is left of the content."""
    content = tuple(span for piece in claim.content if (span := _span(parsed, piece)))
    cue = _span(parsed, claim.cue)
    if not content or cue is None:
        return None
    source = _span(parsed, claim.source) if claim.source else None
    return Statement(source, cue, content, _kind(content), claim.stance)


def _span(parsed: Parsed, piece: Range) -> Span | None:
    """The Span of a token range, trimmed."""
    start, end = trim(parsed.doc, piece)
    return parsed.of(parsed.doc[start:end]) if start < end else None


def _kind(content: tuple[Span, ...]) -> str:
    """direct where all is quoted, mixed where some is, else indirect."""
    quoted = [any(mark in span.text for mark in '"“”') for span in content]
    if not any(quoted):
        return "indirect"
    whole = all(span.text[0] in '"“' and span.text.rstrip(",.!?")[-1:] in '"”' for span in content)
    return "direct" if whole else "mixed"
